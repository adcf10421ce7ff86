import { types } from 'node:util';
import { writeErrorsOf } from './duplicate-key';

/**
 * Names of the driver's and Mongoose's errors for unreachable servers: by name, because both load several copies of the
 * classes.
 */
const names =
  /^Mongo(ose)?(ServerSelection|Network|NetworkTimeout|TopologyClosed|NotConnected|PoolCleared|PoolClosed|WaitQueueTimeout|OperationTimeout|WriteConcern|ExpiredSession|ClientClosed)/;

/** Mongoose gives up waiting for a connection with a plain `MongooseError`. */
const bufferTimeout = 'buffering timed out';

/**
 * Codes with which a server that answers says that it cannot work now (MongoDB, "Error Codes"): the disk is full,
 * writes are blocked, it is not, or no longer, a primary, it shuts down, or others of its replica set do not answer.
 */
const codes = new Set([
  6, 7, 50, 64, 89, 91, 100, 112, 133, 134, 189, 202, 262, 317, 358, 371, 384, 8000, 9001, 10_058, 10_107,
  11_600, 11_602, 13_435, 13_436, 14_031,
]);

/**
 * The driver wraps connection errors, but not always: writing into a socket that the server has just closed fails with
 * Node's own error. Errors of Temporal's client and of mail servers have their own names or classes.
 */
const socketCodes: readonly string[] = [
  'EPIPE',
  'ECONNRESET',
  'ECONNABORTED',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
];

/** With these labels a server says that the same operation may well succeed a moment later. */
const labels = ['RetryableWriteError', 'TransientTransactionError', 'SystemOverloadedError'];

/**
 * What SQLite, on which the embedded server is built, and operating systems say when files cannot be read or written.
 * Such errors have no code of their own.
 */
const faultsOfTheDisk =
  /database or disk is full|disk i\/o error|readonly database|unable to open database file|database is locked|no space left on device|disk quota exceeded|read-only file system/i;

/**
 * Whether an error means that the database is unreachable or cannot work now, for example because it takes no writes.
 */
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

/** @param error the driver's, or what it says about one row of a bulk write */
function isFaultOfServer(error: unknown): boolean {
  const { code, errorLabels, message } = (error ?? {}) as Record<string, unknown>;
  if (typeof code === 'number' && codes.has(code)) return true;
  if (Array.isArray(errorLabels) && errorLabels.some((label) => labels.includes(label as string)))
    return true;
  return typeof message === 'string' && faultsOfTheDisk.test(message);
}
