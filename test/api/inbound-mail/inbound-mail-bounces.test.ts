import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../support/eventually';
import type { MailGateway, SentMail } from './mail-gateway';
import { answerTo, fixtureFor, startMailGateway } from './mail-gateway';
import { person } from '../running-api';

let gateway: MailGateway;

beforeAll(async () => {
  gateway = await startMailGateway();
  comingReps.push(newRep(), newRep());
}, 60_000);
afterAll(async () => {
  await Promise.allSettled(comingReps);
  await gateway.api.stop();
});

const people = () => gateway.api.store.people;
const problemOf = async (id: string) => (await people().read(id))!.addressProblem;

type Rep = Awaited<ReturnType<typeof newRep>>;
/** The next ones are on their way while a test looks at one: each has to wait for an email. */
const comingReps: Promise<Rep>[] = [];

/** A rep of whom no test has heard yet. */
function rep(): Promise<Rep> {
  const next = newRep();
  // whoever takes it is told
  next.catch(() => undefined);
  comingReps.push(next);
  return comingReps.shift()!;
}

/** A rep with a manager of their own, and the mail of the first task of a project of theirs. */
async function newRep(special: Parameters<typeof person>[1] = {}) {
  const id = `rep-${randomUUID().slice(0, 8)}`;
  const boss = `${id}-boss`;
  await people().create(person(boss, { roles: [], team: id, managerId: 'manager-1' }));
  await people().create(person(id, { team: id, managerId: boss, ...special }));
  return { id, boss, ...(await gateway.projectWithMail(id)) };
}

/** The report that Postfix writes when the other server knows no such user. */
const unknownUser = (mail: SentMail, more: Readonly<Record<string, string>> = {}) =>
  fixtureFor('dsn-postfix', mail, { 'r.fields@mx.example.org': 'forwarded@elsewhere.example', ...more });

const notificationsAbout = (id: string, reader: string) =>
  gateway.mails.filter(
    ({ to, subject }) => to === `${reader}@example.com` && subject.includes(`Person ${id}`),
  );
const notificationAbout = (id: string, reader: string) => eventually(() => notificationsAbout(id, reader)[0]);

/** Every notification that was asked for about somebody's address has ended, and so has its mail. */
async function notificationsEnded(id: string): Promise<string[]> {
  const { client } = gateway.api.worker;
  const problem = (await problemOf(id))!;
  const ended: string[] = [];
  for (const key of [
    `address-failed-${id}-${problem.atMs}`,
    `address-failed-${id}-${problem.atMs}-manager`,
  ]) {
    const handle = client.workflow.getHandle(`notification-${key}`);
    const isAsked = await handle.describe().then(
      () => true,
      () => false,
    );
    if (isAsked) ended.push(((await handle.result()) as { status: string }).status);
  }
  return ended;
}

