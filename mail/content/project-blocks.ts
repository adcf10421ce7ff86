import { amountText } from '../model/amounts';
import type { DateFormats } from '../model/dates';
import { dateFormats, dayText } from '../model/dates';
import type { ContactLine, MailCommon } from '../model/model';
import type { MailTexts, Which } from '../texts/texts';
import { mailTexts } from '../texts/texts-by-language';
import type { Block, ContactText, Fact } from './content';
import { shortName } from './one-line';

/** The means to put a model into words. */
export interface Wording {
  readonly texts: MailTexts;
  readonly dates: DateFormats;
  /** The deal as sentences name it, cut so that they stay readable; the facts show it in full. */
  readonly which: Which;
}

/** The texts in the recipient's language and dates in the recipient's zone. */
export function wordingOf({ language, timeZone, project }: MailCommon): Wording {
  return {
    texts: mailTexts(language),
    dates: dateFormats(language, timeZone),
    which: { title: shortName(project.title), customer: shortName(project.customerName) },
  };
}

/** The action links, or the one that opens the project. */
export function actionLinks(wording: Wording, model: MailCommon, isDecision = false): Block {
  const { texts } = wording;
  const { actions } = model;
  const labels = { ...texts.actions, ...(isDecision && texts.decisions) };
  const links = actions.map(({ kind, url }) => ({ label: labels[kind], url }));
  return links.length > 0 ? { type: 'links', links, asked: true } : projectLink(wording, model, true);
}

/** What somebody wrote as a reason. */
export function noteBlock({ texts }: Wording, note: string | undefined, byName: string | null): Block[] {
  return note?.trim() ? [wordsBlock(texts.noteTitle(byName), note)] : [];
}

/** The last lines of an email: that it can be replied to, why it was sent, and the zone of its times. */
export function footerOf({ texts }: Wording, { project, timeZone, canBeAnswered }: MailCommon): string {
  const sender = texts.footer(project.id, timeZone);
  return canBeAnswered ? `${texts.answer}\n${sender}` : sender;
}

export function projectLink({ texts }: Wording, { project }: MailCommon, asked: boolean): Block {
  return { type: 'links', links: [{ label: texts.openProject, url: project.url }], asked };
}

/** The project as every email shows it: stage line, facts, last contacts, guidance, and the link to it. */
export function projectBlocks(wording: Wording, model: MailCommon, role?: Fact): Block[] {
  const { texts } = wording;
  const { guidance } = model;
  return [
    stageLine(wording, model),
    { type: 'facts', title: texts.about, rows: factsOf(wording, model, role) },
    {
      type: 'contacts',
      title: texts.contacts.title,
      none: texts.contacts.none,
      contacts: model.lastContacts.map((contact) => contactText(wording, contact)),
    },
    ...(guidance?.trim() ? [wordsBlock(texts.guidance, guidance)] : []),
    ...(model.actions.length > 0 ? [projectLink(wording, model, false)] : []),
  ];
}

function stageLine({ texts }: Wording, { stages, stageName }: MailCommon): Block {
  const place = stages.findIndex(({ state }) => state === 'current');
  const caption =
    place === -1
      ? texts.stages.all(stages.length)
      : texts.stages.current(place + 1, stages.length, stageName);
  return { type: 'stages', caption, stages };
}

function factsOf(wording: Wording, model: MailCommon, role?: Fact): Fact[] {
  const { facts } = wording.texts;
  const { project, buyerStageName } = model;
  return [
    { label: facts.customer, value: project.customerName },
    ...changingFacts(wording, model),
    { label: facts.owner, value: project.ownerName },
    ...(role ? [role] : []),
    { label: facts.buyerStage, value: buyerStageName },
  ];
}

/** What the deal is called, is worth and when it is signed; beside it, what was said of it until lately. */
function changingFacts({ texts, dates }: Wording, { language, project }: MailCommon): Fact[] {
  const { facts } = texts;
  const { title, amount, currency, expectedSigningOn, before = {} } = project;
  const value = (of: { amount: number; currency: string | undefined } | null): string =>
    of ? amountText(language, of.amount, of.currency) : facts.unknown;
  const day = (date: string | null): string => (date === null ? facts.unknown : dayText(language, date));
  const row = (label: string, now: string | undefined, was?: { text: string; untilMs: number }): Fact[] => {
    if (!was) return now === undefined ? [] : [{ label, value: now }];
    return [{ label, value: facts.changed(now ?? facts.unknown, was.text, dates.date(was.untilMs)) }];
  };
  const former = <Was>(
    known: { readonly was: Was; readonly untilMs: number } | undefined,
    inWords: (was: Was) => string,
  ) => known && { text: inWords(known.was), untilMs: known.untilMs };
  return [
    ...row(
      facts.project,
      title,
      former(before.title, (was) => was),
    ),
    ...row(
      facts.amount,
      amount === undefined ? undefined : value({ amount, currency }),
      former(before.value, value),
    ),
    ...row(
      facts.expectedSigning,
      expectedSigningOn === undefined ? undefined : day(expectedSigningOn),
      former(before.expectedSigningOn, day),
    ),
  ];
}

/** An exchange with the customer: what, when and with whom. */
export function contactText({ texts, dates }: Wording, contact: ContactLine): ContactText {
  const { kind, milestone } = texts.contacts;
  const what = contact.milestoneName === undefined ? kind[contact.kind] : milestone(contact.milestoneName);
  const circumstances = `${dates.date(contact.atMs)} · ${contact.byName}`;
  const note = contact.note?.trim();
  return note ? { what, circumstances, note } : { what, circumstances };
}

/** Plain text written for the reader, with paragraphs separated by an empty line. */
export function wordsBlock(title: string, words: string): Block {
  const paragraphs = words
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  return { type: 'guidance', title, paragraphs };
}
