import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { chooseFirst, NoEngineError, type Candidate } from '../../../embedded/engines/choice';
import { failureMemory, forgottenAfterMs } from '../../../embedded/engines/failure-memory';

const day = 86_400_000;
const startMs = Date.UTC(2026, 0, 5);

let folder: string;
let nowMs: number;
let tried: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'choice-'));
  nowMs = startMs;
  tried = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const reports: string[] = [];
const memory = () =>
  failureMemory(
    folder,
    (line) => reports.push(line),
    () => nowMs,
  );

function candidate(engine: string, outcome: 'found' | 'absent' | Error): Candidate {
  return {
    engine,
    find: () => {
      tried.push(engine);
      if (outcome instanceof Error) return Promise.reject(outcome);
      return Promise.resolve(outcome === 'found' ? { path: `/${engine}` } : { absent: `no ${engine}` });
    },
  };
}

const remembered = (each: Candidate): Candidate => ({ ...each, rememberAs: each.engine });

describe('the choice of an engine', () => {
  it('takes the first that works and says why not the earlier ones', async () => {
    const choice = await chooseFirst(
      'server',
      [
        candidate('a', 'absent'),
        candidate('b', new Error('no network')),
        candidate('c', 'found'),
        candidate('d', 'found'),
      ],
      memory(),
    );

    expect(choice).toEqual({ path: '/c', engine: 'c', reason: 'no a; b failed: no network' });
    expect(tried).toEqual(['a', 'b', 'c']);
  });

  it('does not repeat a download that failed, until a week has passed', async () => {
    const candidates = [
      remembered(candidate('download', new Error('no network'))),
      candidate('pypi', 'found'),
    ];
    await chooseFirst('server', candidates, memory());

    nowMs = startMs + 6 * day;
    const later = await chooseFirst('server', candidates, memory());
    expect(tried).toEqual(['download', 'pypi', 'pypi']);
    expect(later.reason).toBe('download failed on 2026-01-05, tried again after 2026-01-12');

    nowMs = startMs + forgottenAfterMs;
    await chooseFirst('server', candidates, memory());
    expect(tried.slice(3)).toEqual(['download', 'pypi']);
  });

  it('tries again at once when the folder was deleted', async () => {
    const candidates = [
      remembered(candidate('download', new Error('no network'))),
      candidate('pypi', 'found'),
    ];
    await chooseFirst('server', candidates, memory());
    rmSync(folder, { recursive: true });

    await chooseFirst('server', candidates, memory());

    expect(tried.filter((each) => each === 'download')).toHaveLength(2);
  });

  it('says how to repeat a download when nothing else works either', async () => {
    const candidates = [
      remembered(candidate('download', new Error('no network'))),
      candidate('pypi', 'absent'),
    ];
    await expect(chooseFirst('server', candidates, memory())).rejects.toThrow(NoEngineError);

    await expect(chooseFirst('server', candidates, memory())).rejects.toThrow(
      'Delete .milepost/engines to repeat the downloads now.',
    );
  });

  it('tries a way again that is not worth remembering, such as a missing Python', async () => {
    const candidates = [candidate('pypi', new Error('Python is missing'))];

    await expect(chooseFirst('server', candidates, memory())).rejects.toThrow(NoEngineError);
    await expect(chooseFirst('server', candidates, memory())).rejects.toThrow(
      'There is no server to run:\n  - pypi failed: Python is missing',
    );
    expect(tried).toEqual(['pypi', 'pypi']);
  });

  it('goes on when a failed download cannot be remembered, and tries it again next time', async () => {
    const candidates = [
      remembered(candidate('download', new Error('no network'))),
      candidate('pypi', 'found'),
    ];
    // the file that is renamed into place leads to a disk that is always full
    symlinkSync('/dev/full', path.join(folder, `failures.json.${process.pid}`));

    await expect(chooseFirst('server', candidates, memory())).resolves.toMatchObject({ path: '/pypi' });
    await chooseFirst('server', candidates, memory());

    expect(tried).toEqual(['download', 'pypi', 'download', 'pypi']);
    expect(reports).toEqual([
      expect.stringMatching(/failures\.json cannot be written: the disk is full.*tries "download" again/),
    ]);
    expect(readdirSync(folder)).toEqual(['failures.json']);
  });
});
