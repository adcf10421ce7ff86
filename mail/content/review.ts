import type { ReviewFacts, ReviewProject, WeekCount } from '../../contracts/wire/review';
import type { Language } from '../../domain/playbook/playbook';
import { textsIn } from '../../domain/explain/texts-by-language';
import type { DateFormats } from '../model/dates';
import { dateFormats } from '../model/dates';
import type { NotificationCommon } from '../model/notification-model';
import type { MirrorNotification, ReviewNotification } from '../model/review-model';
import { notificationTexts } from '../texts/notifications';
import type { ReviewTexts } from '../texts/review';
import { reviewTexts } from '../texts/review-by-language';
import { mailTexts } from '../texts/texts-by-language';
import type { Block, Entry, Fact, ListItem, MailContent } from './content';
import { oneLine, shortName } from './one-line';

/** How many projects a weekly email lists one by one; the page has all of them. */
export const mostProjects = 15;
/** How many lines its other lists have. */
const mostLines = 20;

/** A manager's weekly review: what needs them most, and the figures of all. */
export function reviewContent(notification: ReviewNotification): MailContent {
  const { facts, recipient, url } = notification;
  const { texts, dates } = wordsOf(notification);
  const { review } = texts;
  const day = dates.day(facts.toMs);
  const { footer } = review;
  const own = facts.reps.filter(({ managerId }) => managerId === facts.managerId);
  const all = own.flatMap(({ projects }) => projects);
  const count = all.length + facts.escalated.length;
  const below = facts.teams.reduce((sum, { projects }) => sum + projects, 0);
  if (count === 0 && below === 0) {
    return weeklyContent(notification, {
      subject: review.clearSubject(day),
      ask: review.clear,
      why: review.clearWhy,
      blocks: [],
      footer,
    });
  }
  const shown = neediest(all, mostProjects);
  return weeklyContent(notification, {
    ...(count > 0
      ? {
          subject: review.subject(day, count, [...all, ...facts.escalated].filter(isLeft).length),
          ask: review.ask(recipient.name, count),
          why: review.why,
        }
      : {
          subject: review.lineSubject(day, below),
          ask: review.lineAsk(recipient.name, below),
          why: review.lineWhy,
        }),
    blocks: [
      { type: 'links', links: [{ label: review.open, url }], asked: true },
      ...escalatedBlock(notification, facts),
      ...shown.map((project): Block => ({
        type: 'list',
        title: `${project.ownerName} · ${titleOf(project)}`,
        url: addressIn(url, project),
        items: projectLines(notification, project),
      })),
      ...(shown.length < all.length
        ? [{ type: 'quiet', text: review.all(shown.length, all.length) } as const]
        : []),
      ...repsBlock(texts, own),
      ...teamsBlock(texts, facts),
      ...belowBlock(texts, facts, url),
      { type: 'facts', title: review.numbers, rows: numberRows(notification, facts) },
      ...heldBlock(notification, facts),
    ],
    footer,
  });
}

/** The short version for a rep: what they will be asked. */
export function mirrorContent(notification: MirrorNotification): MailContent {
  const { recipient, managerName, reviewAtMs, projects, more, held } = notification;
  const { texts, dates } = wordsOf(notification);
  const { mirror } = texts;
  const count = projects.length + more;
  const entries = projects.map(({ project, url }): Entry => ({
    title: titleOf(project),
    detail: texts.sentences(projectLines(notification, project)),
    links: [{ label: mailTexts(notification.language).openProject, url }],
  }));
  return weeklyContent(notification, {
    subject: mirror.subject(dates.day(reviewAtMs), count),
    ask: mirror.ask(recipient.name, managerName, dates.moment(reviewAtMs), count),
    why: mirror.why,
    blocks: [
      { type: 'entries', title: mirror.title, entries },
      ...(more > 0
        ? [{ type: 'quiet', text: notificationTexts(notification.language).more(more) } as const]
        : []),
      ...(held > 0 ? [{ type: 'quiet', text: mirror.held(held) } as const] : []),
    ],
    footer: mirror.footer,
  });
}

