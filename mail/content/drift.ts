import type { DriftMail } from '../model/model';
import type { MailContent } from './content';
import { actionLinks, footerOf, projectBlocks, wordingOf } from './project-blocks';
import { oneLine } from './one-line';

/** The warning that the seller runs ahead of the buyer: where both stand, and how to close the gap. */
export function driftContent(mail: DriftMail): MailContent {
  const wording = wordingOf(mail);
  const { texts, which } = wording;
  return {
    language: mail.language,
    subject: oneLine(texts.subject.drift(which)),
    tone: 'decision',
    ask: texts.ask(mail.owner, texts.what.drift(which), null),
    when: null,
    why: texts.why.drift(mail.stageName, mail.buyerStageName, mail.stagesAhead),
    blocks: [
      { type: 'list', title: texts.how.title, items: texts.how.drift },
      actionLinks(wording, mail),
      ...projectBlocks(wording, mail),
    ],
    footer: footerOf(wording, mail),
    colon: texts.colon,
  };
}
