import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { openDataDir } from '../../embedded/data-dir';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'data-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that has ended, so that nobody has its id. */
function endedProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('the data folder', () => {
  it('belongs to one running process', () => {
    writeFileSync(path.join(folder, 'in-use-by'), String(process.ppid));

    expect(() => openDataDir(folder)).toThrow(/is in use by process \d+.*MILEPOST_DATA_DIR/);
  });

  it('is taken over from a process that was killed, and given back', () => {
    writeFileSync(path.join(folder, 'in-use-by'), String(endedProcess()));

    openDataDir(folder).release();

    expect(existsSync(path.join(folder, 'in-use-by'))).toBe(false);
  });

  it('when temporary is deleted, also the one that a killed run left', () => {
    const abandoned = path.join(tmpdir(), `milepost-${endedProcess()}-left`);
    mkdirSync(abandoned);

    const temporary = openDataDir('temporary');
    expect(existsSync(temporary.path)).toBe(true);
    temporary.release();

    expect(existsSync(temporary.path)).toBe(false);
    expect(existsSync(abandoned)).toBe(false);
  });
});
