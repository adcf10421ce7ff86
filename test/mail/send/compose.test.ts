import { describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import type { MailToCompose } from '../../../mail/send/compose';
import {
  composeMail,
  domainOf,
  messageIdOf,
  threadIdOf,
  UnsafeHeaderError,
} from '../../../mail/send/compose';

const mail: MailToCompose = {
  from: 'Milepost <milepost@example.com>',
  to: { name: '陳美玲', email: 'mei-ling@example.com' },
  subject: '請跟進客戶 & <Acme> "北廠" · Kühlung',
  html: '<p lang="zh-TW">請跟進</p>',
  text: '請跟進\n.\nFrom here on\n',
  messageId: messageIdOf('p-1:12:task:mei-ling', 'example.com'),
  threadId: threadIdOf('p-1', 'example.com'),
  language: 'zh-TW',
};

describe('a composed mail', () => {
  test('arrives as it was written, to one recipient', async () => {
    const { raw, envelope } = await composeMail(mail);

    const parsed = await simpleParser(raw);

    expect(envelope).toEqual({ from: 'milepost@example.com', to: ['mei-ling@example.com'] });
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.text).toBe(mail.text);
    expect(parsed.html).toBe(mail.html);
    expect(parsed.from?.value).toEqual([{ name: 'Milepost', address: 'milepost@example.com' }]);
    expect(parsed.to).toMatchObject({ value: [{ name: '陳美玲', address: 'mei-ling@example.com' }] });
  });

  test('is ASCII on the wire, in lines with CRLF that every server takes', async () => {
    const { raw } = await composeMail({ ...mail, text: '長'.repeat(5000), html: 'x'.repeat(5000) });

    expect([...raw].every((byte) => byte < 128)).toBe(true);
    expect(raw.toString().replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(
      Math.max(
        ...raw
          .toString()
          .split('\r\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(998);
  });

  test('stands in the thread of its project and is marked as sent by a machine', async () => {
    const earlier = messageIdOf('p-1:3:task:mei-ling', 'example.com');
    const { raw } = await composeMail({ ...mail, references: [earlier, mail.threadId] });

    const { messageId, inReplyTo, references, headers } = await simpleParser(raw);

    expect(messageId).toBe(mail.messageId);
    expect(inReplyTo).toBe(mail.threadId);
    expect(references).toEqual([mail.threadId, earlier]);
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('x-auto-response-suppress')).toBe('All');
    expect(headers.get('content-language')).toBe('zh-TW');
    expect(headers.has('list-id')).toBe(false);
  });

  test.each(['=?utf-8?Q?The_boss?=', 'Ann =?utf-8?B?5p2O?= Lee', `=?utf-8?Q?${'long_'.repeat(30)}?=`])(
    'shows a name or a title that looks like an encoded word as it is: %s',
    async (text) => {
      const { raw } = await composeMail({ ...mail, to: { ...mail.to, name: text }, subject: text });

      for (const { to, subject } of [await simpleParser(raw), await PostalMime.parse(raw)]) {
        expect(subject).toBe(text);
        expect(JSON.stringify(to)).toContain(JSON.stringify(text));
        expect(JSON.stringify(to)).toContain('mei-ling@example.com');
      }
      expect(
        Math.max(
          ...raw
            .toString()
            .split('\r\n')
            .map(({ length }) => length),
        ),
      ).toBeLessThan(200);
    },
  );

  test('tells where answers go when that is somewhere else', async () => {
    const { raw } = await composeMail({ ...mail, replyTo: { name: 'Chen, M.', email: 'sales@example.com' } });

    const { replyTo } = await simpleParser(raw);

    expect(replyTo?.value).toEqual([{ name: 'Chen, M.', address: 'sales@example.com' }]);
  });

  test.each<[string, Partial<MailToCompose>]>([
    ['Subject', { subject: 'Follow up\r\nBcc: everybody@example.com' }],
    ['Subject', { subject: 'Follow up\0' }],
    ['To', { to: { name: 'Mei-Ling\nBcc: x@example.com', email: 'mei-ling@example.com' } }],
    ['To', { to: { name: 'Mei-Ling', email: 'mei-ling@example.com\r\nRCPT TO:<x@example.com>' } }],
    ['To', { to: { name: 'Mei-Ling', email: 'mei-ling@example.com, x@example.com' } }],
    ['To', { to: { name: 'Mei-Ling', email: 'no address' } }],
    ['From', { from: 'Milepost\r <milepost@example.com>' }],
    ['From', { from: 'a@example.com, b@example.com' }],
    ['From', { from: 'Milepost' }],
    ['Reply-To', { replyTo: { name: 'Sales\r\n', email: 'sales@example.com' } }],
    ['Message-ID', { messageId: '<a@example.com>\r\nX-Other: 1' }],
    ['References', { threadId: 'not an id' }],
    ['References', { references: ['<a@example.com>\n'] }],
  ])('is refused when its %s would carry more than itself (%j)', async (header, change) => {
    const composing = composeMail({ ...mail, ...change });

    await expect(composing).rejects.toThrow(UnsafeHeaderError);
    await expect(composing).rejects.toThrow(header);
  });
});

describe('ids', () => {
  test('are the same for the same effect and differ between effects, projects and domains', () => {
    const ids = [
      messageIdOf('p-1:12:task:mei-ling', 'example.com'),
      messageIdOf('p-1:12:task:robert', 'example.com'),
      messageIdOf('p-1:12:task:mei-ling', 'example.org'),
      messageIdOf('p-1', 'example.com'),
      threadIdOf('p-1', 'example.com'),
      threadIdOf('p-2', 'example.com'),
    ];

    expect(messageIdOf('p-1:12:task:mei-ling', 'example.com')).toBe(ids[0]);
    expect(ids[0]).toMatch(/^<mail\.[0-9a-f]{32}@example\.com>$/);
    expect(new Set(ids).size).toBe(ids.length);
    // what is in the mailboxes of a company today must thread with what is sent tomorrow
    expect(ids[0]).toBe(messageIdOf('p-1:12:task:mei-ling', 'example.com'));
  });

  test('do not show keys of people or projects', () => {
    expect(messageIdOf('p-1:12:task:mei-ling', 'example.com')).not.toContain('mei-ling');
    expect(threadIdOf('acme-deal', 'example.com')).not.toContain('acme');
  });

  test.each([
    ['Milepost <milepost@example.com>', 'example.com'],
    ['milepost@mail.example.org', 'mail.example.org'],
    ['"Milepost, sales" <m@example.com>', 'example.com'],
  ])('belong to the domain that sends: %s', (from, domain) => {
    expect(domainOf(from)).toBe(domain);
  });
});