describe('a report that an address is wrong', () => {
  it('marks it; whoever stands in is told, can pass the tasks on, and gets the mails from then on', async () => {
    const { id, boss, projectId, mail } = await rep();

    const answer = await gateway.bring(unknownUser(mail));

    expect(answer).toMatchObject({ status: 200, body: { disposition: 'bounce-recorded', projectId: null } });
    expect(await problemOf(id)).toMatchObject({ email: `${id}@example.com`, code: '5.1.1' });
    const notification = await notificationAbout(id, boss);
    expect(notification.subject).toBe(`Stand in for Person ${id}: email does not arrive there`);
    const [, token = ''] = /\/act\?token=([\w-]{43})/.exec(notification.text)!;
    expect((await gateway.api.get(`/act?token=${token}`, { key: null })).text).toContain('Pass');
    expect(notification.text).toContain(`/projects/${projectId}?`);
    const next = await gateway.api.post(`/v1/projects`, {
      title: 'Second line',
      customerId: 'acme',
      ownerId: id,
    });
    const rerouted = await gateway.mailTo(boss, ({ text }) =>
      text.includes(`/projects/${next.body.projectId}?`),
    );
    expect(rerouted.text).toContain(`Person ${id}`);
  });

  it('is told of once, however many reports come of it', async () => {
    const { id, boss, mail } = await rep();
    const other = await gateway.projectWithMail(id);

    const answers = await Promise.all([
      ...Array.from({ length: 6 }, () => gateway.bring(unknownUser(mail))),
      gateway.bring(unknownUser(other.mail)),
      gateway.bring(fixtureFor('dsn-exchange', other.mail)),
    ]);
    await gateway.bring(unknownUser(mail));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await notificationsEnded(id)).toEqual(['accepted']);
    expect(notificationsAbout(id, boss)).toHaveLength(1);
  });

  it('is forgotten with the address, and is news of the next one', async () => {
    const { id, boss, mail } = await rep();
    await gateway.bring(unknownUser(mail));
    await notificationsEnded(id);

    const read = await gateway.api.get(`/v1/people/${id}`);
    const changed = await gateway.api.put(
      `/v1/people/${id}`,
      { ...read.body, email: `${id}@new.example` },
      { headers: { 'If-Match': read.headers.get('etag')! } },
    );
    const late = await gateway.bring(unknownUser(mail));
    const unmarked = await problemOf(id);
    const again = await gateway.bring(unknownUser({ ...mail, to: `${id}@new.example` }));

    expect(changed).toMatchObject({ status: 200, body: { addressProblem: null } });
    expect(late.body).toMatchObject({ disposition: 'bounce-ignored' });
    expect(unmarked).toBeNull();
    expect(again.body).toMatchObject({ disposition: 'bounce-recorded' });
    expect(await notificationsEnded(id)).toEqual(['accepted']);
    expect(notificationsAbout(id, boss)).toHaveLength(2);
  });

  it('goes to the substitute of somebody absent, and to the manager without links that only a substitute has', async () => {
    const substitute = `sub-${randomUUID().slice(0, 8)}`;
    await people().create(person(substitute));
    const { id, boss, mail } = await rep();
    const { revision, ...record } = (await people().read(id))!;
    const absences = [{ from: '2000-01-01', to: '2999-12-31', substituteId: substitute }];
    await people().replace({ ...record, absences }, revision);

    await gateway.bring(unknownUser(mail));

    expect(await notificationsEnded(id)).toEqual(['accepted', 'accepted']);
    const [toSubstitute] = notificationsAbout(id, substitute);
    const [toManager] = notificationsAbout(id, boss);
    expect(toSubstitute).toMatchObject({ text: expect.stringContaining('/act?token=') });
    expect(toManager!.subject).toBe(`Correct an address: email does not reach Person ${id}`);
    expect(toManager!.text).toContain(`Person ${substitute} gets the emails for Person ${id}`);
    expect(toManager!.text).not.toContain('/act?token=');
  });

  it('is known by the id of the mail alone, when a server gives no headers back', async () => {
    const { id, mail } = await rep();
    const raw = unknownUser(mail).replace(/^Reply-To: .*\r?\n/m, '');

    expect((await gateway.bring(raw)).body).toMatchObject({ disposition: 'bounce-recorded' });
    expect(await problemOf(id)).not.toBeNull();
  });

  it('tells nobody where there is nobody to tell', async () => {
    const { id, mail } = await newRep({ managerId: null });

    expect((await gateway.bring(unknownUser(mail))).body).toMatchObject({
      disposition: 'bounce-recorded',
      detail: 'The address is marked.',
    });
    expect(await problemOf(id)).not.toBeNull();
  });

  it('of somebody whose notification cannot be asked for now is brought again, and then tells', async () => {
    const { id, boss, mail } = await rep();
    const email = `${id}@example.com`;
    // as when a process died between the two
    await people().markAddress(id, { email, code: '5.1.1', atMs: Date.now() });

    expect((await gateway.bring(unknownUser(mail))).body).toMatchObject({ disposition: 'bounce-recorded' });
    await notificationAbout(id, boss);
  });
});

/** What became of a mail for whoever runs the platform, as `milepost mail failed` and the project's page show it. */
const rowOf = async (mail: SentMail) => (await gateway.api.store.outbox.byMessageId(mail.messageId))!;

/** A report with this status and these words of the refusing server; without words when there are none. */
const refusal = (mail: SentMail, status: string, words: string | null) =>
  unknownUser(mail)
    .replace(/^Status: .*/m, `Status: ${status}`)
    .replace(
      /^Diagnostic-Code: .*\r?\n[ \t].*\r?\n/m,
      words === null ? '' : `Diagnostic-Code: smtp; ${words}\n`,
    );

describe('a mail that came back', () => {
  it.each([
    ['5.1.0', '550 5.1.0 <milepost@example.com> sender rejected'],
    ['5.1.0', '550 5.1.0 Sender address rejected: Domain not found'],
    ['5.1.1', '550 5.1.1 Sender verify failed'],
    ['5.7.1', '554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.example'],
    ['5.7.26', '550 5.7.26 This mail is unauthenticated: SPF and DKIM did not pass'],
    ['5.0.0', '550 Mail from [192.0.2.7] is listed on a DNSBL'],
  ])('because of its sender (%s, %s) marks nobody and warns the operator', async (status, words) => {
    const { id, mail } = await rep();
    const before = gateway.api.logs.length;

    const answer = await gateway.bring(refusal(mail, status, words));

    expect(answer).toMatchObject({ status: 200, body: { disposition: 'bounce-ignored' } });
    expect(await problemOf(id)).toBeNull();
    expect(gateway.api.logs.slice(before)).toContainEqual(
      expect.objectContaining({
        level: 40,
        reason: 'sender-refused',
        msg: expect.stringContaining(`(${status})`),
      }),
    );
    expect(await rowOf(mail)).toMatchObject({ status: 'failed', reason: 'returned', reply: status });
  });

  it('with a recipient that is rejected as 5.4.1 marks the address when a second mail does, and not before', async () => {
    const { id, boss, mail } = await rep();
    const other = await gateway.projectWithMail(id);
    const words = '550 5.4.1 Recipient address rejected: Access denied.';

    const first = await gateway.bring(refusal(mail, '5.4.1', words));
    const again = await gateway.bring(refusal(mail, '5.4.1', words));
    const unmarked = await problemOf(id);
    const second = await gateway.bring(refusal(other.mail, '5.4.1', words));

    expect(
      [first, again].map(({ body }) => (body as unknown as { disposition: string }).disposition),
    ).toEqual(['bounce-ignored', 'bounce-ignored']);
    expect(unmarked).toBeNull();
    expect(second.body).toMatchObject({ disposition: 'bounce-recorded' });
    expect(await problemOf(id)).toMatchObject({ code: '5.4.1' });
    await notificationAbout(id, boss);
  });

  it('without any reason is shown, to the operator and on the page of its project', async () => {
    const { id, mail } = await rep();

    await gateway.bring(refusal(mail, '5.0.0', null));

    expect(await problemOf(id)).toBeNull();
    expect(await rowOf(mail)).toMatchObject({ status: 'failed', reason: 'returned', reply: '5.0.0' });
    const link = /\/projects\/\S+/.exec(mail.text)![0];
    expect((await gateway.api.get(link, { key: null })).text).toContain('could not be delivered to');
  });
});

