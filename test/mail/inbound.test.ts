import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { noteSchema } from '../../contracts/wire';
import { composeMail, messageIdOf, threadIdOf } from '../../mail/compose';
import type { InboundMail } from '../../mail/inbound';
import {
  largestInboundBytes,
  readInboundMail,
  replyAddress,
  ReplyAddressError,
  tokensIn,
} from '../../mail/inbound';

const token = 'k3v9q2m7x1c8b4n6z5d0';
const mailId = '<mail.5f0c2a9be4d14c7f8a6b3e2d1c0f9a8b@example.com>';
const threadId = '<project.0a1b2c3d4e5f60718293a4b5c6d7e8f9@example.com>';

function fixture(name: string): Buffer {
  return readFileSync(join(__dirname, 'inbound', `${name}.eml`));
}

/** A message with these header lines, each with its line end, and a text. */
function message(headers: string, body = 'Noted.'): Buffer {
  return Buffer.from(`From: robert@example.org\r\n${headers}\r\n${body}\r\n`);
}

const tokensSchema = z.array(z.string().regex(/^[a-z0-9]{20,64}$/));
const messageIdSchema = z.string().regex(/^<[^<>\s]+>$/);
const lineSchema = z.string().regex(/^\P{Cc}*$/u);

/** All that may be said of a message that came in. */
const inboundMailSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('reply'),
    tokens: tokensSchema,
    from: lineSchema.regex(/^[^\s@]+@[^\s@]+$/).nullable(),
    subject: lineSchema.max(998),
    text: z.union([z.literal(''), noteSchema]),
    messageId: messageIdSchema.nullable(),
    inReplyTo: z.array(messageIdSchema),
    attachments: z.int().nonnegative(),
  }),
  z.strictObject({
    kind: z.literal('automatic'),
    reason: z.enum(['auto-submitted', 'vacation-subject', 'empty-return-path', 'bulk']),
    tokens: tokensSchema,
    messageId: messageIdSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('bounce'),
    recipients: z.array(
      z.strictObject({
        address: lineSchema.min(3).max(320),
        status: z.string().regex(/^[245]\.\d{1,3}\.\d{1,3}$/),
        permanent: z.boolean(),
        addressFault: z.boolean(),
        diagnostic: lineSchema.min(1).max(1000).nullable(),
      }),
    ),
    originalMessageId: messageIdSchema.nullable(),
    tokens: tokensSchema,
  }),
  z.strictObject({ kind: z.literal('unreadable'), problem: z.string().min(1) }),
]);

describe('an answer of a person', () => {
  test('is known by the token that it is addressed to and by the mails that it refers to', async () => {
    expect(await readInboundMail(fixture('gmail-en'))).toEqual({
      kind: 'reply',
      tokens: [token],
      from: 'robert@example.org',
      subject: 'Re: Follow up: Northgate plant',
      text: expect.stringMatching(/^Visited them today\./),
      messageId: '<CAF1@mail.example.org>',
      inReplyTo: [mailId, threadId],
      attachments: 0,
    });
  });

  test.each([
    ['outlook-zh-big5', 'mei-ling@example.org', '回覆: 請跟進：北廠擴建案', '客戶要求下週三前提供付款條件。'],
    ['gb18030', 'li-lei@example.org', '回复: 跟进', '客户已确认需求，下周签约。𠮷'],
    ['iso-2022-jp', 'hanako@example.org', 'Re: フォローアップ', 'お客様は来週返事をくれます。'],
    ['recipients', 'robert@example.org', 'Naïve café: 50 % of it', 'Well received.'],
    ['nul-bytes', 'robert@example.org', 'Re: Follow up', 'Budget is 5 million.[0m'],
    ['empty-body', 'robert@example.org', 'Re: Follow up', ''],
    ['headers-only', 'robert@example.org', 'Re: Follow up', ''],
  ])('is read in the letters that it was written in: %s', async (name, from, subject, text) => {
    expect(await readInboundMail(fixture(name))).toMatchObject({ kind: 'reply', from, subject, text });
  });

  test('counts the files that came along, without the pictures that its text shows', async () => {
    expect(await readInboundMail(fixture('attachments'))).toMatchObject({
      text: 'Signed copy attached, see the terms <https://example.org/terms>.',
      attachments: 2,
    });
  });

  test('comes back from the address that a mail was sent with', async () => {
    const { raw } = await composeMail({
      from: 'Milepost <milepost@example.com>',
      to: { name: 'Milepost', email: replyAddress('milepost@example.com', token) },
      subject: '回覆：請跟進',
      html: '<p>已聯絡</p>',
      text: '已聯絡',
      messageId: messageIdOf('answer', 'example.org'),
      threadId: threadIdOf('p-1', 'example.com'),
      language: 'zh-TW',
    });

    // what Milepost sends is marked as sent by a machine; a person's answer is not
    const answer = Buffer.from(raw.toString('latin1').replace(/^Auto-Submitted: .*\r\n/m, ''), 'latin1');

    expect(await readInboundMail(raw)).toMatchObject({ kind: 'automatic', tokens: [token] });
    expect(await readInboundMail(answer)).toMatchObject({
      kind: 'reply',
      tokens: [token],
      text: '已聯絡',
      inReplyTo: [threadIdOf('p-1', 'example.com')],
    });
  });

  test('keeps ids that were folded inside, and needs none', async () => {
    const headers =
      'Message-ID:\r\n <AM0PR01\r\n @eurprd.example.org>\r\nReferences: <a@x> junk <b@x><a@x>\r\n';

    expect(await readInboundMail(message(headers))).toMatchObject({
      messageId: '<AM0PR01@eurprd.example.org>',
      inReplyTo: ['<a@x>', '<b@x>'],
    });
    expect(await readInboundMail(message('Subject: Hello\r\n'))).toMatchObject({
      messageId: null,
      inReplyTo: [],
      tokens: [],
    });
  });
});

