import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { createActivities } from '../../activities/activities';
import { checkProjectsOf } from '../../activities/health/check-projects';
import { createProjectCommands } from '../../api/commands/project-commands';
import { claimForOpening } from '../../api/commands/reference-claims';
import { projectWorkflowId } from '../../contracts/sandbox/names';
import { addDays, localDate } from '../../domain/calendar/local-dates';
import { quarterOf } from '../../domain/calendar/quarters';
import { isHalfBroughtIn } from '../../domain/project/decide/history';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { fold } from '../../domain/project/evolve/evolve';
import type { Fault } from '../../imports/faults/fault-codes';
import type { PastLedger } from '../../store/projects/past-projects';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { newestRun } from '../../temporal/runs';
import type { DevWorker } from '../support/dev-worker';
import { startDevWorker } from '../support/dev-worker';
import { acme, somebody } from '../support/directory';
import { engines } from '../support/engines';
import { eventually } from '../support/eventually';
import { importFile, mappingOf } from '../support/imports/imports';
import { recordingSender } from '../support/recorded-mails';
import { standardPlaybook } from '../support/standard-playbook';

/** Projects that come in with their end, over a real Temporal server and a real database. */
let store: Store;
let database: mongoose.Connection;
let worker: DevWorker;
const mails: string[] = [];
/** What happens instead of the next write of history, as when a worker is killed in it. */
let instead: ((given: readonly PastLedger[]) => Promise<void>) | null = null;

const settings = {
  mailFrom: 'Milepost <m@example.com>',
  publicUrl: 'https://milepost.example',
  companyTimeZone: 'Asia/Taipei',
  dayMs: realDayMs,
};

beforeAll(async () => {
  const uri = engines().mongoUri(`past-${randomUUID().slice(0, 8)}`);
  store = await connectStore(uri);
  database = await mongoose.createConnection(uri).asPromise();
  await store.ensureIndexes();
  await store.playbooks.keep(standardPlaybook);
  await store.people.create(somebody('boss', { roles: [] }));
  await store.people.create(somebody('lin', { managerId: 'boss', capacity: 500 }));
  await store.customers.create(acme);
  await store.customers.create({ ...acme, id: 'closed', name: 'Closed', active: false });
  const sender = recordingSender((to) => mails.push(to));
  const hooked: Store = {
    ...store,
    pastProjects: {
      async write(given) {
        const act = instead;
        instead = null;
        await act?.(given);
        return store.pastProjects.write(given);
      },
    },
  };
  worker = await startDevWorker(engines().temporalAddress, (client) =>
    createActivities({ store: hooked, client, settings, sender }),
  );
}, 120_000);

beforeEach(() => {
  instead = null;
  mails.length = 0;
});

afterAll(async () => {
  await worker.stop();
  await database.close();
  await store.close();
});

const columns = ['reference', 'title', 'owner', 'customer', 'amount', 'openedOn', 'endedOn', 'endReason'];
const mapping = mappingOf('projects', columns, {
  fields: {
    currency: { value: 'USD' },
    outcome: { column: 'outcome', words: { Won: 'won', Lost: 'lost', Engaging: 'open' } },
  },
});
const head = [...columns, 'outcome'].join(',');
const run = (rows: readonly string[]) =>
  importFile(store, worker, mapping, `${[head, ...rows].join('\n')}\n`);
const short = (faults: readonly Fault[]): string[] =>
  faults.map(({ code, row, column }) => `${row} ${column ?? '-'} ${code}`);
const projectOf = async (id: string): Promise<string> => {
  const claim = await store.references.find('project', { system: 'crm', id });
  if (!claim) throw new Error(`Nobody has claimed ${id}.`);
  return claim.targetId;
};
const noonInTaipei = (date: string): number => Date.parse(`${date}T04:00:00Z`);
const yesterday = addDays(localDate(Date.now(), 'Asia/Taipei'), -1);
const commands = () =>
  createProjectCommands({ client: worker.client, taskQueue: worker.taskQueue, waitMs: 20_000, store });
const base = (commandId: string) => ({ commandId, actor: 'key:crm', source: 'crm', at: Date.now() });

