import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReviewOnWire } from '../../contracts/wire/review-wire';
import { addWeeks, reviewAtMs, usualReviewTime } from '../../domain/calendar/review-times';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { eventually } from '../support/eventually';
import { hiddenOf, textOf } from './page-visits';
import type { ReviewOffice } from './review-office';
import { reviewOffice, zone } from './review-office';
import type { RunningApi } from '../api/running-api';
import { person, startApi } from '../api/running-api';

let api: RunningApi;
let office: ReviewOffice;

beforeAll(async () => {
  api = await startApi();
  office = reviewOffice(api);
});
afterAll(() => api.stop());

/** As if the reviews of the last weeks had been about a project, and nobody had decided. */
async function leftUndecided(managerId: string, projectId: string, weeks: number): Promise<void> {
  for (let count = 1; count <= weeks; count += 1) {
    const week = addWeeks(office.week, -count);
    const toMs = reviewAtMs(week, usualReviewTime, zone);
    // a project counts from its opening on: these reviews are said to have been after it
    const at = Date.now() + count;
    await api.store.reviews.prepare({
      managerId,
      week,
      fromMs: toMs - 7 * realDayMs,
      toMs: Math.max(toMs, at),
      projectIds: [projectId],
    });
  }
}

describe('projects outside of a review', () => {
  it('cannot be decided on: those of other teams are nobody’s to know, those that left are explained', async () => {
    const [one, two] = [await office.team(), await office.team()];
    const [theirs, own] = [await office.open(two.reps[0]), await office.open(one.reps[0])];
    const token = await office.link(one.manager);

    expect((await office.decide(token, theirs, { decision: 'keep' })).status).toBe(404);
    expect((await office.decide(token, 'no-project', { decision: 'keep' })).status).toBe(404);
    const headers = { 'X-Milepost-Actor': one.manager };
    const moved = await api.post(
      `/v1/projects/${own}/assignments`,
      { role: 'sales', personId: two.reps[0] },
      { headers },
    );
    await api.get(`/v1/projects/${own}?revision=${moved.body.revision}`);
    const late = await office.decide(token, own, { decision: 'keep' });
    expect([403, 404]).toContain(late.status);
    expect((await office.deal(own)).review).toBeUndefined();
  });

  it('are those that ended: the page says how', async () => {
    const { manager, reps } = await office.team();
    const projectId = await office.open(reps[0]);
    const token = await office.link(manager);
    const lost = await api.post(`/v1/projects/${projectId}/loss`, { reason: 'price' });
    await api.get(`/v1/projects/${projectId}?revision=${lost.body.revision}`);

    const late = await office.decide(token, projectId, { decision: 'keep' });

    expect(late.status).toBe(409);
    expect(textOf(late)).toMatch(/Lost on .*: Price/);
  });
});

describe('a project that a manager below has left undecided for three weeks', () => {
  it('stands first in the review of the manager above, who may decide and give it within its team', async () => {
    const { head, manager, reps } = await office.team();
    const stuck = await office.open(reps[0], 'Stuck line');
    await office.open(reps[1], 'Other line');
    await leftUndecided(manager, stuck, 3);
    const token = await office.link(head);

    const page = textOf(await office.page(token));
    expect(page).toMatch(
      new RegExp(
        `Left undecided in the teams below .* Stuck line .*Person ${reps[0]}.* Left undecided in 3 reviews before`,
      ),
    );
    expect(page).toMatch(new RegExp(`Team of Person ${manager} .*Other line`));
    expect(page.match(/Stuck line/g)).toHaveLength(1);
    const given = await office.decide(token, stuck, { decision: 'reassign', personId: reps[1] });

    expect(given.status).toBe(303);
    expect(await office.deal(stuck)).toMatchObject({ ownerId: reps[1], review: { actor: head } });
    const own = await office.decide(await office.link(manager), stuck, { decision: 'keep' });
    expect(own.status).toBe(409);
    expect(textOf(own)).toContain(`Person ${head} already decided`);
  });
});