describe('a report that marks nobody', () => {
  const ignored = { status: 200, body: { disposition: 'bounce-ignored' } };

  it.each([
    ['of a delay', 'dsn-postfix-delayed', {}],
    ['of a full mailbox', 'dsn-gmail', {}],
    ['of a refusal of the content', 'dsn-postfix', { '5.1.1': '5.7.1' }],
    ["of a wrong sender's address", 'dsn-postfix', { '5.1.1': '5.1.8' }],
    ['of a passing fault', 'dsn-postfix', { '5.1.1': '4.1.1' }],
  ])('%s', async (_, name, more: Readonly<Record<string, string>>) => {
    const { id, mail } = await rep();

    expect(await gateway.bring(fixtureFor(name, mail, more))).toMatchObject(ignored);
    expect(await problemOf(id)).toBeNull();
  });

  it('of a mail that is not ours', async () => {
    const { id, mail } = await rep();
    const forged = { ...mail, token: '0'.repeat(32), messageId: '<mail.0123@example.com>' };
    const silent = unknownUser(mail).replace(/^(Reply-To|Message-ID|References): .*\r?\n/gm, '');

    expect(await gateway.bring(unknownUser(forged))).toMatchObject(ignored);
    expect(await gateway.bring(silent)).toMatchObject(ignored);
    expect(await problemOf(id)).toBeNull();
  });

  it('of a mail that went to somebody else', async () => {
    const [one, other] = [await rep(), await rep()];

    expect(await gateway.bring(unknownUser({ ...one.mail, to: other.mail.to }))).toMatchObject(ignored);
    expect(await problemOf(one.id)).toBeNull();
    expect(await problemOf(other.id)).toBeNull();
  });

  it('of a notification, by an id that somebody could work out', async () => {
    const { id, mail } = await rep();
    const { outbox } = gateway.api.store;
    const key = `sign-in-${id}-1-1`;
    const request = { key, personId: id, notification: { kind: 'sign-in' } } as const;
    const asked = { activity: 'sendNotification', request } as const;
    const after = await outbox.claim(
      { key, projectId: null, mail: 'sign-in', taskId: null, request: asked },
      new Date(),
    );
    const notification = { after, personId: id, messageId: `<mail.${id}@example.com>`, slotEndsAtMs: 0 };
    await outbox.begin(key, notification, new Date());
    const forged = { ...mail, token: '0'.repeat(32), messageId: notification.messageId };

    expect(await gateway.bring(unknownUser(forged))).toMatchObject(ignored);
    expect(await problemOf(id)).toBeNull();
  });

  it('of a mail of long ago, by its id alone', async () => {
    const { id, mail } = await rep();
    const longAgo = new Date(Date.now() - 30 * 86_400_000);
    const row = (await gateway.api.store.outbox.byMessageId(mail.messageId))!;
    const again = { after: row, personId: id, messageId: mail.messageId, slotEndsAtMs: 0 };
    await gateway.api.store.outbox.begin(row._id, again, longAgo);

    expect(await gateway.bring(unknownUser({ ...mail, token: '0'.repeat(32) }))).toMatchObject(ignored);
    expect(await problemOf(id)).toBeNull();
  });

  it('of somebody who has left', async () => {
    const { id, mail } = await rep();
    const { revision, ...record } = (await people().read(id))!;
    await people().replace({ ...record, active: false }, revision);

    expect(await gateway.bring(unknownUser(mail))).toMatchObject(ignored);
    expect(await problemOf(id)).toBeNull();
  });

  it('is also what a person writes in words alone', async () => {
    const { id, mail } = await rep();

    expect((await gateway.bring(answerTo(mail, '550 5.1.1 user unknown'))).body).toMatchObject({
      disposition: 'note-stored',
    });
    expect(await problemOf(id)).toBeNull();
  });
});
