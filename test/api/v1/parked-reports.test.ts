import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { deliverParked } from '../../../api/commands/parked-reports';
import { createProjectCommands } from '../../../api/commands/project-commands';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { Reference } from '../../../domain/project/model/references';
import { keepParkedReports } from '../../../worker/housekeeping/parked-reports';
import type { NotificationRequest } from '../../../contracts/sandbox/notifications';
import { eventually } from '../../support/eventually';
import type { Body, RunningApi, Told } from '../running-api';
import { startApi } from '../running-api';

let api: RunningApi;
/** What people were to be told. */
const told: NotificationRequest[] = [];

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

let count = 0;
/** A reference that no other test uses. */
const fresh = (): Reference => ({ system: 'crm', id: `Opp ${(count += 1)}/ü` });
const nameOf = ({ system, id }: Reference): string => `ref:${system}:${id}`;
const pathOf = (reference: Reference): string => `/v1/projects/${encodeURIComponent(nameOf(reference))}`;
const parking = 'park=30&tell=sales-1';
const evidence = 'crm:1';

interface Parked extends Body {
  readonly status: string;
  readonly operationId: string;
  readonly refusal: { readonly code: string } | null;
}
const parked = async (id: string): Promise<Parked> =>
  (await api.get(`/v1/parked-reports/${id}`)).body as unknown as Parked;
const park = (reference: Reference, milestone: string, more: object = {}, query = parking): Promise<Told> =>
  api.post(`${pathOf(reference)}/milestones?${query}`, { milestone, evidence, ...more });
const open = (...references: Reference[]) =>
  api.post('/v1/projects', {
    ...{ title: 'Cooling line, hall 3', customerId: 'acme', ownerId: 'sales-1' },
    references,
  });
/** Milestones in the order in which the project has them. */
const milestonesOf = async (projectId: string, many: number) =>
  eventually(async () => {
    const events = await api.store.ledger.read(projectId);
    const reached = events.flatMap((event) => (event.type === 'milestoneReached' ? [event.milestone] : []));
    return reached.length >= many ? reached : null;
  });
/** What the API's process does beside its requests. */
const keeper = (now?: () => number) => {
  const { store } = api;
  const { client, taskQueue } = api.worker;
  const commands = createProjectCommands({ client, taskQueue, waitMs: 2_000, store });
  return keepParkedReports(
    {
      store,
      deliver: (reference) => deliverParked({ store, commands }, reference),
      notifications: { start: (request) => Promise.resolve(told.push(request) > 0) },
      ...(now && { now }),
    },
    pino({ level: 'silent' }),
    { looksMs: 50, wholeMs: 50 },
  );
};

