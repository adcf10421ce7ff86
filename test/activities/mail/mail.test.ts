import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationFailure, DefaultFailureConverter, defaultPayloadConverter } from '@temporalio/common';
import { checkMailSettings } from '../../../activities/mail/mail-message';
import { mailPatienceMs, mailSlotMs } from '../../../contracts/sandbox/mail-attempts';
import type { MailEffect } from '../../../domain/project/react';
import type { MailSender } from '../../../mail/send/send';
import { createMailSender, UnansweredError } from '../../../mail/send/send';
import type { OutboxRow } from '../../../store/outbox';
import type { Store } from '../../../store/store';
import { startScriptedSmtp } from '../../mail/send/scripted-smtp';
import type { MailOffice, OfficeProject } from './mail-office';
import { answering, mailEnvironment, openMailOffice } from './mail-office';

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

/** An attempt that handed the mail over and got no answer. */
async function unanswered(opened: OfficeProject, effect: MailEffect): Promise<void> {
  const sender = answering(office.sender, new UnansweredError('ECONNECTION', 'broken'));
  await expect(office.send(opened, effect, { sender })).rejects.toMatchObject({ type: 'mail-unanswered' });
}

/** As it is when the time of earlier attempts is over. */
function afterSlot(): { readonly store: Store } {
  const { outbox } = office.store;
  const claim: typeof outbox.claim = async (...given) => ({
    ...(await outbox.claim(...given)),
    slotEndsAtMs: 0,
  });
  return { store: { ...office.store, outbox: { ...outbox, claim } } };
}

async function rowOf({ projectId }: OfficeProject): Promise<OutboxRow> {
  return (await office.store.outbox.ofProject(projectId))[0]!;
}

/** An error of the database. */
function away(about = ''): Error {
  return Object.assign(new Error(`no server answers ${about}`), { name: 'MongoServerSelectionError' });
}

