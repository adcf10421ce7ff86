import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { projectWorkflowId } from '../../../contracts/sandbox/names';
import { customerOf } from '../../../contracts/wire/customers';
import type { Customer } from '../../../contracts/wire/customers';
import type { Playbook } from '../../../domain/playbook/playbook';
import { factsOf } from '../../../domain/project/decide/gates';
import { factsOfCustomer } from '../../../people/archive-facts';
import { keepTellingProjects, tellUntoldChanges } from '../../../worker/housekeeping/archive-changes';
import type { RunningApi } from '../../api/running-api';
import { startApi } from '../../api/running-api';
import { eventually } from '../../support/eventually';
import { completeArchive, wholeCommittee } from '../../support/whole-archive';
import { sampleRecord } from '../../../tools/public-data/sample-archive';
import { wholePlaybook } from '../../support/standard-playbook';

let api: RunningApi;
const run = randomUUID().slice(0, 8);
const log = pino({ level: 'silent' });
const client = () => api.worker.client;

/** The standard playbook as it is, beside the one that asks nothing. */
const asking: Playbook = { ...wholePlaybook, rules: { ...wholePlaybook.rules, key: 'asking', version: 1 } };

beforeAll(async () => {
  api = await startApi();
  await api.store.playbooks.keep(asking);
});
afterAll(() => api.stop());

let count = 0;
async function newCustomer(special: Partial<Customer> = {}): Promise<string> {
  const id = `asked-${run}-${(count += 1)}`;
  const known = { id, name: `Asked ${count}`, class: 'B', timeZone: 'Asia/Taipei', language: 'en' } as const;
  await api.store.customers.create(customerOf({ ...known, ...special }));
  return id;
}

async function open(customerId: string): Promise<string> {
  const opening = { title: 'Press', customerId, ownerId: 'sales-1', playbook: { key: 'asking' } };
  const { body } = await api.post('/v1/projects', opening);
  await eventually(() => api.store.projects.read(body.projectId));
  return body.projectId;
}

const dealOf = async (projectId: string) => (await api.store.projects.read(projectId))!.deal!;
const change = (id: string, changes: object) =>
  api.ask('PATCH', `/v1/customers/${id}`, { body: changes, headers: { 'If-Match': '*' } });
const changePerson = (id: string, changes: object) =>
  api.ask('PATCH', `/v1/customer-people/${id}`, { body: changes, headers: { 'If-Match': '*' } });

/** Waits until a project knows what the archive says. */
const knowsArchive = (projectId: string) =>
  eventually(async () => {
    const deal = await dealOf(projectId);
    const facts = await factsOfCustomer(api.store, deal.customerId, deal.playbook, Date.now());
    return JSON.stringify(facts) === JSON.stringify(factsOf(deal)) && facts;
  }, 20_000);

const untold = async () => [
  ...(await api.store.customers.untold(1_000)),
  ...(await api.store.customerPeople.untold(1_000)),
];

