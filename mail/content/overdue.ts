import type { OverdueMail } from '../model/model';
import type { Block, MailContent } from './content';
import { oneLine, shortName } from './one-line';
import type { Wording } from './project-blocks';
import { footerOf, projectBlocks, projectLink, wordingOf } from './project-blocks';

/** Tells a manager about a task left undone, and what happens next: nothing is asked of them. */
export function overdueContent(mail: OverdueMail): MailContent {
  const wording = wordingOf(mail);
  const { texts, dates, which } = wording;
  const { taskName, holder, dueAtMs, daysLate } = mail;
  return {
    language: mail.language,
    subject: oneLine(texts.subject.overdue(which, shortName(taskName))),
    tone: 'ended',
    ask: texts.overdue(holder.name, taskName, which),
    when: null,
    why: texts.why.overdue(dueAtMs === null ? null : dates.date(dueAtMs), daysLate),
    blocks: [
      { type: 'list', title: texts.how.title, items: texts.how.overdue },
      ...nextStep(wording, mail),
      projectLink(wording, mail, true),
      ...projectBlocks(wording, { ...mail, actions: [] }),
    ],
    footer: footerOf(wording, mail),
    colon: texts.colon,
  };
}

function nextStep(wording: Wording, mail: OverdueMail): Block[] {
  const items = whatComesNext(wording, mail);
  return items.length > 0 ? [{ type: 'list', title: wording.texts.next.title, items }] : [];
}

/** What happens when the task stays undone; nothing when that is all. */
export function whatComesNext({ texts, dates }: Wording, { next, holder }: OverdueMail): string[] {
  if (next === null) return [];
  const on = next.atMs === null ? null : dates.date(next.atMs);
  return [texts.next.step(next.step, holder.name, on)];
}
