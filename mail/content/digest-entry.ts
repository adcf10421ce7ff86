import { assertNever } from '../../domain/assert-never';
import { textsIn } from '../../domain/explain/texts-by-language';
import { dateFormats } from '../model/dates';
import type { DigestItem, DigestPart } from '../model/digest-model';
import type { MailModel, TaskMail } from '../model/model';
import type { DigestTexts } from '../texts/digest';
import { digestTexts } from '../texts/digest';
import type { ContactText, Entry, LabelledLink } from './content';
import { contentOf } from './content-of';
import { entryOf } from './entry';
import { shortLine, shortName } from './one-line';
import { whatComesNext } from './overdue';
import { contactText, wordingOf } from './project-blocks';
import { askedLine } from './task';

/** The means to put an item into words. */
interface ItemWording {
  readonly texts: DigestTexts;
  readonly nowMs: number;
}

/** What somebody wrote, as far as an item shows it, in characters. */
const longestNote = 300;

/** Parts in which the reader is asked for something now. */
const asking: readonly DigestPart[] = ['decide', 'overdue', 'today'];

/** One item: whose project, what and by when; below it why, what it takes, and the buttons. */
export function digestEntry({ part, mail, others = [] }: DigestItem, nowMs: number): Entry {
  const { language, insteadOf } = mail;
  const wording: ItemWording = { texts: digestTexts(language), nowMs };
  const links = entryOf(mail, contentOf(mail)).links.filter(({ url }) => url !== archiveUrl(mail));
  const title = [customerOf(mail), projectOf(mail), ...whatAndWhen(mail, wording)].join(' · ');
  return {
    title: insteadOf ? `${title}${wording.texts.insteadOf(insteadOf.name)}` : title,
    detail: [...detailOf(mail, wording), ...(others.length > 0 ? [wording.texts.together] : [])].join('\n'),
    ...(others.length > 0 && { others: others.map((other) => otherOf(mail, other, wording)) }),
    asked: asking.includes(part),
    links,
  };
}

const archiveUrl = (mail: MailModel): string | undefined =>
  mail.kind === 'task' ? mail.archive?.url : undefined;

/** What belongs to an item, and where to act on it. The customer is named once where it is the same. */
function otherOf(lead: MailModel, other: TaskMail, wording: ItemWording): LabelledLink {
  const customer = customerOf(other) === customerOf(lead) ? [] : [customerOf(other)];
  const what =
    other.task.kind === 'follow-up' ? whatAndWhen(other, wording).slice(1) : whatAndWhen(other, wording);
  return {
    label: [...customer, projectOf(other), ...what].join(' · '),
    url: other.actions[0]?.url ?? other.project.url,
  };
}

const customerOf = ({ project }: MailModel): string => shortName(project.customerName);
const projectOf = ({ project }: MailModel): string => shortName(project.title);

/** What an item is about, and when it is or was due. */
function whatAndWhen(mail: MailModel, wording: ItemWording): string[] {
  const { news } = wording.texts;
  const { dates } = wordingOf(mail);
  switch (mail.kind) {
    case 'task':
      return [whatOf(mail), ...dueOf(mail, mail.task.dueAtMs, wording)];
    case 'overdue':
      return [shortName(mail.taskName), mail.holder.name, ...dueOf(mail, mail.dueAtMs, wording)];
    case 'stage-returned':
      return [news.returned(mail.to)];
    case 'project-held':
      return [news.held(dates.day(mail.wakesAtMs))];
    case 'hold-ended':
      return [news.holdEnded];
    case 'ended':
      return [news.ended];
    case 'drift':
      return [news.drift];
    default:
      return assertNever(mail);
  }
}

function whatOf({ language, task }: TaskMail): string {
  const { whoGoesOn, taskNames } = textsIn(language);
  switch (task.kind) {
    case 'stage':
      return shortName(task.name);
    case 'reassign':
      return whoGoesOn(task.asked.map(({ name }) => shortName(name)));
    default:
      return taskNames[task.kind];
  }
}

function dueOf(
  { language, timeZone }: MailModel,
  dueAtMs: number | null,
  { texts: { due }, nowMs }: ItemWording,
): string[] {
  if (dueAtMs === null) return [];
  const { day, time, date } = dateFormats(language, timeZone);
  if (date(dueAtMs) === date(nowMs)) return [due.today(time(dueAtMs))];
  return [dueAtMs < nowMs ? due.over(day(dueAtMs)) : due.on(day(dueAtMs))];
}

/** What the reader has to know to act: why, what exactly, and where it stands with the customer. */
function detailOf(mail: MailModel, { texts }: ItemWording): string[] {
  const wording = wordingOf(mail);
  const { texts: words, dates } = wording;
  const { why } = contentOf(mail);
  if (mail.kind === 'overdue') return [why, ...whatComesNext(wording, mail)];
  if (mail.kind !== 'task') return [why];
  const { task } = mail;
  const [last] = mail.lastContacts;
  const lastContact = last ? [`${texts.lastContact}${lastWords(contactText(wording, last))}`] : [];
  switch (task.kind) {
    case 'stage':
      return [why, ...words.how.stage(task.milestoneName).slice(0, 1)];
    case 'judge': {
      const at = task.dropAtMs === null ? null : dates.moment(task.dropAtMs);
      return [why, words.silence.drop(at), ...lastContact];
    }
    case 'follow-up':
    case 'resume':
      return [why, ...lastContact];
    case 'push':
      return [why, ...(task.note === null ? [] : [words.quoted([shortLine(task.note, longestNote)])])];
    case 'reassign':
      return task.asked.length === 1 ? [why] : [why, ...task.asked.map((asked) => askedLine(wording, asked))];
    case 'fill-role':
    case 'fix-mail':
      return [why];
    default:
      return assertNever(task);
  }
}

function lastWords({ what, circumstances, note }: ContactText): string {
  const words = `${what} · ${circumstances}`;
  return note === undefined ? words : `${words} · ${shortLine(note, longestNote)}`;
}
