import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { inheritedEnvironment } from '../../config/embedded';
import { isExecutable } from '../../embedded/engines/run-program';
import { ClearError } from '../../embedded/processes/clear-error';
import { checkoutDir } from '../../embedded/processes/folders';
import type { Report } from '../../embedded/processes/report';
import { findGo } from '../kit/go';
import { execFile } from 'node:child_process';

/** Compares OpenAPI documents and knows some hundred ways to break a program. The version is pinned. */
const oasdiff = { module: 'github.com/oasdiff/oasdiff', version: 'v1.37.0' } as const;

/** What programs call: pages are for people, and may change as they like. */
const forPrograms = '^/v1/';

export interface Documents {
  /** The document of the last release. */
  readonly baseline: string;
  readonly present: string;
  /** Where changes are named that break programs on purpose. */
  readonly notes: string;
}

export const committedDocuments: Documents = {
  baseline: path.join(checkoutDir, 'docs', 'openapi.baseline.json'),
  present: path.join(checkoutDir, 'docs', 'openapi.json'),
  notes: path.join(checkoutDir, 'docs', 'api-changes.md'),
};

const changesSchema = z.array(
  z.looseObject({ operation: z.string(), path: z.string(), text: z.string(), level: z.int() }),
);

/** How oasdiff calls what breaks programs, beside what only may. */
const breaks = 3;

/**
 * What breaks programs written for the baseline and no note names, each as the line that would name it.
 *
 * @throws ClearError when the documents cannot be compared
 */
export async function breakingChanges(documents: Documents, report: Report): Promise<string[]> {
  const program = await installOasdiff(report);
  const { baseline, present, notes } = documents;
  const output = await run(program, [
    ...['breaking', baseline, present, '--match-path', forPrograms],
    ...['--err-ignore', notes, '--format', 'json'],
  ]);
  const changes = changesSchema.parse(output.trim() === '' ? [] : JSON.parse(output));
  return changes
    .filter(({ level }) => level === breaks)
    .map(({ operation, path: template, text }) => `${operation} ${template} ${text}`)
    .sort();
}

async function installOasdiff(report: Report): Promise<string> {
  const folder = path.join(checkoutDir, '.milepost', 'programs', `oasdiff-${oasdiff.version}`);
  const program = path.join(folder, 'oasdiff');
  if (await isExecutable(program)) return program;
  const go = await findGo(report);
  report(`Compiling oasdiff ${oasdiff.version}: a minute or two, once`);
  await mkdir(folder, { recursive: true });
  await run(go, ['install', `${oasdiff.module}@${oasdiff.version}`], { GOBIN: folder });
  return program;
}

function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const options = { env: { ...inheritedEnvironment(), ...env }, maxBuffer: 100_000_000 };
  return new Promise((resolve, reject) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else
        reject(
          new ClearError(`${path.basename(command)} ${args[0]} failed: ${stderr.trim() || error.message}`),
        );
    });
  });
}
