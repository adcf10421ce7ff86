import { describe, expect, test } from '@jest/globals';
import { noteSchema } from '../../../contracts/wire/wire';
import { readInboundMail } from '../../../mail/inbound/inbound';
import { sampleMessage } from './sample-messages';

const marker = '-- write above this line --';

async function textOf(raw: Buffer, options: { marker?: string } = {}): Promise<string> {
  const mail = await readInboundMail(raw, options);
  if (mail.kind !== 'reply') throw new Error(`It is ${mail.kind}.`);
  return mail.text;
}

function plain(text: string): Buffer {
  return Buffer.from(`From: robert@example.org\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`);
}

function html(text: string): Buffer {
  return Buffer.from(`From: robert@example.org\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${text}`);
}

describe('the text of an answer', () => {
  test.each([
    [
      'gmail-en',
      'Visited them today. They want the demo moved to the 18th, and Mr. Osei from\npurchasing will be there.\n\nRobert',
    ],
    ['gmail-zh', '今天拜訪了客戶，示範改到 18 日，採購部王經理會參加。'],
    ['gmail-html-zh', '客戶的預算已經核准。\n下週二送正式提案。'],
    ['outlook-en', 'They asked for the credit terms in writing.\n\nI will send them on Friday.'],
    ['outlook-original-message', 'Agreed. From: and To: stay as they are; send it.'],
    ['outlook-zh-big5', '客戶要求下週三前提供付款條件。'],
    ['outlook-zh-older', '已約好週四下午。'],
    ['outlook-html-zh', '評選會議改在三月十日。\n\n我會與技術顧問一起出席。'],
    ['outlook-mobile-en', "Can't reach her, trying again tomorrow."],
    ['apple-en', 'Demo went well. Criteria by end of month.'],
    ['iphone-en', 'On hold until the new budget.'],
    ['iphone-zh', '已通電話，對方下週回覆。'],
    ['yahoo-en', 'Please keep it, they decide in May.'],
    ['yahoo-zh', '請保留，五月才決定。'],
    ['gb18030', '客户已确认需求，下周签约。𠮷'],
    ['iso-2022-jp', 'お客様は来週返事をくれます。'],
    ['forward', 'Their terms, for the file.'],
  ])('is what stands above the mail that it answers to: %s', async (name, text) => {
    expect(await textOf(sampleMessage(name))).toBe(text);
    // the marker changes nothing where the clients' own lines are understood
    expect(await textOf(sampleMessage(name), { marker })).toBe(text);
  });

  test.each([
    ['gmail-bottom', 'The budget was approved this morning.\nTender opens in April.'],
    [
      'thunderbird-bottom',
      'I called them on Thursday, see my note of the visit. The long line of this paragraph flows on.',
    ],
    ['gmail-inline', 'Answers below.\n\nYes: Osei, Lindqvist and two engineers.\n\nNot before April.'],
  ])('is what stands below and between quoted lines, too: %s', async (name, text) => {
    expect(await textOf(sampleMessage(name), { marker })).toBe(text);
  });

  test('is what stands between quotations in HTML', async () => {
    const answer = html(
      '<p>Answers below.</p><blockquote type="cite">Who buys?</blockquote><p>Osei.</p><blockquote>When?</blockquote><p>In April.</p>',
    );

    expect(await textOf(answer)).toBe('Answers below.\n\nOsei.\n\nIn April.');
  });

  test('is the whole mail, without its tokens, when nothing was written', async () => {
    expect(await textOf(sampleMessage('quotation-only'))).toBe(
      'On Mon, Mar 2, 2026 at 9:00 AM Milepost <milepost@example.com> wrote:\n> Fourteen days without a contact.',
    );
    expect(await textOf(plain('-- \nRobert Fields\n'))).toBe('--\nRobert Fields');
  });

  test.each([
    ['On Tuesday the customer wrote:\n\nWe accept.'],
    ['On 2 March 2026 they wrote:\nWe accept.'],
    ['客戶在週二寫道：\n我們接受。'],
    ['From: Taipei\nTo: Kaohsiung, by rail'],
    ['Sent from my desk to theirs. They have it.'],
    ['Sent from the mobile crane team: they agree! More on Friday.'],
    ['Two open points\n=====\nPrice\n-----\nDate'],
    ['寄自客戶的樣品已收到，品質良好。'],
    ['Price: 5 > 4, so no.\n  - first\n  - second'],
  ])('is kept where it only resembles what clients write: %j', async (text) => {
    expect(await textOf(plain(text))).toBe(text);
  });

  test.each([
    ['On Mon, 2 Mar 2026 at 09:00, Anna <anna@example.org>\nwrote:'],
    ['On 2 Mar 2026, at 09:00, Anna wrote:'],
    ['On 3/2/26, 9:00 AM, "Anna" <anna@example.org> wrote:'],
    ['Anna Example <anna@example.org> wrote on Mon, 2 Mar 2026 at 09:00:'],
    ['陳美玲 <mei-ling@example.org> 於 2026年3月2日 週一 上午9:00寫道：'],
    ['陳美玲 於 2026年3月2日 上午9:00 寫道：'],
    ['在 2026年3月2日 星期一 上午09:00:00 [GMT+8]， 陳美玲<mei-ling@example.org> 寫道：'],
    ['在 2026年3月2日，09:00，李雷 <li-lei@example.org> 写道：'],
    ['-------- 原始郵件 --------\n寄件者: 陳美玲 <mei-ling@example.org>'],
    ['------------------ 原始邮件 ------------------'],
    ['---- Replied Message ----'],
    ['Begin forwarded message:'],
    ['*From:* Anna\n*Date:* Monday, 2 March 2026 at 09:00\n*To:* Robert\n*Subject:* Terms'],
    ['发件人： 李雷\n发送时间： 2026年3月2日 9:00\n收件人： 陈美玲\n主题： 条款'],
    [
      '_____________________\n寄件者： 李雷\n日期： 2026年3月2日\n收件者： 陳美玲; 王大明;\n  林小華\n主旨： 條款',
    ],
  ])('ends where the answered mail is announced: %j', async (announcement) => {
    expect(await textOf(plain(`Agreed.\n\n${announcement}\n\nThirty days net.\n`))).toBe('Agreed.');
    expect(await textOf(plain(`Agreed.\n\n${announcement}\n\n> Thirty days net.\n\nIn writing.`))).toBe(
      'Agreed.\n\nIn writing.',
    );
  });

  test.each([
    ['Sent from my iPhone'],
    ['Sent from my Galaxy S24'],
    ['Sent from Outlook for Android<https://aka.ms/x>'],
    ['Sent from Mail for Windows'],
    ['Get Outlook for iOS<https://aka.ms/o0ukef>'],
    ['從我的 iPad 傳送'],
    ['寄自我的 iPhone'],
    ['发自我的iPhone'],
    ['傳送自 Yahoo 奇摩電子信箱 Android 版 Outlook'],
    ['從 Windows 版郵件傳送'],
    ['取得 iOS 版 Outlook<https://aka.ms/o0ukef>'],
    ['-- \nRobert Fields\nExample Org'],
    ['--\nRobert Fields'],
  ])('goes without what stands under it: %j', async (footer) => {
    expect(await textOf(plain(`Agreed.\n\n${footer}\n`))).toBe('Agreed.');
  });
});

