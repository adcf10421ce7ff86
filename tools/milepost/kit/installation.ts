import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Config, TemporalConnection } from '../../../config/config';
import { loadConfig, loadTemporalConnection } from '../../../config/config';
import type { FoundSettings } from '../../../config/local-installation';
import { findSettings } from '../../../config/local-installation';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import { isStoreUnavailable } from '../../../store/kit/unavailable';
import { isTemporalUnavailable } from '../../../temporal/command-failures';
import { CommandError } from './command-error';

/** The installation that a command works on. Its engines are connected when they are first asked for. */
export interface Installation {
  readonly settings: FoundSettings;
  /** @throws SettingsError with every problem at once */
  config(): Config;
  store(): Promise<Store>;
  connection(): Promise<Connection>;
  client(): Promise<Client>;
  close(): Promise<void>;
}

/** Folder of the checkout; in an image it has no data folder of `npm start`, and settings come from the environment. */
const checkoutDir = path.resolve(__dirname, '..', '..', '..');

const temporalPatienceMs = 5_000;

export function openInstallation(settings: FoundSettings = findSettings(checkoutDir)): Installation {
  let store: Promise<Store> | undefined;
  let connection: Promise<Connection> | undefined;
  const config = (): Config => loadConfig(settings.env);
  const temporal = (): TemporalConnection => loadTemporalConnection(settings.env);
  const connectOnce = (): Promise<Connection> => (connection ??= connectToTemporal(temporal()));
  return {
    settings,
    config,
    store: () => (store ??= connectToStore(config())),
    connection: connectOnce,
    client: async () => new Client({ connection: await connectOnce(), namespace: temporal().namespace }),
    async close() {
      // one that could not be reached has nothing to close
      const [opened, connected] = await Promise.allSettled([store, connection]);
      if (opened.status === 'fulfilled') await opened.value?.close();
      if (connected.status === 'fulfilled') await connected.value?.close();
    },
  };
}

async function connectToStore({ mongodbUri, retention }: Config): Promise<Store> {
  try {
    return await connectStore(mongodbUri, retention);
  } catch (cause) {
    throw isStoreUnavailable(cause) ? noMongodb(cause) : cause;
  }
}

async function connectToTemporal({ connectionOptions }: TemporalConnection): Promise<Connection> {
  try {
    return await Connection.connect({ ...connectionOptions, connectTimeout: temporalPatienceMs });
  } catch (cause) {
    throw noTemporal(connectionOptions.address, cause);
  }
}

function noMongodb(cause: unknown): CommandError {
  return new CommandError(
    'MongoDB does not answer.',
    'Start it, with npm start in a checkout, or set MILEPOST_MONGODB_URI to where it runs.',
    { cause },
  );
}

function noTemporal(address: string | undefined, cause: unknown): CommandError {
  return new CommandError(
    `Temporal does not answer${address === undefined ? '' : ` at ${address}`}.`,
    'Start it, with npm start in a checkout, or set TEMPORAL_ADDRESS to where it runs.',
    { cause },
  );
}

/** An error as an operator should read it; undefined for one that nobody has expected. */
export function knownFault(error: unknown): CommandError | undefined {
  if (error instanceof CommandError) return error;
  if (isStoreUnavailable(error)) return noMongodb(error);
  return isTemporalUnavailable(error) ? noTemporal(undefined, error) : undefined;
}
