import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Task } from '../../domain/project/model/state';
import type { PageVisits } from './page-visits';
import { pageVisits } from './page-visits';
import type { RunningApi, Told } from '../api/running-api';
import { startApi } from '../api/running-api';

let api: RunningApi;
let visits: PageVisits;
beforeAll(async () => {
  api = await startApi();
  visits = pageVisits(api);
});
afterAll(() => api.stop());

/** A project with its first task: to complete the customer archive. */
async function projectWithTask(): Promise<{ projectId: string; task: Task }> {
  const projectId = await api.openProject();
  const [task] = await visits.tasks(projectId, 'stage');
  return { projectId, task: task! };
}

/** The token in the address of the project's page to which a page leads on. */
const projectToken = ({ text }: Told): string => /\/projects\/[^"?]+\?token=([\w-]+)/.exec(text)![1]!;

describe('a link of a mail', () => {
  it('leads on to the page of the project by an address that cannot be made into one to act', async () => {
    const { projectId, task } = await projectWithTask();
    const token = await visits.taskLink(projectId, task, 'decline');
    const page = await visits.open(token);

    const reading = projectToken(page);

    const read = await api.get(`/projects/${projectId}?token=${reading}`, { key: null });
    expect(read.status).toBe(200);
    expect(read.text).not.toContain(token);
    expect((await visits.open(reading)).status).toBe(404);
    expect((await visits.act(reading, { note: 'Not mine.' })).status).toBe(404);
    const done = await visits.act(token, { note: 'I am away.' });
    expect(done.status).toBe(200);
    expect(projectToken(done)).toBe(reading);
    expect(projectToken(await visits.act(token, { note: 'I am away.' }))).toBe(reading);
  });

  it('of one mail acts once for each button, and each only as its own button says', async () => {
    const { projectId, task } = await projectWithTask();
    const about = { kind: 'task', projectId, taskId: task.id, holderId: 'sales-1' } as const;
    const expiresAt = new Date(Date.now() + realDayMs);
    const [contact = '', done = '', reply = ''] = await api.store.links.create(
      [
        { ...about, action: 'record-contact' as const },
        { ...about, action: 'complete' as const },
        { kind: 'reply' as const, projectId, taskId: task.id },
      ].map((target) => ({ personId: 'sales-1', target, expiresAt })),
    );

    expect((await visits.act(contact, { kind: 'call', action: 'complete' })).status).toBe(200);
    expect((await visits.act(contact, { kind: 'call' })).status).toBe(409);
    expect((await visits.open(reply)).status).toBe(404);
    const page = await api.get(`/projects/${projectId}?token=${reply}`, { key: null });
    expect(page.status).toBe(404);
    expect((await visits.act(done, { evidence: 'crm:1' })).status).toBe(200);

    const events = (await api.store.ledger.read(projectId)).filter(({ source }) => source === 'mail');
    expect(new Set(events.map(({ type }) => type))).toEqual(
      new Set(['contactRecorded', 'milestoneReached', 'taskClosed']),
    );
  });
});
