import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { mailKey } from '../../domain/project/react';
import type { PageVisits } from './page-visits';
import { pageVisits, textOf } from './page-visits';
import type { RunningApi } from '../api/running-api';
import { person, startApi } from '../api/running-api';

let api: RunningApi;
let visits: PageVisits;

beforeAll(async () => {
  api = await startApi();
  visits = pageVisits(api);
  await api.store.people.create(
    person('zh-1', { name: '林玉婷', language: 'zh-TW', managerId: 'manager-1' }),
  );
});
afterAll(() => api.stop());

const inDays = (days: number): string => new Date(Date.now() + days * realDayMs).toISOString();

async function pageOf(projectId: string, personId = 'sales-1'): Promise<string> {
  const token = await visits.link(personId, { kind: 'project', projectId });
  return textOf(await api.get(`/projects/${projectId}?token=${token}`, { key: null }));
}

/** Sends a command, and waits until the read side knows of it. */
async function report(projectId: string, what: string, body: unknown): Promise<void> {
  const headers = { 'X-Milepost-Actor': 'manager-1' };
  const { status, body: answer } = await api.post(`/v1/projects/${projectId}/${what}`, body, { headers });
  expect(status).toBe(200);
  await api.get(`/v1/projects/${projectId}?revision=${answer.revision}`);
}

describe('the page of a project', () => {
  it('says once, and first of all, that it is on hold: why, since when and until when', async () => {
    const projectId = await api.openProject();
    await report(projectId, 'holds', { reason: 'reorganisation', wakeAt: inDays(120) });

    const page = await pageOf(projectId);

    expect(page).toMatch(
      /Where it stands .*On hold since .* \(Person manager-1\): the customer is being reorganised\..* It resumes automatically on .*Your tasks/,
    );
    expect(page.match(/being reorganised/g)).toHaveLength(1);
    expect(page).toContain('Age new today · excluding time on hold');
    expect(page).toContain('In this stage new today · excluding time on hold');
    expect(await pageOf(projectId, 'manager-1')).toContain('On hold since');
  });

  it('shows a confirmed meeting and days of its own', async () => {
    const projectId = await api.openProject();
    const evidence = 'calendar:accepted-5512';
    await report(projectId, 'meetings', { kind: 'visit', meetingAt: inDays(9), evidence });
    await report(projectId, 'clock', { followUpDays: 7, note: 'The tender closes in a month.' });

    const page = await pageOf(projectId);

    expect(page).toMatch(/The customer has confirmed a meeting on .* \(calendar:accepted-5512\)/);
    expect(page).toContain('This project has its own days: follow-up after 7.');
    expect(page).toMatch(/Age new today In this stage new today/);
  });

  it('keeps how earlier attempts went', async () => {
    const opened = await api.post('/v1/projects', {
      title: '三號廠房冷卻產線',
      customerId: 'acme',
      ownerId: 'zh-1',
    });
    const { projectId, revision } = opened.body;
    await api.get(`/v1/projects/${projectId}?revision=${revision}`);
    await report(projectId, 'loss', { reason: 'price', competitor: 'Rival Cooling' });
    expect(await pageOf(projectId, 'zh-1')).not.toContain('先前的開案紀錄');
    await report(projectId, 'reopening', { note: 'They have called us.' });

    const page = await pageOf(projectId, 'zh-1');

    expect(page).toMatch(
      /先前的開案紀錄 .*已於 .* 失單（Person manager-1）：價格.*，由 Rival Cooling 取得。 第 1 次，開始於 /,
    );
  });

  it('says to whom mails may not have arrived', async () => {
    const projectId = await api.openProject();
    const { outbox } = api.store;
    for (const [personId, status] of [
      ['sales-1', 'unconfirmed'],
      ['manager-1', 'failed'],
    ] as const) {
      const effect = { mail: 'task', to: { personId }, revision: 1 } as const;
      const key = mailKey(projectId, effect);
      const mail = { key, projectId, mail: 'task', taskId: 't1' };
      const request = { activity: 'sendMail', request: { projectId, effect } } as const;
      await outbox.claim({ ...mail, request }, new Date());
      await outbox.end(key, 0, { status, personId, reason: status }, new Date());
    }

    const page = await pageOf(projectId, 'manager-1');

    expect(page).toContain('Emails that may not have arrived');
    expect(page).toMatch(
      /sent to Person sales-1, but never confirmed by the mail server: ask whether it arrived/,
    );
    expect(page).toMatch(/could not be delivered to Person manager-1/);
    expect(await pageOf(await api.openProject())).not.toContain('Emails that may not have arrived');
  });

  it('leaves the count of such mails in the metrics', async () => {
    const { text } = await api.get('/metrics', { key: null });
    expect(text).toMatch(/^milepost_mails[{]status="unconfirmed"[}] 1$/m);
    expect(text).toMatch(/^milepost_mails[{]status="deferred"[}] 0$/m);
    expect(text).toMatch(/^milepost_mail_oldest_waiting_seconds \d/m);
  });
});
