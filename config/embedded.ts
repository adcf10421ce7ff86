import path from 'node:path';

import { readSettings } from './read-settings';
import { embeddedSettings } from './settings';

/** Ports of the embedded engines; 0 takes any free one. */
export interface EmbeddedPorts {
  api: number;
  temporal: number;
  temporalUi: number;
  mongodb: number;
  smtp: number;
  mailUi: number;
}

/** Engines that somebody else runs: these are used and nothing is started in their place. */
export interface ConfiguredEngines {
  temporalAddress?: string;
  mongodbUri?: string;
  smtpUrl?: string;
}

export interface EmbeddedConfig {
  /** absolute path of what the embedded engines keep */
  dataDir: string;
  ports: EmbeddedPorts;
  configured: ConfiguredEngines;
  taskQueue: string;
  /** length of a day in milliseconds */
  dayMs: number;
}

/**
 * The settings of `npm start`, `demo` and `bench`, checked together with those that worker and API will read.
 *
 * @param checkoutDir folder of the checkout; relative paths start there
 * @throws SettingsError with every problem at once
 */
export function loadEmbeddedConfig(
  checkoutDir: string,
  env: NodeJS.ProcessEnv = process.env,
): EmbeddedConfig {
  const read = readSettings(embeddedSettings, env);
  return {
    dataDir: path.resolve(checkoutDir, read.MILEPOST_DATA_DIR ?? path.join('.milepost', 'data')),
    ports: {
      api: read.MILEPOST_API_PORT,
      temporal: read.MILEPOST_TEMPORAL_PORT,
      temporalUi: read.MILEPOST_TEMPORAL_UI_PORT,
      mongodb: read.MILEPOST_MONGODB_PORT,
      smtp: read.MILEPOST_SMTP_PORT,
      mailUi: read.MILEPOST_MAIL_UI_PORT,
    },
    configured: {
      ...(read.TEMPORAL_ADDRESS === undefined ? {} : { temporalAddress: read.TEMPORAL_ADDRESS }),
      ...(read.MILEPOST_MONGODB_URI === undefined ? {} : { mongodbUri: read.MILEPOST_MONGODB_URI }),
      ...(read.MILEPOST_SMTP_URL === undefined ? {} : { smtpUrl: read.MILEPOST_SMTP_URL }),
    },
    taskQueue: read.MILEPOST_TASK_QUEUE,
    dayMs: read.MILEPOST_DAY_MS,
  };
}

/** A copy of this process's environment, for the child processes that the embedded start runs. */
export function inheritedEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return { ...env };
}