describe('a machine', () => {
  test.each([
    ['vacation-outlook-en', 'auto-submitted'],
    ['vacation-gmail', 'auto-submitted'],
    ['vacation-zh', 'vacation-subject'],
    ['calendar-reply', 'auto-submitted'],
    ['read-receipt', 'auto-submitted'],
  ])('answers automatically, in the thread that it was written to: %s', async (name, reason) => {
    expect(await readInboundMail(fixture(name))).toEqual({
      kind: 'automatic',
      reason,
      tokens: [token],
      messageId: expect.stringMatching(/^<.+>$/),
    });
  });

  test('that reports a failure in words alone is no bounce', async () => {
    expect(await readInboundMail(fixture('qmail-failure'))).toEqual({
      kind: 'automatic',
      reason: 'empty-return-path',
      tokens: [],
      messageId: null,
    });
  });

  test.each([
    ['Auto-Submitted: auto-generated', 'auto-submitted'],
    ['Auto-Submitted: (vacation (7 days)) Auto-Replied; owner-email="x"', 'auto-submitted'],
    ['X-Autoreply: yes', 'auto-submitted'],
    ['X-Autorespond: Re: Follow up', 'auto-submitted'],
    ['Precedence: Bulk', 'bulk'],
    ['Precedence: junk', 'bulk'],
    ['Precedence: list', 'bulk'],
    ['Precedence: auto_reply', 'bulk'],
    ['Return-Path: <>', 'empty-return-path'],
    ['Return-Path: < >', 'empty-return-path'],
    ['Subject: Automatic reply: Follow up', 'vacation-subject'],
    ['Subject: [Auto-Reply] Follow up', 'vacation-subject'],
    ['Subject: AUTO: Robert is away', 'vacation-subject'],
    ['Subject: Out of Office: until Monday', 'vacation-subject'],
    ['Subject: Vacation', 'vacation-subject'],
    ['Subject: 自動回覆：請跟進', 'vacation-subject'],
    ['Subject: 【自動回覆】請跟進', 'vacation-subject'],
    ['Subject: 不在辦公室: 請跟進', 'vacation-subject'],
    ['Subject: 自动回复: 跟进', 'vacation-subject'],
    ['Subject: 自動返信: フォローアップ', 'vacation-subject'],
    ['Subject: Abwesenheitsnotiz: Angebot', 'vacation-subject'],
    ['Subject: Réponse automatique : Offre', 'vacation-subject'],
  ])('is known by what it writes: %s', async (header, reason) => {
    expect(await readInboundMail(message(`${header}\r\n`))).toMatchObject({ kind: 'automatic', reason });
  });

  test.each(['From: \r\n', 'From: <>\r\n', ''])('has no address to answer to: %j', async (from) => {
    expect(await readInboundMail(Buffer.from(`${from}To: a@example.com\r\n\r\nNoted.`))).toMatchObject({
      kind: 'automatic',
      reason: 'empty-return-path',
    });
  });

  test.each([
    'Auto-Submitted: no',
    'Auto-Submitted: No (a person)',
    'X-Auto-Response-Suppress: All',
    'X-Autoreply: no',
    'Precedence: first-class',
    'Return-Path: <robert@example.org>',
    'Subject: Re: Automatic reply: Follow up',
    'Subject: Re: Out of office',
    'Subject: Autonomous cranes',
    'Subject: 回覆：自動倉儲',
  ])('did not write a mail with %s', async (header) => {
    expect(await readInboundMail(message(`${header}\r\n`))).toMatchObject({ kind: 'reply', text: 'Noted.' });
  });
});

