import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { noteSchema } from '../../../contracts/wire/wire';
import type { InboundMail } from '../../../mail/inbound/inbound';
import { largestInboundBytes, readInboundMail } from '../../../mail/inbound/inbound';
import { anyCharacter } from '../../support/any-character';
import { sampleMessage } from './sample-messages';

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
    reason: z.enum([
      'auto-submitted',
      'vacation-subject',
      'empty-return-path',
      'bulk',
      'no-reply-sender',
      'recall',
    ]),
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

describe('what is no mail', () => {
  test.each<[string, Uint8Array]>([
    ['bytes', sampleMessage('no-mail')],
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
      'To: milepost+k3v9q2m7x1c8b4n6z5d0@example.com',
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
    fc.string({ unit: anyCharacter }),
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

        expect(inboundMailSchema.safeParse(mail).error).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});
