import { describe, expect, test } from '@jest/globals';
import { composeMail, messageIdOf, threadIdOf } from '../../../mail/send/compose';
import { readInboundMail, replyAddress, ReplyAddressError, tokensIn } from '../../../mail/inbound/inbound';
import { sampleMessage } from './sample-messages';

const token = 'k3v9q2m7x1c8b4n6z5d0';
const mailId = '<mail.5f0c2a9be4d14c7f8a6b3e2d1c0f9a8b@example.com>';
const threadId = '<project.0a1b2c3d4e5f60718293a4b5c6d7e8f9@example.com>';

/** A message with these header lines, each with its line end, and a text. */
function message(headers: string, body = 'Noted.'): Buffer {
  return Buffer.from(`From: robert@example.org\r\n${headers}\r\n${body}\r\n`);
}

describe('an answer of a person', () => {
  test('is known by the token that it is addressed to and by the mails that it refers to', async () => {
    expect(await readInboundMail(sampleMessage('gmail-en'))).toEqual({
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
    expect(await readInboundMail(sampleMessage(name))).toMatchObject({ kind: 'reply', from, subject, text });
  });

  test('counts the files that came along, without the pictures that its text shows', async () => {
    expect(await readInboundMail(sampleMessage('attachments'))).toMatchObject({
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
    expect(await readInboundMail(sampleMessage(name))).toEqual({
      kind: 'automatic',
      reason,
      tokens: [token],
      messageId: expect.stringMatching(/^<.+>$/),
    });
  });

  test('that reports a failure in words alone is no bounce', async () => {
    expect(await readInboundMail(sampleMessage('qmail-failure'))).toEqual({
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
    'no-reply@example.org',
    'noreply@example.org',
    'No_Reply@example.org',
    'no.reply+4711@example.org',
    'do-not-reply@example.org',
    'donotreply@example.org',
    'crm-noreply@example.org',
    'noreply2@example.org',
    'nicht-antworten@example.org',
    'MAILER-DAEMON@example.org',
    'postmaster@example.org',
  ])('has an address that nobody writes from: %s', async (address) => {
    const raw = message('Subject: Re: Follow up\r\n')
      .toString()
      .replace('robert@example.org', `Sales <${address}>`);

    expect(await readInboundMail(Buffer.from(raw))).toMatchObject({
      kind: 'automatic',
      reason: 'no-reply-sender',
    });
  });

  test.each([
    'nora.replying@example.org',
    'noreen@example.org',
    'reply@example.org',
    'not.a.robot@example.org',
  ])('has not the address %s', async (address) => {
    const raw = message('').toString().replace('robert@example.org', address);

    expect(await readInboundMail(Buffer.from(raw))).toMatchObject({ kind: 'reply' });
  });

  test.each([
    ['Recall: Re: Follow up', 'Robert Hale would like to recall the message, "Re: Follow up".'],
    ['=?utf-8?B?5Zue5pS2OiDlm57opoY=?=', '陳美玲 想要回收郵件「回覆」。'],
    ['=?utf-8?Q?R=C3=BCckruf:_AW:_Angebot?=', 'Anna möchte die Nachricht "AW: Angebot" zurückrufen.'],
  ])('takes a mail back in the name of its writer: %s', async (subject, body) => {
    const headers = `Subject: ${subject}\r\nContent-Type: text/plain; charset=utf-8\r\n`;

    expect(await readInboundMail(message(headers, body))).toMatchObject({
      kind: 'automatic',
      reason: 'recall',
    });
  });

  test('does not take back what somebody writes of a recall', async () => {
    const raw = message('Subject: Recall: pump of batch 7\r\n', 'They want the offer for all nine plants.');

    expect(await readInboundMail(raw)).toMatchObject({ kind: 'reply' });
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
      expect(await readInboundMail(sampleMessage(name))).toEqual({
        kind: 'bounce',
        recipients: [{ address, status, permanent, addressFault, diagnostic: expect.stringMatching(text) }],
        originalMessageId: mailId,
        tokens: [token],
      });
    },
  );

  test('judges each recipient on its own, by the better of two codes', async () => {
    const bounce = await readInboundMail(sampleMessage('dsn-several'));

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

describe('a reply address', () => {
  test('carries the token behind the local part', () => {
    expect(replyAddress('milepost@example.com', token)).toBe(`milepost+${token}@example.com`);
    expect(replyAddress({ email: 'sales+eu@example.com' }, token)).toBe(`sales+eu+${token}@example.com`);
    expect(tokensIn([replyAddress('sales+eu@example.com', token)])).toEqual([token]);
  });

  test('has at most 64 octets before the @', () => {
    const longest = 'm'.repeat(43);

    expect(replyAddress(`${longest}@example.com`, token)).toHaveLength(64 + '@example.com'.length);
    expect(() => replyAddress(`${longest}m@example.com`, token)).toThrow(ReplyAddressError);
    expect(() => replyAddress(`${'郵'.repeat(15)}@example.com`, token)).toThrow('66 octets');
  });

  test.each([
    ['milepost@example.com', 'short'],
    ['milepost@example.com', token.toUpperCase()],
    ['milepost@example.com', `${token}\r\n`],
    ['milepost@example.com', 'a'.repeat(65)],
    ['Milepost <milepost@example.com>', token],
    ['a@example.com, b@example.com', token],
    ['milepost', token],
  ])('is not made of %j and %j', (base, unfit) => {
    expect(() => replyAddress(base, unfit)).toThrow(ReplyAddressError);
  });

  test.each<[string, readonly string[]]>([
    [`milepost+${token}@example.com`, [token]],
    [`Milepost <MilePost+${token.toUpperCase()}@Example.com>`, [token]],
    [`"Chen, M." <mei@example.org>, "Milepost, \\"sales\\"" <milepost+${token}@example.com>`, [token]],
    [
      `Team: mei@example.org, <milepost+${token}@example.com>; , b+00000000000000000000@x.org`,
      [token, '0'.repeat(20)],
    ],
    [`"milepost+${token}"@example.com`, [token]],
    [`a+${token}@x.org, b+${token}@x.org`, [token]],
    [`"milepost+${token}@example.com" <osei@example.net>`, []],
    ['milepost+short@example.com, milepost@example.com', []],
    [`milepost+${'a'.repeat(65)}@example.com`, []],
    [`=?utf-8?Q?milepost+${token}=40example.com?= <osei@example.net>`, []],
    ['', []],
  ])('gives its token back from %s', (header, tokens) => {
    expect(tokensIn([header])).toEqual(tokens);
  });

  test('is found wherever servers write who a mail is for', async () => {
    expect(await readInboundMail(sampleMessage('recipients'))).toMatchObject({
      tokens: [token, '00112233445566778899'],
    });
  });
});
