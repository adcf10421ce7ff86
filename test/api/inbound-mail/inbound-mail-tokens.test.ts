import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../support/eventually';
import type { MailGateway, SentMail } from './mail-gateway';
import { answerTo, fixtureFor, startMailGateway } from './mail-gateway';

let gateway: MailGateway;
let project: { projectId: string; mail: SentMail };

beforeAll(async () => {
  gateway = await startMailGateway();
  project = await gateway.projectWithMail();
}, 60_000);
afterAll(() => gateway.api.stop());

/** The note that a message becomes. */
async function noteOf(raw: string): Promise<string> {
  expect(await gateway.bring(raw)).toMatchObject({ status: 200, body: { disposition: 'note-stored' } });
  return (await gateway.api.store.notes.ofProject(project.projectId)).at(-1)!.text;
}

describe('a note from a mail', () => {
  /** The tokens of the links that the mail brought. */
  const linkTokens = () =>
    [...project.mail.text.matchAll(/\?token=([\w-]{43})/g)].map(([, token = '']) => token);
  const actAddress = () => /https:\S+\/act\?token=[\w-]{43}/.exec(project.mail.text)![0];

  it('holds nothing to act by, when the whole mail stands below the answer or nothing else was written', async () => {
    const quoted = project.mail.text
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n');
    const opening = `On Mon, 2 Mar 2026 at 09:00, Milepost <milepost+${project.mail.token}@example.com> wrote:`;
    expect(linkTokens().length).toBeGreaterThan(3);

    for (const text of [
      `${opening}\n${quoted}`,
      project.mail.text,
      `See below.\n\n${project.mail.text}`,
      `${opening}\n\n${project.mail.text}`,
    ]) {
      const note = await noteOf(answerTo(project.mail, text));
      for (const token of [...linkTokens(), project.mail.token]) expect(note).not.toContain(token);
      expect(note).not.toMatch(/token=[\w-]/);
    }
  });

  it.each([
    ['as it is', (address: string) => address],
    ['in two lines', (address: string) => address.replace(/.{20}$/, '\n$&')],
    ['in two quoted lines', (address: string) => address.replace(/.{20}$/, '=\n> $&')],
    [
      'within the address of a scanner',
      (address: string) => `https://eur01.safelinks.example/?url=${encodeURIComponent(address)}&data=05%7C02`,
    ],
    [
      'within that of another one',
      (address: string) => `https://urldefense.example/v3/__${address}__;!!Abc_d-e!xyz$`,
    ],
    [
      'within that of one that changes its characters',
      (address: string) => {
        const changed = address.replaceAll('-', '-2D').replaceAll('_', '-5F').replaceAll('/', '_');
        return `https://urldefense.example/v2/url?u=${changed.replace(':', '-3A').replace('?', '-3F').replace('=', '-3D')}&d=DwIF`;
      },
    ],
    ['without its address', (address: string) => `code:${address.slice(-43)}xyz`],
    ['in brackets', (address: string) => `<${address}>`],
  ])('holds no link of ours that somebody has copied %s', async (_, written) => {
    const [, token = ''] = /token=([\w-]{43})/.exec(actAddress())!;

    const note = await noteOf(answerTo(project.mail, `Is this right?\n${written(actAddress())}\nThanks.`));

    const read = note
      .replaceAll(/[\s>=]/g, '')
      .replaceAll('-2D', '-')
      .replaceAll('-5F', '_');
    expect(read).not.toContain(token.slice(0, 20));
    expect(read).not.toContain(token.slice(-20));
    expect(note).toMatch(/^Is this right\?\n[\s\S]*…[\s\S]*\nThanks\.$/);
  });

  it('holds no reply address that works, in capitals or broken', async () => {
    const { token } = project.mail;
    const written = [
      `milepost+${token}@example.com`,
      `MILEPOST+${token.toUpperCase()}@EXAMPLE.COM`,
      `milepost%2B${token}%40example.com`,
      `milepost+${token.slice(0, 9)}\n${token.slice(9)}@example.com`,
    ];

    const note = await noteOf(answerTo(project.mail, `Write to:\n${written.join('\n')}`));

    expect(note.toLowerCase().replaceAll(/\s/g, '')).not.toContain(token);
    expect(note).not.toContain(token.slice(9));
  });

  it('keeps what only looks like a token, and the addresses of others', async () => {
    const text = [
      `Serial ${randomBytes(32).toString('base64url')}, order ${randomBytes(16).toString('hex')}.`,
      'Their offer: https://offers.example/view?id=4711&page=2',
    ].join('\n');

    expect(await noteOf(answerTo(project.mail, text))).toBe(text);
  });
});

describe('logs, metrics and answers', () => {
  it('hold no token, no address and no text', async () => {
    const { api } = gateway;
    const { mail } = await gateway.projectWithMail();
    const unknown = randomBytes(16).toString('hex');
    const answers = [
      await gateway.bring(answerTo(mail, `Secret words.\nmilepost+${mail.token}@example.com`)),
      await gateway.bring(answerTo({ ...mail, token: unknown }, 'Secret words.')),
      await gateway.bring(`milepost+${mail.token}@example.com Secret words.`),
      await gateway.bring(answerTo(mail, 'Secret words.'), { 'Content-Type': 'text/plain' }),
      await gateway.bring(fixtureFor('vacation-gmail', mail)),
      await gateway.bring(fixtureFor('dsn-gmail', mail)),
    ];
    await eventually(() => api.logs.some(({ disposition }) => disposition === 'bounce-ignored'));

    const metrics = await api.get('/metrics', { key: null });
    const held = JSON.stringify([api.logs, metrics.text, answers.map(({ text }) => text)]);
    for (const secret of [mail.token, unknown, 'Secret words', mail.to]) expect(held).not.toContain(secret);
    expect(api.logs).toContainEqual(
      expect.objectContaining({ disposition: 'unmatched', reason: 'unknown-token' }),
    );
  });
});
