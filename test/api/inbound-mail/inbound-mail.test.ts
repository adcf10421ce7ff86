import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { largestInboundBytes } from '../../../mail/inbound/inbound';
import { projectWorkflowId } from '../../../contracts/sandbox/names';
import { eventually } from '../../support/eventually';
import { base } from '../../support/project-client';
import type { MailGateway, SentMail } from './mail-gateway';
import { addressOf, answerTo, fixtureFor, startMailGateway } from './mail-gateway';
import { person } from '../running-api';

let gateway: MailGateway;
let project: { projectId: string; mail: SentMail };

beforeAll(async () => {
  gateway = await startMailGateway();
  project = await gateway.projectWithMail();
}, 60_000);
afterAll(() => gateway.api.stop());

const bring: MailGateway['bring'] = (raw, headers) => gateway.bring(raw, headers);
const notesOf = async (projectId: string) => gateway.api.store.notes.ofProject(projectId);
const textsOf = async (projectId: string) => (await notesOf(projectId)).map(({ text }) => text);
const stateOf = async (projectId: string) => (await gateway.api.store.projects.read(projectId))!;
const noteEvents = async (projectId: string) =>
  (await gateway.api.store.ledger.read(projectId)).filter(({ type }) => type === 'noteAdded');

/** What a message is answered with, and the last note of the project. */
async function noteOf(raw: string): Promise<string> {
  expect(await bring(raw)).toMatchObject({ status: 200, body: { disposition: 'note-stored' } });
  return (await textsOf(project.projectId)).at(-1)!;
}

