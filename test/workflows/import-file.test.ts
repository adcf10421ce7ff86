import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { createActivities } from '../../activities/activities';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Fault } from '../../imports/faults/fault-codes';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import type { DevWorker } from '../support/dev-worker';
import { startDevWorker } from '../support/dev-worker';
import { acme, somebody } from '../support/directory';
import { engines } from '../support/engines';
import { importFile, mappingOf, runPhase, storeFile } from '../support/imports/imports';
import { quietRuntime } from '../support/quiet-runtime';
import { noMail } from '../support/recorded-mails';
import { standardPlaybook } from '../support/standard-playbook';

/** Imports over a real Temporal server and a real database. */
let store: Store;
let native: NativeConnection;
let worker: DevWorker;

beforeAll(async () => {
  store = await connectStore(engines().mongoUri(`import-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
  await store.playbooks.keep(standardPlaybook);
  await store.people.create(somebody('lin'));
  await store.customers.create(acme);
  quietRuntime();
  native = await NativeConnection.connect({ address: engines().temporalAddress });
  const activities = createActivities({
    store,
    sender: noMail,
    client: new Client({ connection: native }),
    settings: {
      mailFrom: 'm@example.com',
      publicUrl: 'http://x',
      companyTimeZone: 'Asia/Taipei',
      dayMs: realDayMs,
    },
  });
  const withoutMail = { status: 'accepted', personId: null } as const;
  worker = await startDevWorker(engines().temporalAddress, {
    ...activities,
    sendMail: () => Promise.resolve(withoutMail),
  });
}, 120_000);

afterAll(async () => {
  await worker.stop();
  await native.close();
  await store.close();
});

const customers = mappingOf('customers', ['reference', 'name', 'class', 'employees', 'parent', 'tags'], {
  fields: {
    timeZone: { value: 'Asia/Taipei' },
    language: { value: 'zh-TW' },
    parent: { column: 'parent', system: 'crm' },
  },
});
const people = mappingOf('customer-people', ['reference', 'name', 'mobile', 'committee'], {
  fields: {
    customer: { column: 'customer', system: 'crm' },
    reportsTo: { column: 'reportsTo', system: 'crm' },
    mobile: { column: 'mobile', country: 'TW' },
  },
});
const projects = mappingOf('projects', ['reference', 'title', 'owner', 'amount', 'currency'], {
  fields: { customer: { column: 'customer', system: 'crm' } },
});
const contacts = mappingOf('contacts', ['reference', 'kind', 'note'], {
  fields: { project: { column: 'project', system: 'crm' }, at: { column: 'at', form: 'YYYY-MM-DD HH:mm' } },
});

const run = (mapping: typeof customers, rows: readonly string[]) =>
  importFile(store, worker, mapping, `${rows.join('\n')}\n`);
const short = (faults: readonly Fault[]): string[] =>
  faults.map(({ code, row, column }) => `${row} ${column ?? '-'} ${code}`);
const customerOf = async (id: string) => {
  const claim = await store.references.find('customer', { system: 'crm', id });
  return claim && store.customers.read(claim.targetId);
};

describe('an import of customers', () => {
  const head = 'reference,name,class,employees,parent,tags';
  const file = [
    head,
    'c-1,中興精密,A,120,,key;old',
    'c-2,中興電子,B,,c-1,',
    'c-3,,B,,,',
    'c-4,Gold Ltd,gold,many,,',
    'c-1,中興精密 again,B,,,',
    'c-5,Below nobody,C,,c-99,',
  ];

  it('takes every good row, refuses the others one by one, and accounts for all', async () => {
    const { done, problems } = await run(customers, file);

    expect(done.check.counts).toEqual({ rows: 6, created: 2, changed: 0, same: 0, refused: 4 });
    expect(done.commit.counts).toEqual(done.check.counts);
    expect(done.status).toBe('done');
    expect(short(problems)).toEqual([
      '4 name value-missing-for-new',
      '5 class word-unknown',
      '5 employees number-unreadable',
      '6 - row-twice',
      '7 parent customer-unknown',
    ]);
    const [parent, child] = [await customerOf('c-1'), await customerOf('c-2')];
    expect(parent).toMatchObject({
      name: '中興精密',
      class: 'A',
      size: { employees: 120 },
      tags: ['key', 'old'],
    });
    expect(child).toMatchObject({ parentId: parent?.id, timeZone: 'Asia/Taipei', language: 'zh-TW' });
    expect(await store.customers.history(parent!.id, { afterRevision: 0, limit: 9 })).toMatchObject([
      { revision: 1, actor: 'key:crm' },
    ]);
  });

  it('changes nothing when the same file comes again', async () => {
    const { done } = await run(customers, file);

    expect(done.commit.counts).toEqual({ rows: 6, created: 0, changed: 0, same: 2, refused: 4 });
    expect((await customerOf('c-1'))?.revision).toBe(1);
  });

  it('changes what a row says, and leaves the rest as it is', async () => {
    const before = await customerOf('c-1');
    const { revision, ...record } = before!;
    await store.customers.replace(
      { ...record, sector: 'machines', tags: ['key', 'by hand'] },
      revision,
      'lin',
    );

    const { done } = await run(customers, [head, 'c-1,中興精密工業,,130,,new']);

    expect(done.commit.counts).toMatchObject({ rows: 1, changed: 1, refused: 0 });
    expect(await customerOf('c-1')).toMatchObject({
      name: '中興精密工業',
      class: 'A',
      sector: 'machines',
      size: { employees: 130 },
      tags: ['key', 'by hand', 'new'],
      revision: 3,
    });
  });

  it('writes nothing in a dry run', async () => {
    const importId = await storeFile(store, customers, `${head}\nc-7,Dry,A,,,\n`);
    await runPhase(worker, importId, 'check');

    expect((await store.imports.read(importId))?.check.counts).toMatchObject({ rows: 1, created: 1 });
    expect(await customerOf('c-7')).toBeNull();
  });

  it('begins nothing of a file that cannot be read to its end', async () => {
    const { done } = await run(customers, [head, 'c-8,Good,A,,,', 'c-9,"open,A,,,']);

    expect(done).toMatchObject({
      status: 'failed',
      fault: { code: 'quote-open', row: 3 },
      commit: { row: 0 },
    });
    expect(await customerOf('c-8')).toBeNull();
  });
});

describe('an import of everything else', () => {
  it('knows people by their references, and who is above whom', async () => {
    const file = [
      'reference,name,mobile,committee,customer,reportsTo',
      'p-2,陳經理,0912-345-678,uses;pays,c-1,p-1',
      'p-1,王總,,decides,c-1,',
      'p-3,林小姐,12,,c-1,',
      'p-4,No company,,,c-99,',
      'p-5,Other company,,,c-2,p-1',
    ];

    const { done, problems } = await run(people, file);
    const again = await run(people, file);

    expect(done.commit.counts).toEqual({ rows: 5, created: 2, changed: 0, same: 0, refused: 3 });
    expect(done.check.counts).toEqual(done.commit.counts);
    expect(short(problems)).toEqual([
      '4 mobile phone-unreadable',
      '5 customer customer-unknown',
      '6 reportsTo customer-person-unknown',
    ]);
    const customer = await customerOf('c-1');
    const [chen, wang] = (await store.customerPeople.ofCustomers([customer!.id])).sort((a, b) =>
      a.references[0]!.id < b.references[0]!.id ? 1 : -1,
    );
    expect(chen).toMatchObject({
      name: '陳經理',
      reportsToId: wang?.id,
      committee: ['uses', 'pays'],
      ways: [{ kind: 'mobile', value: '+886 912 345 678' }],
    });
    expect(again.done.commit.counts).toMatchObject({ same: 2, refused: 3 });
  });

  it('opens projects by the command that the API gives, changes their facts, and reports contacts once', async () => {
    const head = 'reference,title,owner,amount,currency,customer';
    const first = await run(projects, [
      head,
      'o-1,Line 4,lin,1200,TWD,c-1',
      'o-2,Line 5,nobody,,,c-1',
      'o-3,No,lin,5,,c-1',
    ]);
    const again = await run(projects, [head, 'o-1,Line 4,lin,1200,TWD,c-1']);
    const changed = await run(projects, [head, 'o-1,Line 4 b,lin,1500,TWD,c-1']);

    expect(first.done.commit.counts).toEqual({ rows: 3, created: 1, changed: 0, same: 0, refused: 2 });
    expect(short(first.problems)).toEqual(['3 owner colleague-unknown', '4 currency value-missing']);
    expect(again.done.commit.counts).toMatchObject({ same: 1 });
    expect(changed.done.commit.counts).toMatchObject({ changed: 1 });
    const claim = await store.references.find('project', { system: 'crm', id: 'o-1' });
    const project = await store.projects.read(claim!.targetId);
    expect(project?.deal).toMatchObject({
      title: 'Line 4 b',
      amount: 1500,
      references: [{ system: 'crm', id: 'o-1' }],
    });

    const rows = [
      'reference,kind,note,project,at',
      'v-1,visit,說得很好,o-1,2026-01-15 10:00',
      'v-2,chat,,o-1,2026-01-15 10:00',
      'v-3,call,,o-9,2026-01-15 10:00',
    ];
    const visits = await run(contacts, rows);
    const visitsAgain = await run(contacts, rows);

    expect(short(visits.problems)).toEqual(['3 kind word-unknown', '4 project project-unknown']);
    expect(visits.done.commit.counts).toEqual({ rows: 3, created: 1, changed: 0, same: 0, refused: 2 });
    expect(visitsAgain.done.commit.counts).toMatchObject({ same: 1, refused: 2 });
    const made = (await store.ledger.read(claim!.targetId)).filter(({ type }) => type === 'contactRecorded');
    expect(made).toMatchObject([{ kind: 'visit', source: 'crm', actor: 'key:crm' }]);
  });

  it('keeps no person and no text in histories', async () => {
    const found: string[] = [];
    for await (const { workflowId, runId } of worker.client.workflow.list({
      query: "WorkflowType='importFile'",
    })) {
      const history = await worker.client.workflow.getHandle(workflowId, runId).fetchHistory();
      const text = (history.events ?? []).map((event) =>
        JSON.stringify(event, (_name, value: unknown) =>
          value instanceof Uint8Array ? Buffer.from(value).toString() : value,
        ),
      );
      if (/王總|陳經理|中興|說得很好|0912-345/.test(text.join())) found.push(workflowId);
    }

    expect(found).toEqual([]);
  });
});