describe('the marker', () => {
  test('ends the text, however its spaces were changed', async () => {
    const mail = plain('Agreed.\n\n--  write above\u00A0this line --\nFourteen days without a contact.\n');

    expect(await textOf(mail, { marker })).toBe('Agreed.');
    expect(await textOf(mail)).toContain('Fourteen days');
  });

  test('does not hide an answer that stands below the quoted mail', async () => {
    const quoted = plain(`> ${marker}\n> Fourteen days without a contact.\n\nThey call on Friday.`);
    const unquoted = plain(`${marker}\nFourteen days without a contact.\n\nThey call on Friday.`);

    expect(await textOf(quoted, { marker })).toBe('They call on Friday.');
    expect(await textOf(unquoted, { marker })).toContain('They call on Friday.');
  });

  test.each(['', '  '])('that is blank (%j) is none', async (blank) => {
    expect(await textOf(plain('Agreed.\nIn writing.'), { marker: blank })).toBe('Agreed.\nIn writing.');
  });
});

describe('a text too long for a note', () => {
  test.each([
    ['letters', 'a'.repeat(5000)],
    ['pairs of units', '𠮷'.repeat(5000)],
    ['pairs behind one unit', `a${'𠮷'.repeat(5000)}`],
  ])('is cut, says so, and is a note: %s', async (_, body) => {
    const text = await textOf(plain(body));

    expect(text).toMatch(/ \[…\]$/);
    expect(text.length).toBeGreaterThan(3990);
    expect(text).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
    expect(noteSchema.safeParse(text).success).toBe(true);
  });

  test('is kept whole at the longest length that a note may have', async () => {
    const longest = 'a'.repeat(4000);

    expect(await textOf(plain(longest))).toBe(longest);
    expect(noteSchema.safeParse(`${longest}a`).success).toBe(false);
  });
});
