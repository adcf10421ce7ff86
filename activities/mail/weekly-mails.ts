import type { MailReport } from '../../contracts/sandbox/activities';
import type { Person } from '../../contracts/wire/directory';
import type { WeeklyMail } from '../../contracts/sandbox/weekly-mails';
import { weeklyMailSlotMs } from '../../contracts/sandbox/mail-attempts';
import {
  addWeeks,
  reviewAtMs,
  reviewTimeOf,
  usualReviewTime,
  weekOf,
} from '../../domain/calendar/review-times';
import type { WeeklyMailRequest } from '../../contracts/sandbox/weekly-mails';
import { activeManagerOf, standInFor } from '../../people/presence';
import type { StandIn } from '../../people/presence';
import type { ReviewRequest } from '../../queries/review/review-facts';
import { mirrorFacts, reviewFacts, toDecide } from '../../queries/review/review-facts';
import { toStandIn } from '../../mail/content/instead-of';
import type { MailContent } from '../../mail/content/content';
import { mirrorContent, mostProjects, reviewContent } from '../../mail/content/review';
import { renderContent } from '../../mail/send/render';
import type { Wanted } from './delivery';
import type { ReadyMail } from './mail-message';
import type { MailDeps } from './mail-deps';
import { deliver } from './delivery';
import { nowOf } from './mail-deps';
import { linkExpiry, projectUrl } from './mail-links';
import { insteadOfIn } from './mail-model';

/** The key of a weekly email: one week's email to one person. */
export function weeklyMailKey(mail: WeeklyMail, personId: string, week: string): string {
  return `${mail}:${personId}:${week}`;
}

/**
 * Sends one week's email to one person, unless it was sent before. Everything in it is looked up at each attempt: who
 * is in the team, where the projects stand, and who reads for absent people.
 *
 * @throws as `deliver` does
 */
export function sendWeeklyMail(deps: MailDeps, request: WeeklyMailRequest): Promise<MailReport> {
  const { mail, personId, scheduledAtMs, timeZone } = request;
  const week = weekOf(scheduledAtMs, timeZone);
  const key = weeklyMailKey(mail, personId, week);
  return deliver<Wanted>(deps, {
    mail: { key, projectId: null, mail, taskId: null, request: { activity: 'sendWeeklyMail', request } },
    slotMs: weeklyMailSlotMs,
    wanted: (now) => wantedMail(now, request),
    async write(attempt, { reader }) {
      const nowMs = await nowOf(attempt);
      const writing: Writing = { deps: attempt, reader, meant: reader.insteadOf ?? reader.person, nowMs };
      const written =
        mail === 'review'
          ? await writeReview(writing, request, week)
          : await writeMirror(writing, request, scheduledAtMs);
      if (typeof written === 'string') return skip(request, written);
      const insteadOf = insteadOfIn(reader, nowMs);
      const ready: ReadyMail = {
        recipient: reader.person,
        threadKey: key,
        rendered: renderContent(toStandIn(written.content, insteadOf)),
        replyToken: null,
        unsubscribeUrl: written.unsubscribeUrl,
      };
      return ready;
    },
    async whenAccepted() {
      if (mail === 'review') await deps.store.reviews.sent(personId, week, await nowOf(deps));
    },
  });
}

/** Whether the email is still wanted, and by whom. */
async function wantedMail(deps: MailDeps, request: WeeklyMailRequest): Promise<Wanted | MailReport> {
  const reader = await standInFor(deps.store, request.personId, await nowOf(deps));
  return reader ? { reader } : skip(request, 'inactive');
}

interface Writing {
  readonly deps: MailDeps;
  readonly reader: StandIn;
  readonly meant: Person;
  readonly nowMs: number;
}

interface Written {
  readonly content: MailContent;
  readonly unsubscribeUrl: string;
}

