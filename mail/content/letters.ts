import { dateFormats } from '../model/dates';
import type {
  AddressFailedLetter,
  LateAnswerLetter,
  LetterCommon,
  ListedTask,
  QueuedRole,
  QueueOfferLetter,
  SignInLetter,
} from '../model/letter-model';
import type { LetterTexts } from '../texts/letters';
import { letterTexts } from '../texts/letters';
import { mailTexts } from '../texts/texts-by-language';
import type { Block, Entry, MailContent } from './content';
import { oneLine } from './one-line';
import { wordsBlock } from './project-blocks';

/** The letter with the link to somebody's own tasks. */
export function signInContent(letter: SignInLetter): MailContent {
  const { recipient, minutes, url } = letter;
  const { signIn } = letterTexts(letter.language);
  return letterContent(letter, {
    subject: signIn.subject,
    ask: signIn.ask(recipient.name),
    why: signIn.why(minutes),
    blocks: [{ type: 'links', links: [{ label: signIn.open, url }], asked: true }],
    footer: signIn.footer,
  });
}

/** The letter that offers roles which nobody has. */
export function queueOfferContent(letter: QueueOfferLetter): MailContent {
  const { language, timeZone, recipient, roles, more } = letter;
  const { queueOffer, ...texts } = letterTexts(language);
  const dates = dateFormats(language, timeZone);
  const entryOf = ({ url, ...role }: QueuedRole): Entry => ({
    title: `${role.roleName} · ${role.title}`,
    detail: queueOffer.detail({ ...role, since: dates.date(role.sinceMs) }),
    links: [{ label: queueOffer.take, url }],
  });
  return letterContent(letter, {
    subject: queueOffer.subject(roles.length + more),
    ask: queueOffer.ask(recipient.name),
    why: queueOffer.why,
    blocks: [
      { type: 'entries', title: queueOffer.title, entries: roles.map(entryOf) },
      ...moreBlock(texts, more),
    ],
    footer: queueOffer.footer(timeZone),
  });
}

/** The letter about somebody whom mail does not reach: what is theirs to do, for whoever stands in, and for the manager. */
export function addressFailedContent(letter: AddressFailedLetter): MailContent {
  const { language, timeZone, recipient, about, tasks, more, standsIn } = letter;
  const { addressFailed, ...texts } = letterTexts(language);
  const said = standsIn ? addressFailed.toManager(standsIn.name) : addressFailed;
  const dates = dateFormats(language, timeZone);
  const entryOf = ({ passOnUrl, projectUrl, ...task }: ListedTask): Entry => ({
    title: task.name,
    detail: addressFailed.detail({
      ...task,
      due: task.dueAtMs === null ? null : dates.moment(task.dueAtMs),
    }),
    links: [
      ...(passOnUrl === null ? [] : [{ label: mailTexts(language).actions['pass-on'], url: passOnUrl }]),
      { label: mailTexts(language).openProject, url: projectUrl },
    ],
  });
  return letterContent(letter, {
    subject: said.subject(about.name),
    ask: said.ask(recipient.name, about.name),
    why: said.why(about),
    blocks: [
      {
        type: 'list',
        title: mailTexts(language).how.title,
        items: said.how(about.name, tasks.length > 0),
      },
      ...(tasks.length > 0
        ? [{ type: 'entries', title: addressFailed.title(about.name), entries: tasks.map(entryOf) } as const]
        : []),
      ...moreBlock(texts, more),
    ],
    footer: addressFailed.footer(timeZone),
  });
}

/** The letter about an answer to a mail that had gone to somebody who has left. */
export function lateAnswerContent(letter: LateAnswerLetter): MailContent {
  const { recipient, leaverName, title, customerName, note, projectUrl } = letter;
  const { lateAnswer } = letterTexts(letter.language);
  const { openProject } = mailTexts(letter.language);
  return letterContent(letter, {
    subject: lateAnswer.subject(leaverName, title),
    ask: lateAnswer.ask(recipient.name, leaverName),
    why: lateAnswer.why(leaverName, title, customerName),
    blocks: [
      wordsBlock(lateAnswer.title, note),
      { type: 'links', links: [{ label: openProject, url: projectUrl }], asked: true },
    ],
    footer: lateAnswer.footer,
  });
}

/** What every letter has. */
function letterContent(
  { language }: LetterCommon,
  content: Pick<MailContent, 'ask' | 'why' | 'blocks' | 'footer' | 'subject'>,
): MailContent {
  const { colon } = mailTexts(language);
  return { ...content, language, subject: oneLine(content.subject), tone: 'task', when: null, colon };
}

function moreBlock({ more }: Pick<LetterTexts, 'more'>, count: number): Block[] {
  return count > 0 ? [{ type: 'quiet', text: more(count) }] : [];
}
