import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProjectState } from '../../../domain/project/model/state';
import { eventually } from '../../support/eventually';
import { start } from '../../support/simulated-project';
import { simulate } from '../../support/simulated-project';
import type { Body, RunningApi } from '../running-api';
import { acme } from '../../support/directory';
import { person, startApi } from '../running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const opening = { title: 'Cooling line, hall 3', customerId: 'acme', ownerId: 'sales-1' };
const ids = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);

describe('opening a project', () => {
  it('takes the class of the customer and the newest rules', async () => {
    const answer = await api.post('/v1/projects', { ...opening, amount: 1_000, currency: 'TWD' });

    expect(answer).toMatchObject({ status: 201, body: { status: 'open', stage: 'plan', repeated: false } });
    expect(answer.headers.get('location')).toBe(`/v1/projects/${answer.body.projectId}`);
    const shown = await api.get(`/v1/projects/${answer.body.projectId}?revision=${answer.body.revision}`);
    expect(shown.body).toMatchObject({
      ...opening,
      amount: 1_000,
      currency: 'TWD',
      customerClass: 'B',
      playbook: { key: 'standard', version: 6 },
      stage: { key: 'plan' },
      gate: { missing: [{ milestone: 'customer-profiled' }, { milestone: 'meeting-agreed' }] },
      roles: [
        {
          role: 'sales',
          personId: 'sales-1',
          reason: 'owner',
          reasonText: { en: 'the owner of the project', 'zh-TW': '案件負責人' },
        },
      ],
      outcome: null,
      clock: { phase: 'watching', startedBy: { cause: 'opened' } },
    });
    expect(shown.body.openTasks).toHaveLength(2);
    expect(JSON.stringify(shown.body)).not.toMatch(/Ms"|"commands"|schemaVersion/);
  });

  it('says of every reference what is wrong with it', async () => {
    const open = async (more: object) => (await api.post('/v1/projects', { ...opening, ...more })).body;
    const pointers = ({ errors }: Body) => errors.map(({ pointer }) => pointer);

    const all = await open({ customerId: 'nobody', ownerId: 'nobody', playbook: { key: 'none' } });
    expect([all.code, pointers(all).sort()]).toEqual([
      'unknown-reference',
      ['#/customerId', '#/ownerId', '#/playbook/key'],
    ]);
    expect(pointers(await open({ ownerId: 'gone-1' }))).toEqual(['#/ownerId']);
    expect(pointers(await open({ ownerId: 'engineer-1' }))).toEqual(['#/ownerId']);
    expect(pointers(await open({ playbook: { key: 'standard', version: 99 } }))).toEqual(['#/playbook']);
  });

  it.each([
    ['an amount without a currency', { amount: 5 }, '#/currency'],
    ['a negative amount', { amount: -1, currency: 'TWD' }, '#/amount'],
    ['a currency that is none', { amount: 1, currency: 'twd' }, '#/currency'],
    ['a title of two lines', { title: 'a\nb' }, '#/title'],
    ['an empty title', { title: '' }, '#/title'],
    ['an id', { id: 'mine' }, '#/id'],
    ['a class', { customerClass: 'A' }, '#/customerClass'],
  ])('refuses %s', async (_what, more, pointer) => {
    expect(await api.post('/v1/projects', { ...opening, ...more })).toMatchObject({
      status: 422,
      body: { code: 'invalid-body', errors: [{ pointer }] },
    });
  });
});

describe('reading a project', () => {
  it('at a revision waits for the read side', async () => {
    const projectId = await api.openProject();

    const { body } = await api.post(`/v1/projects/${projectId}/contacts`, { kind: 'visit' });

    const shown = await api.get(`/v1/projects/${projectId}?revision=${body.revision}`);
    expect(shown.body.revision).toBeGreaterThanOrEqual(body.revision);
    expect(shown.body.contacts).toMatchObject([{ kind: 'visit' }]);
  });

  it('shows what was done to whoever has just been answered', async () => {
    for (let round = 0; round < 10; round += 1) {
      const projectId = await api.openProject();
      const opened = await api.get(`/v1/projects/${projectId}`);
      const { body } = await api.post(`/v1/projects/${projectId}/contacts`, { kind: 'call' });
      const timeline = await api.get(`/v1/projects/${projectId}/timeline`);
      const { body: project } = await api.get(`/v1/projects/${projectId}`);

      expect(opened.status).toBe(200);
      expect(timeline.body.items).toContainEqual(
        expect.objectContaining({ type: 'contactRecorded', revision: body.revision }),
      );
      expect(project.contacts).toMatchObject([{ kind: 'call' }]);
    }
  });

  it('at a revision that does not come answers with what there is', async () => {
    const projectId = await api.openProject();
    const startedMs = Date.now();

    const { status } = await api.get(`/v1/projects/${projectId}?revision=9999`);

    expect(status).toBe(200);
    expect(Date.now() - startedMs).toBeGreaterThan(1_800);
    expect(Date.now() - startedMs).toBeLessThan(4_000);
  });

  it('explains where it stands, in the language and the zone of the reader', async () => {
    const projectId = await api.openProject();
    const explain = async (query: string) =>
      (await api.get(`/v1/projects/${projectId}/explanation?${query}`)).body;

    const english = await explain('language=en');
    const chinese = await explain('language=zh-TW&timeZone=Asia/Taipei');

    expect(english.lines.join(' ')).toContain('Person sales-1');
    expect(english.lines.join(' ')).toContain('UTC');
    expect(chinese.lines.join(' ')).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d Asia\/Taipei/);
    expect(chinese.headline).toMatch(/\p{Script=Han}/u);
    expect(english).toMatchObject({ nextCheck: 'follow-up', nextCheckAt: expect.stringMatching(/Z$/) });
    expect(english.lines.join(' ')).toContain('If it is left undone, Person sales-1 is reminded on ');
    expect(chinese.lines.join(' ')).toContain('若仍未完成，將於 ');
    // a reminder comes before the clock's next check
    expect(Date.parse(english.nextAt)).toBeLessThan(Date.parse(english.nextCheckAt));
    expect(chinese.nextAt).toBe(english.nextAt);
    expect(await api.get(`/v1/projects/${projectId}/explanation?language=fr`)).toMatchObject({ status: 400 });
  });

  it('gives its timeline in pages, by revision', async () => {
    const projectId = await api.openProject();
    const entries = [];
    let address: string | null = `/v1/projects/${projectId}/timeline?limit=2`;
    while (address !== null) {
      const { body } = await api.get(address);
      entries.push(...body.items);
      address = body.next;
    }

    expect(entries.map(({ revision }) => revision)).toEqual(entries.map((_, index) => index + 1));
    expect(entries[0]).toMatchObject({
      type: 'projectOpened',
      facts: { ...opening, customerClass: 'B', playbook: { key: 'standard', version: 6 } },
      note: null,
    });
    expect(entries[0]?.facts.playbook).toEqual({ key: 'standard', version: 6 });
  });
});