describe('the whole line of an executive', () => {
  async function companyBelow(head: string): Promise<{ deepManager: string; deepRep: string; rep: string }> {
    const [deepManager, deepRep, rep] = [`${head}-lead`, `${head}-deep`, `${head}-rep`];
    const manager = head.replace('head', 'chief');
    await api.store.people.create(person(deepManager, { managerId: manager, roles: [] }));
    await api.store.people.create(person(deepRep, { managerId: deepManager }));
    await api.store.people.create(person(rep, { managerId: deepManager }));
    return { deepManager, deepRep, rep };
  }

  it('is in their review, by program and on the page, and in its numbers; the managers below keep theirs', async () => {
    const { head, manager, reps } = await office.team();
    const { deepManager, deepRep } = await companyBelow(head);
    const near = await office.open(reps[0], 'Near line');
    const deep = await office.open(deepRep, 'Deep line');
    await api.store.people.create(person(`${head}-aide`, { managerId: head }));
    const own = await office.open(`${head}-aide`, 'Own line');
    const review = async (of: string): Promise<ReviewOnWire> =>
      (await api.get(`/v1/reviews/${of}/${office.week}`)).body as unknown as ReviewOnWire;
    const idsIn = ({ reps: shown }: ReviewOnWire): string[] =>
      shown.flatMap(({ projects }) => projects.map(({ projectId }) => projectId)).sort();

    const [ofHead, ofManager, ofDeep] = [
      await review(head),
      await review(manager),
      await review(deepManager),
    ];

    expect(idsIn(ofHead)).toEqual([near, deep, own].sort());
    expect(ofHead.counts.byStage[0]?.open).toBe(3);
    expect(ofHead.teams).toEqual([
      {
        managerId: manager,
        name: `Person ${manager}`,
        projects: 1,
        listed: 1,
        undecided: 1,
        left: 0,
        inTheWay: 0,
      },
      {
        managerId: deepManager,
        name: `Person ${deepManager}`,
        projects: 1,
        listed: 1,
        undecided: 1,
        left: 0,
        inTheWay: 0,
      },
    ]);
    expect(idsIn(ofManager)).toEqual([near, deep].sort());
    expect(idsIn(ofDeep)).toEqual([deep]);
    const page = textOf(await office.page(await office.link(head)));
    expect(page).toContain('0 of 1 project decided.');
    expect(page).toContain('The teams below have 2 projects, 2 undecided.');
    expect(page).toMatch(
      new RegExp(
        `Own line .*Team of Person ${manager} .*Near line .*Team of Person ${deepManager} .*Deep line`,
      ),
    );
  });

  it('may be decided on and opened by them, two levels up as well', async () => {
    const { head, manager } = await office.team();
    const { deepManager, deepRep, rep } = await companyBelow(head);
    const deep = await office.open(deepRep, 'Deep line');
    const token = await office.link(head);

    const opened = await api.get(`/projects/${deep}?token=${token}`, { key: null });
    const given = await office.decide(token, deep, { decision: 'reassign', personId: rep });
    const toOutside = await office.decide(await office.link(manager), deep, {
      decision: 'reassign',
      personId: 'sample-nobody',
    });

    expect(opened.status).toBe(200);
    expect(given.status).toBe(303);
    expect(await office.deal(deep)).toMatchObject({ ownerId: rep, review: { actor: head } });
    expect(toOutside.status).toBe(409);
    const below = await office.decide(await office.link(deepManager), deep, { decision: 'keep' });
    expect(textOf(below)).toContain(`Person ${head} already decided`);
  });

  it('ends where managers are in a circle that was there before circles were refused', async () => {
    const ids = ['ring-a', 'ring-b', 'ring-c'] as const;
    for (const [index, id] of ids.entries()) {
      await api.store.people.create(person(id, { managerId: ids[(index + 1) % 3]! }));
    }
    const projectId = await office.open('ring-c', 'Ring line');
    const { body } = await api.get(`/v1/reviews/ring-a/${office.week}`);
    expect(JSON.stringify(body)).toContain(projectId);
  });
});