/** Shared by both weekly emails, with the link to unsubscribe at the end. */
function weeklyContent(
  notification: NotificationCommon & { readonly unsubscribeUrl: string },
  content: Pick<MailContent, 'subject' | 'ask' | 'why' | 'blocks'> & {
    readonly footer: (timeZone: string) => string;
  },
): MailContent {
  const { language, timeZone, unsubscribeUrl: url } = notification;
  const { unsubscribe } = reviewTexts(language);
  return {
    ...content,
    language,
    subject: oneLine(content.subject),
    tone: 'decision',
    when: null,
    colon: mailTexts(language).colon,
    footer: content.footer(timeZone),
    footerLink: { label: unsubscribe, url },
  };
}

function wordsOf({ language, timeZone }: NotificationCommon): { texts: ReviewTexts; dates: DateFormats } {
  return { texts: reviewTexts(language), dates: dateFormats(language, timeZone) };
}

/** Across all reps, what needs the manager most; each rep's projects are already in that order. */
function neediest(all: readonly ReviewProject[], most: number): ReviewProject[] {
  const weight = (project: ReviewProject): number =>
    project.undecidedWeeks * 2 + Number(isObstructed(project));
  // the sort is stable: ties keep the rep's name and then the review's order
  return [...all].sort((a, b) => weight(b) - weight(a)).slice(0, most);
}

/** The project's place on the page of the review. */
function addressIn(url: string, { projectId }: ReviewProject): string {
  return `${url}&at=${encodeURIComponent(projectId)}#p-${encodeURIComponent(projectId)}`;
}

function isLeft({ undecidedWeeks }: ReviewProject): boolean {
  return undecidedWeeks > 0;
}

function isObstructed({ inTheWay }: ReviewProject): boolean {
  return inTheWay.overdue.length > 0 || inTheWay.drifting || inTheWay.stoppedSinceMs !== null;
}

function titleOf({ title, customerName }: ReviewProject): string {
  return `${shortName(title)} · ${shortName(customerName)}`;
}

/** An overdue task with its holder and since when; for a decision, the same for the tasks that it is about. */
export function overdueText(
  language: Language,
  { name, personName, sinceMs, dueAtMs, asked }: ReviewProject['inTheWay']['overdue'][number],
  day: (atMs: number) => string,
): string {
  const { overdue, heldBy, askedHeld } = reviewTexts(language).project;
  const who = heldBy({ who: personName, since: day(sinceMs) });
  const about = asked.map((task) =>
    askedHeld(task.name, heldBy({ who: task.personName, since: day(task.sinceMs) })),
  );
  return overdue({ name, due: day(dueAtMs), held: [who, ...about] });
}

/** What the review says about a project, one line each. */
function projectLines(notification: NotificationCommon, project: ReviewProject): string[] {
  const { texts, dates } = wordsOf(notification);
  const { project: say, list, listOfLists } = texts;
  const { done, moved, inTheWay, next, undecidedWeeks } = project;
  const { kind: contactKinds } = mailTexts(notification.language).contacts;
  const whatWasDone = [
    ...done.contacts
      .filter(({ kind }) => kind !== 'milestone')
      .map(({ kind, atMs }) => say.contact(contactKinds[kind], dates.day(atMs))),
    ...done.milestones.map(({ name }) => name),
    ...done.tasks.map(({ name }) => name),
  ];
  const obstacles = [
    ...(inTheWay.stoppedSinceMs === null ? [] : [say.stopped(dates.day(inTheWay.stoppedSinceMs))]),
    ...(inTheWay.missing.length > 0 ? [say.missing(list(inTheWay.missing))] : []),
    ...inTheWay.overdue.map((task) => overdueText(notification.language, task, dates.day)),
    ...(inTheWay.drifting ? [say.drifting] : []),
  ];
  return [
    ...(undecidedWeeks > 0 ? [say.undecided(undecidedWeeks)] : []),
    say.stage(project.stageName, project.ageInStageDays, project.ageDays),
    doneLine(whatWasDone, project, notification),
    ...(moved.length > 0 ? [say.moved(list(moved))] : []),
    ...(obstacles.length > 0 ? [say.inTheWay(listOfLists(obstacles))] : []),
    ...(next
      ? [
          textsIn(notification.language)
            .next[next.check](dates.date(next.atMs))
            .replace(/[.。]$/, ''),
        ]
      : []),
  ];
}

