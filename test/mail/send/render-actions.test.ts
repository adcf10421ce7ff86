import { describe, expect, test } from '@jest/globals';
import { taskKinds } from '../../../domain/playbook/playbook';
import { actionsByKind } from '../../../domain/project/model/task-actions';
import type { MailContent } from '../../../mail/content/content';
import { notificationSamples } from '../../../mail/samples/notification-samples';
import type { MailModel, TaskMail } from '../../../mail/model/model';
import { renderContent, renderMail } from '../../../mail/send/render';
import { mailSamples } from '../../../mail/samples/samples';
import { englishNotifications, traditionalChineseNotifications } from '../../../mail/texts/notifications';
import { dateFormats } from '../../../mail/model/dates';
import { overdueText } from '../../../mail/content/review';

const samples = mailSamples();

function sample(name: string): MailModel {
  const found = samples.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`No sample ${name}`);
  return found.model;
}

function notification(name: string): MailContent {
  const found = notificationSamples().find((candidate) => candidate.name === name);
  if (!found) throw new Error(`No notification ${name}`);
  return found.content;
}

const isTask = (model: MailModel): model is TaskMail => model.kind === 'task';
const firstLines = (model: MailModel): string => renderMail(model).text.split('\n').slice(0, 2).join('\n');

describe('the actions of a task', () => {
  test.each(taskKinds)('are all there for %s, in text with their addresses, one of them filled', (kind) => {
    const model = samples.map((each) => each.model).find((each) => isTask(each) && each.task.kind === kind);
    const { html, text } = renderMail(model!);

    const offered = model!.actions.map(({ url }) => url);
    expect(model!.actions.map((action) => action.kind)).toEqual(actionsByKind[kind]);
    const places = offered.map((url) => text.split('\n').indexOf(url));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const url of offered) expect(html).toContain(`href="${url}"`);
    expect(html.match(/class="mp-button"/g)).toHaveLength(1);
  });

  test('of a decision are called what they decide', () => {
    const english = renderMail(sample('reassign-overdue.en')).text;
    const chinese = renderMail(sample('reassign-overdue.zh-TW')).text;

    for (const label of ['Give it to somebody:', 'Give more time:', 'Leave it as it is:'])
      expect(english).toContain(`${label}\nhttps://`);
    for (const label of ['交給別人', '延長期限', '維持原狀'])
      expect(chinese).toContain(`${label}\uff1a\nhttps://`);
  });
});

describe('a decision who goes on', () => {
  test('says who has left the task undone since when', () => {
    expect(firstLines(sample('reassign-overdue.en'))).toBe(
      'Robert Hale, please decide who takes over “Send the preliminary proposal” for Sample Steel Works ' +
        'by Tue 3 Mar 2026, 18:00 (GMT+8).\n' +
        'Why: Mei-Ling Chen has the task. It was due on Tue 24 Feb 2026, and reminders have not helped.',
    );
  });

  test('says who has the task and since when, or that nobody has', () => {
    const textOf = (name: string): string => renderMail(sample(name)).text;
    expect(textOf('reassign-overdue.en')).toContain('Mei-Ling Chen has had the task since Tue 17 Feb 2026.');
    expect(textOf('reassign-declined.en')).toContain('Nobody has had the task since Tue 24 Feb 2026.');
    expect(textOf('reassign-overdue.zh-TW')).toMatch(/任務自 ?2026年2月17日.*起由 \S+ 負責。/);
    expect(textOf('reassign-declined.zh-TW')).toMatch(/任務自 ?2026年2月24日.*起無人負責。/);
  });

  test('about several tasks of one person names each, why, who has it and since when', () => {
    const { subject, text } = renderMail(sample('reassign-several.en'));
    expect(subject).toMatch(/^Who takes over “Send the preliminary proposal” and 1 more\?/);
    expect(text).toContain('“Send the preliminary proposal”, “Find out who decides”');
    expect(text.replace(/\s+/g, ' ')).toMatch(
      /“Find out who decides” · Declined by Mei-Ling Chen\. · Nobody has had the task since Tue 24 Feb 2026\./,
    );
    expect(renderMail(sample('reassign-several.zh-TW')).subject).toContain('等 2 項任務');
  });

  test.each([
    [
      'en',
      /“A” has been overdue since Wed 4 Mar \(Boss has had it since .*; “B”: nobody has had it since .*\)/,
    ],
    ['zh-TW', /「A」已逾期，期限 .*（自 .*起由 Boss 負責；「B」自 .*起無人負責）/],
  ] as const)('stands in the review with who has it since when (%s)', (language, said) => {
    const sinceMs = Date.UTC(2026, 2, 2);
    const asked = [{ name: 'B', personName: null, sinceMs }];
    const task = { name: 'A', personName: 'Boss', sinceMs, dueAtMs: Date.UTC(2026, 2, 4), asked };
    expect(overdueText(language, task, dateFormats(language, 'Asia/Taipei').day)).toMatch(said);
  });

  test('says who has declined the task, in their words', () => {
    const { text } = renderMail(sample('reassign-declined.en'));

    expect(text).toContain('Why: Mei-Ling Chen has declined the task');
    expect(text).toContain('== Mei-Ling Chen writes ==\nI am on site at another customer');
  });
});