describe('many projects', () => {
  it('stand on pages of 150; each heading leads to its page, and a form leads back to it', async () => {
    const { manager, reps } = await office.team();
    const projectId = await office.open(reps[1], 'The last line');
    const state = (await api.store.projects.read(projectId))!;
    for (let count = 0; count < 160; count += 1) {
      const copy = { ...state, projectId: `copy-${manager}-${count}`, commands: [] };
      const deal = { ...state.deal!, ownerId: reps[0], title: `Copy ${count}` };
      await api.store.projects.write({ ...copy, deal }, 0, []);
    }
    const token = await office.link(manager);

    const first = await office.page(token);
    const second = await office.page(token, '&page=2');

    expect(first.text.match(/<article/g)).toHaveLength(150);
    expect(second.text.match(/<article/g)).toHaveLength(11);
    expect(textOf(second)).toContain(`Person ${reps[0]} · 151 to 160 of 160`);
    expect(first.text).toContain(`page=2#g-${reps[1]}`);
    expect(first.text.length).toBeLessThan(1_000_000);
    const refused = await office.decide(token, projectId, { decision: 'drop' });
    expect(refused.text).toContain(`id="p-${projectId}"`);
    const done = await office.page(token, `&done=${projectId}`);
    expect(done.text).toContain(`id="p-${projectId}"`);
  });
});

describe('somebody who has signed in', () => {
  async function cookieOf(personId: string): Promise<string> {
    const token = await office.visits.link(personId, { kind: 'sign-in' }, 60_000);
    const { headers } = await api.ask('POST', '/sign-in/confirm', { form: { token }, key: null });
    return /milepost_session=[^;]+/.exec(headers.get('set-cookie') ?? '')?.[0] ?? '';
  }

  it('comes from their tasks to the review of the present week, and decides there', async () => {
    const { manager, reps } = await office.team();
    const projectId = await office.open(reps[0]);
    const headers = { Cookie: await cookieOf(manager) };
    const ofRep = { Cookie: await cookieOf(reps[0]) };

    expect((await api.get('/today', { key: null, headers })).text).toContain('href="/team"');
    expect((await api.get('/team', { key: null, headers })).text).toContain('href="/my/review"');
    expect((await api.get('/today', { key: null, headers: ofRep })).text).not.toContain('href="/team"');
    const page = await api.get('/my/review', { key: null, headers });
    expect(textOf(page)).toContain('0 of 1 project decided.');
    const form = {
      requestId: hiddenOf(page, 'requestId'),
      week: hiddenOf(page, 'week'),
      projectId,
      decision: 'keep',
    };
    const post = (more: Record<string, string>) =>
      api.ask('POST', '/my/review/decisions', { key: null, headers, form: { ...form, ...more } });
    expect((await post({ requestId: 'x.y' })).status).toBe(403);
    expect((await post({ week: addWeeks(office.week, -5) })).status).toBe(404);
    const done = await post({});

    expect(done.status).toBe(303);
    expect(done.headers.get('location')).toBe(`/my/review?done=${projectId}#p-${projectId}`);
    expect((await office.deal(projectId)).review).toMatchObject({ actor: manager, week: office.week });
  });

  it('must be', async () => {
    const page = await api.get('/my/review', { key: null });
    expect([page.status, page.headers.get('location')]).toEqual([303, '/sign-in']);
  });
});

it('leads to the pages of projects by addresses that cannot decide', async () => {
  const { manager, reps } = await office.team();
  const projectId = await office.open(reps[0]);
  const token = await office.link(manager);

  const { text } = await office.page(token);

  const [, reading = ''] = new RegExp(`/projects/${projectId}\\?token=([\\w-]+)`).exec(text)!;
  expect(reading).not.toBe(token);
  const page = await api.get(`/projects/${projectId}?token=${reading}`, { key: null });
  expect(page.status).toBe(200);
  expect(page.text).not.toContain(token);
  expect((await office.page(reading)).status).toBe(404);
  expect((await office.decide(reading, projectId, { decision: 'keep' })).status).toBe(404);
});

it('logs hold no token of a review', async () => {
  const { manager, reps } = await office.team();
  const projectId = await office.open(reps[0]);
  const token = await office.link(manager);
  await office.page(token);
  await office.decide(token, projectId, { decision: 'keep' });
  await office.decide(token, projectId, { decision: 'drop' });

  const lines = await eventually(() => {
    const found = api.logs.filter(({ msg }) => String(msg).includes('/reviews/'));
    return found.length >= 3 ? api.logs : undefined;
  });
  expect(JSON.stringify(lines)).not.toContain(token);
});