function doneLine(
  what: readonly string[],
  { newSinceMs }: ReviewProject,
  notification: NotificationCommon,
): string {
  const { texts, dates } = wordsOf(notification);
  const { project: say, list } = texts;
  if (what.length > 0) return say.done(list([...new Set(what)]));
  return newSinceMs === null ? say.nothingDone : say.opened(dates.day(newSinceMs));
}

function escalatedBlock(notification: ReviewNotification, { escalated }: ReviewFacts): Block[] {
  if (escalated.length === 0) return [];
  const { texts } = wordsOf(notification);
  const items = escalated.map((project) => ({
    url: addressIn(notification.url, project),
    label: `${project.ownerName} · ${titleOf(project)} · ${texts.project.undecided(project.undecidedWeeks)}`,
  }));
  const weeks = Math.min(...escalated.map(({ undecidedWeeks }) => undecidedWeeks));
  return listBlock(texts.review, texts.review.escalated(weeks), items);
}

function repsBlock({ review }: ReviewTexts, reps: ReviewFacts['reps']): Block[] {
  const items = reps.map(({ name, projects }) =>
    review.rep({
      name,
      projects: projects.length,
      left: projects.filter(isLeft).length,
      inTheWay: projects.filter(isObstructed).length,
    }),
  );
  return listBlock(review, review.reps, items);
}

/** Where the teams below stand, one line each; those that most need attention first. */
function teamsBlock({ review }: ReviewTexts, { teams }: ReviewFacts): Block[] {
  return listBlock(
    review,
    review.teams,
    teams.map((team) => review.rep(team)),
  );
}

/** The projects of the teams below that have waited longest for a decision or have something in the way. */
function belowBlock({ review }: ReviewTexts, { managerId, reps }: ReviewFacts, url: string): Block[] {
  const below = reps.filter((rep) => rep.managerId !== managerId).flatMap(({ projects }) => projects);
  const needy = below.filter((project) => isLeft(project) || isObstructed(project));
  const items = neediest(needy, needy.length).map((project) => ({
    url: addressIn(url, project),
    label: review.belowProject({
      name: `${project.ownerName} · ${titleOf(project)}`,
      undecidedWeeks: project.undecidedWeeks,
      isObstructed: isObstructed(project),
    }),
  }));
  return listBlock(review, review.below, items);
}

/** A list of at most `mostLines` lines and the number of further ones; no block when it is empty. */
function listBlock(review: ReviewTexts['review'], title: string, items: readonly ListItem[]): Block[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, mostLines);
  const more = items.length - shown.length;
  return [{ type: 'list', title, items: more > 0 ? [...shown, review.more(more)] : shown }];
}

function numberRows({ language }: NotificationCommon, { counts }: ReviewFacts): Fact[] {
  const { counts: labels } = reviewTexts(language);
  const mean = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const row = (label: string, { thisWeek, before }: WeekCount): Fact => ({
    label,
    value: labels.compared(thisWeek, mean.format(before)),
  });
  return [
    row(labels.entered, counts.entered),
    row(labels.won, counts.won),
    row(labels.lost, counts.lost),
    row(labels.dropped, counts.dropped),
    ...counts.byStage.map(({ name, open }): Fact => ({ label: name, value: String(open) })),
    { label: labels.held, value: String(counts.held) },
  ];
}

function heldBlock(notification: ReviewNotification, { held }: ReviewFacts): Block[] {
  const { texts, dates } = wordsOf(notification);
  const { holdReasons } = textsIn(notification.language);
  const items = held.flatMap((project) => {
    if (!project.hold) return [];
    const { reason, wakeAtMs } = project.hold;
    const said = texts.project.held(holdReasons[reason], dates.date(wakeAtMs));
    const label = `${project.ownerName} · ${titleOf(project)} · ${said}`;
    return [{ label, url: addressIn(notification.url, project) }];
  });
  return listBlock(texts.review, texts.review.held, items);
}
