import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { mongo } from 'mongoose';
import { areDuplicateKeys } from '../../store/kit/duplicate-key';
import { isStoreUnavailable } from '../../store/kit/unavailable';

describe('a connection that the database has just closed', () => {
  it('says that the database cannot be reached when the driver still writes into it', async () => {
    // as the driver meets it while the server is killed: Node's own error, which it hands on as it is
    const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.resume();
    await once(socket, 'end');
    const failure = once(socket, 'error');
    socket.write('a command');
    const [error] = await failure;
    server.close();

    expect(error).toMatchObject({ name: 'Error', code: 'EPIPE' });
    expect(isStoreUnavailable(error)).toBe(true);
  });

  it('is something else than a fault of ours', () => {
    expect(isStoreUnavailable(new Error('no such thing'))).toBe(false);
    expect(isStoreUnavailable(Object.assign(new Error('no such file'), { code: 'ENOENT' }))).toBe(false);
  });
});

describe('one of many writes that fails', () => {
  const failedBy = (...errors: mongo.ClientBulkWriteError[]): mongo.MongoClientBulkWriteError => {
    const error = new mongo.MongoClientBulkWriteError({ message: 'encountered an error during execution' });
    error.writeErrors = new Map(errors.entries());
    return error;
  };
  const duplicate = { code: 11_000, message: 'E11000 duplicate key error' };
  const fullDisk = { code: 1, message: 'database or disk is full' };

  it('says what it has failed by', () => {
    expect(areDuplicateKeys(failedBy(duplicate))).toBe(true);
    expect(isStoreUnavailable(failedBy(duplicate))).toBe(false);
    expect(areDuplicateKeys(failedBy(duplicate, fullDisk))).toBe(false);
    expect(isStoreUnavailable(failedBy(fullDisk))).toBe(true);
    // the write itself was taken, but not by enough members of the replica set
    expect(areDuplicateKeys(failedBy())).toBe(false);
  });
});
