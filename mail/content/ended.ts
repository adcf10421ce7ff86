import { assertNever } from '../../domain/assert-never';
import type { EndedMail } from '../model/model';
import type { MailContent, Tone } from './content';
import type { Wording } from './project-blocks';
import { footerOf, projectBlocks, projectLink, wordingOf } from './project-blocks';
import { oneLine } from './one-line';

interface EndWords {
  readonly subject: string;
  readonly tone: Tone;
  readonly ask: string;
  readonly why: string;
}

/** The email about the end of a project: that nothing remains to be done, and why. */
export function endedContent(mail: EndedMail): MailContent {
  const wording = wordingOf(mail);
  const { texts } = wording;
  const { subject, tone, ask, why } = wordsOf(wording, mail);
  const cancelled = texts.cancelledTasks(mail.insteadOf?.name ?? null);
  return {
    language: mail.language,
    subject: oneLine(subject),
    tone,
    ask,
    when: null,
    why,
    blocks: [
      ...(mail.cancelledTasks.length > 0
        ? [{ type: 'list', title: cancelled, items: mail.cancelledTasks } as const]
        : []),
      projectLink(wording, mail, false),
      // an ended project allows no actions
      ...projectBlocks(wording, { ...mail, actions: [] }),
    ],
    footer: footerOf(wording, mail),
    colon: texts.colon,
  };
}

function wordsOf({ texts, dates, which }: Wording, mail: EndedMail): EndWords {
  const { ending, byName, recipient } = mail;
  const on = dates.date(mail.endedAtMs);
  switch (ending.outcome) {
    case 'won':
      return {
        subject: texts.subject.won(which),
        tone: 'won',
        ask: texts.won(recipient.name, which),
        why: texts.why.won(on, ending.deliveryManager),
      };
    case 'dropped':
      return {
        subject: texts.subject.dropped(which),
        tone: 'ended',
        ask: texts.ended(recipient.name, which),
        why:
          byName === null
            ? texts.why.droppedByClock(on, ending.reason)
            : texts.why.droppedBy(on, ending.reason, byName),
      };
    case 'lost':
      return {
        subject: texts.subject.lost(which),
        tone: 'ended',
        ask: texts.ended(recipient.name, which),
        why: texts.why.lost(on, ending.reason, byName, ending.competitor),
      };
    default:
      return assertNever(ending);
  }
}
