import { describe, expect, test } from '@jest/globals';
import type { Language } from '../../../domain/playbook/playbook';
import type { MailModel, TaskMail } from '../../../mail/model/model';
import { renderMail } from '../../../mail/send/render';
import { mailSamples } from '../../../mail/samples/samples';
import { sampleWords } from '../../../mail/samples/sample-words';
import { english } from '../../../mail/texts/en';
import { traditionalChinese } from '../../../mail/texts/zh-TW';

const samples = mailSamples();

function sample(name: string): MailModel {
  const found = samples.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`No sample ${name}`);
  return found.model;
}

function taskSample(name: string): TaskMail {
  const model = sample(name);
  if (model.kind !== 'task') throw new Error(`${name} is no task`);
  return model;
}

function firstLines(model: MailModel): string[] {
  const { text } = renderMail(model);
  return text.split('\n').slice(0, 2);
}

/** The words that a reader sees: no markup, no style sheet. */
function wordsOf(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]+>/g, '\n')
    .replace(/&[^;]+;/g, ' ');
}

describe('the first two lines', () => {
  test.each([
    [
      'stage.en',
      'Mei-Ling Chen, please complete “Send the preliminary proposal” for Sample Steel Works by Tue 3 Mar 2026, 18:00 (GMT+8).',
      'Why: “Cooling line, hall 3” entered the stage “Preliminary proposal” on Thu 26 Feb 2026',
    ],
    [
      'follow-up.en',
      'Mei-Ling Chen, please follow up with Sample Steel Works by Tue 3 Mar 2026, 18:00 (GMT+8).',
      'Why: the last contact with the customer was on Fri 13 Feb 2026. That is 15 days',
    ],
    [
      'judge.en',
      'Mei-Ling Chen, please decide whether to keep or drop “Cooling line, hall 3”',
      'Why: the customer was last heard from on Thu 29 Jan 2026. After 30 days without a word',
    ],
    [
      'fill-role.en',
      'Robert Hale, please assign somebody as Presales engineer in “Cooling line, hall 3” by',
      'Why: nobody is available',
    ],
    [
      'fix-mail.en',
      'Robert Hale, please make sure that Mei-Ling Chen gets our emails by',
      'Why: an email to Mei-Ling',
    ],
    [
      'dropped.en',
      'Mei-Ling Chen, there is nothing more to do for “Cooling line, hall 3”',
      'Why: nobody answered in time whether to keep it, so the project was dropped automatically on Tue 3 Mar 2026. Reason: No intent.',
    ],
    [
      'lost.en',
      'Mei-Ling Chen, there is nothing more to do',
      'by Robert Hale. Reason: Price. The order went to Rival',
    ],
    [
      'won.en',
      'Congratulations, Mei-Ling Chen: “Cooling line, hall 3” for Sample Steel Works is won.',
      'Ingrid Sorensen takes it over for delivery; in sales there is nothing more to do.',
    ],
    [
      'drift.en',
      'Mei-Ling Chen, please find out where Sample Steel Works stands',
      'We are 3 stages ahead of them.',
    ],
    ['follow-up.zh-TW', '陳美玲 您好', '原因'],
    ['judge.zh-TW', '要保留還是放棄。', '至今已 30 天'],
  ])('of %s say who has to do what by when, and why', (name, first, second) => {
    const [ask, why] = firstLines(sample(name));

    expect(ask).toContain(first);
    expect(why).toContain(second);
  });

  test('stand on top of the HTML too, in the preview and as the heading', () => {
    const { html } = renderMail(sample('follow-up.en'));

    const words = wordsOf(html).replace(/\s+/g, ' ');

    expect(words.indexOf('Why: the last contact')).toBeLessThan(words.indexOf('What to do'));
    expect(html).toMatch(/<h1[^>]*>Mei-Ling Chen, please follow up/);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  test('name somebody else when the mail is a copy', () => {
    const model = taskSample('follow-up.en');
    const copy = {
      ...model,
      recipient: { name: 'Robert Hale' },
      task: { ...model.task, assignee: { name: 'Mei-Ling Chen', isRecipient: false } },
    };

    const [ask] = firstLines(copy);

    expect(ask).toBe(
      'Mei-Ling Chen has to follow up with Sample Steel Works by Tue 3 Mar 2026, 18:00 (GMT+8).',
    );
  });

  test('do without a date that is not planned yet', () => {
    const model = taskSample('follow-up.en');
    const undated = { ...model, task: { ...model.task, dueAtMs: null } };

    const { subject, text } = renderMail(undated);

    expect(text).toMatch(/^Mei-Ling Chen, please follow up with Sample Steel Works as soon as you can\.\n/);
    expect(subject).toBe('Follow up: Cooling line, hall 3 · Sample Steel Works');
  });

  test('show dates in the zone of the recipient', () => {
    const [ask] = firstLines({ ...sample('follow-up.en'), timeZone: 'Europe/Berlin' });

    expect(ask).toContain('Tue 3 Mar 2026, 11:00 (CET)');
  });
});

describe('a judgement', () => {
  test('says what happens if nobody answers, and what keep and drop need', () => {
    const { text } = renderMail(sample('judge.en'));

    expect(text).toContain('The project is dropped automatically on Tue 3 Mar 2026, 21:00 (GMT+8).');
    expect(text).toContain(
      'Keep: say why in a note, and give the date of the next judgement, at most 90 days away.',
    );
    expect(text).toContain('Drop: give a reason (No intent; No budget; Project cancelled by the customer).');
  });

  test('offers its actions in text and HTML, and the project beside them', () => {
    const { html, text } = renderMail(sample('judge.en'));

    expect(text).toContain('Keep the project:\nhttps://milepost.example/act?token=sample-keep\n');
    expect(text).toContain('Open the project:\nhttps://milepost.example/projects/p-1042?token=sample\n');
    expect(html).toContain('href="https://milepost.example/act?token=sample-drop"');
  });
});

describe('text of others', () => {
  const name = '<b>&"';
  const hostile = (): MailModel => {
    const model = sample('follow-up.en');
    const note = '<script>alert(1)</script>\nsecond line';
    return {
      ...model,
      project: { ...model.project, customerName: name, title: 'Line\r\nBcc: x@example.com \u202Eevil' },
      guidance: '<img src=x onerror=alert(1)>',
      lastContacts: [{ atMs: 0, kind: 'call', byName: "O'Neil <o@example.com>", note }],
    };
  };

  test('is escaped in HTML, and as written in subject and text', () => {
    const { subject, html, text } = renderMail(hostile());

    expect(html).toContain('&lt;b&gt;&amp;&quot;');
    expect(html).not.toContain(name);
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(subject).toContain(`· ${name}`);
    expect(text).toContain(`Customer: ${name}`);
    expect(text).toContain('  > <script>alert(1)</script>\n  > second line');
  });

  test('keeps to its line: no header, heading or direction of its own', () => {
    const { subject, text } = renderMail(hostile());

    expect(subject).toContain('Line Bcc: x@example.com evil');
    expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u);
    expect(text).not.toMatch(/^Bcc:/m);
  });

  test('is cut in a subject that it would fill', () => {
    const model = sample('follow-up.en');
    const title = '👩‍🔧'.repeat(300);

    const { subject } = renderMail({ ...model, project: { ...model.project, title } });

    expect(subject).toBe(`Follow up: ${'👩‍🔧'.repeat(79)}… · Sample Steel Works (due Tue 3 Mar)`);
  });
});

describe.each(samples)('$name', ({ model }) => {
  test('has no hole in subject, text or HTML', () => {
    const { subject, html, text } = renderMail(model);

    for (const part of [subject, text, wordsOf(html)]) {
      expect(part).not.toMatch(/undefined|null|NaN|\[object|Invalid Date/);
      expect(part).not.toMatch(/ {2,}[a-z]|\(\s*\)|:\s*\./);
    }
  });

  test('fetches nothing from outside and tells its language and colour schemes', () => {
    const { html } = renderMail(model);

    expect(html).toContain(`<html dir="ltr" lang="${model.language}">`);
    expect(html).not.toMatch(/<img|<link|@import|@font-face|url\(/);
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
    expect(html).toContain('prefers-color-scheme:dark');
    expect(html.match(/<table/g)?.length).toBe(html.match(/<table[^>]* role="presentation"/g)?.length);
    expect(Buffer.byteLength(html)).toBeLessThan(102_000); // Gmail cuts longer mails off
  });

  test('links to the project, in text on a line of its own', () => {
    const { html, text } = renderMail(model);

    expect(text.split('\n')).toContain(model.project.url);
    expect(html).toContain(`href="${model.project.url}"`);
  });

  test('draws the stage line in text', () => {
    const { text } = renderMail(model);

    expect(text).toMatch(/^(\d ✓ {2})*(\[\d [^\]]+\]|8 ✓)( {2}\d)*$/m);
  });
});

describe('languages', () => {
  const shapeOf = (texts: unknown): unknown =>
    typeof texts === 'object' && texts !== null
      ? Object.fromEntries(
          Object.entries(texts).map(([key, value]) => [key, Array.isArray(value) ? 'list' : shapeOf(value)]),
        )
      : typeof texts;

  test('both have every text', () => {
    expect(shapeOf(traditionalChinese)).toEqual(shapeOf(english));
  });

  /** Names and codes that are the same in every language. */
  const foreign = /Milepost|TWD|GMT|p-1042|Asia\/Taipei|https?:\S+|Subject/g;

  test.each(samples.filter(({ model }) => model.language === 'zh-TW'))(
    '$name has no English left in it, and no half-width punctuation',
    ({ model }) => {
      const { subject, html, text } = renderMail(model);

      for (const part of [subject, text, wordsOf(html)]) {
        expect(part.replace(foreign, '')).not.toMatch(/[A-Za-z]/);
        expect(part).not.toMatch(/[\u4e00-\u9fff」）][,:;!?()]|[,:;!?()][\u4e00-\u9fff「（]/);
      }
    },
  );

  test.each(samples.filter(({ model }) => model.language === 'en'))(
    '$name has no Chinese in it',
    ({ model }) => {
      const { subject, html, text } = renderMail(model);

      expect([subject, text, wordsOf(html)].join('\n')).not.toMatch(
        /[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/,
      );
    },
  );

  test.each(Object.keys(sampleWords) as Language[])('subjects in %s begin with what to do', (language) => {
    const subjects = samples
      .filter(({ model }) => model.language === language)
      .map(({ model }) => renderMail(model).subject);

    for (const subject of subjects) expect(subject).not.toMatch(/^(Milepost|Cooling|三廠|Sample)/);
    expect(subjects).toContain(
      language === 'en'
        ? 'Follow up: Cooling line, hall 3 · Sample Steel Works (due Tue 3 Mar)'
        : '請跟進客戶\uff1a三廠冷卻產線 · 範例鋼鐵股份有限公司\uff083月3日週二前\uff09',
    );
  });
});
