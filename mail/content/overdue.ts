import type { OverdueMail } from '../model';
import type { MailContent } from './content';
import { projectBlocks, projectLink, wordingOf } from './project-blocks';
import { oneLine, shortName } from './one-line';

/** Tells a manager of a task that is left undone, and what happens next: nothing is asked of them. */
export function overdueContent(mail: OverdueMail): MailContent {
  const wording = wordingOf(mail);
  const { texts, dates, which } = wording;
  const { next, dueAtMs } = mail;
  const then =
    next === null ? null : texts.nextStep(next.step, next.atMs === null ? null : dates.date(next.atMs));
  return {
    language: mail.language,
    subject: oneLine(texts.subject.overdue(which, shortName(mail.taskName))),
    tone: 'ended',
    ask: texts.overdue(mail.holder.name, mail.taskName, which),
    when: null,
    why: texts.why.overdue(dueAtMs === null ? null : dates.date(dueAtMs)),
    blocks: [
      {
        type: 'list',
        title: texts.how.title,
        items: [...texts.how.overdue, ...(then === null ? [] : [then])],
      },
      projectLink(wording, mail, false),
      ...projectBlocks(wording, { ...mail, actions: [] }),
    ],
    footer: texts.footer(mail.project.id, mail.timeZone),
    colon: texts.colon,
  };
}