describe('a report whose project does not exist yet', () => {
  it('waits when its sender asks for it, and comes to the project in order when it opens', async () => {
    const reference = fresh();
    const first = await park(reference, 'meeting-agreed', { note: 'They want to see the line.' });
    const second = await park(reference, 'customer-profiled');
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(first.headers.get('Location')).toBe(`/v1/parked-reports/${first.body.id}`);
    expect(first.body).toMatchObject({ status: 'waiting', reference, projectId: null, hasNote: true });

    const opening = await open(reference);

    const { projectId } = opening.body;
    expect(await milestonesOf(projectId, 2)).toEqual(['meeting-agreed', 'customer-profiled']);
    for (const { body } of [first, second]) {
      const shown = await parked(body.id);
      expect(shown).toMatchObject({ status: 'delivered', projectId });
      const operation = await api.get(`/v1/operations/${shown.operationId}?wait=10`);
      expect(operation.body).toMatchObject({ status: 'done', projectId });
    }
    const notes = await api.store.notes.ofProject(projectId);
    expect(notes.map(({ text }) => text)).toEqual(['They want to see the line.']);
  });

  it('has happened before its project was opened', async () => {
    const reference = fresh();
    const { body } = await api.post(`${pathOf(reference)}/contacts?${parking}`, { kind: 'call' });
    const reportedAt = (body as unknown as { facts: { occurredAt: string } }).facts.occurredAt;

    const { projectId } = (await open(reference)).body;

    const contact = await eventually(async () =>
      (await api.store.ledger.read(projectId)).find(({ type }) => type === 'contactRecorded'),
    );
    expect(contact).toMatchObject({ occurredAtMs: Date.parse(reportedAt), source: 'tests' });
    expect(contact.atMs).toBeGreaterThan(Date.parse(reportedAt));
  });

  it('is refused as before when nobody asks for it to wait', async () => {
    const reference = fresh();
    expect(await park(reference, 'meeting-agreed', {}, '')).toMatchObject({
      status: 404,
      body: { code: 'unknown-project' },
    });
    expect((await park(reference, 'meeting-agreed', {}, 'park=30')).body.code).toBe('invalid-parameters');
    expect((await park(reference, 'meeting-agreed', {}, 'park=31&tell=sales-1')).body.code).toBe(
      'invalid-parameters',
    );
    expect((await park(reference, 'meeting-agreed', {}, 'park=3&tell=nobody')).body.code).toBe(
      'unknown-reference',
    );
    const byId = await api.post(`/v1/projects/project-none/milestones?${parking}`, {
      ...{ milestone: 'meeting-agreed', evidence },
    });
    expect(byId).toMatchObject({ status: 404, body: { code: 'unknown-project' } });
    expect(
      (await api.get(`/v1/parked-reports?reference=crm:${encodeURIComponent(reference.id)}`)).body.items,
    ).toEqual([]);
  });

  it('counts once for its event, and is refused with another content under it', async () => {
    const reference = fresh();
    const event = { source: 'crm', eventId: 'meeting-1' };
    const first = await park(reference, 'meeting-agreed', event);
    const repeat = await park(reference, 'meeting-agreed', event);
    const other = await park(reference, 'customer-profiled', event);

    expect(repeat).toMatchObject({ status: 202, body: { id: first.body.id } });
    expect(other).toMatchObject({ status: 422, body: { code: 'event-reused' } });
    const { projectId } = (await open(reference)).body;
    expect(await milestonesOf(projectId, 1)).toEqual(['meeting-agreed']);
    expect(await park(reference, 'meeting-agreed', event)).toMatchObject({
      status: 200,
      body: { projectId, repeated: true },
    });
  });

  it('waits in a bulk beside those that are carried out, and as a CloudEvent', async () => {
    const reference = fresh();
    const running = await api.openProject();
    const project = nameOf(reference);
    const bulk = await api.post(`/v1/milestones?${parking}`, {
      items: [
        { project, milestone: 'customer-profiled', evidence },
        { project: running, milestone: 'customer-profiled', evidence },
        { project, milestone: 'meeting-agreed', evidence },
      ],
    });
    const event = {
      ...{ specversion: '1.0', id: 'call-1', source: '/phone' },
      ...{ type: 'com.example.phone.call-ended', subject: project },
    };
    const headers = { 'Content-Type': 'application/cloudevents+json' };
    const asEvent = await api.ask('POST', `/v1/cloudevents?${parking}`, {
      ...{ raw: JSON.stringify(event), headers },
    });

    expect(bulk.body).toMatchObject({ counts: { done: 1, parked: 2, accepted: 0, refused: 0, failed: 0 } });
    expect(asEvent).toMatchObject({ status: 202, body: { status: 'waiting', name: 'recordContact' } });
    const { projectId } = (await open(reference)).body;
    expect(await milestonesOf(projectId, 2)).toEqual(['customer-profiled', 'meeting-agreed']);
    expect((await parked(asEvent.body.id)).status).toBe('delivered');
  });

  it('is not lost when it comes while the project is being opened', async () => {
    const stop = keeper();
    try {
      for (let round = 0; round < 5; round += 1) {
        const reference = fresh();
        const answers = await Promise.all([
          open(reference),
          ...Array.from({ length: 8 }, (_, index) =>
            api.post(`${pathOf(reference)}/contacts?${parking}`, {
              ...{ kind: 'call', source: 'phone', eventId: `call-${index}` },
            }),
          ),
        ]);
        const { projectId } = answers[0].body;
        for (const { status } of answers) expect([200, 201, 202]).toContain(status);
        const contacts = await eventually(async () => {
          const events = await api.store.ledger.read(projectId);
          const found = events.filter(({ type }) => type === 'contactRecorded');
          return found.length >= 8 && found;
        });
        expect(contacts).toHaveLength(8);
      }
    } finally {
      await stop();
    }
  }, 60_000);

  it('comes to a project that gets the reference later, and to one whose opener has died', async () => {
    const [given, claimed] = [fresh(), fresh()];
    const projectId = await api.openProject();
    const one = await park(given, 'meeting-agreed');
    await api.store.references.claim('project', claimed, `project-of-nobody-${count}`);
    const two = await park(claimed, 'customer-profiled');
    expect([one.status, two.status]).toEqual([202, 202]);

    await api.post(`/v1/projects/${projectId}/references`, { ...given });
    await open(claimed);

    const stop = keeper();
    await eventually(async () => (await parked(one.body.id)).status === 'delivered');
    await eventually(async () => (await parked(two.body.id)).status === 'delivered');
    await stop();
    expect(await milestonesOf(projectId, 1)).toEqual(['meeting-agreed']);
  });

  it('is found by the look of a later process when its project was recorded without it', async () => {
    const reference = fresh();
    const { body } = await park(reference, 'meeting-agreed');
    const projectId = await api.openProject();
    // as after a restore: project and registry have the reference, and nobody has told the reports
    await api.store.references.claim('project', reference, projectId);
    await api.post(`/v1/projects/${projectId}/references`, { ...reference });
    await eventually(async () => (await parked(body.id)).projectId === projectId);
    const stop = keeper();
    await eventually(async () => (await parked(body.id)).status === 'delivered');
    await stop();
  });

  it('says why its project has refused it, and does not keep the others from coming', async () => {
    const reference = fresh();
    const bad = await park(reference, 'champagne');
    const good = await park(reference, 'meeting-agreed');

    const { projectId } = (await open(reference)).body;

    expect(await milestonesOf(projectId, 1)).toEqual(['meeting-agreed']);
    expect(await parked(bad.body.id)).toMatchObject({
      status: 'refused',
      refusal: { code: 'unknown-milestone' },
      projectId,
    });
    expect((await parked(good.body.id)).status).toBe('delivered');
  });

  it('can be taken back as long as it waits', async () => {
    const reference = fresh();
    const { body } = await park(reference, 'meeting-agreed');
    const path = `/v1/parked-reports/${body.id}/withdrawal`;

    expect((await api.post(path, undefined)).body).toMatchObject({ status: 'withdrawn' });
    expect((await api.post(path, undefined)).status).toBe(200);
    const { projectId } = (await open(reference)).body;
    const other = fresh();
    const sent = await park(other, 'meeting-agreed');
    await open(other);

    expect((await api.store.ledger.read(projectId)).map(({ type }) => type)).not.toContain(
      'milestoneReached',
    );
    const late = await api.post(`/v1/parked-reports/${sent.body.id}/withdrawal`, undefined);
    expect(late).toMatchObject({ status: 409, body: { code: 'parked-report-ended' } });
    expect(
      (await api.post(path.replace(/parked-[0-9a-f]{32}/, `parked-${'0'.repeat(32)}`), undefined)).status,
    ).toBe(404);
  });

  it('is reported to whoever was named when no project comes in time, in one email', async () => {
    const reference = fresh();
    const sent = [
      await park(reference, 'meeting-agreed', {}, 'park=1&tell=manager-1'),
      await park(reference, 'customer-profiled', {}, 'park=1&tell=manager-1'),
    ];
    const longer = await park(reference, 'customer-profiled', { note: 'later' }, 'park=3&tell=manager-1');
    told.length = 0;

    const stop = keeper(() => Date.now() + 2 * realDayMs);
    await eventually(async () => (await parked(sent[1]!.body.id)).status === 'expired');
    await eventually(() => told.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await stop();

    const ours = told.filter(({ personId }) => personId === 'manager-1');
    expect(ours).toMatchObject([
      { notification: { kind: 'reports-expired', waitsFor: `crm:${reference.id}` } },
    ]);
    expect((await parked(longer.body.id)).status).toBe('waiting');
    const listed = await api.get(
      `/v1/parked-reports?status=expired&reference=${encodeURIComponent(`crm:${reference.id}`)}`,
    );
    expect(listed.body.items.map(({ id }) => id).sort()).toEqual(sent.map(({ body }) => body.id).sort());
    // who opens it after all, and sends again, is heard
    const { projectId } = (await open(reference)).body;
    expect(await milestonesOf(projectId, 1)).toEqual(['customer-profiled']);
    expect((await park(reference, 'meeting-agreed')).status).toBe(200);
  });

  it('is listed in pages, the newest first, each once', async () => {
    const reference = fresh();
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      ids.push((await park(reference, 'meeting-agreed', { note: String(index) })).body.id);
    }
    const seen: string[] = [];
    let next: string | null =
      `/v1/parked-reports?limit=2&reference=${encodeURIComponent(`crm:${reference.id}`)}`;
    while (next !== null) {
      const page: Told = await api.get(next);
      seen.push(...page.body.items.map(({ id }) => id));
      next = page.body.next;
    }
    expect(seen).toEqual(ids.reverse());
  });
});

