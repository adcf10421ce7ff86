import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { randomUUID } from 'node:crypto';
import { realDayMs } from '../../domain/clocks';
import { record } from '../../activities/ledger';
import type { MailDeps } from '../../activities/delivery';
import { sendMail } from '../../activities/mail';
import type { MailReport } from '../../contracts/activities';
import { packEvents } from '../../contracts/activities';
import type { MailEffect } from '../../domain/project/react';
import type { MailSender, SendResult } from '../../mail/send';
import { createMailSender } from '../../mail/send';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { acme, somebody } from '../support/directory';
import { engines } from '../support/engines';
import { quietRuntime } from '../support/quiet-runtime';
import { simulate } from '../support/simulated-project';
import { standardPlaybook } from '../support/standard-playbook';

let store: Store;
let sender: MailSender;
const settings = {
  dayMs: realDayMs,
  companyTimeZone: 'Asia/Taipei',
  mailFrom: 'Milepost <milepost@example.com>',
  publicUrl: 'http://127.0.0.1:3000',
};

beforeAll(async () => {
  quietRuntime();
  store = await connectStore(engines().mongoUri(`mail-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
  await store.customers.create(acme);
  await store.playbooks.keep(standardPlaybook);
  await store.people.create(somebody('boss', { roles: [], team: null }));
  await store.people.create(somebody('sales-1', { managerId: 'boss' }));
  sender = createMailSender({ smtpUrl: engines().smtpUrl });
});
afterAll(async () => {
  await sender.close();
  await store.close();
});

const send = (deps: Partial<MailDeps>, projectId: string, effect: MailEffect): Promise<MailReport> =>
  new MockActivityEnvironment().run(() =>
    sendMail({ store, sender, settings, ...deps }, { projectId, effect }),
  );

/** A project in the store, and the effect of its first task's mail. */
async function projectWithTask(title: string): Promise<{ projectId: string; effect: MailEffect }> {
  const projectId = randomUUID();
  const project = simulate({ settles: false, open: { title } });
  await record(store, settings, { projectId, steps: packEvents(project.events()) });
  const effect = project.effects()[0]!;
  return { projectId, effect: { ...effect, key: `${projectId}:${effect.key}` } };
}

const arrived = async (title: string) =>
  (await engines().mail.listMails()).filter((mail) => mail.subject.includes(title));

/** A sender that answers what it is told, after the hand-over was noted. */
const answering = (result: SendResult | Error): MailSender => ({
  ...sender,
  async send(_message, hooks) {
    await hooks.handingOver();
    if (result instanceof Error) throw result;
    return result;
  },
});

describe('sending a mail', () => {
  it('delivers it once, however often it is asked to', async () => {
    const { projectId, effect } = await projectWithTask('Once only');
    expect(await send({}, projectId, effect)).toMatchObject({ status: 'accepted', personId: 'sales-1' });
    expect(await send({}, projectId, effect)).toMatchObject({ status: 'accepted' });
    const mails = await arrived('Once only');
    expect(mails).toHaveLength(1);
    expect(mails[0]!.headers).toMatchObject({ 'auto-submitted': 'auto-generated' });
  });

  it('sends nothing for a task that is closed or somebody else’s by then', async () => {
    const { projectId, effect } = await projectWithTask('Closed by then');
    const moved = { ...effect, to: { personId: 'boss' } };
    expect(await send({}, projectId, moved)).toMatchObject({ status: 'skipped', reason: 'task-reassigned' });
    const closed = { ...effect, key: `${effect.key}:2`, taskId: 't99' };
    expect(await send({}, projectId, closed)).toMatchObject({ status: 'skipped', reason: 'task-closed' });
    expect(await arrived('Closed by then')).toHaveLength(0);
  });

  it('sends nothing to somebody who is not active any more, also when the mail was queued before', async () => {
    const { projectId, effect } = await projectWithTask('After leaving');
    const person = (await store.people.read('sales-1'))!;
    const { revision, ...record } = person;
    const left = await store.people.replace({ ...record, active: false }, revision);
    expect(await send({}, projectId, effect)).toMatchObject({ status: 'skipped', reason: 'inactive' });
    await store.people.replace({ ...record, active: true }, left!.revision);
  });

  it('reports a refused mail as failed, for good', async () => {
    const { projectId, effect } = await projectWithTask('Refused');
    const refusing = answering({ status: 'rejected', code: 550, response: '550 no such user' });
    expect(await send({ sender: refusing }, projectId, effect)).toMatchObject({
      status: 'failed',
      reason: 'rejected',
    });
    expect(await send({}, projectId, effect)).toMatchObject({ status: 'failed' });
  });

  it('tries again after a temporary fault', async () => {
    const { projectId, effect } = await projectWithTask('Busy server');
    const busy = answering({ status: 'temporary', reason: '421 try later' });
    await expect(send({ sender: busy }, projectId, effect)).rejects.toThrow(/cannot take the mail now/);
    expect(await store.outbox.ofProject(projectId)).toMatchObject([{ status: 'deferred', attempts: 1 }]);
    expect(await send({}, projectId, effect)).toMatchObject({ status: 'accepted' });
    expect(await arrived('Busy server')).toHaveLength(1);
  });

  it('does not send again what was handed over when the worker died', async () => {
    const { projectId, effect } = await projectWithTask('Died in between');
    const dying = answering(new Error('killed'));
    await expect(send({ sender: dying }, projectId, effect)).rejects.toThrow('killed');
    expect(await send({}, projectId, effect)).toMatchObject({ status: 'unknown', reason: 'unconfirmed' });
    expect(await arrived('Died in between')).toHaveLength(0);
  });

  it('lets only the newest attempt hand a mail over', async () => {
    const { projectId, effect } = await projectWithTask('Two attempts');
    const overtaken: MailSender = {
      ...sender,
      async send(message, hooks) {
        // while this attempt was slow, another one has begun and finished
        await send({}, projectId, effect);
        return sender.send(message, hooks);
      },
    };
    await send({ sender: overtaken }, projectId, effect).catch(() => undefined);
    expect(await arrived('Two attempts')).toHaveLength(1);
  });
});
