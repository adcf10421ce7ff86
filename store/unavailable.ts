/** Errors of the driver and of Mongoose that say that no server answers, by name: both load several copies of them. */
const names =
  /^Mongo(ose)?(ServerSelection|Network|NetworkTimeout|TopologyClosed|NotConnected|PoolCleared|PoolClosed)/;

/** Mongoose gives up waiting for a connection with a plain `MongooseError`. */
const bufferTimeout = 'buffering timed out';

/** Whether an error says that the database cannot be reached, now or any more. */
export function isStoreUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return names.test(error.name) || (error.name === 'MongooseError' && error.message.includes(bufferTimeout));
}
