import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evolve } from '../../../domain/project/evolve/evolve';
import { newProject } from '../../../domain/project/model/state';
import type { Store } from '../../../store/store';
import { eventually } from '../../support/eventually';
import type { SimulatedProject } from '../../support/simulated-project';
import { day, milestone, simulate, start } from '../../support/simulated-project';
import { gateMilestones, rules } from '../../support/standard-playbook';
import type { RunningApi } from '../running-api';
import { startApi } from '../running-api';

/** What the ledger is asked for, and what a test does at that moment. */
const asked: string[] = [];
let whenAsked = (): void => undefined;

function watched(store: Store): Store {
  const read: Store['ledger']['read'] = (projectId, page) => {
    asked.push(projectId);
    whenAsked();
    return store.ledger.read(projectId, page);
  };
  return { ...store, ledger: { ...store.ledger, read } };
}

let api: RunningApi;
beforeAll(async () => {
  api = await startApi({ store: watched });
  for (const project of [wonAfterSilence('won-1'), silent('silent-1'), lostEarly('lost-1')])
    await keep(project);
});
afterAll(() => api.stop());

/** Nobody was ever asked about it: its own playbook waits for a year. */
function patient(projectId: string, openedAtMs = start): SimulatedProject {
  const clocks = { ...rules.clocks, followUpDays: 300, judgeDays: 365 };
  const open = { playbook: { ...rules, clocks }, amount: 1_000, currency: 'EUR' };
  return simulate({ projectId, openedAtMs, open });
}

/** Heard on day 10, won on day 50. */
function wonAfterSilence(projectId: string): SimulatedProject {
  const project = patient(projectId);
  project.passUntil(start + 10 * day);
  project.tell({ name: 'recordContact', kind: 'call' });
  project.passUntil(start + 50 * day);
  for (const key of gateMilestones) project.tell(milestone(key));
  return project;
}

function silent(projectId: string): SimulatedProject {
  return patient(projectId, start + day);
}

function lostEarly(projectId: string): SimulatedProject {
  const project = patient(projectId, start + 2 * day);
  project.tell({ name: 'lose', reason: Object.keys(rules.lossReasons)[0]! });
  return project;
}

/** Writes a project as the worker would. */
async function keep(project: SimulatedProject): Promise<void> {
  const { projectId } = project.state();
  const events = project.events();
  await api.store.ledger.append(projectId, events);
  await api.store.projects.write(events.reduce(evolve, newProject(projectId)), 0, []);
}

const limits = [30, 45].map((judgeDays) => ({ followUpDays: 15, judgeDays }));
const none = { projects: 0, value: {} };
const one = { projects: 1, value: { EUR: 1_000 } };

function run(body: object, more = {}): Promise<any> {
  return api.post('/v1/what-if', body, more);
}