describe('an answer to the mail of a task', () => {
  it('becomes a note by whoever the mail went to; it is no contact, and the clock runs on', async () => {
    const { projectId, mail } = await gateway.projectWithMail();
    const before = await stateOf(projectId);

    const answer = await bring(fixtureFor('gmail-en', mail));

    expect(answer).toMatchObject({
      status: 200,
      body: { disposition: 'note-stored', projectId, attachmentsNotKept: 0 },
    });
    const [event] = await eventually(async () => {
      const events = await noteEvents(projectId);
      return events.length > 0 && events;
    });
    const link = (await gateway.api.store.links.find(mail.token))!;
    const { taskId } = link.target as { taskId: string };
    expect(event).toMatchObject({ actor: 'sales-1', source: 'mail', taskId });
    const after = await eventually(async () => {
      const state = await stateOf(projectId);
      return state.revision === event!.revision && state;
    });
    expect(after.deal!.clock).toEqual(before.deal!.clock);
    expect(after.deal!.contacts).toEqual([]);
    expect(after.deal!.tasks[taskId]!.status).toBe('open');
    const timeline = await gateway.api.get(`/v1/projects/${projectId}/timeline?limit=100`);
    expect(timeline.body.items.at(-1)).toMatchObject({
      type: 'noteAdded',
      note: expect.stringMatching(/^Visited them today\. .*\n.*\n\nRobert$/),
    });
  });

  it('is one note, however often and by however many ways it is brought', async () => {
    const { projectId, mail } = await gateway.projectWithMail();
    const raw = answerTo(mail, 'They decide in May.');
    const byAnotherWay = `Received: by mx2.example.com; Mon, 2 Mar 2026 09:00:00 +0000\r\nDelivered-To: x@example.com\r\n${raw}`;

    const answers = await Promise.all(Array.from({ length: 8 }, () => bring(raw)));
    const later = await bring(byAnotherWay);

    expect(answers.map(({ status }) => status)).toEqual(Array<number>(8).fill(200));
    const stored = answers.filter(({ body }) => (body as unknown as Disposed).disposition === 'note-stored');
    expect(stored).toHaveLength(1);
    expect(later.body).toMatchObject({ disposition: 'repeated', projectId });
    expect(await textsOf(projectId)).toEqual(['They decide in May.']);
    expect(await noteEvents(projectId)).toHaveLength(1);
  });

  it('is told apart from another one by its text, also when a client repeats the id or gives none', async () => {
    const { projectId, mail } = await gateway.projectWithMail();
    const withoutId = (text: string) => answerTo(mail, text).replace(/^Message-ID: .*\r\n/m, '');
    const first = withoutId('Yes.').replace('Subject', 'Message-ID: <same@example.com>\r\nSubject');

    for (const raw of [first, first.replace('Yes.', 'No.'), withoutId('Yes.'), withoutId('Yes.')])
      await bring(raw);

    expect(await textsOf(projectId)).toEqual(['Yes.', 'No.', 'Yes.']);
  });

  it('may come from a shell, with the line ends of one', async () => {
    const raw = `From: me@example.com\nTo: milepost+${project.mail.token}@localhost\nSubject: Re: your task\n\nOn Thursday.\n`;

    expect(await noteOf(raw)).toBe('On Thursday.');
  });

  it('is by whoever the mail went to, whatever its From says', async () => {
    const raw = answerTo(project.mail, 'I am the manager, drop it.', { from: 'manager-1@example.com' });

    await noteOf(raw);

    expect((await notesOf(project.projectId)).at(-1)).toMatchObject({ actor: 'sales-1' });
  });

  it('counts when its link has expired', async () => {
    const target = { kind: 'reply', projectId: project.projectId, taskId: null } as const;
    const expiresAt = new Date(Date.now() - 1_000);
    const [token = ''] = await gateway.api.store.links.create([{ personId: 'sales-1', target, expiresAt }]);

    const late = await bring(answerTo({ ...project.mail, token }, 'Late, but here.'));

    expect(late.body).toMatchObject({ disposition: 'note-stored' });
  });

  it.each([
    ['the new owner', 'sales-2'],
    ['their manager, where they still own it', null],
  ])('to somebody who has left is a note, of which %s is told once', async (_, newOwner) => {
    const { store } = gateway.api;
    const leaver = `leaver-${newOwner}`;
    await store.people.create(person(leaver, { managerId: 'manager-1' }));
    const { projectId, mail } = await gateway.projectWithMail(leaver);
    if (newOwner) {
      const told = base();
      const handOver = { ...told, handOverId: told.commandId, fromPersonId: leaver, toPersonId: newOwner };
      const handle = gateway.api.worker.client.workflow.getHandle(projectWorkflowId(projectId));
      await handle.executeUpdate('handOver', { args: [handOver] });
      await eventually(async () => (await stateOf(projectId)).deal?.ownerId === newOwner);
    }
    const { revision, ...record } = (await store.people.read(leaver))!;
    await store.people.replace({ ...record, active: false }, revision);
    const raw = answerTo(mail, 'They ask for a visit on Monday.');

    const answers = [await bring(raw), await bring(raw)];

    expect(answers.map(({ body }) => (body as unknown as Disposed).disposition)).toEqual([
      'note-stored',
      'repeated',
    ]);
    expect(await textsOf(projectId)).toEqual([
      `They ask for a visit on Monday.\n\n(An answer to an email for Person ${leaver}, who has left. Nobody knows who has written it.)`,
    ]);
    const isNotification = ({ subject }: SentMail) =>
      subject.startsWith(`Read a reply meant for Person ${leaver}`);
    const notification = await gateway.mailTo(newOwner ?? 'manager-1', isNotification);
    expect(notification.text).toContain('They ask for a visit on Monday.');
    expect(notification.text).toContain(`/projects/${projectId}?`);
    expect(gateway.mails.filter(isNotification)).toHaveLength(1);
  });

  it('to several mails is a note when they are about one project and went to one person', async () => {
    const other = await gateway.projectWithMail();
    const target = { kind: 'reply', projectId: project.projectId, taskId: null } as const;
    const expiresAt = new Date(Date.now() + 60_000);
    const [same = ''] = await gateway.api.store.links.create([{ personId: 'sales-1', target, expiresAt }]);
    const to = (...tokens: string[]) => ({ recipients: tokens.map(addressOf).join(', ') });

    const one = await bring(answerTo(project.mail, 'To both.', to(project.mail.token, same, 'f'.repeat(32))));
    const two = await bring(answerTo(project.mail, 'To which?', to(project.mail.token, other.mail.token)));

    expect(one.body).toMatchObject({ disposition: 'note-stored', projectId: project.projectId });
    expect(two.body).toMatchObject({ disposition: 'unmatched' });
  });

  it.each([
    ['no token', 'milepost@example.com'],
    ['an unknown one', addressOf('0'.repeat(32))],
    ['a token in a name alone', `"milepost+${'0'.repeat(32)}@example.com" <sales@example.com>`],
  ])('with %s is unmatched', async (_, recipients) => {
    const answer = await bring(answerTo(project.mail, 'Hello?', { recipients }));

    expect(answer).toMatchObject({ status: 200, body: { disposition: 'unmatched', projectId: null } });
  });

  it('is not found by the token of a link that is for something else', async () => {
    const expiresAt = new Date(Date.now() + 60_000);
    const target = { kind: 'project', projectId: project.projectId } as const;
    const [token = ''] = await gateway.api.store.links.create([{ personId: 'sales-1', target, expiresAt }]);

    expect((await bring(answerTo({ ...project.mail, token }, 'Hello?'))).body).toMatchObject({
      disposition: 'unmatched',
    });
  });

  it('says how many files came along; without a text it is empty', async () => {
    const { mail } = project;

    const signed = await bring(fixtureFor('attachments', mail));
    const empty = await bring(fixtureFor('empty-body', mail));

    expect(signed.body).toMatchObject({ disposition: 'note-stored', attachmentsNotKept: 2 });
    expect((await textsOf(project.projectId)).at(-1)).toBe(
      'Signed copy attached, see the terms <https://example.org/terms>.\n\n' +
        '(2 files were attached to the mail. They were not kept.)',
    );
    expect(empty).toMatchObject({ status: 200, body: { disposition: 'empty' } });
  });

  it('to a project that has ended is kept with its notes, once', async () => {
    const { projectId, mail } = await gateway.projectWithMail();
    const ended = await gateway.api.post(`/v1/projects/${projectId}/drop`, { reason: 'no-budget' });
    const raw = answerTo(mail, 'I have heard why: the plant closes.');

    const first = await bring(raw);
    const second = await bring(raw);

    expect(ended.status).toBe(200);
    expect(first.body).toMatchObject({ disposition: 'note-stored-after-end', projectId });
    expect(second.body).toMatchObject({ disposition: 'repeated', projectId });
    expect(await textsOf(projectId)).toEqual(['I have heard why: the plant closes.']);
    expect(await noteEvents(projectId)).toEqual([]);
  });

  it('is kept while no worker answers, and carried out later', async () => {
    const { projectId, mail } = await gateway.projectWithMail();
    await gateway.api.worker.stopWorker();

    const answer = await bring(answerTo(mail, 'While you sleep.'));
    await gateway.api.worker.startWorker();

    expect(answer.body).toMatchObject({ disposition: 'note-stored' });
    await eventually(async () => (await noteEvents(projectId)).length === 1);
  });
});

