import type { HeldMail } from '../model/model';
import type { MailContent } from './content';
import { oneLine } from './one-line';
import { footerOf, noteBlock, projectBlocks, projectLink, wordingOf } from './project-blocks';

/** Tells the people of a project that it is on hold: why, until when, and what that means for them. */
export function heldContent(mail: HeldMail): MailContent {
  const wording = wordingOf(mail);
  const { texts, dates, which } = wording;
  const { reason, heldAtMs, wakesAtMs, byName, waitingTasks } = mail;
  const waiting = texts.waitingTasks(mail.insteadOf?.name ?? null);
  return {
    language: mail.language,
    subject: oneLine(texts.subject.held(which, dates.day(wakesAtMs))),
    tone: 'ended',
    ask: texts.held(mail.recipient.name, which, dates.date(wakesAtMs)),
    when: dates.date(wakesAtMs),
    why: texts.why.held({ reason, by: byName, on: dates.date(heldAtMs) }),
    blocks: [
      ...noteBlock(wording, mail.note, byName),
      { type: 'list', title: texts.how.meaning, items: texts.how.held },
      ...(waitingTasks.length > 0 ? [{ type: 'list', title: waiting, items: waitingTasks } as const] : []),
      projectLink(wording, mail, false),
      ...projectBlocks(wording, { ...mail, actions: [] }),
    ],
    footer: footerOf(wording, mail),
    colon: texts.colon,
  };
}
