import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Task } from '../../domain/project/model/state';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { eventually } from '../support/eventually';
import type { RunningApi } from '../api/running-api';
import { activitiesWithoutMail, startApi } from '../api/running-api';
import type { PageVisits } from './page-visits';
import { hiddenOf, pageVisits, textOf } from './page-visits';

let api: RunningApi;
let visits: PageVisits;

beforeAll(async () => {
  api = await startApi({
    activities: (store, client) => activitiesWithoutMail(store, client, () => realDayMs),
  });
  visits = pageVisits(api);
});
afterAll(() => api.stop());

interface Undecided {
  readonly projectId: string;
  readonly decision: Task & { readonly personId: string };
  readonly about: readonly [Task, Task];
}

/** A project whose owner has declined both tasks of the first stage: one decision is asked for. */
async function twoDeclined(): Promise<Undecided> {
  const projectId = await api.openProject();
  const [first, second] = await visits.tasks(projectId, 'stage');
  await decline(projectId, first!);
  await decline(projectId, second!);
  const decision = await eventually(async () => {
    const found = await visits.heldTask(projectId, 'reassign');
    return found.aboutTasks?.length === 2 ? found : undefined;
  });
  const tasks = await visits.tasks(projectId, 'stage');
  const [one, other] = decision.aboutTasks!.map((id) => tasks.find((task) => task.id === id)!);
  return { projectId, decision, about: [one!, other!] };
}

async function decline(projectId: string, task: Task): Promise<void> {
  const note = 'I am away.';
  const done = await api.post(`/v1/projects/${projectId}/tasks/${task.id}/refusal`, { note });
  expect(done.status).toBe(200);
}

const holders = async (projectId: string, { about }: Undecided) => {
  const tasks = await visits.tasks(projectId, 'stage');
  return about.map(({ id }) => tasks.find((task) => task.id === id)?.personId ?? null);
};

describe('a decision about two tasks', () => {
  it('names both on its page, and one answer of the form is about both', async () => {
    const undecided = await twoDeclined();
    const { projectId, decision, about } = undecided;
    const link = await visits.taskLink(projectId, decision, 'pass-on');

    const page = await visits.open(link);
    expect(hiddenOf(page, 'decides').split(' ')).toEqual(about.map(({ id }) => id));
    expect(textOf(page)).toContain('Complete the customer archive');

    const fields = { personId: 'engineer-1', decides: hiddenOf(page, 'decides') };
    expect(await visits.act(link, fields)).toMatchObject({ status: 200 });
    await visits.changed(projectId, decision.id, ({ status }) => status !== 'open');
    expect(await holders(projectId, undecided)).toEqual(['engineer-1', 'engineer-1']);
  });

  it('stays open for the task that the form had not shown', async () => {
    const undecided = await twoDeclined();
    const { projectId, decision, about } = undecided;
    const [shown, joined] = about;
    const link = await visits.taskLink(projectId, decision, 'pass-on');

    await visits.act(link, { personId: 'engineer-1', decides: shown.id });

    const left = await visits.changed(projectId, decision.id, ({ aboutTasks }) => aboutTasks?.length === 1);
    expect(left).toMatchObject({ status: 'open', aboutTasks: [joined.id] });
    expect(await holders(projectId, undecided)).toEqual(['engineer-1', null]);
  });

  it('takes the same through the API, task by task', async () => {
    const undecided = await twoDeclined();
    const { projectId, decision, about } = undecided;
    const [first, second] = about;
    const path = `/v1/projects/${projectId}/tasks/${decision.id}`;

    const passed = await api.post(`${path}/assignment`, { personId: 'engineer-1', decides: [first.id] });
    expect(passed.status).toBe(200);
    await visits.changed(projectId, decision.id, ({ aboutTasks }) => aboutTasks?.length === 1);
    const dueAt = new Date(Date.now() + 3 * realDayMs).toISOString();
    const note = 'Wait until Thursday.';
    const postponed = await api.post(`${path}/postponement`, { dueAt, note, decides: [second.id] });

    expect(postponed.status).toBe(200);
    await visits.changed(projectId, decision.id, ({ status }) => status !== 'open');
    expect(await holders(projectId, undecided)).toEqual(['engineer-1', null]);
  });

  it('refuses tasks that it is not about, and `decides` for a task that decides nothing', async () => {
    const { projectId, about } = await twoDeclined();
    const path = `/v1/projects/${projectId}/tasks/${about[0].id}/assignment`;

    const refused = await api.post(path, { personId: 'engineer-1', decides: [about[1].id] });

    expect(refused).toMatchObject({ status: 422, body: { code: 'no-decision' } });
  });
});