describe('a reminder', () => {
  test('before the due date says when that is', () => {
    const model = sample('reminder-before.en');

    expect(renderMail(model).subject).toMatch(/^Follow up: .* \(reminder: due Tue 3 Mar\)$/);
    expect(firstLines(model)).toContain('by Tue 3 Mar 2026, 18:00 (GMT+8).\nReminder: it is due on');
  });

  test('after the due date says for how long that is over, and asks for no date that has passed', () => {
    const model = sample('reminder-after.en');

    expect(renderMail(model).subject).toMatch(/^Follow up: .* \(3rd reminder: was due Tue 3 Mar\)$/);
    expect(firstLines(model)).toMatch(
      /as soon as you can\.\nReminder: it was due on Tue 3 Mar 2026, 3 days ago\./,
    );
    expect(firstLines(sample('reminder-after.zh-TW'))).toContain('已逾期 3 天');
  });
});

describe('whoever stands in', () => {
  test('reads for whom and until when, and is asked', () => {
    const { text } = renderMail(sample('stand-in.en'));

    expect(text).toMatch(/^Robert Hale, please follow up with Sample Steel Works/);
    expect(text).toContain('You get this for Mei-Ling Chen, who is away until Sat 14 Mar 2026.');
    expect(text).toContain('Mei-Ling Chen has this task as the owner of the project.');
    expect(text).toContain('Owner: Mei-Ling Chen');
    expect(text).toContain('\nRole: ');
    expect(renderMail(sample('stand-in.zh-TW')).text).toContain('陳美玲 請假至 2026年3月14日');
  });

  test('reads that an address does not work', () => {
    expect(renderMail(sample('stand-in-address.en')).text).toContain(
      'mail to their address in the directory does not arrive',
    );
  });

  test('reads whose tasks were closed', () => {
    const insteadOf = { name: 'Mei-Ling Chen', until: null };

    expect(renderMail({ ...sample('stage-returned.en'), insteadOf }).text).toContain(
      '== Closed tasks of Mei-Ling Chen ==',
    );
    expect(renderMail({ ...sample('dropped.en'), insteadOf }).text).toContain(
      '== Tasks of Mei-Ling Chen that were cancelled ==',
    );
  });
});