describe('the store of parked reports', () => {
  it('keeps the order of senders that send at once, and takes no more than it may', async () => {
    const reference = fresh();
    const report = (name: string) => ({
      reference,
      content: {
        name: 'recordContact' as const,
        base: { commandId: `api-${name}`, actor: 'key:crm', source: 'crm', at: 1 },
        fields: { kind: 'call' },
      },
      ...{ personId: 'sales-1', parkedAtMs: 1, expiresAtMs: Date.now() + realDayMs },
    });
    // each sender waits for its answer before it sends the next
    await Promise.all(
      ['a', 'b', 'c', 'd'].map(async (sender) => {
        for (let index = 0; index < 10; index += 1) {
          await api.store.parkedReports.park(report(`${sender}-${index}`), 40);
        }
      }),
    );
    expect(await api.store.parkedReports.park(report('e-0'), 40)).toEqual({ kind: 'full' });
    await api.store.parkedReports.nowDue(reference, 'project-1');

    const inOrder = (await api.store.parkedReports.next(reference, 100)).map(
      ({ content }) => content.base.commandId,
    );

    expect(inOrder).toHaveLength(40);
    for (const sender of ['a', 'b', 'c', 'd']) {
      expect(inOrder.filter((id) => id.startsWith(`api-${sender}-`))).toEqual(
        Array.from({ length: 10 }, (_, index) => `api-${sender}-${index}`),
      );
    }
    for (const { id } of await api.store.parkedReports.next(reference, 100)) {
      await api.store.parkedReports.end(id, { status: 'delivered' }, Date.now());
    }
  });

  it('lets one process deliver to a project at a time', async () => {
    const reference = fresh();
    const { parkedReports } = api.store;
    const inside = await parkedReports.alone(reference, 'one', () =>
      parkedReports.alone(reference, 'other', () => Promise.resolve('in')),
    );
    expect(inside).toBeNull();
    expect(await parkedReports.alone(reference, 'other', () => Promise.resolve('in'))).toBe('in');
  });
});