describe('a change of the archive', () => {
  it('reaches the projects of the customer, and reaches the milestone when everything is there', async () => {
    const customerId = await newCustomer();
    const projectId = await open(customerId);
    expect((await api.get(`/v1/projects/${projectId}`)).body).toMatchObject({
      gate: {
        facts: [
          { fact: 'archive-complete', lacks: [{ part: 'tax-number' }, {}, {}, {}, {}, {}, {}, {}, {}] },
        ],
      },
    });
    const { id: _, ...record } = { id: '', ...sampleRecord() };
    expect((await change(customerId, record)).status).toBe(200);
    await knowsArchive(projectId);
    for (const person of wholeCommittee(customerId)) {
      expect((await api.post('/v1/customer-people', person)).status).toBe(201);
    }
    expect(await knowsArchive(projectId)).toMatchObject({ 'archive-complete': [] });
    const reached = (await dealOf(projectId)).milestones['customer-profiled'];
    expect(reached).toMatchObject({ evidence: `customer:${customerId}`, actor: 'milepost' });
    expect((await untold()).filter((each) => each.customerId === customerId)).toEqual([]);
    // nothing of a person is in the ledger
    const written = JSON.stringify(await api.store.ledger.read(projectId));
    for (const { name, id } of wholeCommittee(customerId)) {
      expect(written).not.toContain(name);
      expect(written).not.toContain(id);
    }
  }, 60_000);

  it('is refused as a report, with everything that is missing and where to write it', async () => {
    const customerId = await newCustomer({ sector: 'Textiles' });
    const projectId = await open(customerId);
    const report = { milestone: 'customer-profiled', evidence: 'crm:1' };
    const { status, body } = await api.post(`/v1/projects/${projectId}/milestones`, report);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'archive-decides' });
    expect(body.missing).toEqual([
      ...['tax-number', 'address', 'situation', 'potential', 'people', 'uses', 'buys', 'decides'],
    ]);
    expect(body.detail).toContain('Write it into the record of the customer');
  }, 60_000);

  it('opens a project whose archive is complete without asking for it', async () => {
    const customerId = await newCustomer();
    await completeArchive(api.store, customerId);
    const projectId = await open(customerId);
    const deal = await dealOf(projectId);
    expect(Object.keys(deal.milestones)).toEqual(['customer-profiled']);
    expect(Object.values(deal.tasks).map(({ key }) => key)).toEqual(['agree-meeting']);
  }, 60_000);

  it('makes an incomplete gate incomplete again when the only decider leaves', async () => {
    const customerId = await newCustomer();
    await completeArchive(api.store, customerId);
    const projectId = await open(customerId);
    await changePerson(`${customerId}-decides`, { presence: 'gone' });
    await eventually(
      async () => (await dealOf(projectId)).milestones['customer-profiled'] === undefined,
      20_000,
    );
    expect(await knowsArchive(projectId)).toMatchObject({ 'archive-complete': ['decides'] });
    await changePerson(`${customerId}-decides`, { presence: 'there' });
    await eventually(async () => (await dealOf(projectId)).milestones['customer-profiled'], 20_000);
  }, 60_000);

  it('is told at once when the only decider is erased', async () => {
    const customerId = await newCustomer();
    await completeArchive(api.store, customerId);
    const projectId = await open(customerId);

    const erased = await api.post(`/v1/customer-people/${customerId}-decides/erase`, { reason: 'A letter' });

    expect(erased.status).toBe(202);
    // nobody looks again and again in this test: the request itself has told it
    await eventually(
      async () => (await dealOf(projectId)).milestones['customer-profiled'] === undefined,
      20_000,
    );
    expect(
      (await untold()).filter((each) => each.customerId === customerId && each.of === 'customer'),
    ).toEqual([]);
  }, 60_000);

  it('ends in what the archive says last, whatever comes in between', async () => {
    const customerId = await newCustomer();
    await completeArchive(api.store, customerId);
    const projects = await Promise.all([open(customerId), open(customerId)]);
    const presences = ['gone', 'there', 'deceased', 'there', 'gone'];
    await Promise.all([
      (async () => {
        for (const presence of presences) await changePerson(`${customerId}-decides`, { presence });
      })(),
      (async () => {
        for (const sector of ['Steel', null, 'Glass', null]) await change(customerId, { sector });
      })(),
      // one is opened meanwhile
      open(customerId).then((projectId) => projects.push(projectId)),
    ]);
    for (const projectId of projects) {
      expect(await knowsArchive(projectId)).toMatchObject({ 'archive-complete': ['sector', 'decides'] });
    }
  }, 90_000);

  it('that nobody told, since the process died after writing it, is told by the next one', async () => {
    const customerId = await newCustomer();
    const projectId = await open(customerId);
    // written, and not told
    await completeArchive(api.store, customerId);
    expect((await untold()).filter((each) => each.customerId === customerId)).toHaveLength(8);
    const stop = keepTellingProjects({ store: api.store, client: client() }, log, 50);
    expect(await knowsArchive(projectId)).toMatchObject({ 'archive-complete': [] });
    await eventually(async () => (await untold()).every((each) => each.customerId !== customerId));
    await stop();
  }, 60_000);

  it('waits in the history of a project while no worker runs', async () => {
    const customerId = await newCustomer();
    const projectId = await open(customerId);
    await api.worker.stopWorker();
    try {
      await completeArchive(api.store, customerId);
      await tellUntoldChanges({ store: api.store, client: client() }, log);
      expect(Object.keys((await dealOf(projectId)).milestones)).toEqual([]);
    } finally {
      await api.worker.startWorker();
    }
    expect(await knowsArchive(projectId)).toMatchObject({ 'archive-complete': [] });
  }, 90_000);

  it('is kept while Temporal is away', async () => {
    const customerId = await newCustomer();
    const projectId = await open(customerId);
    await completeArchive(api.store, customerId);
    const away = {
      withDeadline: (_: number, call: () => Promise<unknown>) => call(),
      workflow: {
        getHandle: () => ({ signal: () => Promise.reject(new Error('away')) }),
      },
    } as unknown as ReturnType<typeof client>;
    await tellUntoldChanges({ store: api.store, client: away }, log);
    expect((await untold()).some((each) => each.customerId === customerId)).toBe(true);
    await tellUntoldChanges({ store: api.store, client: client() }, log);
    await knowsArchive(projectId);
  }, 60_000);

  it('tells no project twice what it knows', async () => {
    const customerId = await newCustomer();
    const projectId = await open(customerId);
    await change(customerId, { tags: ['press'] });
    const handle = client().workflow.getHandle(projectWorkflowId(projectId));
    const { events } = await handle.fetchHistory();
    expect(events!.filter((each) => each.workflowExecutionSignaledEventAttributes)).toEqual([]);
  }, 60_000);
});
