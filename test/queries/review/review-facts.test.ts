import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addWeeks } from '../../../domain/calendar/review-times';
import { mirrorFacts, reviewFacts } from '../../../queries/review/review-facts';
import type { Store } from '../../../store/store';
import { somebody } from '../../support/directory';
import type { SimulatedProject, ReceivedCommand } from '../../support/simulated-project';
import { day, milestone } from '../../support/simulated-project';
import { watchedStore } from '../../support/watched-store';
import type { Team } from './reviewed-teams';
import { ago, call, idOf, nowMs, only, reviewsUri, storeOfReviews, teamsIn, week } from './reviewed-teams';

let store: Store;
let uri: string;
let team: () => Promise<Team>;

beforeAll(async () => {
  uri = reviewsUri();
  store = await storeOfReviews(uri);
  team = teamsIn(store);
});
afterAll(() => store.close());

describe('what was done in the week', () => {
  it('is contacts, milestones and tasks of the seven days before the review, and the stages that were entered', async () => {
    const { facts, project, reps } = await team();
    await project(ago(12), [
      [ago(11), call()],
      [ago(6), milestone('customer-profiled')],
      [ago(5), milestone('meeting-agreed')],
      [ago(4), call()],
    ]);
    const { done, moved, stageName, customerName, ownerName, customerClass } = only(await facts());
    expect({ stageName, customerName, ownerName, customerClass }).toEqual({
      stageName: 'Visit and first survey',
      customerName: 'Acme',
      ownerName: `Name of ${reps[0]}`,
      customerClass: 'B',
    });
    expect(moved).toEqual(['Visit and first survey']);
    expect(done.contacts.map(({ kind, atMs }) => [kind, atMs])).toEqual([
      ['milestone', ago(5)],
      ['call', ago(4)],
    ]);
    expect(done.contacts.at(-1)?.byName).toBe(`Name of ${reps[0]}`);
    expect(done.milestones.map(({ atMs }) => atMs)).toEqual([ago(6), ago(5)]);
    expect(done.tasks.map(({ atMs, byName }) => [atMs, byName])).toContainEqual([
      ago(6),
      `Name of ${reps[0]}`,
    ]);
  });

  it('ends at the review: what happens after it belongs to the next', async () => {
    const { facts, project } = await team();
    await project(ago(12), [[nowMs, call()]]);
    expect(only(await facts({ nowMs: nowMs + day })).done.contacts).toEqual([]);
    const next = await facts({ week: addWeeks(week, 1), nowMs: nowMs + 7 * day });
    expect(only(next).done.contacts).toHaveLength(1);
  });

  it('is what was reported in the week, so what is reported after the review of its own week is in the next', async () => {
    const { facts, project } = await team();
    const lateCall: ReceivedCommand = { name: 'recordContact', kind: 'call', occurredAtMs: ago(2) };
    const lateMilestone: ReceivedCommand = { ...milestone('meeting-agreed'), occurredAtMs: ago(3) };
    await project(ago(12), [
      [nowMs + day, lateCall],
      [nowMs + day, lateMilestone],
    ]);
    const own = only(await facts({ nowMs: nowMs + 2 * day })).done;
    const next = await facts({ week: addWeeks(week, 1), nowMs: nowMs + 7 * day });
    expect([own.contacts, own.milestones]).toEqual([[], []]);
    expect(only(next).done.contacts.map(({ kind, atMs }) => [kind, atMs])).toEqual([
      ['milestone', ago(3)],
      ['call', ago(2)],
    ]);
    expect(only(next).done.milestones.map(({ atMs }) => atMs)).toEqual([ago(3)]);
  });

  it('has every contact, also where a project keeps only the last ones', async () => {
    const { facts, project } = await team();
    const hours = Array.from({ length: 9 }, (_, n): [number, ReceivedCommand] => [
      ago(3) + n * 3_600_000,
      call(),
    ]);
    await project(ago(12), [[ago(8), call()], ...hours]);
    expect(only(await facts()).done.contacts).toHaveLength(9);
  });

  it('is asked of the ledgers of many projects at once, by type and week, and no ledger is read whole', async () => {
    const { store: watched, commandsOf } = await watchedStore(uri);
    try {
      const { project, facts, manager } = await team();
      const hours = Array.from({ length: 9 }, (_, n): [number, ReceivedCommand] => [
        ago(3) + n * 3_600_000,
        call(),
      ]);
      for (const count of [7, 8, 9]) await project(ago(40), [[ago(30), call()], ...hours.slice(0, count)]);

      const request = { managerId: manager, week, nowMs, language: 'en' as const };
      let seen: unknown;
      const asked = await commandsOf(async () => (seen = await reviewFacts(watched, request)));
      const ofLedger = asked.filter(({ collection }) => collection === 'events');
      expect(ofLedger).toHaveLength(1);
      expect(ofLedger[0]!.command['filter']).toMatchObject({
        type: { $in: ['contactRecorded', 'milestoneReached'] },
        at: { $gte: new Date(ago(7) - 1_000) },
      });
      expect(seen).toEqual(await facts());
      const contacts = (await facts()).reps.flatMap(({ projects }) =>
        projects.map(({ done }) => done.contacts.length),
      );
      expect(contacts.sort()).toEqual([7, 8, 9]);
    } finally {
      await watched.close();
    }
  });

  it('is the same on the page as in the mail when the time of the review is changed meanwhile', async () => {
    const { facts, project, reviewed, manager } = await team();
    const own = await project(ago(12), [[ago(0.5), call()]]);
    await reviewed(0, own);
    const { revision, ...person } = (await store.people.read(manager))!;
    const review = { weekday: 'thursday', time: '07:30', allClear: false, unsubscribed: [] } as const;
    await store.people.replace({ ...person, review: { ...review, unsubscribed: [] } }, revision);
    expect(await facts()).toMatchObject({ fromMs: ago(7), toMs: nowMs });
    const next = await facts({ week: addWeeks(week, 1) });
    expect(next.toMs).toBe(Date.parse('2026-03-26T07:30+08:00'));
  });
});

