import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { openDataDir } from '../../../embedded/engines/data-dir';

let folder: string;
const silent = () => undefined;

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

    expect(() => openDataDir(folder, silent)).toThrow(/is in use by process \d+.*MILEPOST_DATA_DIR/);
  });

  it('is taken over from a process that was killed, and given back', () => {
    writeFileSync(path.join(folder, 'in-use-by'), String(endedProcess()));

    openDataDir(folder, silent).release();

    expect(existsSync(path.join(folder, 'in-use-by'))).toBe(false);
  });

  it('when temporary is deleted, also the one that a killed run left', () => {
    const abandoned = path.join(tmpdir(), `milepost-${endedProcess()}-left`);
    mkdirSync(abandoned);

    const temporary = openDataDir('temporary', silent);
    expect(existsSync(temporary.path)).toBe(true);
    temporary.release();

    expect(existsSync(temporary.path)).toBe(false);
    expect(existsSync(abandoned)).toBe(false);
  });

  it('when temporary stays to be looked at when it is kept, also over the next start', () => {
    const temporary = openDataDir('temporary', silent);
    writeFileSync(path.join(temporary.path, 'api.log'), 'what happened');
    const keptAs = temporary.keep();
    temporary.release();
    openDataDir('temporary', silent).release();

    expect(existsSync(temporary.path)).toBe(false);
    expect(existsSync(path.join(keptAs, 'api.log'))).toBe(true);
    rmSync(keptAs, { recursive: true });
  });

  it('and all that an earlier start left in it are closed to others', () => {
    mkdirSync(path.join(folder, 'mongodb', 'mongod'), { recursive: true, mode: 0o755 });
    writeFileSync(path.join(folder, 'mongodb', 'mongod', 'milepost.db'), '', { mode: 0o644 });
    writeFileSync(path.join(folder, 'api-key'), '', { mode: 0o644 });
    chmodSync(folder, 0o755);

    openDataDir(folder, silent);

    const entries = ['', 'mongodb', 'mongodb/mongod', 'mongodb/mongod/milepost.db', 'api-key', 'in-use-by'];
    expect(entries.map((entry) => modeOf(path.join(folder, entry)))).toEqual([
      '700',
      '700',
      '700',
      '600',
      '600',
      '600',
    ]);
  });

  it('leaves what is not ours, and what a link leads to, as open as it was', () => {
    const foreign = path.join(folder, 'holiday.jpg');
    writeFileSync(foreign, '', { mode: 0o644 });
    const data = path.join(folder, 'data');
    mkdirSync(data, { mode: 0o755 });
    symlinkSync(foreign, path.join(data, 'api-key'));
    writeFileSync(path.join(data, 'notes.txt'), '', { mode: 0o644 });

    openDataDir(data, silent);

    expect([data, foreign, path.join(data, 'notes.txt')].map(modeOf)).toEqual(['755', '644', '644']);
  });
});

function modeOf(file: string): string {
  return (statSync(file).mode & 0o777).toString(8);
}
