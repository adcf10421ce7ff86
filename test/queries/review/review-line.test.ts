import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toDecide } from '../../../queries/review/review-facts';
import { lineOf } from '../../../queries/review/review-team';
import type { Store } from '../../../store/store';
import { somebody } from '../../support/directory';
import type { Team } from './reviewed-teams';
import { ago, call, idOf, nowMs, storeOfReviews, teamsIn } from './reviewed-teams';
import { day } from '../../support/simulated-project';

let store: Store;
let team: () => Promise<Team>;

beforeAll(async () => {
  store = await storeOfReviews();
  team = teamsIn(store);
});
afterAll(() => store.close());

describe('the line of an executive', () => {
  it('is everybody below at any depth, each in the team of whoever reviews them', async () => {
    const { above, manager, reps } = await team();
    const [lead, deep] = [`lead-${above}`, `deep-${above}`];
    await store.people.create(somebody(lead, { managerId: reps[0] }));
    await store.people.create(somebody(deep, { managerId: lead }));

    const line = await lineOf(store, above);

    expect(line.map((each) => [each.manager.id, each.people.map(({ id }) => id)])).toEqual([
      [above, [manager]],
      [manager, [...reps]],
      [reps[0], [lead]],
      [lead, [deep]],
    ]);
  });

  it('is counted as a whole; their own team is what they are asked about', async () => {
    const { above, manager, reps, facts, project } = await team();
    const own = await project(ago(9), [], manager);
    const inLine = await project(ago(9), [], reps[0]);
    await project(ago(9), [[ago(3), { name: 'lose', reason: 'price' }]], reps[1]);
    await project(ago(20), [
      [ago(15), call()],
      [ago(10), { name: 'hold', reason: 'budget-year', wakeAtMs: nowMs + 90 * day, noteId: 'n' }],
    ], reps[1]); // prettier-ignore

    const found = await facts({ managerId: above });

    expect(toDecide(found).map(({ projectId }) => projectId)).toEqual([idOf(own)]);
    expect(found.reps.map(({ personId, managerId }) => [personId, managerId])).toEqual([
      [manager, above],
      [reps[0], manager],
    ]);
    expect(found.reps[1]?.projects.map(({ projectId }) => projectId)).toEqual([idOf(inLine)]);
    expect(found.held).toHaveLength(1);
    expect(found.counts.byStage[0]?.open).toBe(2);
    expect(found.counts.held).toBe(1);
    expect(found.counts.lost.thisWeek).toBe(1);
  });

  it('stands with those teams first in which most was left undecided', async () => {
    const { above, manager, reps, facts, project, reviewed } = await team();
    const other = `aaron-${above}`;
    await store.people.create(somebody(other, { managerId: above }));
    await store.people.create(somebody(`${other}-rep`, { managerId: other }));
    await project(ago(2), [], `${other}-rep`);
    const left = await project(ago(16), [[ago(3), call()]], reps[0]);
    await reviewed(1, left);

    const { teams, reps: shown } = await facts({ managerId: above });

    expect(teams).toMatchObject([
      { managerId: manager, projects: 1, listed: 1, undecided: 1, left: 1 },
      { managerId: other, projects: 1, listed: 1, undecided: 1, left: 0 },
    ]);
    expect(shown.flatMap(({ projects }) => projects.map(({ undecidedWeeks }) => undecidedWeeks))).toEqual([
      1, 0,
    ]);
  });

  it('is counted as a whole and listed as far as the first thousand that act', async () => {
    const { above, manager, reps, facts, project } = await team();
    const first = await project(ago(9), [], reps[0]);
    const state = first.state();
    for (let n = 0; n < 1_004; n += 1) {
      const projectId = `${above}-copy-${n}`;
      const atMs = nowMs + (10 + n) * day;
      const clock = { ...state.deal!.clock, followUpAtMs: atMs, judgeAtMs: atMs + day };
      await store.projects.write({ ...state, projectId, deal: { ...state.deal!, clock } }, 0, []);
    }

    const { teams, reps: shown, counts } = await facts({ managerId: above });

    expect(counts.byStage[0]?.open).toBe(1_005);
    expect(teams).toMatchObject([{ managerId: manager, projects: 1_005, listed: 1_000, undecided: 1_005 }]);
    const ids = shown.flatMap(({ projects }) => projects.map(({ projectId }) => projectId));
    expect(ids).toHaveLength(1_000);
    expect([ids.includes(idOf(first)), ids.includes(`${above}-copy-1003`)]).toEqual([true, false]);
  });
});
