import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createMailActivities } from '../../../activities/activities';
import type { MailLater, MailReport } from '../../../contracts/sandbox/activities';
import type { MailEffect } from '../../../domain/project/react';
import { day } from '../../support/simulated-project';
import type { MailOffice, OfficeProject } from './mail-office';
import { mailEnvironment, openMailOffice, settings } from './mail-office';

let office: MailOffice;
beforeAll(async () => {
  office = await openMailOffice();
});
afterEach(async () => {
  await office.change('boss', { timeZone: 'Asia/Taipei', calendar: null });
  await office.change('sales-1', { timeZone: 'Asia/Taipei', absences: [] });
});
afterAll(() => office.close());

/** Asks for a mail as a project's workflow does. */
const ask = (
  { projectId, project }: OfficeProject,
  effect: MailEffect,
  { nowMs = project.now(), mailSpreadMs = 0 } = {},
) => {
  const { store, sender } = office;
  const deps = { store, sender, settings: { ...settings, mailSpreadMs }, now: () => nowMs };
  const asking = mailEnvironment().run(() => createMailActivities(deps).sendMail({ projectId, effect }));
  return asking as Promise<MailReport | MailLater>;
};

async function overdue(): Promise<{ opened: OfficeProject; toOwner: MailEffect; toManager: MailEffect }> {
  const opened = office.open();
  // the task is due on Monday 9 March and the manager copied on Thursday 12 March, at 09:00 in Taipei
  opened.project.passUntil(opened.project.now() + 10 * day);
  await opened.save();
  const toManager = opened.effect('overdue');
  const toOwner = opened.project
    .effects()
    .find(({ mail, revision }) => mail === 'reminder' && revision === toManager.revision)!;
  return { opened, toOwner, toManager };
}

describe('a mail that the clock causes', () => {
  it('waits for the working hours of a manager in another zone, and not for those of the owner', async () => {
    const { opened, toOwner, toManager } = await overdue();
    await office.change('boss', { timeZone: 'Europe/Berlin' });

    expect(await ask(opened, toManager)).toEqual({
      status: 'later',
      // 09:00 in Berlin
      notBeforeMs: Date.UTC(2026, 2, 12, 8),
    });
    expect(await ask(opened, toOwner)).toMatchObject({ status: 'accepted', personId: 'sales-1' });
    expect(await ask(opened, toManager, { nowMs: Date.UTC(2026, 2, 12, 8) })).toMatchObject({
      status: 'accepted',
      personId: 'boss',
    });
  });

  it.each([
    ['in the evening', Date.UTC(2026, 2, 12, 11), Date.UTC(2026, 2, 13, 1)],
    ['on a Saturday', Date.UTC(2026, 2, 14, 4), Date.UTC(2026, 2, 16, 1)],
    ['before the day begins', Date.UTC(2026, 2, 12, 20), Date.UTC(2026, 2, 13, 1)],
  ])('waits for the next working morning when it is late, %s', async (_when, nowMs, notBeforeMs) => {
    const { opened, toOwner } = await overdue();
    expect(await ask(opened, toOwner, { nowMs })).toEqual({ status: 'later', notBeforeMs });
  });

  it('is spread over some minutes by project, always the same', async () => {
    const mailSpreadMs = 300_000;
    const places: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      const { opened, toOwner } = await overdue();
      const answer = await ask(opened, toOwner, { mailSpreadMs });
      const waits = answer.status === 'later' ? answer.notBeforeMs - opened.project.now() : 0;
      expect(await ask(opened, toOwner, { nowMs: opened.project.now() + waits, mailSpreadMs })).toMatchObject(
        {
          status: 'accepted',
        },
      );
      places.push(waits);
    }
    expect(Math.max(...places)).toBeLessThan(mailSpreadMs);
    expect(new Set(places).size).toBeGreaterThan(4);
  });
});

it('what somebody does is told at once, at any hour', async () => {
  const opened = office.open();
  await opened.save();
  const night = Date.UTC(2026, 2, 7, 16, 30);
  expect(await ask(opened, opened.effect('task'), { nowMs: night })).toMatchObject({ status: 'accepted' });
});

describe('an offer of the queue after an absence', () => {
  it('comes on a working morning, not on a Saturday', async () => {
    const backAtMs = Date.UTC(2026, 2, 7, 1);
    await office.change('sales-1', {
      absences: [{ from: '2026-03-02', to: '2026-03-06', substituteId: null }],
    });
    const { store, sender } = office;
    const deps = { store, sender, settings, now: () => backAtMs };
    const request = {
      key: 'q1',
      personId: 'sales-1',
      notification: { kind: 'queue-offer', backAtMs },
    } as const;
    const answer = await mailEnvironment().run(() => createMailActivities(deps).sendNotification(request));
    expect(answer).toEqual({ status: 'later', notBeforeMs: Date.UTC(2026, 2, 9, 1) });
  });
});
