import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordRequest } from '../../contracts/sandbox/activities';
import { addDays, localDate, morningMs } from '../../domain/calendar/local-dates';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Task } from '../../domain/project/model/state';
import { eventually } from '../support/eventually';
import type { PageVisits } from './page-visits';
import { pageVisits, textOf } from './page-visits';
import type { RunningApi } from '../api/running-api';
import { activitiesWithoutMail, shortDaysUntilJudgement, startApi } from '../api/running-api';

/** How long the days of projects are that are opened now. */
let daysFor: (request: RecordRequest) => number = () => realDayMs;
let api: RunningApi;
let visits: PageVisits;

beforeAll(async () => {
  api = await startApi({
    activities: (store, client) => activitiesWithoutMail(store, client, (request) => daysFor(request)),
  });
  visits = pageVisits(api);
});
afterAll(() => api.stop());

const zone = 'Asia/Taipei';
const inDays = (days: number): string => addDays(localDate(Date.now(), zone), days);
const eventsOf = (projectId: string) => api.store.ledger.read(projectId);
const dealOf = async (projectId: string) => (await api.store.projects.read(projectId))!.deal!;

async function projectWithTask(): Promise<{ projectId: string; task: Task }> {
  const projectId = await api.openProject();
  const [task] = await visits.tasks(projectId, 'stage');
  return { projectId, task: task! };
}

/** A project for which a follow-up or a judgement is asked for, with the tasks of it. */
async function projectWith(kind: 'follow-up' | 'judge', count: number) {
  daysFor = kind === 'judge' ? shortDaysUntilJudgement : shortDaysUntilFollowUp;
  try {
    const projectId = await api.openProject();
    const tasks = await eventually(async () => {
      const held = (await visits.tasks(projectId, kind)).filter(({ personId }) => personId !== null);
      return held.length === count ? held : undefined;
    });
    return { projectId, tasks };
  } finally {
    daysFor = () => realDayMs;
  }
}

/** The follow-up comes at once; the judgement, and what the follow-up is due, in some seconds. */
function shortDaysUntilFollowUp({ steps }: RecordRequest): number {
  const asked = steps.some(({ events }) => events.some(({ type }) => type === 'followUpDue'));
  return asked ? realDayMs : 400;
}

describe('putting a project on hold', () => {
  const hold = { reason: 'budget-year', note: 'They ask us to call in spring.' };

  it('says until when, and that clocks stand still', async () => {
    const { projectId, task } = await projectWithTask();
    const token = await visits.taskLink(projectId, task, 'hold');
    const shown = textOf(await visits.open(token));
    const wakeOn = inDays(200);

    const held = await visits.act(token, { ...hold, wakeOn });

    expect(shown).toContain('clocks and reminders are paused until the date you give');
    expect(shown).toContain('the customer is waiting for the next budget year');
    expect(held.status).toBe(200);
    expect(textOf(held)).toMatch(/On hold until \w{3} \d{1,2} \w+ \d{4}/);
    expect(textOf(held)).toContain('Clocks and reminders are paused');
    const deal = await dealOf(projectId);
    expect(deal.hold).toMatchObject({ reason: 'budget-year', actor: 'sales-1' });
    expect(deal.hold?.wakeOnMs).toBe(morningMs(wakeOn, zone));
    expect((await api.store.notes.ofProject(projectId))[0]!.text).toBe(hold.note);
  });

  it('needs a date within 18 months and, for another reason, a note', async () => {
    const { projectId, task } = await projectWithTask();
    const token = await visits.taskLink(projectId, task, 'hold');

    for (const wakeOn of [inDays(0), inDays(550), '']) {
      expect((await visits.act(token, { ...hold, wakeOn })).status).toBe(422);
    }
    const without = await visits.act(token, { reason: 'other', wakeOn: inDays(30) });

    expect(without.status).toBe(422);
    expect(without.text).toMatch(/id="note"[^>]*aria-invalid="true"/);
    expect(without.text).toMatch(/<option value="other" selected="">/);
    expect((await dealOf(projectId)).hold).toBeUndefined();
  });

  it('closes the judgements: links of their mails explain the hold from then on', async () => {
    const { projectId, tasks } = await projectWith('judge', 2);
    const own = tasks.find(({ personId }) => personId === 'sales-1')!;
    const managers = tasks.find(({ personId }) => personId === 'manager-1')!;
    const drop = await visits.taskLink(projectId, managers, 'drop');

    const held = await visits.act(await visits.taskLink(projectId, own, 'hold'), {
      reason: 'reorganisation',
      wakeOn: inDays(90),
    });

    expect(held.status).toBe(200);
    const late = await visits.act(drop, { reason: 'no-budget' });
    expect(late.status).toBe(409);
    expect(textOf(late)).toMatch(
      /This task is no longer needed .* completed by what Person sales-1 on .* did\. The project is on hold until .*: the customer is being reorganised\./,
    );
    expect(textOf(await visits.open(drop))).toContain('The project is on hold until');
    expect((await dealOf(projectId)).outcome).toBeNull();
  });

  it('closes a follow-up: its link explains the hold, and after it what it was', async () => {
    const { projectId, tasks } = await projectWith('follow-up', 1);
    const contact = await visits.taskLink(projectId, tasks[0]!, 'record-contact');
    const token = await visits.taskLink(projectId, tasks[0]!, 'hold');
    expect((await visits.act(token, { reason: 'awaiting-tender', wakeOn: inDays(60) })).status).toBe(200);

    expect(textOf(await visits.open(contact))).toMatch(/The project is on hold until .* tender/);
    await api.post(`/v1/projects/${projectId}/wake`, {});
    await visits.heldTask(projectId, 'resume');
    expect(textOf(await visits.open(contact))).toContain('The project was put on hold.');
  });
});

