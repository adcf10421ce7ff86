import type { ReturnedMail } from '../model';
import type { MailContent } from './content';
import { projectBlocks, projectLink, wordingOf } from './project-blocks';
import { oneLine } from './one-line';

/** Tells the holder of closed tasks that their project has gone back a stage, why, and which tasks these were. */
export function returnedContent(mail: ReturnedMail): MailContent {
  const wording = wordingOf(mail);
  const { texts, which } = wording;
  return {
    language: mail.language,
    subject: oneLine(texts.subject.returned(which)),
    tone: 'ended',
    ask: texts.returned(mail.recipient.name, which),
    when: null,
    why: texts.why.returned(mail.from, mail.stageName, mail.cause, mail.byName),
    blocks: [
      { type: 'list', title: texts.closedTasks, items: mail.closedTasks },
      ...(mail.note === undefined
        ? []
        : [{ type: 'notice', title: texts.noteTitle, text: mail.note } as const]),
      projectLink(wording, mail, false),
      ...projectBlocks(wording, { ...mail, actions: [] }),
    ],
    footer: texts.footer(mail.project.id, mail.timeZone),
    colon: texts.colon,
  };
}