describe('a report of a mail server', () => {
  test.each([
    [
      'dsn-postfix',
      'robert@example.org',
      '5.1.1',
      true,
      true,
      /^550 5\.1\.1 <.+> *: Recipient address rejected: User/,
    ],
    ['dsn-exchange', 'robert@example.org', '5.1.10', true, true, /^550 5\.1\.10 RESOLVER/],
    ['dsn-gmail', 'robert@example.org', '5.2.2', true, false, /^552-5\.2\.2 .* free some\.$/],
    ['dsn-postfix-delayed', 'robert@example.org', '4.4.1', false, false, /timed out$/],
  ])(
    'tells what became of which mail for whom: %s',
    async (name, address, status, permanent, addressFault, text) => {
      expect(await readInboundMail(fixture(name))).toEqual({
        kind: 'bounce',
        recipients: [{ address, status, permanent, addressFault, diagnostic: expect.stringMatching(text) }],
        originalMessageId: mailId,
        tokens: [token],
      });
    },
  );

  test('judges each recipient on its own, by the better of two codes', async () => {
    const bounce = await readInboundMail(fixture('dsn-several'));

    const rows = bounce.kind === 'bounce' ? bounce.recipients : [];
    expect(rows.map((row) => [row.address, row.status, row.permanent, row.addressFault])).toEqual([
      ['mei-ling+sales@example.org', '5.0.0', true, true],
      ['美玲@example.org', '5.0.0', true, false],
      // given up after days, which says nothing of the next mail
      ['osei@example.net', '4.4.7', false, false],
      // the sender's address was refused
      ['lindqvist@example.net', '5.1.8', true, false],
      ['li-lei@example.org', '5.1.2', true, true],
      ['hanako@example.org', '2.0.0', false, false],
      ['robert@example.org', '2.0.0', false, false],
    ]);
    expect(bounce).toMatchObject({ originalMessageId: mailId, tokens: [token] });
  });

  test('that gives nothing back is about the mail that it answers to', async () => {
    const raw = message(
      `In-Reply-To: ${mailId}\r\nContent-Type: multipart/report; boundary=b\r\n`,
      '--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@example.org\r\nAction: failed\r\n--b--',
    );

    expect(await readInboundMail(raw)).toEqual({
      kind: 'bounce',
      recipients: [
        { address: 'a@example.org', status: '5.0.0', permanent: true, addressFault: false, diagnostic: null },
      ],
      originalMessageId: mailId,
      tokens: [],
    });
  });
});

