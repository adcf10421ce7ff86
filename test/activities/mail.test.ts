import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkMailSettings } from '../../activities/mail-message';
import type { MailEffect } from '../../domain/project/react';
import type { MailSender } from '../../mail/send';
import type { MailOffice, OfficeProject } from './mail-office';
import { answering, openMailOffice } from './mail-office';

let office: MailOffice;
beforeAll(async () => {
  office = await openMailOffice();
});
afterAll(() => office.close());

/** A project in the store, and the effect of its first task's mail. */
async function projectWithTask(): Promise<{ opened: OfficeProject; effect: MailEffect }> {
  const opened = office.open();
  await opened.save();
  return { opened, effect: opened.effect('task') };
}

describe('sending a mail', () => {
  it('delivers it once, however often it is asked to', async () => {
    const { opened, effect } = await projectWithTask();
    expect(await office.send(opened, effect)).toMatchObject({ status: 'accepted', personId: 'sales-1' });
    expect(await office.send(opened, effect)).toMatchObject({ status: 'accepted' });
    const mails = await office.arrived(opened.title);
    expect(mails).toHaveLength(1);
    expect(mails[0]!.headers).toMatchObject({ 'auto-submitted': 'auto-generated' });
  });

  it('sends nothing for a task that is closed or somebody else’s by then', async () => {
    const { opened, effect } = await projectWithTask();
    const moved = { ...effect, to: { personId: 'boss' } };
    expect(await office.send(opened, moved)).toMatchObject({ status: 'skipped', reason: 'task-reassigned' });
    const closed = { ...effect, key: `${effect.key}:2`, taskId: 't99' };
    expect(await office.send(opened, closed)).toMatchObject({ status: 'skipped', reason: 'task-closed' });
    expect(await office.arrived(opened.title)).toHaveLength(0);
  });

  it('reports a refused mail as failed, for good', async () => {
    const { opened, effect } = await projectWithTask();
    const sender = answering(office.sender, {
      status: 'rejected',
      reply: '550 5.1.1',
      text: '550 no such user',
    });
    expect(await office.send(opened, effect, { sender })).toMatchObject({
      status: 'failed',
      reason: 'rejected',
    });
    expect(await office.send(opened, effect)).toMatchObject({ status: 'failed' });
  });

  it('tries again after a temporary fault', async () => {
    const { opened, effect } = await projectWithTask();
    const sender = answering(office.sender, { status: 'temporary', reply: '421', text: '421 try later' });
    await expect(office.send(opened, effect, { sender })).rejects.toThrow(/cannot take the mail now/);
    const rows = await office.store.outbox.ofProject(opened.projectId);
    expect(rows).toMatchObject([{ status: 'deferred', attempts: 1 }]);
    expect(await office.send(opened, effect)).toMatchObject({ status: 'accepted' });
    expect(await office.arrived(opened.title)).toHaveLength(1);
  });

  it('does not send again what was handed over when the worker died', async () => {
    const { opened, effect } = await projectWithTask();
    const sender = answering(office.sender, new Error('killed'));
    await expect(office.send(opened, effect, { sender })).rejects.toThrow('killed');
    expect(await office.send(opened, effect)).toMatchObject({ status: 'unknown', reason: 'unconfirmed' });
    expect(await office.arrived(opened.title)).toHaveLength(0);
  });

  it('lets only the newest attempt hand a mail over', async () => {
    const { opened, effect } = await projectWithTask();
    const overtaken: MailSender = {
      ...office.sender,
      async send(message, hooks) {
        // while this attempt was slow, another one has begun and finished
        await office.send(opened, effect);
        return office.sender.send(message, hooks);
      },
    };
    await office.send(opened, effect, { sender: overtaken }).catch(() => undefined);
    expect(await office.arrived(opened.title)).toHaveLength(1);
  });
});

it('settings with which no mail could be answered are refused at once', () => {
  const from = (mailFrom: string) => () => checkMailSettings({ mailFrom, publicUrl: '', dayMs: 1 });
  expect(from('Milepost <milepost@example.com>')).not.toThrow();
  expect(from(`${'long'.repeat(12)}@example.com`)).toThrow(/64 are allowed/);
  expect(from('a@example.com, b@example.com')).toThrow(/not one address/);
});