interface Disposed {
  readonly disposition: string;
}

describe('what a gateway is answered', () => {
  it('needs its own scope, which allows nothing else', async () => {
    const { api } = gateway;
    const key = await api.createKey('other gateway', ['mail:inbound']);
    const writer = await api.createKey('crm', ['projects:write']);
    const ask = (given: string | null) =>
      api.ask('POST', '/v1/inbound-mail', {
        raw: answerTo(project.mail, 'Hello?', { recipients: 'a@example.com' }),
        key: given,
        headers: { 'Content-Type': 'message/rfc822' },
      });

    expect(await ask(key)).toMatchObject({ status: 200 });
    expect(await ask(writer)).toMatchObject({ status: 403, body: { code: 'scope-missing' } });
    expect(await ask(null)).toMatchObject({ status: 401 });
    expect(await api.get('/v1/projects', { key })).toMatchObject({ status: 403 });
  });

  it('takes messages alone, packed too', async () => {
    const raw = answerTo(project.mail, 'Packed.');

    expect(await bring(raw, { 'Content-Type': 'application/json' })).toMatchObject({
      status: 415,
      body: { code: 'unsupported-media-type', detail: expect.stringContaining('message/rfc822') },
    });
    expect(await bring(gzipSync(raw), { 'Content-Encoding': 'gzip' })).toMatchObject({
      body: { disposition: 'note-stored' },
    });
    expect(await bring('no gzip', { 'Content-Encoding': 'gzip' })).toMatchObject({ status: 422 });
    expect(await bring(raw, { 'Content-Encoding': 'zebra' })).toMatchObject({ status: 415 });
  });

  it('refuses what is too large, packed or not, and what is no message', async () => {
    const large = Buffer.alloc(largestInboundBytes + 1, 'a');
    const tooLarge = {
      status: 413,
      body: { code: 'body-too-large', detail: expect.stringContaining(String(largestInboundBytes)) },
    };

    expect(await bring(large)).toMatchObject(tooLarge);
    expect(await bring(gzipSync(large), { 'Content-Encoding': 'gzip' })).toMatchObject(tooLarge);
    expect(await bring('')).toMatchObject({ status: 422, body: { code: 'invalid-body' } });
    for (const raw of ['{"from": "somebody"}', 'From: a@example.com\n'.repeat(150_001)]) {
      expect(await bring(raw)).toMatchObject({ status: 422, body: { code: 'unreadable-message' } });
    }
  });

  it('takes a message of the largest size', async () => {
    const head = answerTo(project.mail, 'Large.');
    const line = `${'A'.repeat(76)}\r\n`;
    const count = Math.floor((largestInboundBytes - head.length) / line.length);

    expect(await bring(head + line.repeat(count))).toMatchObject({ body: { disposition: 'note-stored' } });
  });

  it('has an answer for a repeat with an Idempotency-Key, and none for another message with it', async () => {
    const headers = { 'Idempotency-Key': 'queue-9C1D2E' };
    const raw = answerTo(project.mail, 'With a key.');

    const first = await bring(raw, headers);
    const again = await bring(raw, headers);

    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await bring(answerTo(project.mail, 'Another.'), headers)).toMatchObject({
      status: 422,
      body: { code: 'key-reused' },
    });
  });

  it.each(['vacation-gmail', 'vacation-outlook-en', 'vacation-zh', 'calendar-reply', 'read-receipt'])(
    'stores nothing of what a machine has written: %s',
    async (name) => {
      const before = await textsOf(project.projectId);

      expect(await bring(fixtureFor(name, project.mail))).toMatchObject({
        status: 200,
        body: { disposition: 'automatic' },
      });
      expect(await textsOf(project.projectId)).toEqual(before);
    },
  );
});