describe('what is no mail', () => {
  test.each<[string, Uint8Array]>([
    ['bytes', fixture('no-mail')],
    ['nothing', Buffer.alloc(0)],
    ['words', Buffer.from('Dear all,\r\n\r\nthis is a letter: no mail.\r\n')],
    ['zeros', Buffer.alloc(1_000_000)],
    ['too many bytes', Buffer.alloc(largestInboundBytes + 1)],
    ['too many lines', message('', '\r\n'.repeat(200_000))],
    ['headers without end', message(`X-Padding: ${'x'.repeat(600_000)}\r\n`)],
  ])('is unreadable: %s', async (_, raw) => {
    expect(await readInboundMail(raw)).toEqual({
      kind: 'unreadable',
      problem: expect.stringMatching(/^It .+\.?$/),
    });
  });

  test.each<[string, Buffer, InboundMail['kind']]>([
    ['a body of 1 MB', message('', `Yes.\r\n${'> a long quotation\r\n'.repeat(52_000)}`), 'reply'],
    ['a line of 8 MB', message('', 'on at '.repeat(1_400_000)), 'reply'],
    [
      'attributions without end',
      message('', 'On 2026 at 9:00 <a@b> x on at wrote:\r\n'.repeat(100_000)),
      'reply',
    ],
    [
      'elements without end',
      message('Content-Type: text/html\r\n', '<table><tr><td>'.repeat(300_000)),
      'reply',
    ],
    [
      'messages in messages',
      Array.from({ length: 3000 }).reduce<Buffer>(
        (inner) => Buffer.concat([message('Content-Type: message/rfc822\r\n', ''), inner]),
        message(''),
      ),
      'reply',
    ],
    [
      'parts in parts',
      message(
        Array.from(
          { length: 3000 },
          (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
        ).join(''),
      ),
      'unreadable',
    ],
  ])(
    'does not keep the reader busy: %s',
    async (_, raw, kind) => {
      expect((await readInboundMail(raw)).kind).toBe(kind);
    },
    10_000,
  );
});

describe('whatever comes in', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'From: a@example.org',
      `To: milepost+${token}@example.com`,
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      'Content-Type: text/html; charset=big5',
      'Content-Type: message/delivery-status',
      'Content-Type: message/rfc822',
      'Content-Type: text/calendar; method=REPLY',
      'Content-Transfer-Encoding: base64',
      'Final-Recipient: rfc822; a@example.org',
      'Status: 5.1.1',
      'Action: failed',
      '--b',
      '--b--',
      '',
      '> quoted',
      '-- ',
      'On Mon, 2 Mar 2026 at 09:00 <a@example.org> wrote:',
      '<div><blockquote>&#xD800;&nbsp;</td>',
    ),
    fc.string({ unit: 'binary' }),
  );
  const raw = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }),
    fc.array(line, { maxLength: 40 }).map((lines) => new Uint8Array(Buffer.from(lines.join('\r\n')))),
    fc.array(line, { maxLength: 40 }).map((lines) => new Uint8Array(message(lines.join('\r\n')))),
  );

  test('is answered within the types, and never with an error', async () => {
    await fc.assert(
      fc.asyncProperty(raw, fc.option(fc.string(), { nil: undefined }), async (bytes, marker) => {
        const mail = await readInboundMail(bytes, marker === undefined ? {} : { marker });

        expectSound(mail);
      }),
      { numRuns: 1000 },
    );
  });

  function expectSound(mail: InboundMail): void {
    expect(['reply', 'automatic', 'bounce', 'unreadable']).toContain(mail.kind);
    if (mail.kind === 'unreadable') {
      expect(mail.problem).not.toBe('');
      return;
    }
    for (const token of mail.tokens) expect(token).toMatch(/^[a-z0-9]{20,64}$/);
    if (mail.kind === 'reply') {
      expect(mail.text.length).toBeLessThanOrEqual(4000);
      expect(mail.attachments).toBeGreaterThanOrEqual(0);
    }
    if (mail.kind === 'bounce') {
      for (const { status, permanent, addressFault } of mail.recipients) {
        expect(status).toMatch(/^[245]\.\d{1,3}\.\d{1,3}$/);
        // only what has failed for good says something about the address
        expect(addressFault && !permanent).toBe(false);
      }
    }
  }
});

describe('a reply address', () => {
  test('carries a token that comes back however servers write the address', () => {
    const address = replyAddress('milepost@example.com', token);
    expect(address).toBe(`milepost+${token}@example.com`);
    expect(
      tokensIn([`"Lin, Rep" <${address.toUpperCase()}>`, `Team: ${address}, other@example.org;`]),
    ).toEqual([token]);
    expect(tokensIn([`"x+${token}@example.com" <other@example.org>`])).toEqual([]);
  });

  test('is refused when servers need not take it', () => {
    expect(() => replyAddress(`${'m'.repeat(50)}@example.com`, token)).toThrow(ReplyAddressError);
    expect(() => replyAddress('milepost@example.com', 'short')).toThrow(ReplyAddressError);
    expect(() => replyAddress('no address', token)).toThrow(ReplyAddressError);
  });
});
