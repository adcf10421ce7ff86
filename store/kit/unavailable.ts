import { types } from 'node:util';
import { writeErrorsOf } from './duplicate-key';

/** Errors of the driver and of Mongoose that say that no server answers, by name: both load several copies of them. */
const names =
  /^Mongo(ose)?(ServerSelection|Network|NetworkTimeout|TopologyClosed|NotConnected|PoolCleared|PoolClosed|WaitQueueTimeout|OperationTimeout|WriteConcern|ExpiredSession|ClientClosed)/;

/** Mongoose gives up waiting for a connection with a plain `MongooseError`. */
const bufferTimeout = 'buffering timed out';

/**
 * Codes by which a server that answers says that it cannot do its work now (MongoDB, "Error Codes"): the disk is full,
 * writes are blocked, it is no primary or not any more, it shuts down, or others of its replica set do not answer.
 */
const codes = new Set([
  6, 7, 50, 64, 89, 91, 100, 112, 133, 134, 189, 202, 262, 317, 358, 371, 384, 8000, 9001, 10_058, 10_107,
  11_600, 11_602, 13_435, 13_436, 14_031,
]);

/**
 * The driver wraps what goes wrong with its connections, but not always: a write into a socket that the server has just
 * closed fails as Node says it. Errors of Temporal's client and of mail servers have names or classes of their own.
 */
const socketCodes: readonly string[] = [
  'EPIPE',
  'ECONNRESET',
  'ECONNABORTED',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
];

/** By these labels a server says that the same operation may well succeed a moment later. */
const labels = ['RetryableWriteError', 'TransientTransactionError', 'SystemOverloadedError'];

/**
 * What SQLite, on which the embedded server stands, and operating systems say when files cannot be written or read.
 * Such errors have no code of their own.
 */
const faultsOfTheDisk =
  /database or disk is full|disk i\/o error|readonly database|unable to open database file|database is locked|no space left on device|disk quota exceeded|read-only file system/i;

/** Whether an error says that the database cannot be reached, or cannot do its work now: that it takes no writes. */
export function isStoreUnavailable(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  if (names.test(error.name) || isOfSocket(error)) return true;
  if (error.name === 'MongooseError') return error.message.includes(bufferTimeout);
  if (error.name.startsWith('Mongo') && [error, ...writeErrorsOf(error)].some(isFaultOfServer)) return true;
  return isStoreUnavailable(error.cause);
}

function isOfSocket({ name, code }: Error & { code?: unknown }): boolean {
  return name === 'Error' && typeof code === 'string' && socketCodes.includes(code);
}

/** @param error the driver's, or what it says of one of many writes */
function isFaultOfServer(error: unknown): boolean {
  const { code, errorLabels, message } = (error ?? {}) as Record<string, unknown>;
  if (typeof code === 'number' && codes.has(code)) return true;
  if (Array.isArray(errorLabels) && errorLabels.some((label) => labels.includes(label as string)))
    return true;
  return typeof message === 'string' && faultsOfTheDisk.test(message);
}
