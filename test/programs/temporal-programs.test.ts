import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { spawn } from 'node:child_process';
import type { Milepost } from '../../client/src';
import { createMilepost } from '../../client/src';
import { inheritedEnvironment } from '../../config/embedded';
import { enginesDir } from '../../embedded/processes/folders';
import { findGo } from '../../tools/kit/go';
import type { RunningApi } from '../api/running-api';
import { startApi } from '../api/running-api';
import type { Ended } from '../examples/run-program';
import { ended, examplesDir } from '../examples/run-program';
import { engines } from '../support/engines';
import { eventually } from '../support/eventually';

/** Programs of others that report milestones with a Temporal client of their own: they speak to real projects. */

const folder = path.join(examplesDir, 'temporal');
const kept = path.join(path.dirname(enginesDir), 'programs');
const print = (line: string): void => void process.stdout.write(`${line}\n`);

let api: RunningApi;
let milepost: Milepost;

beforeAll(async () => {
  api = await startApi();
  const apiKey = await api.createKey('tests of programs', ['admin']);
  milepost = createMilepost({ baseUrl: api.url, apiKey });
});
afterAll(() => api.stop());

type Environment = Readonly<Record<string, string>>;

function run(command: string, args: readonly string[], env: Environment = {}): Promise<Ended> {
  const all = { ...inheritedEnvironment(), PYTHONDONTWRITEBYTECODE: '1', ...env };
  return ended(spawn(command, args, { cwd: folder, env: all }));
}

async function done(command: string, args: readonly string[], env?: Environment): Promise<void> {
  const { code, output, errors } = await run(command, args, env);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}${errors}`);
}

/** Names what is kept by what it is made of. */
function keptFor(language: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(path.join(folder, file)));
  return path.join(kept, `${language}-${hash.digest('hex').slice(0, 16)}`);
}

/** Makes a file or folder that is kept from one run to the next; one that was not finished is not there. */
async function made(target: string, make: (unfinished: string) => Promise<void>): Promise<string> {
  if (existsSync(target)) return target;
  const unfinished = `${target}.${process.pid}.part`;
  await mkdir(kept, { recursive: true });
  try {
    await make(unfinished);
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return target;
}

type Program = (env: Environment) => Promise<Ended>;

/** The programs, each by what makes it ready. */
const programs: Readonly<Record<string, () => Promise<Program>>> = {
  TypeScript: () =>
    Promise.resolve((env) =>
      run(process.execPath, ['--import', 'tsx', path.join(folder, 'report-milestone.ts')], env),
    ),
  Python: async () => {
    const packages = await made(keptFor('python', ['requirements.txt']), (unfinished) =>
      done('python3', [
        ...['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check'],
        ...['--target', unfinished, '--requirement', 'requirements.txt'],
      ]),
    );
    return (env) => run('python3', ['report_milestone.py'], { ...env, PYTHONPATH: packages });
  },
  Go: async () => {
    const program = await made(keptFor('go', ['go.sum', 'report_milestone.go']), async (unfinished) =>
      done(await findGo(print), ['build', '-buildvcs=false', '-o', unfinished, '.']),
    );
    return (env) => run(program, [], env);
  },
};

async function opened(): Promise<string> {
  const { data } = await milepost.POST('/v1/projects', {
    body: { title: 'Cooling line, hall 3', customerId: 'acme', ownerId: 'sales-1' },
  });
  return data.projectId;
}

async function milestonesOf(projectId: string): Promise<string[]> {
  const { data } = await milepost.GET('/v1/projects/{projectId}', { params: { path: { projectId } } });
  return data.milestones.map(({ milestone }) => milestone);
}

describe.each(Object.keys(programs))('a program in %s', (language) => {
  it('is answered, refused with a code, and kept while no worker runs', async () => {
    const program = await programs[language]!();
    const projectId = await opened();
    const report = async (more: Environment): Promise<string> => {
      const { code, output, errors } = await program({
        ...{ TEMPORAL_ADDRESS: engines().temporalAddress, PROJECT: projectId },
        ...more,
      });
      if (code !== 0) throw new Error(errors);
      return output.trim();
    };

    const first = await report({ MILESTONE: 'customer-profiled', EVENT: 'activity-1' });
    expect(first).toMatch(/^carried out \d+ false$/);
    const again = await report({ MILESTONE: 'customer-profiled', EVENT: 'activity-1' });
    expect(again).toBe(first.replace('false', 'true'));
    expect(await report({ MILESTONE: 'champagne', EVENT: 'activity-2' })).toMatch(
      /^refused unknown-milestone .+/,
    );

    await api.worker.stopWorker();
    const unanswered = { MILESTONE: 'meeting-agreed', EVENT: 'activity-3', WAIT_MS: '1500' };
    expect(await report(unanswered)).toBe('kept');
    await api.worker.startWorker();
    await eventually(async () => (await milestonesOf(projectId)).includes('meeting-agreed'));
    const { data: timeline } = await milepost.GET('/v1/projects/{projectId}/timeline', {
      params: { path: { projectId }, query: { limit: 200 } },
    });
    const reached = timeline.items.filter(({ type }) => type === 'milestoneReached');
    expect(reached.map(({ actor }) => actor)).toEqual(['key:CRM', 'key:CRM']);
  });
});
