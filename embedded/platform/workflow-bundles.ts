import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { buildIdOf } from '../../worker/build-id';
import { ClearError } from '../processes/clear-error';
import { checkoutDir } from '../processes/folders';

/** The workflow code of one build, in a file of the data folder. */
export interface KeptBundle {
  buildId: string;
  path: string;
}

const buildLimitMs = 180_000;

const folderOf = (dataDir: string): string => path.join(dataDir, 'bundles');

/**
 * Bundles the present workflows and keeps the file: should the code have changed by the next start, it serves the
 * projects that still run with this code.
 *
 * @param given an existing bundle, to be kept instead
 * @throws ClearError when the workflows cannot be bundled
 */
export async function keepBundle(dataDir: string, given?: string): Promise<KeptBundle> {
  const folder = folderOf(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = given === undefined ? await buildInto(folder) : await copyInto(folder, given);
  // like everything in the data folder
  await chmod(file, 0o600);
  return { buildId: path.basename(file, '.js'), path: file };
}

/** The kept code of an earlier build; undefined when missing. */
export function keptBundle(dataDir: string, buildId: string): KeptBundle | undefined {
  const file = path.join(folderOf(dataDir), `${buildId}.js`);
  return existsSync(file) ? { buildId, path: file } : undefined;
}

/** Deletes the kept code of all builds but these. */
export async function forgetBundlesBut(dataDir: string, buildIds: readonly string[]): Promise<void> {
  const keep = new Set(buildIds.map((buildId) => `${buildId}.js`));
  for (const file of await readdir(folderOf(dataDir))) {
    if (!keep.has(file)) await rm(path.join(folderOf(dataDir), file), { force: true });
  }
}

/** In a process of its own, so that the memory that bundling needs is given back. */
async function buildInto(folder: string): Promise<string> {
  const args = ['--import', 'tsx', path.join(checkoutDir, 'worker', 'build-bundle.ts'), folder];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: checkoutDir,
      timeout: buildLimitMs,
    });
    return stdout.trim();
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new ClearError(`The workflows cannot be bundled: ${stderr?.trim() ?? String(error)}`, {
      cause: error,
    });
  }
}

async function copyInto(folder: string, given: string): Promise<string> {
  const code = await readFile(given, 'utf8').catch((error: unknown) => {
    throw new ClearError(`The workflow bundle ${given} cannot be read.`, { cause: error });
  });
  const file = path.join(folder, `${buildIdOf(code)}.js`);
  await writeFile(`${file}.part`, code);
  await rename(`${file}.part`, file);
  return file;
}