describe('a meeting that the customer has confirmed', () => {
  it('is noted by the person’s own clock, with where the confirmation is', async () => {
    const { projectId, tasks } = await projectWith('follow-up', 1);
    const token = await visits.taskLink(projectId, tasks[0]!, 'confirm-meeting');
    const meetingAt = `${inDays(9)}T14:30`;
    const meeting = { kind: 'visit', meetingAt, evidence: 'calendar:accepted-5512' };

    expect((await visits.act(token, { ...meeting, meetingAt: `${inDays(-1)}T09:00` })).status).toBe(422);
    expect((await visits.act(token, { ...meeting, kind: 'reply' })).status).toBe(422);
    expect((await visits.act(token, { ...meeting, evidence: '' })).status).toBe(422);
    const noted = await visits.act(token, meeting);

    expect(noted.status).toBe(200);
    expect(textOf(noted)).toContain('The meeting is recorded');
    expect(textOf(noted)).toContain('calendar:accepted-5512');
    expect((await dealOf(projectId)).meeting).toMatchObject({
      kind: 'visit',
      atMs: Date.parse(`${meetingAt}:00+08:00`),
      evidence: 'calendar:accepted-5512',
      actor: 'sales-1',
    });
    const late = await visits.taskLink(projectId, tasks[0]!, 'record-contact');
    expect(textOf(await visits.open(late))).toContain('The customer has confirmed a meeting.');
  });
});

describe('the task after a hold', () => {
  it('lets the project be dropped, for a reason of the playbook, though no judgement is asked for', async () => {
    const { projectId } = await projectWithTask();
    await api.post(`/v1/projects/${projectId}/holds`, {
      reason: 'customer-wish',
      wakeAt: new Date(Date.now() + 90 * realDayMs).toISOString(),
    });
    await api.post(`/v1/projects/${projectId}/wake`, {});
    const task = await visits.heldTask(projectId, 'resume');

    const dropped = await visits.act(await visits.taskLink(projectId, task, 'drop'), { reason: 'no-budget' });

    expect(dropped.status).toBe(200);
    expect(textOf(dropped)).toContain('The project is dropped');
    expect((await eventsOf(projectId)).find(({ type }) => type === 'projectDropped')).toMatchObject({
      reason: 'no-budget',
      actor: 'sales-1',
    });
  });

  it('can be answered with another hold', async () => {
    const { projectId } = await projectWithTask();
    await api.post(`/v1/projects/${projectId}/holds`, {
      reason: 'budget-year',
      wakeAt: new Date(Date.now() + 90 * realDayMs).toISOString(),
    });
    await api.post(`/v1/projects/${projectId}/wake`, {});
    const task = await visits.heldTask(projectId, 'resume');

    const held = await visits.act(await visits.taskLink(projectId, task, 'hold'), {
      reason: 'budget-year',
      wakeOn: inDays(120),
    });

    expect(textOf(held)).toContain('On hold until');
    expect((await dealOf(projectId)).hold?.wakeOnMs).toBe(morningMs(inDays(120), zone));
    expect(await visits.tasks(projectId, 'resume')).toEqual([]);
  });
});
