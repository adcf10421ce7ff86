import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { loadEmbeddedConfig } from './embedded';

/** File in the data folder of an installation that `npm start` runs: the settings of its worker and its API. */
const fileName = 'settings.json';

const isSetting = (name: string): boolean => name.startsWith('MILEPOST_') || name.startsWith('TEMPORAL_');

/**
 * Notes with which settings worker and API of this machine run, for programs that are started beside them. Only its own
 * user may read the file, as addresses may have passwords in them.
 */
export function announceInstallation(dataDir: string, env: NodeJS.ProcessEnv): void {
  const settings = Object.fromEntries(Object.entries(env).filter(([name]) => isSetting(name)));
  const file = path.join(dataDir, fileName);
  // a file that is there already would keep the rights that it has
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
}

/** The installation has ended: its addresses lead nowhere. */
export function withdrawInstallation(dataDir: string): void {
  rmSync(path.join(dataDir, fileName), { force: true });
}

/** Where the settings of an operator's program come from. */
export interface FoundSettings {
  readonly env: NodeJS.ProcessEnv;
  /** In words, to be put after "settings". */
  readonly origin: string;
}

/**
 * The environment, if it names a database; else that of the installation which `npm start` runs from this checkout. All
 * of them come from one place: the database of one installation and the Temporal of another must never meet.
 *
 * @param checkoutDir folder of the checkout; relative paths start there
 * @throws SettingsError when MILEPOST_DATA_DIR or another setting of `npm start` cannot be used
 */
export function findSettings(checkoutDir: string, env: NodeJS.ProcessEnv = process.env): FoundSettings {
  const ofEnvironment = { env, origin: 'of the environment' };
  if (env['MILEPOST_MONGODB_URI']) return ofEnvironment;
  const { dataDir } = loadEmbeddedConfig(checkoutDir, env);
  const settings = readInstallation(dataDir);
  if (!settings) return ofEnvironment;
  const others = Object.entries(env).filter(([name]) => !isSetting(name));
  return {
    env: { ...Object.fromEntries(others), ...settings },
    origin: `of the installation that npm start runs (${dataDir})`,
  };
}

function readInstallation(dataDir: string): Record<string, string> | null {
  try {
    return JSON.parse(readFileSync(path.join(dataDir, fileName), 'utf8')) as Record<string, string>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