describe('what is in the way', () => {
  it('is what the gate lacks, tasks that are overdue, and drift; and says what comes next', async () => {
    const { facts, project, reps } = await team();
    const silent = await project(ago(25));
    const { inTheWay, next, ageDays, ageInStageDays } = only(await facts());
    expect(inTheWay.missing).toEqual(['Customer archive complete', 'First meeting agreed']);
    expect(inTheWay.overdue[0]).toMatchObject({ personName: `Name of ${reps[0]}` });
    const decisions = inTheWay.overdue.filter(({ asked }) => asked.length > 0);
    expect(decisions).toMatchObject([
      { asked: [{ personName: `Name of ${reps[0]}`, sinceMs: silent.state().deal!.openedAtMs }, {}, {}] },
    ]);
    expect(inTheWay.overdue.every(({ dueAtMs }) => dueAtMs < nowMs)).toBe(true);
    expect(inTheWay.drifting).toBe(false);
    expect(next).toEqual({ check: 'judge', atMs: silent.state().deal!.clock.judgeAtMs });
    expect([ageDays, ageInStageDays]).toEqual([25, 25]);
  });
});

describe('projects on hold', () => {
  it('stand apart, neither age nor wait for a decision', async () => {
    const { facts, project } = await team();
    const held = await project(ago(20), [
      [ago(15), call()],
      [ago(10), { name: 'hold', reason: 'budget-year', wakeAtMs: nowMs + 90 * day, noteId: 'n1' }],
    ]);
    const found = await facts();
    expect(found.reps).toEqual([]);
    expect(found.counts.held).toBe(1);
    expect(found.held).toMatchObject([
      { projectId: idOf(held), ageDays: 10, hold: { reason: 'budget-year', sinceMs: ago(10) } },
    ]);
    expect(found.counts.byStage.reduce((sum, { open }) => sum + open, 0)).toBe(0);
  });
});

describe('weeks without a decision', () => {
  it('are counted from the last decision, and put a project first', async () => {
    const { facts, project, reviewed, manager } = await team();
    const decided = (of: string): ReceivedCommand => ({
      name: 'review',
      week: of,
      decision: 'keep',
      actor: manager,
    });
    const waiting = await project(ago(40), [
      [ago(33), call()],
      [ago(20), call()],
    ]);
    const lately = await project(ago(40), [
      [ago(33), call()],
      [ago(13), decided(addWeeks(week, -2))],
      [ago(12), call()],
    ]);
    const fresh = await project(ago(3));
    await reviewed(3, waiting, lately);
    await reviewed(2, waiting, lately);
    await reviewed(1, waiting, lately);
    const { projects } = (await facts()).reps[0]!;
    expect(projects.map(({ projectId, undecidedWeeks }) => [projectId, undecidedWeeks])).toEqual([
      [idOf(waiting), 3],
      [idOf(lately), 1],
      [idOf(fresh), 0],
    ]);
  });

  it('begin anew with a new attempt', async () => {
    const { facts, project, reviewed } = await team();
    const again = await project(ago(40), [
      [ago(30), { name: 'lose', reason: 'price' }],
      [ago(9), { name: 'reopen', noteId: 'n1' }],
    ]);
    await reviewed(5, again);
    await reviewed(1, again);
    expect(only(await facts()).undecidedWeeks).toBe(1);
  });

  it('end with the decision, which the review shows from then on', async () => {
    const { facts, project, manager } = await team();
    await project(ago(9), [[ago(0.1), { name: 'review', week, decision: 'keep', actor: manager }]]);
    expect(only(await facts()).decision).toEqual({
      decision: 'keep',
      byName: `Name of ${manager}`,
      atMs: ago(0.1),
    });
  });

  it('bring a project before the next manager up after three', async () => {
    const { facts, project, reviewed, above } = await team();
    const left = await project(ago(40), [
      [ago(30), call()],
      [ago(15), call()],
    ]);
    const twice = await project(ago(12));
    await reviewed(3, left);
    await reviewed(2, left, twice);
    expect((await facts({ managerId: above })).escalated).toEqual([]);
    await reviewed(1, left, twice);
    const { escalated, reps } = await facts({ managerId: above });
    expect(escalated.map(({ projectId, undecidedWeeks }) => [projectId, undecidedWeeks])).toEqual([
      [idOf(left), 3],
    ]);
    // what is escalated stands in one place; what is not is seen all the same
    expect(reps.flatMap(({ projects }) => projects.map(({ projectId }) => projectId))).toEqual([idOf(twice)]);
  });
});

