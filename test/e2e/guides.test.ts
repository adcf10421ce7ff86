import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { anyFreePort } from '../../embedded/engines/ports';
import type { Platform } from '../../embedded/platform/platform';
import { startPlatform } from '../../embedded/platform/platform';
import { prepareInstallation } from '../../embedded/platform/seed';
import { guideNames } from '../../pages/docs/guides';
import { buildOfRun } from '../support/build-of-run';
import type { DocBlock, RanBlock } from '../support/doc-examples';
import { blocksOf, compareAnswers, runBlocks } from '../support/doc-examples';

/** The first hour of somebody new: the guides, typed from the first line to the last, and nothing else. */
let platform: Platform;
let folder: string;
let ran: readonly RanBlock[] = [];

const checkout = path.join(__dirname, '..', '..');
const blocks: readonly DocBlock[] = guideNames.flatMap((name) => blocksOf(`docs/guides/${name}.md`));

/** What a block printed that has this in it. */
const outputWith = (text: string): string => ran.find(({ output }) => output.includes(text))?.output ?? '';

beforeAll(async () => {
  platform = await startPlatform({
    dataDir: 'temporary',
    ports: 'free',
    dayMs: realDayMs,
    build: buildOfRun(),
  });
  const { apiKey } = await prepareInstallation(platform);
  folder = mkdtempSync(path.join(os.tmpdir(), 'milepost-guides-'));
  mkdirSync(path.join(folder, '.milepost', 'data'), { recursive: true });
  writeFileSync(path.join(folder, '.milepost', 'data', 'api-key'), `${apiKey}\n`);
  symlinkSync(path.join(checkout, 'node_modules'), path.join(folder, 'node_modules'));
}, 180_000);

afterAll(async () => {
  await platform?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('the guides', () => {
  it('have no block that is neither run, nor written to a file, nor compared', () => {
    const idle = blocks.filter(
      ({ words }) => !words.some((word) => ['run', 'answer'].includes(word) || word.startsWith('file=')),
    );

    expect(idle.map(({ where }) => where)).toEqual([]);
    expect(blocks.filter(({ words }) => words.includes('run')).length).toBeGreaterThan(30);
  });

  it('can be typed from the first line to the last, and are answered as they show', async () => {
    const python = await anyFreePort();
    const node = await anyFreePort();
    ran = await runBlocks(blocks, {
      folder,
      env: { ...process.env, http_proxy: '', HTTP_PROXY: '' },
      timeoutMs: 240_000,
      replace: {
        'http://127.0.0.1:3000': platform.apiUrl,
        'http://127.0.0.1:1080': platform.inboxUrl!,
        'http://127.0.0.1:8233': platform.temporalUiUrl!,
        '8765': String(python),
        '8766': String(node),
      },
    });

    const wrong = compareAnswers(blocks, ran).filter(({ differences }) => differences.length > 0);
    expect(wrong).toEqual([]);
  }, 300_000);

  it('lead through a first hour: key, own id, bulk, webhook, feed', () => {
    expect(outputWith('"counts":{"done":50')).toContain('"failed":0');
    expect(outputWith('not genuine')).toMatch(/ping\n[\s\S]*stageEntered visit/);
    expect(outputWith('projectOpened 1 Boiler house')).not.toContain('Cooling line');
    expect(blocks.some(({ text }) => text.includes('/v1/keys'))).toBe(true);
  });
});
