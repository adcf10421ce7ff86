import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mongo } from 'mongoose';
import type { MongodbEngine } from '../../../embedded/engines/mongodb-server';
import { startMongodb } from '../../../embedded/engines/mongodb-server';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import { isStoreUnavailable } from '../../../store/kit/unavailable';
import { acme } from '../../support/directory';
import { eventually } from '../../support/eventually';
import type { RunningApi } from '../running-api';
import { person, startApi } from '../running-api';

const folder = mkdtempSync(path.join(tmpdir(), 'full-disk-'));
let mongodb: MongodbEngine;
let own: Store;
let api: RunningApi;

beforeAll(async () => {
  const logFile = path.join(folder, 'server.log');
  mongodb = await startMongodb(
    { port: 'free', dataDir: path.join(folder, 'db'), logFile, survives: 'process' },
    () => undefined,
  );
  own = await connectStore(mongodb.uri('full'));
  api = await startApi({ store: (shared) => ({ ...own, apiKeys: shared.apiKeys }) });
});
afterAll(async () => {
  limitFiles('unlimited');
  await api.stop();
  await own.close();
  await mongodb.stop();
  rmSync(folder, { recursive: true });
});

/** The server's process: its arguments name the folder, which is no other's. */
function serverPid(): string {
  const isServer = (pid: string): boolean => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return command.includes(path.join(folder, 'db')) && !command.includes('guarded.sh');
    } catch {
      return false;
    }
  };
  const found = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isServer(name));
  if (!found[0]) throw new Error('the server has no process');
  return found.at(-1)!;
}

/** How large the server's files may be: beyond that its writes fail, as on a disk that is full. */
function limitFiles(bytes: number | 'unlimited'): void {
  execFileSync('prlimit', [`--pid=${serverPid()}`, `--fsize=${bytes}:`]);
}

function largestFile(): number {
  const files = readdirSync(path.join(folder, 'db'), { recursive: true, encoding: 'utf8' });
  return Math.max(...files.map((file) => statSync(path.join(folder, 'db', file)).size));
}

describe('while the database takes no writes', () => {
  it('what writes is 503 with Retry-After, with and without a key, and is carried out afterwards', async () => {
    const keyed = { headers: { 'Idempotency-Key': 'hire' } };
    const before = await api.post('/v1/people', person('first'), { headers: { 'Idempotency-Key': 'first' } });
    limitFiles(Math.min(largestFile(), 4_096));

    const answers = await eventually(async () => {
      const each = [
        await api.post('/v1/people', person('second'), keyed),
        await api.post('/v1/people', person('third')),
        await api.post('/v1/customers', { ...acme, id: 'ten' }),
      ];
      return each.every(({ status }) => status !== 201) && each;
    });

    expect(before.status).toBe(201);
    for (const { status, headers, body } of answers) {
      expect([status, headers.get('retry-after'), body.code]).toEqual([503, '5', 'store-unavailable']);
    }
    limitFiles('unlimited');
    const again = await eventually(async () => {
      const answer = await api.post('/v1/people', person('second'), keyed);
      return answer.status === 201 && answer;
    });
    expect(again.headers.get('idempotent-replayed')).toBeNull();
  });
});

describe('an error of the database', () => {
  const fault = (message: object) => new mongo.MongoServerError({ ok: 0, ...message });

  it.each([
    [{ code: 14_031, errmsg: 'available disk space is less than required' }, true],
    [{ code: 8, errmsg: 'database or disk is full' }, true],
    [{ errmsg: 'database or disk is full' }, true],
    [{ errmsg: 'disk I/O error' }, true],
    [{ code: 10_107, errmsg: 'not primary' }, true],
    [{ code: 371, errmsg: 'User writes blocked' }, true],
    [{ code: 8000, errmsg: 'you are over your space quota' }, true],
    [{ code: 1, errmsg: 'interrupted', errorLabels: ['RetryableWriteError'] }, true],
    [{ code: 11_000, errmsg: 'E11000 duplicate key error' }, false],
    [{ code: 2, errmsg: 'BadValue' }, false],
  ])('%j says that it cannot do its work now: %s', (message, isSo) => {
    expect(isStoreUnavailable(fault(message))).toBe(isSo);
  });
});
