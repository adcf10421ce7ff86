import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';

import { startMongodb, type MongodbEngine } from '../../../embedded/engines/mongodb-server';
import { startPlatform, type Platform } from '../../../embedded/platform/platform';
import { isAlive } from '../../../embedded/processes/process-alive';
import { buildIdOf } from '../../../worker/build-id';
import { buildOfRun } from '../../support/build-of-run';
import { bundleOf } from '../../support/build-worker';
import { eventually } from '../../support/eventually';

const limitMs = 240_000;

let folder: string;
/** Three builds in the order in which the code changed: their files, and their ids. */
let builds: { file: string; buildId: string }[];
let platform: Platform | undefined;
let mongodb: MongodbEngine;
let connection: Connection;
let client: Client;
const said: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'upgraded-'));
  mongodb = await startMongodb(
    { port: 'free', dataDir: folder, logFile: path.join(folder, 'mongodb.log'), survives: 'process' },
    () => undefined,
  );
  const workflows = path.join(__dirname, '..', '..', 'workflows', 'upgrade');
  const first = await bundleOf(path.join(workflows, 'upgrade-v1.ts'));
  const second = await bundleOf(path.join(workflows, 'upgrade-v2.ts'));
  builds = [first, second, `// the third\n${second}`].map((code, index) => {
    const file = path.join(folder, `given-${index}.js`);
    writeFileSync(file, code);
    return { file, buildId: buildIdOf(code) };
  });
}, limitMs);

afterAll(async () => {
  await connection.close();
  await platform?.stop();
  await mongodb.stop();
  rmSync(folder, { recursive: true, force: true });
}, limitMs);

/** The next start, with the code of that build. */
async function startWith(index: number): Promise<Platform> {
  platform = await startPlatform({
    dataDir: path.join(folder, 'data'),
    ports: 'free',
    dayMs: 1_000,
    build: buildOfRun(),
    // these jobs send no email, and their data is Temporal's
    configured: { mongodbUri: mongodb.uri('milepost'), smtpUrl: 'smtp://127.0.0.1:1' },
    workflows: { bundlePath: builds[index]!.file, movingTypes: ['job'], lookEveryMs: 300 },
    report: (line) => said.push(line),
  });
  connection = await Connection.connect({ address: platform.temporalAddress });
  client = new Client({ connection });
  return platform;
}

async function stop(): Promise<void> {
  await connection.close();
  await platform?.stop();
}

/** Starts a workflow and gives the build that took it. */
async function begin(type: 'job' | 'errand', workflowId: string): Promise<string> {
  await client.workflow.start(type, { workflowId, taskQueue: 'milepost', args: [] });
  return eventually(() => buildOf(workflowId));
}

async function buildOf(workflowId: string): Promise<string | undefined> {
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  return raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId ?? undefined;
}

const ids = (): string[] => builds.map(({ buildId }) => buildId);
const keptBuilds = (): string[] =>
  readdirSync(path.join(folder, 'data', 'bundles')).map((file) => path.basename(file, '.js'));

describe('npm start after a change of the workflows', () => {
  it(
    'serves what runs on earlier code until it has moved or ended, also when the code changes once more meanwhile',
    async () => {
      const [one, two, three] = ids();
      const firstStart = await startWith(0);
      const taken = [await begin('job', 'job-1'), await begin('errand', 'errand-1')];
      const servedAtFirst = firstStart.upgrade.serving();
      await stop();

      const secondStart = await startWith(1);
      const servedThen = secondStart.upgrade.serving();
      const moved = await eventually(async () => (await buildOf('job-1')) === two, 60_000);
      const takenThen = await begin('errand', 'errand-2');
      // broken off: the first errand still runs on the first build
      await stop();

      const thirdStart = await startWith(2);
      const servedLast = thirdStart.upgrade.serving().map(({ name, pid }) => ({ name, pid: pid! }));
      for (const id of ['errand-1', 'errand-2']) await client.workflow.getHandle(id).signal('finish');
      await Promise.all(['errand-1', 'errand-2'].map((id) => client.workflow.getHandle(id).result()));
      const builtBy = await Promise.all(['errand-1', 'errand-2'].map(buildOf));
      await thirdStart.upgrade.finished;

      expect(taken).toEqual([one, one]);
      expect(servedAtFirst).toEqual([]);
      expect(servedThen.map(({ name }) => name)).toEqual([`worker-${one}`]);
      expect(moved).toBe(true);
      expect(takenThen).toBe(two);
      expect(servedLast.map(({ name }) => name).sort()).toEqual([`worker-${one}`, `worker-${two}`].sort());
      expect(builtBy).toEqual([one, two]);
      await expect(buildOf('job-1')).resolves.toBe(three);
      expect(thirdStart.upgrade.serving()).toEqual([]);
      expect(servedLast.filter(({ pid }) => isAlive(pid))).toEqual([]);
      expect(keptBuilds()).toEqual([three]);
      expect(said.join('\n')).toContain(`2 workflows move from build ${two} to ${three}`);
    },
    limitMs,
  );
});
