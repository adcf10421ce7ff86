import { describe, expect, test } from '@jest/globals';
import { bodyText, readInboundMail, saidIn } from '../../../mail/inbound/inbound';
import { renderMail } from '../../../mail/send/render';
import { mailSamples } from '../../../mail/samples/samples';

const address = 'milepost@example.com';
const sent = (name: string) => {
  const { model } = mailSamples().find((sample) => sample.name === name)!;
  const { text, html } = renderMail({ ...model, canBeAnswered: true });
  return { text, html, said: saidIn([text, bodyText({ html })]) };
};
const english = sent('stage.en');
const chinese = sent('judge.zh-TW');

async function answered(body: string, said: Uint8Array, type = 'plain') {
  const raw = `From: a@example.org\r\nContent-Type: text/${type}; charset=utf-8\r\n\r\n${body}`;
  const mail = await readInboundMail(Buffer.from(raw), { said });
  if (mail.kind !== 'reply') throw new Error(`It is ${mail.kind}.`);
  return mail;
}

const quoted = (text: string): string => text.trimEnd().replace(/^/gm, '> ');

/** As clients wrap plain text. */
const wrapped = (text: string): string =>
  text.replace(/(?![^\n]*https?:)[^\n]{60,}/g, (line) => line.replace(/(.{40,70}?) /g, '$1\n'));

const attributions = [
  ['German', `Am Mo., 2. März 2026 um 09:00 Uhr schrieb Milepost <${address}>:`],
  ['German, wrapped', `Am Mo., 2. März 2026 um 09:00 Uhr schrieb Milepost\n<${address}>:`],
  ['Danish', `Den man. 2. mar. 2026 kl. 09.00 skrev Milepost <${address}>:`],
  ['Japanese', `2026年3月2日(月) 9:00 Milepost <${address}>:`],
  ['Dutch', `Op ma 2 mrt 2026 om 09:00 schreef Milepost <${address}>:`],
  ['Spanish', `El lun, 2 mar 2026 a las 9:00, Milepost (<${address}>) escribió:`],
  ['French', `Le lun. 2 mars 2026 à 09:00, Milepost <${address}> a écrit :`],
  ['Korean', `2026년 3월 2일 (월) 오전 9:00, Milepost <${address}>님이 작성:`],
  ['Polish', `pon., 2 mar 2026 o 09:00 Milepost <${address}> napisał(a):`],
] as const;

const headers = [
  ['German', 'Von', 'Gesendet', 'An', 'Betreff'],
  ['Danish', 'Fra', 'Sendt', 'Til', 'Emne'],
  ['Japanese', '差出人', '送信日時', '宛先', '件名'],
  ['Dutch', 'Van', 'Verzonden', 'Aan', 'Onderwerp'],
  ['Spanish', 'De', 'Enviado', 'Para', 'Asunto'],
  ['French', 'De', 'Envoyé', 'À', 'Objet'],
  ['Korean', '보낸 사람', '보낸 날짜', '받는 사람', '제목'],
  ['Chinese', '寄件者', '寄件日期', '收件者', '主旨'],
] as const;

const headerBlock = ([, from, date, to, subject]: (typeof headers)[number]): string =>
  [
    `${from}: Milepost <${address}>`,
    `${date}: 2026-03-02 09:00`,
    `${to}: Robert Hale <robert@example.org>`,
    `${subject}: Re: something`,
  ].join('\n');

describe('a quotation', () => {
  test.each(attributions)('is left out, and the line above it: %s', async (_, line) => {
    const reply = await answered(
      `They sign on Friday.\n\n${line}\n\n${quoted(english.text)}\n`,
      english.said,
    );

    expect(reply).toMatchObject({ text: 'They sign on Friday.' });
    expect(reply).not.toHaveProperty('whole');
  });

  test.each(attributions)('keeps what is written between its lines: %s', async (_, line) => {
    const [first, second] = english.text.split('\n');
    const body = `See below.\n\n${line}\n> ${first}\n\nOn Thursday.\n\n> ${second}\n\nBecause of the budget.\n`;

    expect(await answered(body, english.said)).toMatchObject({
      text: 'See below.\n\nOn Thursday.\n\nBecause of the budget.',
    });
  });

  test.each(headers)('without marks is found by its own line: %s', async (...labels) => {
    for (const { text, said } of [english, chinese]) {
      const body = `They sign on Friday.\n\n${headerBlock(labels)}\n\n${wrapped(text)}`;
      const reply = await answered(body, said);

      expect(reply).toMatchObject({ text: 'They sign on Friday.' });
      expect(reply).not.toHaveProperty('whole');
    }
  });

  test.each(headers)('without marks loses nobody the answers between its lines: %s', async (...labels) => {
    const lines = english.text.split('\n');
    const at = lines.findIndex((line) => line.startsWith('== '));
    const inside = [...lines.slice(0, at), 'Their board meets on the ninth.', ...lines.slice(at)].join('\n');

    const reply = await answered(`See below.\n\n${headerBlock(labels)}\n\n${inside}\nNo.\n`, english.said);

    expect(reply.text).toBe('See below.\n\nTheir board meets on the ninth.\n\nNo.');
    expect(reply.whole).toContain('Their board meets on the ninth.');
    expect(reply.whole).toContain(lines[0]);
  });

  test('is found in HTML that only its client understands', async () => {
    const body = `<div>Sie unterschreiben am Freitag.</div><div style="border-top:1px"><b>Von:</b> Milepost &lt;${address}&gt;<br><b>Gesendet:</b> Montag, 2. März 2026 09:00<br><b>Betreff:</b> x</div>${english.html}`;

    const reply = await answered(body, english.said, 'html');

    expect(reply.text).toBe('Sie unterschreiben am Freitag.');
    expect(reply).not.toHaveProperty('whole');
  });

  test('is found where a client has broken its line, or taken it out', async () => {
    const marker = '--- Please write your reply above this line ---';
    for (const changed of [
      english.text.replace(marker, '--- Please write your answer\nabove this line ---'),
      english.text.replace(marker, ''),
    ]) {
      expect(await answered(`On Friday.\n\n${changed}`, english.said)).toMatchObject({ text: 'On Friday.' });
    }
  });
});

describe('in doubt', () => {
  test('the whole text is kept: of a mail of which nothing is known any more', async () => {
    const reply = await answered(
      `On Friday.\n\nVon: x@example.org\nAn: y@example.org\n\nWer kauft?\nHerr Osei.`,
      Buffer.alloc(0),
    );

    expect(reply.text).toBe('On Friday.\n\nVon: x@example.org\nAn: y@example.org\n\nWer kauft?\nHerr Osei.');
  });

  test('the whole text is kept beside a note that is too short for it', async () => {
    const words = Array.from({ length: 900 }, (_, index) => `point ${index}`).join(', ');

    const reply = await answered(words, english.said);

    expect(reply.text).toMatch(/ \[…\]$/);
    expect(reply.whole).toBe(words);
  });

  test('the whole text is kept when more than a signature stands under a signature', async () => {
    const list = Array.from({ length: 12 }, (_, index) => `${index + 1}. a point`).join('\n');

    expect((await answered(`Yes.\n--\n${list}`, english.said)).whole).toContain('12. a point');
    expect(await answered('Yes.\n-- \nRobert Hale\nSales', english.said)).not.toHaveProperty('whole');
  });

  test("a person's own lines above a quotation are theirs", async () => {
    const body = `Preis: 5 Mio.\nTermin: offen\n\n${english.text}`;

    expect(await answered(body, english.said)).toMatchObject({ text: 'Preis: 5 Mio.\nTermin: offen' });
  });
});