describe('a file with projects that are over', () => {
  const file = [
    'd-1,Line 1,lin,acme,1200,2017-01-05,2017-03-01,,Won',
    `d-2,Line 2,lin,acme,300,,${yesterday},price,Lost`,
    'd-3,Line 3,lin,acme,,2017-01-05,,,Engaging',
    'd-4,Line 4,lin,acme,,2017-01-05,,,Won',
    'd-5,Line 5,lin,acme,,2017-03-02,2017-03-01,,Won',
    'd-6,Line 6,lin,acme,,,2999-01-01,,Lost',
    'd-7,Line 7,lin,acme,,,2017-03-01,too dear,Lost',
    'd-8,Line 8,lin,acme,,,2017-03-01,,Perhaps',
    'd-9,Line 9,lin,closed,,,2017-03-01,,Lost',
    'd-10,Line 10,lin,,,,2017-03-01,,Won',
  ];

  it('brings them in with their days, and refuses the others one by one', async () => {
    const { done, problems } = await run(file);

    expect(done.check.counts).toEqual({ rows: 10, created: 4, changed: 0, same: 0, refused: 6 });
    expect(done.commit.counts).toEqual(done.check.counts);
    expect(short(problems)).toEqual([
      '5 endedOn value-missing',
      '6 endedOn ended-before-opened',
      '7 endedOn ended-in-future',
      '8 endReason reason-unknown',
      '9 outcome word-unknown',
      '11 customer value-missing',
    ]);
    const [won, lost] = [await projectOf('d-1'), await projectOf('d-2')];
    expect(await store.projects.read(won)).toMatchObject({
      status: 'won',
      deal: {
        openedAtMs: noonInTaipei('2017-01-05'),
        outcome: { atMs: noonInTaipei('2017-03-01'), reason: 'signed', actor: 'key:crm' },
        amount: 1200,
        references: [{ system: 'crm', id: 'd-1' }],
      },
    });
    expect(await store.projects.read(lost)).toMatchObject({
      status: 'lost',
      deal: { outcome: { reason: 'price' } },
    });
    const events = await store.ledger.read(won);
    expect(events.map(({ type, source }) => `${type} ${source}`)).toEqual([
      'projectOpened crm',
      'projectWon crm',
    ]);
    const running = await store.projects.read(await projectOf('d-3'));
    expect(running?.status).toBe('open');
  });

  it('starts nothing for them, gives nobody a task, and writes to nobody', async () => {
    const [won, lost] = [await projectOf('d-1'), await projectOf('d-2')];

    for (const projectId of [won, lost]) {
      expect(await newestRun(worker.client, projectWorkflowId(projectId))).toBeNull();
      expect(await store.outbox.ofProject(projectId)).toEqual([]);
      const [found] = await store.heads.of([projectId]);
      expect(found?.tasks).toEqual([]);
    }
  });

  it('shows them wherever projects are shown: lists, search, figures of their quarter, the feed', async () => {
    const won = await projectOf('d-1');
    const quarter = quarterOf(noonInTaipei('2017-03-01'), 'Asia/Taipei');

    const listed = await store.projects.list({ customerId: 'acme', status: 'won' }, { limit: 10 });
    expect(listed.map(({ projectId }) => projectId)).toContain(won);
    const figures = await store.tallies.ended(['lin'], quarter);
    expect(figures.sort((a, b) => (a.place > b.place ? -1 : 1))).toMatchObject([
      { place: 'won', currency: 'USD', count: 1, sum: 1200 },
      { place: 'lost', currency: '', count: 1 },
    ]);
    while (!(await store.feed.publish()));
    const { events } = (await store.feed.read(null, { limit: 100 }))!;
    expect(events.filter(({ subjectId }) => subjectId === won).map(({ type }) => type)).toEqual([
      'projectOpened',
      'projectWon',
    ]);
  });

  it('changes nothing when the same file comes again', async () => {
    const { done } = await run(file);

    expect(done.commit.counts).toEqual({ rows: 10, created: 0, changed: 0, same: 4, refused: 6 });
    expect(await store.ledger.read(await projectOf('d-1'))).toHaveLength(2);
  });

  it('ends no project that is here, and changes no end', async () => {
    const { done, problems } = await run([
      'd-1,Line 1,lin,acme,1200,2017-01-05,2017-03-01,,Lost',
      'd-3,Line 3,lin,acme,,2017-01-05,2017-03-01,,Won',
    ]);

    expect(done.commit.counts).toMatchObject({ refused: 2 });
    expect(short(problems)).toEqual(['2 outcome outcome-differs', '3 outcome outcome-differs']);
  });

  it('gives the health check nothing to find and nothing to do', async () => {
    const ids = [await projectOf('d-1'), await projectOf('d-2')];
    const deps = { store, client: worker.client, taskQueue: worker.taskQueue, settings, settleMs: 10 };

    const checked = await checkProjectsOf(deps, ids, { repairs: 'all' });

    expect(checked).toMatchObject({ findings: [], counts: { looked: 2, found: 0, started: 0 } });
    expect(await newestRun(worker.client, projectWorkflowId(ids[1]!))).toBeNull();
    expect(mails.filter((to) => to === 'boss@example.com')).toEqual([]);
  });

  it('answers a command as any project that has ended, and lives again when it is reopened', async () => {
    const projectId = await projectOf('d-2');
    const note = commands().send(projectId, { ...base('n-1'), name: 'recordContact', kind: 'call' });
    await expect(note).rejects.toMatchObject({ code: 'project-ended', status: 409 });

    const again = await commands().send(projectId, {
      ...base('r-1'),
      name: 'reopen',
      noteId: 'why',
    });

    expect(again).toMatchObject({
      kind: 'answered',
      receipt: { status: 'open', revision: expect.any(Number) },
    });
    await eventually(async () => {
      const state = await store.projects.read(projectId);
      expect(state).toMatchObject({ status: 'open', deal: { attempts: [{ status: 'lost' }] } });
      expect(mails).toContain('lin@example.com');
      expect(
        await worker.client.workflow.getHandle(projectWorkflowId(projectId)).query('state'),
      ).toMatchObject({
        status: 'open',
      });
      return true;
    }, 30_000);
    const contact = await commands().send(projectId, { ...base('c-1'), name: 'recordContact', kind: 'call' });
    expect(contact.kind).toBe('answered');
  });
});

