import { expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { recordedNames } from './record';

// among the histories are some that were made on hosts in Taipei and in St. John's
it.each([
  ['UTC', 0],
  ['Asia/Taipei', -480],
  ['America/St_Johns', 150],
])(
  'recorded histories replay on a host in the zone %s',
  async (zone, minutesBehindUtc) => {
    const script = path.join(__dirname, 'replay-all.ts');
    const env = { ...process.env, TZ: zone };
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], { env });
    const said: unknown = JSON.parse(stdout.trim().split('\n').at(-1)!);
    expect(said).toEqual({ minutesBehindUtc, replayed: recordedNames().length });
  },
  120_000,
);