describe('POST /v1/what-if', () => {
  it('says under which limits a project that was won would have been dropped', async () => {
    const { status, body } = await run({ changes: limits });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      projects: 3,
      nextCursor: null,
      assumptions: expect.arrayContaining([expect.stringContaining('upper bound')]),
      results: [
        {
          change: limits[0],
          report: {
            projects: { won: one, lost: one, dropped: none, open: one },
            followUps: 2,
            judgements: 2,
            dropped: { won: one, lost: none, dropped: none, open: one },
            places: [
              {
                customerClass: 'B',
                stage: 'plan',
                followUps: 2,
                judgements: 2,
                dropped: { won: one, open: one },
              },
            ],
          },
        },
        { change: limits[1], report: { followUps: 2, judgements: 1, dropped: { won: none, open: one } } },
      ],
    });
  });

  it('counts days by the calendar and the zone of the owner', async () => {
    await api.store.people.create({
      ...(await api.store.people.read('sales-1'))!,
      id: 'far-1',
      email: 'far-1@example.com',
      timeZone: 'America/New_York',
    });
    // opened on Monday in Taipei, which is Sunday in New York: dropped there on Friday 3 April, here on Monday
    const heardOnSaturday = (projectId: string, ownerId: string): SimulatedProject => {
      const clocks = { ...rules.clocks, followUpDays: 300, judgeDays: 365 };
      const project = simulate({ projectId, open: { ownerId, playbook: { ...rules, clocks } } });
      project.passUntil(start + 33 * day);
      project.tell({ name: 'recordContact', kind: 'call' });
      project.tell({ name: 'lose', reason: Object.keys(rules.lossReasons)[0]! });
      return project;
    };
    for (const project of [
      heardOnSaturday('far-project', 'far-1'),
      heardOnSaturday('near-project', 'sales-1'),
    ]) {
      await keep(project);
    }

    const { body } = await run({ changes: [{ judgeDays: 30, followUpDays: 15, graceWorkingDays: 3 }] });

    expect(body.results[0].report).toMatchObject({
      projects: { lost: { projects: 3 } },
      dropped: { lost: { projects: 1 } },
    });
  });

  it('goes on where the page before has ended, so that all pages add up to the whole', async () => {
    const whole = await run({ changes: limits });
    let cursor: string | undefined;
    const pages = [];
    do {
      const page = await run({ changes: limits, limit: 2, ...(cursor !== undefined && { cursor }) });
      pages.push(page.body);
      cursor = page.body.nextCursor ?? undefined;
    } while (cursor !== undefined);

    expect(pages.map(({ projects }) => projects)).toEqual([2, 2, 1]);
    const followUps = pages.map(({ results }) => results[0].report.followUps).reduce((a, b) => a + b);
    expect(followUps).toBe(whole.body.results[0].report.followUps);
  });

  it.each([
    [{ changes: [] }, '#/changes'],
    [{ changes: [{ judgeDays: 0 }] }, '#/changes/0/judgeDays'],
    [{ changes: [{ judgeDays: 15, followUpDays: 15 }] }, '#/changes/0'],
    [{ changes: [{ byClass: { A: { judgeDays: 7, followUpDays: 9 } } }] }, '#/changes/0'],
    [{ changes: [{ byClass: { D: { judgeDays: 7 } } }] }, '#/changes/0/byClass/D'],
    [{ changes: [{ judgement: 30 }] }, '#/changes/0/judgement'],
    [{ changes: Array.from({ length: 6 }, () => ({ judgeDays: 30 })) }, '#/changes'],
    [{ changes: limits, limit: 101 }, '#/limit'],
  ])('refuses %j', async (body, pointer) => {
    const answer = await run(body);

    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-body' } });
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });

  it('refuses a cursor of other changes as a field of the body', async () => {
    const { body } = await run({ changes: limits, limit: 1 });

    const other = await run({ changes: limits.slice(1), limit: 1, cursor: body.nextCursor });

    const errors = [{ pointer: '#/cursor' }];
    expect(other).toMatchObject({ status: 422, body: { code: 'invalid-body', errors } });
  });

  it('needs a key that may read projects', async () => {
    const reader = await api.createKey('reader', ['playbooks:read']);
    const writer = await api.createKey('writer', ['projects:write']);

    expect(await run({ changes: limits }, { key: reader })).toMatchObject({ status: 200 });
    expect(await run({ changes: limits }, { key: writer })).toMatchObject({ status: 403 });
  });
});

describe('a long run', () => {
  const many = 60;
  beforeAll(async () => {
    for (let index = 0; index < many; index += 1) await keep(wonAfterSilence(`many-${index}`));
  });

  it('lets other requests through while it lasts', async () => {
    const order: string[] = [];
    const running = run({ changes: limits, limit: 100 }).then(() => order.push('run'));
    await eventually(() => asked.length > 0);

    await api.get('/livez', { key: null });
    order.push('alive');
    await running;

    expect(order).toEqual(['alive', 'run']);
  });

  it('ends when its client goes away', async () => {
    const gone = new AbortController();
    asked.length = 0;
    whenAsked = () => gone.abort();
    const key = await api.createKey('impatient', ['playbooks:read']);
    const fetched = fetch(`${api.url}/v1/what-if`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ changes: limits, limit: 100 }),
      signal: gone.signal,
    });

    await expect(fetched).rejects.toThrow();
    await eventually(() => api.logs.some(({ msg }) => msg === 'the client has gone away'));
    whenAsked = () => undefined;

    expect(asked.length).toBeLessThan(many);
    expect(api.logs.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});
