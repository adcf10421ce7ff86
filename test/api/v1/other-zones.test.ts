import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordRequest } from '../../../contracts/sandbox/activities';
import { addDays, localDate, morningMs } from '../../../domain/calendar/local-dates';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { openTasks } from '../../../domain/project/model/state';
import { eventually } from '../../support/eventually';
import type { PageVisits } from '../../pages/page-visits';
import { pageVisits, textOf } from '../../pages/page-visits';
import { reviewOffice } from '../../pages/review-office';
import type { RunningApi } from '../running-api';
import { activitiesWithoutMail, person, shortDaysUntilJudgement, startApi } from '../running-api';

/** Whether the projects that are opened now shall come to judgement at once. */
let hurries = false;
let api: RunningApi;
let visits: PageVisits;

/** Where the owner works; who acts for them is in Taipei, hours ahead. */
const zone = 'America/Los_Angeles';
const today = (): string => localDate(Date.now(), zone);
const inDays = (days: number): string => addDays(today(), days);
const dealOf = async (projectId: string) => (await api.store.projects.read(projectId))!.deal!;

beforeAll(async () => {
  const dayMs = (request: RecordRequest) => (hurries ? shortDaysUntilJudgement(request) : realDayMs);
  api = await startApi({ activities: (store, client) => activitiesWithoutMail(store, client, dayMs) });
  visits = pageVisits(api);
  const absences = [{ from: inDays(-1), to: inDays(9), substituteId: 'boss' }];
  await api.store.people.create(person('boss', { roles: [] }));
  await api.store.people.create(person('far', { managerId: 'boss', timeZone: zone, absences }));
});
afterAll(() => api.stop());

async function project(): Promise<string> {
  const opened = await api.post('/v1/projects', {
    title: 'Press line',
    customerId: 'acme',
    ownerId: 'far',
  });
  return opened.body.projectId;
}

/** A Tuesday some weeks ahead. */
function tuesday(): string {
  const date = inDays(20);
  return addDays(date, (9 - new Date(date).getUTCDay()) % 7);
}

describe('a day that somebody far from the owner chooses', () => {
  it('for a hold is the day on which the owner goes on', async () => {
    const projectId = await project();
    const task = await visits.heldTask(projectId, 'stage');
    const token = await visits.taskLink(projectId, task, 'hold', 'boss');
    const shown = await visits.open(token);

    const held = await visits.act(token, { reason: 'budget-year', wakeOn: tuesday() });

    expect(textOf(shown)).toContain(`A day in the time zone of the person doing it: ${zone}.`);
    expect(shown.text).toContain(`min="${inDays(1)}"`);
    expect(held.status).toBe(200);
    const hold = await eventually(async () => {
      const planned = (await dealOf(projectId)).hold;
      return planned?.wakeAtMs === undefined ? undefined : planned;
    });
    expect(hold.wakeOnMs).toBe(morningMs(tuesday(), zone));
    expect(localDate(hold.wakeAtMs ?? 0, zone)).toBe(tuesday());
    const again = await visits.open(await visits.taskLink(projectId, task, 'hold', 'boss'));
    expect(again.text).toContain(`value="${tuesday()}"`);
  });

  it('for a task is one of whoever holds it', async () => {
    const projectId = await project();
    const task = await visits.heldTask(projectId, 'stage');
    const token = await visits.taskLink(projectId, task, 'postpone', 'boss');

    expect((await visits.act(token, { dueOn: inDays(0), note: 'Later.' })).status).toBe(422);
    expect((await visits.act(token, { dueOn: inDays(8), note: 'Later.' })).status).toBe(200);

    expect((await dealOf(projectId)).tasks[task.id]?.dueAtMs).toBe(morningMs(inDays(8), zone));
  });

  it('for the next judgement is one of the owner, also where the task is the manager’s', async () => {
    hurries = true;
    const projectId = await project();
    const task = await eventually(async () =>
      (await visits.tasks(projectId, 'judge')).find(({ personId }) => personId === 'boss'),
    );
    hurries = false;
    const token = await visits.taskLink(projectId, task, 'keep');

    const kept = await visits.act(token, { nextOn: inDays(20), note: 'Budget in May.' });

    expect(kept.status).toBe(200);
    const events = await api.store.ledger.read(projectId);
    expect(events.find(({ type }) => type === 'projectKept')).toMatchObject({
      nextAtMs: morningMs(inDays(20), zone),
    });
  });

  it('for a push of the weekly review is one of the owner', async () => {
    const office = reviewOffice(api);
    const { manager, reps } = await office.team();
    const { revision, ...rep } = (await api.store.people.read(reps[0]))!;
    await api.store.people.replace({ ...rep, timeZone: zone }, revision);
    const [far, near] = [await office.open(reps[0]), await office.open(reps[1])];
    const token = await office.link(manager);
    const shown = textOf(await office.page(token));
    const push = { decision: 'push', note: 'Visit them.', dueOn: inDays(5) };

    const answers = [await office.decide(token, far, push), await office.decide(token, near, push)];

    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(shown.match(new RegExp(`By when\\? · ${zone}`, 'g'))).toHaveLength(1);
    const dueOf = async (projectId: string) =>
      openTasks(await office.deal(projectId)).find(({ kind }) => kind === 'push')?.dueAtMs;
    expect(await dueOf(far)).toBe(morningMs(inDays(5), zone));
    expect(await dueOf(near)).toBe(morningMs(inDays(5), 'Asia/Taipei'));
  });
});