/** What Temporal keeps of a failure, with its causes. */
const encoded = (failure: unknown): string =>
  JSON.stringify(new DefaultFailureConverter().errorToFailure(failure, defaultPayloadConverter));

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
    const closed = { ...effect, revision: effect.revision + 1, taskId: 't99' };
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

  it('leaves a mail alone while the attempt that handed it over may still be answered', async () => {
    const { opened, effect } = await projectWithTask();
    await unanswered(opened, effect);
    const asked = office.send(opened, effect);
    await expect(asked).rejects.toMatchObject({ type: 'mail-in-question', nonRetryable: false });
    const failure = (await asked.catch((thrown: unknown) => thrown)) as ApplicationFailure;
    const { nextRetryDelay } = failure;
    expect(Number(nextRetryDelay)).toBeGreaterThan(mailSlotMs - 20_000);
    expect(await office.arrived(opened.title)).toHaveLength(0);
  });

  it('sends a mail that got no answer once more, under the same id, when that attempt is over', async () => {
    const { opened, effect } = await projectWithTask();
    await unanswered(opened, effect);
    const before = await rowOf(opened);
    expect(await office.send(opened, effect, afterSlot())).toEqual({
      status: 'accepted',
      personId: 'sales-1',
    });
    const mails = await office.arrived(opened.title);
    expect(mails.map(({ messageId }) => messageId)).toEqual([before.messageId]);
    expect(await rowOf(opened)).toMatchObject({
      status: 'accepted',
      handOvers: 2,
      messageId: before.messageId,
    });
  });

  it('does not send a mail a third time that got no answer twice, and says so', async () => {
    const { opened, effect } = await projectWithTask();
    await unanswered(opened, effect);
    const sender = answering(office.sender, new UnansweredError('ETIMEDOUT', 'timeout'));
    const unknown = { status: 'unconfirmed', personId: 'sales-1', reason: 'unconfirmed' };
    expect(await office.send(opened, effect, { sender, ...afterSlot() })).toEqual(unknown);
    expect(await office.send(opened, effect, afterSlot())).toEqual(unknown);
    expect(await rowOf(opened)).toMatchObject({ status: 'unconfirmed', handOvers: 2, reply: 'ETIMEDOUT' });
    expect(await office.arrived(opened.title)).toHaveLength(0);
  });

  it('gives a mail up when its worker died twice while it was handed over', async () => {
    const { opened, effect } = await projectWithTask();
    await unanswered(opened, effect);
    const dying: MailSender = {
      ...office.sender,
      async send(_message, { handingOver }) {
        await handingOver();
        // no more is heard of this one
        throw new ApplicationFailure('gone', 'gone');
      },
    };
    await office.send(opened, effect, { sender: dying, ...afterSlot() }).catch(() => undefined);
    expect(await office.send(opened, effect, afterSlot())).toMatchObject({ reason: 'unconfirmed' });
  });

  it('keeps the links of a mail that may have arrived, and takes back those of one that has not', async () => {
    const { opened, effect } = await projectWithTask();
    const before = office.tokens().length;
    await unanswered(opened, effect);
    const made = office.tokens().slice(before);
    expect(made.every((token) => office.link(token) !== undefined)).toBe(true);
  });

  it('knows what the server has accepted although the database was away at that moment', async () => {
    const { opened, effect } = await projectWithTask();
    let failures = 2;
    const outbox: Store['outbox'] = {
      ...office.store.outbox,
      async end(...given) {
        if (given[2].status === 'accepted' && failures-- > 0) throw away();
        return office.store.outbox.end(...given);
      },
    };
    const store = { ...office.store, outbox };
    expect(await office.send(opened, effect, { store })).toMatchObject({ status: 'accepted' });
    expect(await rowOf(opened)).toMatchObject({ status: 'accepted' });
  });

  it('waits for a database that is away, and tells Temporal nobody’s address', async () => {
    const { opened, effect } = await projectWithTask();
    const people = { ...office.store.people, read: () => Promise.reject(away('of sales-1@example.com')) };
    const failing = office.send(opened, effect, { store: { ...office.store, people } });
    const failure = await failing.catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ type: 'database-unavailable', nonRetryable: false });
    expect(encoded(failure)).not.toContain('sales-1@example.com');
    expect(await office.send(opened, effect)).toMatchObject({ status: 'accepted' });
  });

  it('tells Temporal and the outbox only the codes of what a mail server said', async () => {
    const { opened, effect } = await projectWithTask();
    const server = await startScriptedSmtp({ RCPT: '452 4.2.2 <sales-1@example.com> has no room' });
    const sender = createMailSender({ smtpUrl: server.url });
    const failing = office.send(opened, effect, { sender });
    const failure = await failing.catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ type: 'mail-deferred', nonRetryable: false });
    expect(encoded(failure)).toContain('452 4.2.2');
    const row = await rowOf(opened);
    expect(row).toMatchObject({ status: 'deferred', reason: 'deferred', reply: '452 4.2.2' });
    expect(encoded(failure) + JSON.stringify(row)).not.toContain('sales-1@');
    await sender.close();
    await server.stop();
  });

  it.each([
    ['a project that there is not', 'no-project', { projects: { read: () => Promise.resolve(null) } }],
    [
      'what cannot be put into words',
      'unsendable',
      { playbooks: { read: () => Promise.reject(new TypeError('x')) } },
    ],
  ])('tries no mail again of %s', async (_, code, broken) => {
    const { opened, effect } = await projectWithTask();
    const ledger = code === 'no-project' ? { ledger: { read: () => Promise.resolve([]) } } : {};
    const store = { ...office.store, ...broken, ...ledger } as unknown as Store;
    const failing = office.send(opened, effect, { store });
    await expect(failing).rejects.toMatchObject({ type: code, nonRetryable: true });
    expect(await office.send(opened, effect)).toMatchObject({ status: 'failed', reason: code });
  });

  it('gives up with its last attempt, so that the outbox says so too', async () => {
    const { opened, effect } = await projectWithTask();
    const sender = answering(office.sender, { status: 'temporary', reply: '452 4.2.2', text: 'full' });
    const scheduledTimestampMs = Date.now() - mailPatienceMs + 60_000;
    const environment = mailEnvironment({ scheduledTimestampMs, attempt: 300 });
    expect(await office.send(opened, effect, { sender, environment })).toMatchObject({
      status: 'failed',
      reason: 'undelivered',
    });
    expect(await rowOf(opened)).toMatchObject({ status: 'failed', reply: '452 4.2.2' });
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

describe('sending a mail again by its key', () => {
  it('opens one that has failed, once for a wish', async () => {
    const { opened, effect } = await projectWithTask();
    const sender = answering(office.sender, { status: 'rejected', reply: '550 5.1.1', text: 'no such user' });
    await office.send(opened, effect, { sender });
    const special = { now: () => opened.project.now() };
    expect(await office.retry(opened.keyOf(effect), 'wish-1', { sender, ...special })).toMatchObject({
      status: 'failed',
    });
    expect(await office.retry(opened.keyOf(effect), 'wish-1', special)).toMatchObject({ status: 'failed' });
    expect(await office.arrived(opened.title)).toHaveLength(0);
    expect(await office.retry(opened.keyOf(effect), 'wish-2', special)).toMatchObject({ status: 'accepted' });
    expect(await office.arrived(opened.title)).toHaveLength(1);
  });

  it('leaves one alone that has arrived', async () => {
    const { opened, effect } = await projectWithTask();
    await office.send(opened, effect);
    expect(await office.retry(opened.keyOf(effect), 'wish')).toMatchObject({ status: 'accepted' });
    expect(await office.arrived(opened.title)).toHaveLength(1);
  });

  it('fails for a key that there is not', async () => {
    await expect(office.retry('no such key', 'wish')).rejects.toMatchObject({
      type: 'unknown-mail',
      nonRetryable: true,
    });
  });
});

it('settings with which no mail could be answered are refused at once', () => {
  const from = (mailFrom: string) => () => checkMailSettings({ mailFrom, publicUrl: '', dayMs: 1 });
  expect(from('Milepost <milepost@example.com>')).not.toThrow();
  expect(from(`${'long'.repeat(12)}@example.com`)).toThrow(/64 are allowed/);
  expect(from('a@example.com, b@example.com')).toThrow(/not one address/);
});