const some = (name: string, count: number) =>
  Array.from(
    { length: count },
    (_, at) => `${name}-${at},Line ${at},lin,acme,10,,2018-05-0${1 + (at % 9)},,Won`,
  );

/** Everything of a past project is there: both events, document, card and search. */
async function expectWhole(projectId: string): Promise<void> {
  const events = await store.ledger.read(projectId);
  expect(events.map(({ revision }) => revision)).toEqual([1, 2]);
  const state = fold(projectId, events);
  expect(await store.projects.read(projectId)).toMatchObject({ revision: 2, status: state.status });
  expect(await database.collection('cards').findOne({ projectId })).toMatchObject({ revision: 2 });
  expect(await database.collection('searchGrams').countDocuments({ targetId: projectId })).toBeGreaterThan(0);
}

describe('a worker that is killed while it writes history', () => {
  it.each([
    ['before anything is written', () => Promise.resolve()],
    [
      'after the first event of a project',
      async (given: readonly PastLedger[]) => {
        const [first, second] = given;
        await store.pastProjects.write([first!]);
        await store.ledger.append(second!.state.projectId, second!.events.slice(0, 1));
      },
    ],
    [
      'after the ledger, before cards and documents',
      async (given: readonly PastLedger[]) => {
        for (const { state, events } of given.slice(0, 3)) await store.ledger.append(state.projectId, events);
      },
    ],
  ])(
    '%s: the repeat writes the rest, and counts each row once',
    async (_when, write) => {
      const name = `k-${randomUUID().slice(0, 6)}`;
      instead = async (given) => {
        await write(given);
        throw new Error('killed');
      };

      const { done } = await run(some(name, 5));

      expect(done.commit.counts).toEqual({ rows: 5, created: 5, changed: 0, same: 0, refused: 0 });
      for (let at = 0; at < 5; at += 1) await expectWhole(await projectOf(`${name}-${at}`));
    },
    60_000,
  );

  it('leaves half a project alone until its import goes on: no check starts it', async () => {
    const name = `h-${randomUUID().slice(0, 6)}`;
    let halfId = '';
    const deps = { store, client: worker.client, taskQueue: worker.taskQueue, settings, settleMs: 10 };
    instead = async ([first]) => {
      halfId = first!.state.projectId;
      await store.ledger.append(halfId, first!.events.slice(0, 1));
      const checked = await checkProjectsOf(deps, [halfId], { repairs: 'all' });
      expect(checked.findings.map(({ kind }) => kind)).not.toContain('no-workflow');
      expect(await newestRun(worker.client, projectWorkflowId(halfId))).toBeNull();
      throw new Error('killed');
    };

    await run(some(name, 1));

    await expectWhole(halfId);
  }, 60_000);
});

describe('several who bring in or open projects by the same references', () => {
  it('come to one project each, whoever was first', async () => {
    const name = `r-${randomUUID().slice(0, 6)}`;
    const rows = some(name, 12);
    const openOne = async (at: number): Promise<void> => {
      const reference = { system: 'crm', id: `${name}-${at}` };
      const deps = { store, client: worker.client };
      const meant = await claimForOpening(deps, [reference], `by-api-${name}-${at}`);
      if ('known' in meant) return;
      const { projectId } = meant;
      const opening = {
        ...base(`open-${projectId}`),
        name: 'open' as const,
        title: `Line ${at}`,
        customerId: 'acme',
        customerClass: 'B' as const,
        ownerId: 'lin',
        references: [reference],
        playbook: standardPlaybook.rules,
      };
      await commands().open(projectId, opening);
    };

    const [one, two] = await Promise.all([run(rows), run(rows), ...rows.map((_, at) => openOne(at))]);

    for (const { done } of [one, two]) {
      const { created, changed, same, refused, rows: all } = done.commit.counts;
      expect(created + changed + same + refused).toBe(all);
    }
    for (let at = 0; at < rows.length; at += 1) {
      const projectId = await projectOf(`${name}-${at}`);
      await eventually(async () => {
        const events = await store.ledger.read(projectId);
        const state = fold(projectId, events);
        expect(events.map(({ revision }) => revision)).toEqual(events.map((_, place) => place + 1));
        expect(events.filter(({ type }) => type === 'projectOpened')).toHaveLength(1);
        expect(isHalfBroughtIn(state)).toBe(false);
        expect(await store.projects.read(projectId)).toMatchObject({
          revision: state.revision,
          status: state.status,
        });
        const run = await newestRun(worker.client, projectWorkflowId(projectId));
        expect(run?.isRunning ?? false).toBe(state.status === 'open');
        return true;
      }, 30_000);
    }
  }, 120_000);
});
