import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, localDate, morningMs } from '../../domain/calendar/local-dates';
import { addWeeks } from '../../domain/calendar/review-times';
import { openTasks } from '../../domain/project/model/state';
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

const inDays = (days: number): string => addDays(localDate(Date.now(), zone), days);
const reviewed = async (projectId: string) =>
  (await api.store.ledger.read(projectId)).filter(({ type }) => type === 'projectReviewed');

describe('the page of a review', () => {
  it('shows the team in numbers and every project of every rep, held ones apart', async () => {
    const { manager, reps } = await office.team();
    const [press, oven, saw] = [
      await office.open(reps[0], 'Press line'),
      await office.open(reps[0], 'Oven'),
      await office.open(reps[1], 'Saw'),
    ];
    const headers = { 'X-Milepost-Actor': reps[0] };
    await api.post(`/v1/projects/${press}/contacts`, { kind: 'call' }, { headers });
    const wakeAt = new Date(morningMs(inDays(60), zone)).toISOString();
    const held = await api.post(`/v1/projects/${oven}/holds`, { reason: 'budget-year', wakeAt });
    await api.get(`/v1/projects/${oven}?revision=${held.body.revision}`);

    const page = await office.page(await office.link(manager));

    expect(page.status).toBe(200);
    const text = textOf(page);
    expect(text).toMatch(/Weekly review, week of Mon \d/);
    expect(text).toContain('0 of 2 projects decided.');
    expect(text).toMatch(/New \d 0 Won 0 0 Lost 0 0 Dropped 0 0/);
    expect(text).toMatch(/Customer planning and phone invitation 2 .* On hold 1/);
    // decisions come first, and nobody says of a new project that nothing was done
    expect(text.indexOf('Your whole line in numbers')).toBeGreaterThan(text.indexOf('Oven'));
    expect(text).toMatch(/Saw Acme .* Done since the last review opened on \w{3} \d/);
    expect(text).not.toContain('Done since the last review nothing');
    expect(text).toContain(`Person ${reps[0]} · 1 project, 1 undecided`);
    expect(text).toMatch(
      new RegExp(
        `Person ${reps[0]} Press line Acme \\(B\\) · Customer planning and phone invitation, since today`,
      ),
    );
    expect(text).toMatch(/In the way still missing: Customer archive complete, First meeting agreed/);
    expect(text).toMatch(/Next follow-up on \w{3} \d/);
    expect(text).toMatch(
      /On hold These are waiting .* Oven .* On hold since .*, until .*: the customer is waiting for the next budget year/,
    );
    expect(page.text.indexOf(`id="p-${saw}"`)).toBeLessThan(page.text.indexOf(`id="p-${oven}"`));
    expect(page.text).not.toMatch(/<script|https?:\/\//);
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  it('speaks the language of its reader, and escapes whatever projects are called', async () => {
    const { manager, reps } = await office.team();
    await api.store.people.create(
      person(`zh-${manager}`, { name: '林志強', language: 'zh-TW', roles: [], managerId: manager }),
    );
    await api.store.people.create(
      person(`zh-rep-${manager}`, { managerId: `zh-${manager}`, name: '陳美玲' }),
    );
    await office.open(`zh-rep-${manager}`, '<script>alert(1)</script>');
    await office.open(reps[0]);

    const page = await office.page(await office.link(`zh-${manager}`));

    expect(page.text).toContain('<html lang="zh-TW">');
    expect(textOf(page)).toMatch(/每週檢視：\d{4}年\d+月\d+日（週一）當週/);
    expect(page.text).toContain('&lt;script&gt;alert(1)');
    expect(page.text).not.toContain('<script');
    // the team of the manager above is not part of it
    expect(textOf(page)).toContain('共 1 個案件，已決定 0 個。');
  });

  it('changes nothing when it is opened, and leads to every project with the same link', async () => {
    const { manager, reps } = await office.team();
    const projectId = await office.open(reps[0]);
    const token = await office.link(manager);
    const before = await office.visits.revision(projectId);

    for (let count = 0; count < 3; count += 1) {
      expect((await office.page(token)).status).toBe(200);
      expect((await api.ask('HEAD', `/reviews/${office.week}?token=${token}`)).status).toBe(200);
      expect((await api.get(`/reviews/${office.week}/decisions?token=${token}`)).status).toBe(405);
    }

    expect(await office.visits.revision(projectId)).toBe(before);
    expect((await api.get(`/projects/${projectId}?token=${token}`, { key: null })).status).toBe(200);
    const other = await office.open((await office.team()).reps[0]);
    expect((await api.get(`/projects/${other}?token=${token}`, { key: null })).status).toBe(404);
  });

  it('is for its week and its manager, or whoever stands in', async () => {
    const { manager, head, reps } = await office.team();
    await office.open(reps[0]);
    const ofRep = await office.link(manager, reps[0]);
    const ofHead = await office.link(manager, head);
    const ofBefore = await office.link(manager, manager, addWeeks(office.week, -1));

    expect((await office.page(ofBefore)).status).toBe(404);
    expect((await office.page('nothing')).status).toBe(404);
    expect((await office.page(ofRep)).status).toBe(403);
    expect((await office.page(ofHead)).status).toBe(403);

    const { revision, ...record } = (await api.store.people.read(manager))!;
    const absences = [{ from: inDays(-1), to: inDays(4), substituteId: head }];
    await api.store.people.replace({ ...record, absences }, revision);
    expect(textOf(await office.page(ofHead))).toMatch(
      new RegExp(`You act for Person ${manager}, who is away until`),
    );
    expect((await office.page(ofRep)).status).toBe(403);
  });

  it('says that its link has expired', async () => {
    const { manager } = await office.team();
    const target = { kind: 'review', managerId: manager, week: office.week } as const;
    const token = await office.visits.link(manager, target, -1_000);

    expect((await office.page(token)).status).toBe(410);
    expect((await office.decide(token, 'x', { decision: 'keep' })).status).toBe(410);
  });
});

describe('a decision', () => {
  it('of each kind is carried out, and leads back to its project on the page', async () => {
    const { manager, reps } = await office.team();
    const token = await office.link(manager);
    const ids = [];
    for (const title of ['Keep', 'Push', 'Drop', 'Move', 'Note']) ids.push(await office.open(reps[0], title));
    const [keep = '', push = '', drop = '', move = '', note = ''] = ids;

    const answers = [
      await office.decide(token, keep, { decision: 'keep' }),
      await office.decide(token, push, { decision: 'push', note: 'Visit them.', dueOn: inDays(4) }),
      await office.decide(token, drop, { decision: 'drop', reason: 'no-budget' }),
      await office.decide(token, move, { decision: 'reassign', personId: reps[1] }),
      await office.decide(token, note, { decision: 'note', note: 'Ask again in May.' }),
    ];

    for (const [index, { status, headers, text }] of answers.entries()) {
      expect(status).toBe(303);
      expect(text).toBe('');
      const location = headers.get('location') ?? '';
      expect(location).toBe(`/reviews/${office.week}?token=${token}&done=${ids[index]}#p-${ids[index]}`);
    }
    const task = openTasks(await office.deal(push)).find(({ kind }) => kind === 'push');
    expect(task).toMatchObject({ personId: reps[0], dueAtMs: morningMs(inDays(4), zone) });
    expect((await office.deal(drop)).outcome).toMatchObject({ reason: 'no-budget', actor: manager });
    expect((await office.deal(move)).ownerId).toBe(reps[1]);
    expect((await office.deal(note)).review).toMatchObject({ decision: 'note', actor: manager });

    const page = await office.page(token, `&done=${keep}`);
    expect(textOf(page)).toMatch(new RegExp(`✓ Keep it as it is: Person ${manager}, .* Change the decision`));
    expect(textOf(page)).toContain('4 of 4 projects decided.');
    const dropped = await office.page(token, `&done=${drop}`);
    expect(dropped.text).toContain(`id="p-${drop}"`);
    expect(textOf(dropped)).toMatch(/Your decision has been carried out\. Drop: Dropped on .*No budget/i);
  });

  it('acts once, however often the button is pressed', async () => {
    const { manager, reps } = await office.team();
    const projectId = await office.open(reps[0]);
    const token = await office.link(manager);
    const push = { decision: 'push', note: 'Visit them.', dueOn: inDays(4) };

    const answers = await Promise.all(
      Array.from({ length: 12 }, () => office.decide(token, projectId, push)),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(await reviewed(projectId)).toHaveLength(1);
    expect(openTasks(await office.deal(projectId)).filter(({ kind }) => kind === 'push')).toHaveLength(1);
    expect((await api.store.notes.ofProject(projectId)).map(({ text }) => text)).toEqual(['Visit them.']);
  });

  it('that comes second is told who has decided what, and counts when it is sent once more', async () => {
    const { manager, head, reps } = await office.team();
    const { revision, ...record } = (await api.store.people.read(manager))!;
    const absences = [{ from: inDays(-1), to: inDays(4), substituteId: head }];
    await api.store.people.replace({ ...record, absences }, revision);
    const projectId = await office.open(reps[0]);
    const [token, ofHead] = [await office.link(manager), await office.link(manager, head)];
    expect((await office.decide(token, projectId, { decision: 'keep' })).status).toBe(303);

    const told = await office.decide(ofHead, projectId, { decision: 'note', note: 'Ask them in May.' });

    expect(told.status).toBe(409);
    expect(textOf(told)).toMatch(
      new RegExp(
        `Person ${manager} already decided on .*: Keep it as it is\\. Your decision was not carried out`,
      ),
    );
    expect(told.text).toContain('Ask them in May.</textarea>');
    expect(await reviewed(projectId)).toHaveLength(1);
    const form = told.text.slice(told.text.indexOf(`id="p-${projectId}"`));
    const after = hiddenOf({ ...told, text: form }, 'after');
    const again = await office.decide(ofHead, projectId, {
      decision: 'note',
      note: 'Ask them in May.',
      after,
    });
    expect(again.status).toBe(303);
    expect((await office.deal(projectId)).review).toMatchObject({ decision: 'note', actor: head });
    // the manager's own page is outdated by now
    expect(
      (await office.decide(token, projectId, { decision: 'push', note: 'x', dueOn: inDays(3), after }))
        .status,
    ).toBe(409);
  });

  it('by the link of an older week is carried out knowingly, and loses nothing newer', async () => {
    const { manager, reps } = await office.team();
    const projectId = await office.open(reps[0]);
    const older = addWeeks(office.week, -3);
    const address = `/reviews/${older}`;
    const [token, ofOlder] = [await office.link(manager), await office.link(manager, manager, older)];
    const decideThere = (form: Readonly<Record<string, string>>) =>
      api.ask('POST', `${address}/decisions?token=${ofOlder}`, { key: null, form: { projectId, ...form } });
    await office.decide(token, projectId, { decision: 'keep' });
    const shown = await api.get(`${address}?token=${ofOlder}`, { key: null });

    const unseen = await decideThere({ decision: 'note', note: 'Ask them in May.' });
    const after = hiddenOf(unseen, 'after');
    const push = { decision: 'push', note: 'Visit them.', dueOn: inDays(4), after };
    const knowingly = [await decideThere(push), await decideThere(push)];
    const another = await decideThere({ decision: 'note', note: 'Ask them in May.', after });

    expect(textOf(shown)).toMatch(/✓ Keep it as it is: .* Change the decision/);
    expect(unseen.status).toBe(409);
    expect(textOf(unseen)).toContain(`Person ${manager} already decided`);
    expect([...knowingly, another].map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await reviewed(projectId)).map((event) => 'week' in event && event.week)).toEqual([
      office.week,
      older,
      older,
    ]);
    const deal = await office.deal(projectId);
    expect(deal.review).toMatchObject({ week: office.week, decision: 'keep' });
    expect(openTasks(deal).filter(({ kind }) => kind === 'push')).toHaveLength(1);
  });

  it('for a week that has not begun is refused', async () => {
    const { manager, reps } = await office.team();
    const projectId = await office.open(reps[0]);
    const next = addWeeks(office.week, 2);
    const token = await office.link(manager, manager, next);

    const refused = await api.ask('POST', `/reviews/${next}/decisions?token=${token}`, {
      key: null,
      form: { projectId, decision: 'keep' },
    });

    expect(refused.status).toBe(422);
    expect(textOf(refused)).toContain('has not begun yet');
    expect((await office.deal(projectId)).review).toBeUndefined();
  });

  it('lets one of two different ones through that come at the same moment', async () => {
    const { manager, reps } = await office.team();
    const projectId = await office.open(reps[0]);
    const token = await office.link(manager);

    const answers = await Promise.all([
      office.decide(token, projectId, { decision: 'keep' }),
      office.decide(token, projectId, { decision: 'drop', reason: 'no-budget' }),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await reviewed(projectId)).toHaveLength(1);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['without a choice', { decision: '' }, /Please fill this in/],
    [
      'to push without a note',
      { decision: 'push', dueOn: '2999-01-01' },
      /Please fill this in.*too late|too late.*Please fill this in/s,
    ],
    ['to drop without a reason', { decision: 'drop', note: 'Typed in vain.' }, /Please fill this in/],
    [
      'to drop for a reason of nobody’s',
      { decision: 'drop', reason: 'bored' },
      /Please choose one from the list/,
    ],
    [
      'to give it to a stranger',
      { decision: 'reassign', personId: 'sales-1' },
      /Please choose one from the list/,
    ],
  ])('%s is shown beside its form, with what was typed', async (_what, fields, fault) => {
    const { manager, reps } = await office.team();
    const projectId = await office.open(reps[0]);
    const token = await office.link(manager);

    const refused = await office.decide(token, projectId, fields);

    expect(refused.status).toBe(422);
    const article = refused.text.slice(refused.text.indexOf(`id="p-${projectId}"`));
    expect(article).toMatch(/<details open=""/);
    expect(article).toContain('role="alert"');
    expect(article).toMatch(fault);
    if (fields['note']) expect(article).toContain(`${fields['note']}</textarea>`);
    expect(await reviewed(projectId)).toEqual([]);
  });

  it('is kept while no worker answers, and carried out later', async () => {
    const { manager, reps } = await office.team();
    const projectId = await office.open(reps[0]);
    const token = await office.link(manager);
    await api.worker.stopWorker();
    const kept = await office.decide(token, projectId, { decision: 'keep' });
    await api.worker.startWorker();

    expect(kept.status).toBe(202);
    expect(textOf(kept)).toContain('Your decision is safe and will be carried out automatically');
    await eventually(async () => (await reviewed(projectId)).length === 1);
  });

  it('is refused from a page that is not ours', async () => {
    const { manager, reps } = await office.team();
    const projectId = await office.open(reps[0]);
    const token = await office.link(manager);

    const answer = await api.ask('POST', `/reviews/${office.week}/decisions?token=${token}`, {
      key: null,
      form: { projectId, decision: 'keep' },
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    });

    expect(answer.status).toBe(403);
    expect(await reviewed(projectId)).toEqual([]);
  });
});
