import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addWeeks, reviewAtMs, usualReviewTime } from '../../../domain/calendar/review-times';
import { mirrorFacts } from '../../../queries/review/review-facts';
import type { Store } from '../../../store/store';
import { somebody } from '../../support/directory';
import type { ReceivedCommand } from '../../support/simulated-project';
import type { Team } from './reviewed-teams';
import { ago, call, idOf, nowMs, only, storeOfReviews, teamsIn, week, zone } from './reviewed-teams';

let store: Store;
let team: () => Promise<Team>;

beforeAll(async () => {
  store = await storeOfReviews();
  team = teamsIn(store);
});
afterAll(() => store.close());

describe('a review that moves to another day of the week', () => {
  const fridayOf = (of: string): number => reviewAtMs(of, { ...usualReviewTime, weekday: 'friday' }, zone);
  const moveTo = async (managerId: string, weekday: 'monday' | 'friday'): Promise<void> => {
    const { revision, ...person } = (await store.people.read(managerId))!;
    const review = { weekday, time: '08:00', allClear: false, unsubscribed: [] };
    await store.people.replace({ ...person, review }, revision);
  };
  const lost: ReceivedCommand = { name: 'lose', reason: 'price' };

  it('begins where the one before has ended, when it comes later', async () => {
    const { facts, project, reviewed, manager, reps } = await team();
    const own = await project(ago(12), [[ago(5), call()]]);
    await project(ago(12), [[ago(5), lost]]);
    await project(ago(12), [[ago(8), lost]]);
    await reviewed(1, own);
    await moveTo(manager, 'friday');

    const found = await facts({ nowMs: fridayOf(week) });
    const request = { managerId: manager, week, nowMs, language: 'en', personId: reps[0] } as const;
    const mirror = await mirrorFacts(store, request);

    expect(found).toMatchObject({ fromMs: ago(7), toMs: fridayOf(week) });
    expect(only(found).done.contacts.map(({ atMs }) => atMs)).toEqual([ago(5)]);
    expect(found.counts.lost).toEqual({ thisWeek: 1, before: 1 / 4 });
    expect(mirror).toMatchObject({ fromMs: found.fromMs, toMs: found.toMs });
  });

  it('begins where the one before has ended, when it comes earlier', async () => {
    const { facts, project, manager } = await team();
    const own = await project(ago(12), [
      [ago(5), call()],
      [ago(1), call()],
    ]);
    await project(ago(12), [[ago(5), lost]]);
    const last = addWeeks(week, -1);
    const [fromMs, toMs] = [fridayOf(addWeeks(week, -2)), fridayOf(last)];
    await store.reviews.prepare({ managerId: manager, week: last, fromMs, toMs, projectIds: [idOf(own)] });
    await moveTo(manager, 'monday');

    const found = await facts();

    expect(found).toMatchObject({ fromMs: toMs, toMs: nowMs });
    expect(only(found).done.contacts.map(({ atMs }) => atMs)).toEqual([ago(1)]);
    expect(found.counts.lost).toEqual({ thisWeek: 0, before: 1 / 4 });
  });

  it('is about seven days when none was held the week before', async () => {
    const { facts, project, reviewed, manager } = await team();
    const own = await project(ago(40));
    await reviewed(2, own);
    await moveTo(manager, 'friday');
    expect(await facts()).toMatchObject({ fromMs: fridayOf(addWeeks(week, -1)), toMs: fridayOf(week) });
  });
});

describe('a project that was in the reviews of two managers', () => {
  it('was left undecided once in a week', async () => {
    const { facts, project, reviewed, reps, above } = await team();
    const other = `other-${randomUUID().slice(0, 8)}`;
    await store.people.create(somebody(other, { managerId: above }));
    await store.people.create(somebody(`${other}-rep`, { managerId: other }));
    const moved = await project(ago(25), [[ago(12), call()]], reps[0]);
    const projectIds = [idOf(moved)];
    const toMs = ago(7);
    const last = addWeeks(week, -1);
    await store.reviews.prepare({ managerId: other, week: last, fromMs: ago(14), toMs, projectIds });
    await reviewed(2, moved);
    await reviewed(1, moved);

    expect((await facts({ managerId: above })).escalated).toEqual([]);

    await reviewed(3, moved);
    expect((await facts({ managerId: above })).escalated).toMatchObject([{ undecidedWeeks: 3 }]);
  });
});
