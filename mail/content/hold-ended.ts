import type { HoldEndedMail } from '../model/model';
import type { MailContent } from './content';
import { oneLine } from './one-line';
import { footerOf, projectBlocks, projectLink, wordingOf } from './project-blocks';

/** Tells whoever put a project on hold that contact with the customer ended the hold, and how to go on waiting. */
export function holdEndedContent(mail: HoldEndedMail): MailContent {
  const wording = wordingOf(mail);
  const { texts, dates, which } = wording;
  const { reason, wokenAtMs, untilMs, byName, cause, holdUrl } = mail;
  const { ask, why, items, again } = texts.holdEnded;
  return {
    language: mail.language,
    subject: oneLine(texts.subject.holdEnded(which)),
    tone: 'ended',
    ask: ask(mail.recipient.name, which),
    when: null,
    why: why({ cause, by: byName, on: dates.date(wokenAtMs), until: dates.date(untilMs), reason }),
    blocks: [
      { type: 'list', title: texts.how.meaning, items },
      { type: 'links', links: [{ label: again, url: holdUrl }], asked: true },
      projectLink(wording, mail, false),
      ...projectBlocks(wording, { ...mail, actions: [] }),
    ],
    footer: footerOf(wording, mail),
    colon: texts.colon,
  };
}