describe('the list of projects', () => {
  /** Projects as the ledger writes them, but at times that the test chooses. */
  async function stored(projectId: string, openedAtMs: number, change: Partial<ProjectState['deal']> = {}) {
    const state = simulate().state();
    if (!state.deal) throw new Error('not opened');
    const deal = { ...state.deal, openedAtMs, ownerId: 'lister', customerId: 'listed', ...change };
    await api.store.projects.write({ ...state, projectId, deal }, 0, Object.keys(deal.tasks));
  }
  const list = async (query: string) => (await api.get(`/v1/projects?owner=lister&${query}`)).body;

  beforeAll(async () => {
    await api.store.people.create(person('lister'));
    await api.store.customers.create({ ...acme, id: 'listed' });
    for (let each = 0; each < 7; each += 1) await stored(`tie-${each}`, start);
    await stored('older', start - 1, { stage: 'visit' });
    await stored('newer', start + 1, { customerId: 'acme' });
  });

  it('comes newest first, and pages do not lose or repeat projects that were opened in one instant', async () => {
    const whole = await list('limit=200');
    const paged: string[] = [];
    let address: string | null = '/v1/projects?owner=lister&limit=2';
    while (address !== null) {
      const { body } = await api.get(address);
      expect(body.items.length).toBeLessThanOrEqual(2);
      paged.push(...ids(body.items));
      address = body.next;
    }

    const ties = [6, 5, 4, 3, 2, 1, 0].map((each) => `tie-${each}`);
    expect(ids(whole.items)).toEqual(['newer', ...ties, 'older']);
    expect(paged).toEqual(ids(whole.items));
  });

  it('is narrowed by each filter', async () => {
    const nextCheckAt = (await list('limit=1')).items[0]?.nextCheck.at ?? '';
    const justAfter = new Date(Date.parse(nextCheckAt) + 1).toISOString();

    expect(ids((await list('stage=visit')).items)).toEqual(['older']);
    expect(ids((await list('customer=acme')).items)).toEqual(['newer']);
    expect((await list('status=open')).items).toHaveLength(9);
    expect((await list('status=won')).items).toHaveLength(0);
    expect((await list(`dueBefore=${nextCheckAt}`)).items).toHaveLength(0);
    expect((await list(`dueBefore=${justAfter}`)).items).toHaveLength(9);
    expect(await api.get('/v1/projects?dueBefore=tomorrow')).toMatchObject({ status: 400 });
    expect(await api.get('/v1/projects?dueBefore=2026-03-02T09:00:00%2B08:00')).toMatchObject({
      status: 400,
    });
    expect(await api.get('/v1/projects?status=new')).toMatchObject({ status: 400 });
  });

  it('refuses a cursor of another filter', async () => {
    const { nextCursor } = await list('limit=1');

    expect(await api.get(`/v1/projects?owner=sales-1&cursor=${nextCursor}`)).toMatchObject({ status: 400 });
  });
});