/** @returns why none is sent, as a code, if so */
async function writeReview(
  writing: Writing,
  { personId: managerId }: WeeklyMailRequest,
  week: string,
): Promise<Written | string> {
  const { deps, reader, meant, nowMs } = writing;
  const { store, settings } = deps;
  const request: ReviewRequest = { managerId, week, nowMs, language: reader.person.language, ...usual(deps) };
  const facts = await reviewFacts(store, request);
  const { fromMs, toMs } = facts;
  const projectIds = toDecide(facts).map(({ projectId }) => projectId);
  // a review takes place whether or not its manager wants the email: what stays undecided comes before the next one up
  await store.reviews.prepare({ managerId, week, fromMs, toMs, projectIds });
  if (isUnsubscribed(writing, 'review')) return 'unsubscribed';
  const isClear = projectIds.length === 0 && facts.escalated.length === 0 && facts.teams.length === 0;
  if (isClear && !meant.review?.allClear) return 'nothing-to-decide';
  const [token = '', unsubscribe = ''] = await store.links.create([
    linkFor(writing, { kind: 'review', managerId, week }),
    linkFor(writing, { kind: 'unsubscribe', what: 'review' }),
  ]);
  const unsubscribeUrl = `${settings.publicUrl}/unsubscribe?token=${unsubscribe}`;
  const url = `${settings.publicUrl}/reviews/${week}?token=${token}`;
  return { unsubscribeUrl, content: reviewContent({ ...readBy(reader), facts, url, unsubscribeUrl }) };
}

/** @returns why none is sent, as a code, if so */
async function writeMirror(
  writing: Writing,
  { personId }: WeeklyMailRequest,
  scheduledAtMs: number,
): Promise<Written | string> {
  const { deps, reader, nowMs } = writing;
  const { store, settings } = deps;
  if (isUnsubscribed(writing, 'mirror')) return 'unsubscribed';
  const manager = await activeManagerOf(store, personId);
  if (!manager) return 'no-manager';
  const next = nextReview(manager, scheduledAtMs, deps);
  if (next.atMs <= nowMs) return 'too-late';
  const { language } = reader.person;
  const request = {
    personId,
    managerId: manager.id,
    week: next.week,
    nowMs,
    language,
    ...usual(deps),
  };
  const { projects, held } = await mirrorFacts(store, request);
  if (projects.length === 0) return 'nothing-to-ask';
  const shown = projects.slice(0, mostProjects);
  const [unsubscribe = '', ...tokens] = await store.links.create([
    linkFor(writing, { kind: 'unsubscribe', what: 'mirror' }),
    ...shown.map(({ projectId }) => linkFor(writing, { kind: 'project', projectId })),
  ]);
  const unsubscribeUrl = `${settings.publicUrl}/unsubscribe?token=${unsubscribe}`;
  const content = mirrorContent({
    ...readBy(reader),
    managerName: manager.name,
    reviewAtMs: next.atMs,
    projects: shown.map((project, index) => ({
      project,
      url: projectUrl(settings.publicUrl, project.projectId, tokens[index] ?? ''),
    })),
    more: projects.length - shown.length,
    held: held.length,
    unsubscribeUrl,
  });
  return { content, unsubscribeUrl };
}

/** A manager's first review after an instant. */
function nextReview(manager: Person, afterMs: number, deps: MailDeps): { week: string; atMs: number } {
  const time = reviewTimeOf(manager, deps.settings.reviewTime ?? usualReviewTime);
  const { timeZone } = manager;
  let week = weekOf(afterMs, timeZone);
  while (reviewAtMs(week, time, timeZone) <= afterMs) week = addWeeks(week, 1);
  return { week, atMs: reviewAtMs(week, time, timeZone) };
}

function usual({ settings: { reviewTime } }: MailDeps): Pick<ReviewRequest, 'usual'> {
  return reviewTime ? { usual: reviewTime } : {};
}

/** Sent neither to people who do not want it, nor to stand-ins who have unsubscribed from such emails. */
function isUnsubscribed({ reader, meant }: Writing, mail: WeeklyMail): boolean {
  return [reader.person, meant].some(({ review }) => review?.unsubscribed.includes(mail));
}

type NewLink = Parameters<MailDeps['store']['links']['create']>[0][number];

function linkFor({ reader, nowMs }: Writing, target: NewLink['target']): NewLink {
  return { personId: reader.person.id, target, expiresAt: linkExpiry(nowMs) };
}

function readBy({ person: { language, timeZone, name } }: StandIn) {
  return { language, timeZone, recipient: { name } };
}

function skip({ personId }: WeeklyMailRequest, reason: string): MailReport {
  return { status: 'skipped', personId, reason };
}
