import { jest } from '@jest/globals';
import type { mongo } from 'mongoose';
import mongoose from 'mongoose';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';

/** What a store asked its server for. */
export interface AskedCommand {
  /** Such as `find` or `insert`. */
  readonly name: string;
  /** The collection; of a command for several it is 1. */
  readonly collection: unknown;
  readonly command: mongo.Document;
}

/** A store, with the commands sent to its server as the driver reports them (command monitoring). */
export interface WatchedStore {
  readonly store: Store;
  /** What was asked while some work was done, in order. */
  commandsOf(work: () => Promise<unknown>): Promise<AskedCommand[]>;
}

const reading = new Set(['find', 'aggregate', 'getMore', 'count', 'distinct']);

/** Whether a command only reads. */
export function isRead({ name }: AskedCommand): boolean {
  return reading.has(name);
}

/** Connects to a database and listens. */
export async function watchedStore(uri: string): Promise<WatchedStore> {
  const connect = mongoose.createConnection.bind(mongoose);
  const monitored = (to: string, options?: mongoose.ConnectOptions): mongoose.Connection =>
    connect(to, { ...options, monitorCommands: true });
  const connecting = jest
    .spyOn(mongoose, 'createConnection')
    .mockImplementation(monitored as typeof mongoose.createConnection);
  const store = await connectStore(uri);
  connecting.mockRestore();
  const commands: AskedCommand[] = [];
  mongoose.connections
    .at(-1)!
    .getClient()
    .on('commandStarted', ({ commandName: name, command }) => {
      commands.push({ name, collection: command[name], command });
    });
  return {
    store,
    async commandsOf(work) {
      const before = commands.length;
      await work();
      return commands.slice(before);
    },
  };
}