describe('the team', () => {
  it('is whoever reports to the manager now, and the manager', async () => {
    const { facts, project, reps, manager } = await team();
    await project(ago(9), [], manager);
    await project(ago(9), [], reps[1]);
    await project(ago(9), [], 'somebody-else');
    expect((await facts()).reps.map(({ personId }) => personId)).toEqual([reps[1], manager]);
    const { revision, ...ben } = (await store.people.read(reps[1]))!;
    await store.people.replace({ ...ben, managerId: null }, revision);
    expect((await facts()).reps.map(({ personId }) => personId)).toEqual([manager]);
  });

  it('loses nobody below somebody who has left', async () => {
    const { facts, project, reps, manager } = await team();
    const below = `below-${randomUUID().slice(0, 8)}`;
    await store.people.create(somebody(below, { managerId: reps[1] }));
    await project(ago(9), [], below);
    await project(ago(9), [], reps[1]);
    const inOwnTeam = async (): Promise<string[]> =>
      (await facts()).reps.filter(({ managerId }) => managerId === manager).map(({ personId }) => personId);
    expect(await inOwnTeam()).toEqual([reps[1]]);
    const { revision, ...ben } = (await store.people.read(reps[1]))!;
    await store.people.replace({ ...ben, active: false }, revision);
    expect(await inOwnTeam()).toEqual([below, reps[1]]);
  });

  it('is nobody for a manager who has left', async () => {
    const { facts, project, manager } = await team();
    await project(ago(9));
    const { revision, ...person } = (await store.people.read(manager))!;
    await store.people.replace({ ...person, active: false }, revision);
    expect(await facts()).toMatchObject({ reps: [], held: [], escalated: [] });
  });
});

describe('the numbers', () => {
  it('compare the week with the mean of the four before', async () => {
    const { facts, project } = await team();
    const lost = (daysAgo: number): Promise<SimulatedProject> =>
      project(ago(36), [
        ...(daysAgo < 20 ? [[ago(20), call()] satisfies [number, ReceivedCommand]] : []),
        [ago(daysAgo), { name: 'lose', reason: 'price' }],
      ]);
    for (const daysAgo of [1, 8, 15, 22, 29]) await lost(daysAgo);
    await lost(30);
    await project(ago(60)); // dropped by its clock
    await project(ago(1));
    await project(ago(5), [
      [ago(4), { name: 'lose', reason: 'price' }],
      [ago(3), { name: 'reopen', noteId: 'n1' }],
    ]);
    const { counts } = await facts();
    expect(counts.lost).toEqual({ thisWeek: 2, before: 5 / 4 });
    expect(counts.entered).toEqual({ thisWeek: 3, before: 0 });
    expect(counts.won).toEqual({ thisWeek: 0, before: 0 });
    expect(counts.dropped.before).toBe(1 / 4);
    expect(counts.byStage[0]).toEqual({
      stage: 'plan',
      name: 'Customer planning and phone invitation',
      open: 2,
    });
    expect(counts.byStage).toHaveLength(8);
  });
});

describe('the mirror', () => {
  it('is what the review will show of one rep', async () => {
    const { facts, project, reviewed, reps, manager } = await team();
    const [anna] = reps;
    const left = await project(ago(20), [[ago(6), call()]]);
    await project(ago(9), [], reps[1]);
    await reviewed(1, left);
    const request = { managerId: manager, week, nowMs, language: 'en', personId: anna } as const;
    const { projects } = await mirrorFacts(store, request);
    expect(projects).toEqual((await facts()).reps.find(({ personId }) => personId === anna)!.projects);
    expect(projects).toHaveLength(1);
  });
});
