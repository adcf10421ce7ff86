import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { downloadedProgram } from '../../../embedded/engines/download';

const limits = { firstByteMs: 400, stallMs: 400 };

let folder: string;
let mirror: Server | undefined;
let requests: number;
const environment = { ...process.env };

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'download-'));
  requests = 0;
});

afterEach(() => {
  process.env = { ...environment };
  mirror?.closeAllConnections();
  mirror?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A server in the place of the one that mongod is downloaded from. */
async function startMirror(answer: RequestListener): Promise<void> {
  const server = createServer((request, response) => {
    requests += 1;
    answer(request, response);
  });
  mirror = server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.env['MONGOMS_DOWNLOAD_MIRROR'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env['MONGOMS_USE_HTTP'] = 'true';
}

/** An archive laid out as MongoDB's own, with a script for the server. */
function archive(): Buffer {
  const bin = path.join(folder, 'mongodb-0', 'bin');
  mkdirSync(bin, { recursive: true });
  // the library takes a small file for a download that was cut short
  writeFileSync(path.join(bin, 'mongod'), `#!/bin/sh\necho 'db version v8.2.6'\n${'#'.repeat(2_000_000)}\n`);
  chmodSync(path.join(bin, 'mongod'), 0o755);
  return execFileSync('tar', ['-czf', '-', '-C', folder, 'mongodb-0'], { maxBuffer: 10_000_000 });
}

const into = () => path.join(folder, 'engines');

describe('a download', () => {
  it('is kept: the next start asks nobody', async () => {
    const packed = archive();
    const md5 = createHash('md5').update(packed).digest('hex');
    await startMirror((request, response) => response.end(request.url?.endsWith('.md5') ? md5 : packed));

    const file = await downloadedProgram('mongod', into(), () => undefined);
    const asked = requests;
    const again = await downloadedProgram('mongod', into(), () => undefined);

    expect(execFileSync(file, { encoding: 'utf8' })).toBe('db version v8.2.6\n');
    expect(again).toBe(file);
    expect(requests).toBe(asked);
    expect(readFileSync(path.join(into(), 'program-path'), 'utf8')).toBe(file);
  });

  it('is given up when nothing comes', async () => {
    await startMirror(() => undefined);

    const waiting = downloadedProgram('mongod', into(), () => undefined, limits);

    await expect(waiting).rejects.toThrow('nothing came for 0.4 s');
  });

  it('is given up when it stands still half-way', async () => {
    await startMirror((_request, response) => {
      response.writeHead(200, { 'content-length': '1000000' });
      response.write('x'.repeat(1_000));
    });

    const waiting = downloadedProgram('mongod', into(), () => undefined, limits);

    await expect(waiting).rejects.toThrow('nothing came for 0.4 s');
  });

  it('is not repeated when its host refuses', async () => {
    await startMirror((_request, response) => response.writeHead(403).end());

    await expect(downloadedProgram('mongod', into(), () => undefined)).rejects.toThrow(
      'its host answered 403',
    );
    expect(requests).toBe(1);
  });
});