describe('news', () => {
  test('of an overdue task says who, since when and what comes next, and offers nothing but the project', () => {
    const { subject, html, text } = renderMail(sample('overdue.en'));

    expect(subject).toMatch(/^Not done yet: Send the preliminary proposal/);
    expect(text).toMatch(/^Mei-Ling Chen has not done .*\nIt was due on Tue 3 Mar 2026, 3 days ago/);
    expect(text).toContain('If it is still undone on Sat 7 Mar 2026, you decide who takes over');
    expect(html).not.toContain('/act?');
    expect(renderMail(sample('overdue-last.en')).text).not.toContain('What happens next');
  });

  test('of a return says from where to where, by whom and why, and what was closed', () => {
    const { text } = renderMail(sample('stage-returned.en'));

    expect(text).toContain(
      'Why: Robert Hale took the project back from “Project evaluation” to “Preliminary proposal” on ' +
        'Tue 3 Mar 2026, because the specification has changed.',
    );
    expect(text).toContain('== Robert Hale writes ==\nThey want the line for a second hall');
    expect(text).toContain('- Send the preliminary proposal\n- Name the buying team');
  });

  test('of a hold says until when, by whom and why, what it means, and what waits', () => {
    const { subject, html, text } = renderMail(sample('project-held.en'));

    expect(subject).toBe('On hold until Thu 3 Sept: Cooling line, hall 3 · Sample Steel Works');
    expect(firstLines(sample('project-held.en'))).toBe(
      'Mei-Ling Chen, “Cooling line, hall 3” for Sample Steel Works is on hold until Thu 3 Sept 2026.\n' +
        'Why: Robert Hale put it on hold on Tue 3 Mar 2026: the customer is waiting for the next budget year.',
    );
    expect(text).toContain('== Robert Hale writes ==\nThe budget of this year is spent.');
    expect(text).toContain('Clocks, reminders and due dates are paused');
    expect(text).toContain('Any contact with the customer, and any milestone, ends the hold at once.');
    expect(text).toContain(
      '== Your tasks that are paused until then ==\n- Send the preliminary proposal\n- Name',
    );
    expect(html).not.toContain('/act?');
    expect(firstLines(sample('project-held.zh-TW'))).toBe(
      '陳美玲 您好，「範例鋼鐵股份有限公司」的「三廠冷卻產線」暫緩至 2026年9月3日（週四）。\n' +
        '原因：林志強 已於 2026年3月3日（週二）暫緩這個案件：客戶等待下一個預算年度。',
    );
  });
});

test('the last lines say that a mail can be answered only when it can', () => {
  const footer = (name: string): string => renderMail(sample(name)).text.split('-- \n')[1] ?? '';

  for (const name of ['stage.en', 'reminder-after.en', 'overdue.en'])
    expect(footer(name)).toMatch(/^You can simply reply to this email/);
  expect(footer('dropped.en')).toMatch(/^Sent by Milepost/);
});

describe.each(notificationSamples())('the notification $name', ({ name, content }) => {
  const { subject, html, text } = renderContent(content);
  const isChinese = name.endsWith('zh-TW');

  test('has no hole, fetches nothing and has every link in both forms', () => {
    const words = html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]+>/g, '\n');
    for (const part of [subject, text, words]) expect(part).not.toMatch(/undefined|null|NaN|\[object/);
    expect(html).not.toMatch(/<img|<link|@import|url\(/);
    const links = content.blocks.flatMap((block) => {
      if (block.type === 'links') return block.links;
      return block.type === 'entries' ? block.entries.flatMap((entry) => entry.links) : [];
    });
    for (const { url } of links) {
      expect(text.split('\n')).toContain(url);
      expect(html).toContain(`href="${url}"`);
    }
  });

  test('speaks one language', () => {
    const words = `${subject}\n${text}`.replace(
      /https?:\S+|Milepost|Asia\/Taipei|GMT|\bcrm(:4711)?\b|\S+@\S+|-- /g,
      '',
    );
    if (isChinese) {
      expect(words).not.toMatch(/[A-Za-z]/);
      expect(words).not.toMatch(/[\u4e00-\u9fff」）][,:;!?()]|[,:;!?()][\u4e00-\u9fff「（]/);
    } else {
      expect(words).not.toMatch(/[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/);
    }
  });
});

test('a notification says how many it does not list', () => {
  expect(renderContent(notification('address-failed.en')).text).toContain('12 more are not listed here.');
  expect(renderContent(notification('queue-offer.en')).text).not.toContain('not listed');
});

test('the notifications have every text in both languages', () => {
  const shapeOf = (texts: unknown): unknown =>
    typeof texts === 'object' && texts !== null
      ? Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, shapeOf(value)]))
      : typeof texts;

  expect(shapeOf(traditionalChineseNotifications)).toEqual(shapeOf(englishNotifications));
});
