import type { ReturnedMail } from '../model/model';
import type { MailContent } from './content';
import { oneLine } from './one-line';
import { footerOf, noteBlock, projectBlocks, projectLink, wordingOf } from './project-blocks';

/** Tells the holder of closed tasks that their project went back a stage, why, and which tasks these were. */
export function returnedContent(mail: ReturnedMail): MailContent {
  const wording = wordingOf(mail);
  const { texts, dates, which } = wording;
  const { from, to, cause, byName, returnedAtMs } = mail;
  return {
    language: mail.language,
    subject: oneLine(texts.subject.returned(which)),
    tone: 'ended',
    ask: texts.returned(mail.recipient.name, which),
    when: null,
    why: texts.why.returned({ from, to, cause, by: byName, on: dates.date(returnedAtMs) }),
    blocks: [
      ...noteBlock(wording, mail.note, byName),
      { type: 'list', title: texts.closedTasks(mail.insteadOf?.name ?? null), items: mail.closedTasks },
      projectLink(wording, mail, false),
      ...projectBlocks(wording, { ...mail, actions: [] }),
    ],
    footer: footerOf(wording, mail),
    colon: texts.colon,
  };
}
