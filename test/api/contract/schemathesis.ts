import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { inheritedEnvironment } from '../../../config/embedded';
import { enginesDir } from '../../../embedded/processes/folders';
import type { InstalledProgram } from '../../../embedded/engines/pypi';
import { installFromPypi } from '../../../embedded/engines/pypi';

/** Makes requests out of an OpenAPI document and checks the answers against it. Only tests use it. */
const schemathesisPackage = {
  name: 'schemathesis',
  version: '4.32.5',
  program: 'schemathesis',
  sizeMb: 70,
  script: true,
  instead: 'run this test on a machine that has it',
} as const;

/**
 * Schemathesis, installed first where it is missing.
 *
 * @throws PypiError in a sentence that says what is missing
 */
export function findSchemathesis(report: (line: string) => void): Promise<InstalledProgram> {
  return installFromPypi(schemathesisPackage, path.join(enginesDir, 'pypi'), report);
}

/**
 * Runs it, and gives its exit code and all that it printed.
 *
 * @param folder where it may leave what it keeps
 */
export async function runSchemathesis(
  { path: script, python }: InstalledProgram,
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(python?.command ?? 'python3', [script, ...args], {
    env: { ...inheritedEnvironment(), ...python?.env, PYTHONUTF8: '1', ...env },
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const code = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const output = await text(child.stdout);
  return { code: await code, output };
}
