import type { ProjectBrief } from '../../contracts/wire/hand-over-briefs';
import { amountText } from '../model/amounts';
import type { DateFormats } from '../model/dates';
import { dateFormats } from '../model/dates';
import type {
  HandOverDecisionNotification,
  HandOverDoneNotification,
  HandOverOfferNotification,
} from '../model/hand-over-model';
import type { HandOverTexts } from '../texts/hand-over';
import { handOverTexts } from '../texts/hand-over';
import { mailTexts } from '../texts/texts-by-language';
import type { Block, MailContent } from './content';
import { oneLine, shortName } from './one-line';

type AnyNotification = HandOverOfferNotification | HandOverDecisionNotification | HandOverDoneNotification;

/** How many titles and briefs a notification lists; the page has all of them. */
export const mostTitles = 20;
export const mostBriefs = 10;

/** Asks somebody whether they take over. */
export function handOverOfferContent(notification: HandOverOfferNotification): MailContent {
  const { recipient, projects, reason, dueAtMs, overCapacity, titles, url } = notification;
  const { texts, dates, from, how } = wordsOf(notification);
  const { offer } = texts;
  const by = dueAtMs === null ? null : dates.moment(dueAtMs);
  return contentOf(notification, {
    subject: offer.subject(projects, from),
    tone: 'task',
    ask: offer.ask(recipient.name, projects, from, by),
    when: by,
    why: offer.why(texts.reason[reason](from)),
    blocks: [
      { type: 'links', links: [{ label: offer.open, url }], asked: true },
      ...(overCapacity ? [{ type: 'notice', ...offer.full } as const] : []),
      { type: 'list', title: how, items: offer.how },
      ...titlesBlocks(texts, titles, projects),
    ],
  });
}

/** Asks a manager to decide. */
export function handOverDecisionContent(notification: HandOverDecisionNotification): MailContent {
  const { recipient, projects, dueAtMs, receiverName, why, note, titles, url, language } = notification;
  const { texts, dates, from, how } = wordsOf(notification);
  const { decision } = texts;
  const by = dueAtMs === null ? null : dates.moment(dueAtMs);
  const noted: Block[] =
    note === null
      ? []
      : [{ type: 'guidance', title: mailTexts(language).noteTitle(receiverName), paragraphs: [note] }];
  return contentOf(notification, {
    subject: decision.subject(projects, from),
    tone: 'decision',
    ask: decision.ask(recipient.name, projects, from, by),
    when: by,
    why: decision.why(why, receiverName),
    blocks: [
      { type: 'links', links: [{ label: decision.open, url }], asked: true },
      ...noted,
      { type: 'list', title: how, items: decision.how },
      ...titlesBlocks(texts, titles, projects),
    ],
  });
}

/** Brings the briefs of what somebody has taken over. */
export function handOverDoneContent(notification: HandOverDoneNotification): MailContent {
  const { recipient, projects, briefs, url } = notification;
  const { texts, from } = wordsOf(notification);
  const shown = briefs.slice(0, mostBriefs);
  return contentOf(notification, {
    subject: texts.done.subject(projects, from),
    tone: 'task',
    ask: texts.done.ask(recipient.name, projects, from),
    when: null,
    why: texts.done.why,
    blocks: [
      { type: 'links', links: [{ label: texts.done.open, url }], asked: false },
      ...shown.map((brief): Block => ({
        type: 'list',
        title: `${brief.title} · ${brief.customerName}`,
        items: briefLines(notification, brief),
      })),
      ...moreBlock(texts, projects - shown.length),
    ],
  });
}

/** A project in a few lines: where it stands, what to do, what was said last, and whom to call. */
function briefLines(notification: AnyNotification, brief: ProjectBrief): string[] {
  const { language } = notification;
  const { texts, dates } = wordsOf(notification);
  const { done } = texts;
  const { status, stageName, amount, currency, nextCheck } = brief;
  const value = amount === null ? [] : [done.value(amountText(language, amount, currency ?? undefined))];
  const stage = status === 'open' ? [done.stage(stageName)] : [];
  return [
    [done.status[status], ...stage, ...value].join(' · '),
    ...(nextCheck ? [done.next[nextCheck.check](dates.date(nextCheck.atMs))] : []),
    ...brief.tasks.map(({ name, dueAtMs }) => done.task(name, dueAtMs === null ? null : dates.date(dueAtMs))),
    ...lastWords(notification, brief, dates),
    ...brief.people
      .slice(0, 2)
      .map(({ name, position, email, phone }) =>
        done.person(name, position, [phone, email].filter((each) => each !== null).join(' · ')),
      ),
  ];
}

function lastWords(
  notification: AnyNotification,
  { contacts, notes }: ProjectBrief,
  dates: DateFormats,
): string[] {
  const { done } = handOverTexts(notification.language);
  const { kind, milestone } = mailTexts(notification.language).contacts;
  const [contact] = contacts;
  const [note] = notes;
  const lines: string[] = [];
  if (contact) {
    const { milestoneName } = contact;
    const what = milestoneName === null ? kind[contact.kind] : milestone(milestoneName);
    const said = contact.note === null ? null : shortName(contact.note);
    lines.push(done.contact(dates.date(contact.atMs), what, contact.byName, said));
  }
  if (note) lines.push(done.note(dates.date(note.atMs), note.byName, shortName(note.text)));
  return lines;
}

interface Words {
  readonly texts: HandOverTexts;
  readonly dates: DateFormats;
  readonly from: string;
  readonly how: string;
}

function wordsOf({ language, timeZone, fromName }: AnyNotification): Words {
  const { how } = mailTexts(language);
  const from = shortName(fromName);
  return { texts: handOverTexts(language), dates: dateFormats(language, timeZone), from, how: how.title };
}

function contentOf(
  { language, timeZone }: AnyNotification,
  content: Pick<MailContent, 'subject' | 'tone' | 'ask' | 'when' | 'why' | 'blocks'>,
): MailContent {
  const { colon } = mailTexts(language);
  const footer = handOverTexts(language).footer(timeZone);
  return { ...content, language, subject: oneLine(content.subject), footer, colon };
}

function titlesBlocks(texts: HandOverTexts, titles: readonly string[], projects: number): Block[] {
  const shown = titles.slice(0, mostTitles);
  return [{ type: 'list', title: texts.titles, items: shown }, ...moreBlock(texts, projects - shown.length)];
}

function moreBlock(texts: HandOverTexts, more: number): Block[] {
  return more > 0 ? [{ type: 'quiet', text: texts.more(more) }] : [];
}