describe('tasks', () => {
  it('of a person are listed oldest first, in pages', async () => {
    await api.store.people.create(person('busy'));
    const opened: string[] = [];
    for (let each = 0; each < 3; each += 1) {
      const { body } = await api.post('/v1/projects', { ...opening, ownerId: 'busy' });
      opened.push(body.projectId);
      await eventually(async () => (await api.get(`/v1/projects/${body.projectId}`)).status === 200);
    }

    const tasks = [];
    let address: string | null = '/v1/people/busy/tasks?limit=4';
    while (address !== null) {
      const { body } = await api.get(address);
      tasks.push(...body.items);
      address = body.next;
    }

    expect(tasks.map(({ projectId }) => projectId)).toEqual(
      opened.flatMap((projectId) => [projectId, projectId]),
    );
    expect(tasks[0]).toMatchObject({
      personId: 'busy',
      projectTitle: opening.title,
      status: 'open',
      name: { en: expect.any(String) },
    });
    expect((await api.get('/v1/people/gone-1/tasks')).body).toEqual({
      items: [],
      nextCursor: null,
      next: null,
    });
    expect(await api.get('/v1/people/nobody/tasks')).toMatchObject({
      status: 404,
      body: { code: 'unknown-person' },
    });
  });

  it('of a project are listed with how they were closed', async () => {
    const projectId = await api.openProject();
    const { body } = await api.post(`/v1/projects/${projectId}/milestones`, {
      milestone: 'customer-profiled',
      evidence: 'crm:1',
    });
    await api.get(`/v1/projects/${projectId}?revision=${body.revision}`);

    const { items } = (await api.get(`/v1/projects/${projectId}/tasks`)).body;

    expect(items).toMatchObject([
      { key: 'profile-customer', status: 'done', closedReason: 'milestone', closedAt: expect.any(String) },
      { key: 'agree-meeting', status: 'open', closedAt: null },
    ]);
  });
});

describe('playbooks', () => {
  it('are listed, and shown with their guidance', async () => {
    expect((await api.get('/v1/playbooks')).body.items).toMatchObject([{ key: 'standard', version: 6 }]);
    const { body } = await api.get('/v1/playbooks/standard/6');
    expect(body.rules.stages).toHaveLength(8);
    expect(body.guidance.stages['plan']?.['zh-TW']).toMatch(/\p{Script=Han}/u);
    expect(await api.get('/v1/playbooks/standard/9')).toMatchObject({
      status: 404,
      body: { code: 'unknown-playbook' },
    });
    expect(await api.get('/v1/playbooks/standard/first')).toMatchObject({ status: 400 });
  });
});
