import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import type { ImportMapping } from '../../../contracts/wire/import-mappings';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import { createImportRuns } from '../../../temporal/imports';
import { bundlePathOfRun, programOfRun } from '../../support/build-of-run';
import { acme, somebody } from '../../support/directory';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import { mappingOf, storeFile } from '../../support/imports/imports';
import { standardPlaybook } from '../../support/standard-playbook';

/**
 * Imports whose worker is killed in the middle of a batch. More of both with `MILEPOST_IMPORT_ROWS` and
 * `MILEPOST_IMPORT_KILLS`; each kill takes the seconds in which Temporal notices.
 */
const rows = Number(process.env['MILEPOST_IMPORT_ROWS'] ?? 240);
const kills = Number(process.env['MILEPOST_IMPORT_KILLS'] ?? 1);
const longMs = 120_000 + kills * 60_000 + rows * 200;

const taskQueue = `killed-${randomUUID()}`;
const database = `killed-${randomUUID().slice(0, 8)}`;
let store: Store;
let connection: Connection;
let worker: ChildProcess;

function startWorker(): void {
  worker = spawn(process.execPath, programOfRun('worker/main'), {
    env: {
      PATH: process.env['PATH'] ?? '',
      MILEPOST_TASK_QUEUE: taskQueue,
      MILEPOST_WORKFLOW_BUNDLE: bundlePathOfRun(),
      MILEPOST_MONGODB_URI: engines().mongoUri(database),
      TEMPORAL_ADDRESS: engines().temporalAddress,
      MILEPOST_SMTP_URL: engines().smtpUrl,
    },
    stdio: 'ignore',
  });
}

async function killWorker(): Promise<void> {
  const ended = once(worker, 'exit');
  worker.kill('SIGKILL');
  await ended;
}

beforeAll(async () => {
  store = await connectStore(engines().mongoUri(database));
  await store.ensureIndexes();
  await store.playbooks.keep(standardPlaybook);
  await store.people.create(somebody('lin'));
  await store.customers.create(acme);
  connection = await Connection.connect({ address: engines().temporalAddress });
  startWorker();
}, 60_000);

afterAll(async () => {
  worker.kill('SIGKILL');
  await connection.close();
  await store.close();
});

/** Imports a file, and kills the worker whenever the next of some references is there. */
async function imported(
  mapping: ImportMapping,
  file: string,
  kind: 'customer' | 'project',
  killAt: readonly number[],
) {
  const runs = createImportRuns({ client: new Client({ connection }), taskQueue });
  const importId = await storeFile(store, mapping, file);
  const reached = (status: string) =>
    eventually(async () => (await store.imports.read(importId))?.status === status, longMs);
  await runs.start({ importId, phase: 'check' });
  await reached('checked');
  await store.imports.beginCommit(importId);
  await runs.start({ importId, phase: 'commit' });
  for (const row of killAt) {
    await eventually(() => store.references.find(kind, { system: 'crm', id: `${kind}-${row}` }), longMs);
    await killWorker();
    startWorker();
  }
  await reached('done');
  const found = await store.imports.read(importId);
  return found!.commit.counts;
}

const places = Array.from({ length: kills }, (_, at) => Math.floor(((at + 0.7) * rows) / (kills + 1)));
const numbers = Array.from({ length: rows }, (_, at) => at);

describe('an import whose worker is killed', () => {
  it(
    'loses no customer, makes none twice, and counts each row once',
    async () => {
      const mapping = mappingOf('customers', ['reference', 'name', 'class'], {
        fields: { timeZone: { value: 'UTC' }, language: { value: 'en' } },
      });
      const file = [
        'reference,name,class',
        ...numbers.map((at) => `customer-${at},Company ${at},${at % 10 === 0 ? 'X' : 'B'}`),
      ];

      const counts = await imported(
        mapping,
        file.join('\n'),
        'customer',
        places.map((at) => (at % 10 === 0 ? at + 1 : at)),
      );

      const refused = Math.ceil(rows / 10);
      expect(counts).toEqual({ rows, created: rows - refused, changed: 0, same: 0, refused });
      const names: string[] = [];
      for (let afterId: string | undefined; ;) {
        const page = await store.customers.list({ limit: 500, ...(afterId !== undefined && { afterId }) });
        names.push(...page.map(({ name, revision }) => `${name} ${revision}`));
        if (page.length < 500) break;
        afterId = page.at(-1)?.id;
      }
      const wanted = numbers.filter((at) => at % 10 !== 0).map((at) => `Company ${at} 1`);
      expect(names.filter((name) => name !== 'Acme 1').sort()).toEqual(wanted.sort());
      const again = await imported(mapping, file.join('\n'), 'customer', []);
      expect(again).toEqual({ rows, created: 0, changed: 0, same: rows - refused, refused });
    },
    longMs,
  );

  const some = Math.ceil(rows / 8);
  it(
    'opens each project once',
    async () => {
      const mapping = mappingOf('projects', ['reference', 'title', 'customer', 'owner']);
      const lines = numbers.slice(0, some).map((at) => `project-${at},Line ${at},acme,lin`);
      const file = ['reference,title,customer,owner', ...lines].join('\n');

      const counts = await imported(mapping, file, 'project', kills > 1 ? [Math.floor(some / 2)] : []);

      expect(counts).toEqual({ rows: some, created: some, changed: 0, same: 0, refused: 0 });
      const claims = await Promise.all(
        numbers
          .slice(0, some)
          .map((at) => store.references.find('project', { system: 'crm', id: `project-${at}` })),
      );
      const ids = claims.map((claim) => claim?.targetId ?? '');
      expect(new Set(ids).size).toBe(some);
      for (const id of ids) {
        const opened = (await store.ledger.read(id)).filter(({ type }) => type === 'projectOpened');
        expect(opened).toHaveLength(1);
      }
    },
    longMs,
  );
});
