import { ApplicationFailure } from '@temporalio/activity';
import type { MailLater, MailReport, SendMailRequest } from '../../../contracts/sandbox/activities';
import type { MailHabit } from '../../../contracts/sandbox/mail-habits';
import type { Person } from '../../../contracts/wire/directory';
import { dayCount } from '../../../domain/calendar/calendar';
import type { DigestTimes } from '../../../domain/calendar/digest-times';
import { digestTimes } from '../../../domain/calendar/digest-times';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { ProjectState } from '../../../domain/project/model/state';
import type { MailEffect } from '../../../domain/project/react';
import { mailHabitOf } from '../../../people/mail-habit';
import { workTimes } from '../../../people/work-time';
import { latestState } from '../../../store/projects/latest-state';
import type { OutboxRow } from '../../../store/outbox';
import type { Store } from '../../../store/store';
import type { Unaddressed } from '../addressed';
import { findReader, outboxMail } from '../mail';
import type { MailDeps } from '../mail-deps';
import { nowOf } from '../mail-deps';
import { looked, overtaken } from '../mail-failures';
import { causeOf } from '../pointless';
import { endAsTold, toldInDigest } from '../told-elsewhere';
import { spreadMs } from '../working-hours';
import { digestKey, digestMail, sendDailyDigest } from './daily-digest';

/**
 * Emails that can wait are told in the reader's digest of the next working morning. Each waits with its project, by the
 * timer of it, and asks again when the digest is due. The first that asks sends the digest, which names all that wait
 * for the same reader; the others find themselves named and end. So nothing depends on one schedule, and nothing is
 * lost: what a digest that is over has not named leaves on its own.
 */

/** An email that a digest may tell, for a reader who wants that. */
interface Gathering {
  readonly reader: Person;
  readonly habit: Exclude<MailHabit, 'at-once'>;
  readonly times: DigestTimes;
  readonly nowMs: number;
}

/**
 * Sends an email, unless its reader is told in a digest.
 *
 * @param send sends it on its own
 */
export async function sendOrGather(
  deps: MailDeps,
  request: SendMailRequest,
  send: () => Promise<MailReport | MailLater>,
): Promise<MailReport | MailLater> {
  const { key } = outboxMail(request);
  const gathering = await looked(gatheringOf(deps, request), key);
  if (!gathering) return send();
  if (gathering.habit === 'digest') return (await looked(gather(deps, request, gathering), key)) ?? send();
  const report = await send();
  if (report.status !== 'accepted') return report;
  return (await looked(showAlso(deps, request, gathering), key)) ?? report;
}

const canWait: readonly MailEffect['mail'][] = [
  'reminder',
  'overdue',
  'stage-returned',
  'project-held',
  'drift',
];

/** Hundreds of projects may come in with one import, all on one morning: their first tasks are told together. */
function isBroughtIn({ deal }: ProjectState, { mail, taskId }: MailEffect): boolean {
  if (mail !== 'task' || deal?.broughtIn === undefined) return false;
  return deal.tasks[taskId ?? '']?.openedAtMs === deal.openedAtMs;
}

/** A decision that somebody has been asked for has come to be about more. */
async function isGrownDecision(store: Store, mail: Unaddressed): Promise<boolean> {
  return mail.effect.mail === 'task' && (await causeOf(store, mail))?.type === 'decisionChanged';
}

async function gatheringOf(
  deps: MailDeps,
  { projectId, effect }: SendMailRequest,
): Promise<Gathering | null> {
  const { store, settings } = deps;
  if (!canWait.includes(effect.mail) && effect.mail !== 'task') return null;
  const state = await latestState(store, projectId);
  if (!state?.deal) return null;
  const nowMs = await nowOf(deps);
  const mail = { state, effect, nowMs };
  if (effect.mail === 'task' && !isBroughtIn(state, effect) && !(await isGrownDecision(store, mail)))
    return null;
  const found = await findReader(store, mail);
  if ('status' in found) return null;
  const { person: reader } = found;
  const { habit } = await mailHabitOf(store, reader, settings.mailHabit ?? 'at-once');
  if (habit === 'at-once') return null;
  return { reader, habit, times: await timesOf(deps, reader, nowMs), nowMs };
}

async function timesOf(
  { store, settings }: Pick<MailDeps, 'store' | 'settings'>,
  reader: Person,
  nowMs: number,
): Promise<DigestTimes> {
  const { dayMs, companyTimeZone = reader.timeZone } = settings;
  const workTimeOf = await workTimes(store, { ...settings, companyTimeZone }, [reader.id]);
  return digestTimes(nowMs, dayCount(reader.id, { dayMs, workTimeOf }), workTimeOf(reader.id).zone, dayMs);
}

/** How an email waits for a digest or was told in one; null when it has to leave on its own. */
async function gather(
  deps: MailDeps,
  request: SendMailRequest,
  gathering: Gathering,
): Promise<MailReport | MailLater | null> {
  const { outbox } = deps.store;
  const { reader, times, nowMs } = gathering;
  const now = new Date();
  const before = await outbox.claim(outboxMail(request), now);
  if (before.status !== 'pending' && before.status !== 'for-digest') return null;
  const toldBefore = await digestThatNames(deps, before, [reader.id, before.personId]);
  if (toldBefore) return told(deps, before, toldBefore, now);
  const row = await outbox.gather(before, { personId: reader.id, sinceMs: nowMs, isSent: false }, now);
  if (!row) throw overtaken(before._id);
  const sinceMs = row.digestSinceMs ?? nowMs;
  const { latest, next } = times;
  if (latest && sinceMs < latest.atMs) {
    const digest = await pulled(deps, gathering, latest.day, row);
    if (digest === 'under-way') return waits(nowMs + pauseMs(deps));
    return digest?.status === 'accepted' && digest.names.includes(row._id)
      ? told(deps, row, digest, now)
      : null;
  }
  // a reminder that comes after the digest of its day must not come after its day
  if (latest && request.effect.mail === 'reminder' && deps.settings.dayMs === realDayMs) return null;
  return waits(next.atMs + spreadMs(deps.settings, request.projectId));
}

/** The same for an email that has left on its own, for a reader who wants both; null when nothing more is to come. */
async function showAlso(
  deps: MailDeps,
  request: SendMailRequest,
  gathering: Gathering,
): Promise<MailLater | null> {
  const { outbox } = deps.store;
  const { reader, times, nowMs } = gathering;
  const now = new Date();
  const sent = await outbox.claim(outboxMail(request), now);
  if (await digestThatNames(deps, sent, [reader.id])) return null;
  const row = await outbox.gather(sent, { personId: reader.id, sinceMs: nowMs, isSent: true }, now);
  const sinceMs = row?.digestSinceMs ?? nowMs;
  const { latest, next } = times;
  if (!latest || sinceMs >= latest.atMs) return waits(next.atMs + spreadMs(deps.settings, request.projectId));
  return (await pulled(deps, gathering, latest.day, row ?? sent)) === 'under-way'
    ? waits(nowMs + pauseMs(deps))
    : null;
}

/** More digests than anybody gets while an email waits. */
const mostDigests = 10;

async function digestThatNames(
  { store: { outbox } }: MailDeps,
  { _id, digestSinceMs }: OutboxRow,
  personIds: readonly (string | null)[],
): Promise<OutboxRow | undefined> {
  if (digestSinceMs === null) return undefined;
  const ids = [...new Set(personIds.filter((id) => id !== null))];
  const sent = await Promise.all(ids.map((id) => outbox.lastTo(id, digestMail, mostDigests)));
  return sent.flat().find(({ status, names }) => status === 'accepted' && names.includes(_id));
}

async function told(deps: MailDeps, row: OutboxRow, digest: OutboxRow, now: Date): Promise<MailReport> {
  const { outbox } = deps.store;
  const { personId } = digest;
  if (personId === null) throw new Error(`The digest ${digest._id} went to nobody.`);
  if (!(await outbox.join(row, { key: digest._id, personId }, now))) throw overtaken(row._id);
  return endAsTold(deps, row, { reason: toldInDigest, personId }, now);
}

/** Digests that a mail server does not take: after so many, what waits for them leaves on its own. */
const mostGivenUp = 2;

/**
 * The digest of a day, sent if nobody has; null when digests do not get through.
 *
 * @throws a retryable failure when the database cannot do its part
 */
async function pulled(
  deps: MailDeps,
  { reader: { id: personId } }: Gathering,
  day: string,
  asking: Pick<OutboxRow, '_id' | 'digestSinceMs'>,
): Promise<OutboxRow | 'under-way' | null> {
  const { outbox, mailTurns } = deps.store;
  const key = digestKey(personId, day);
  // one at a time: two of one reader would tell the same
  const turn = `${digestMail}:${personId}`;
  if (!(await mailTurns.take(turn, asking._id))) return 'under-way';
  try {
    const rows = await outbox.lastTo(personId, digestMail, mostDigests);
    const naming = rows.find(({ status, names }) => status === 'accepted' && names.includes(asking._id));
    if (naming) return naming;
    if (rows.some((row) => isTried(deps, row, key))) return 'under-way';
    const givenUp = await giveUp(deps, rows, key);
    const sinceMs = asking.digestSinceMs ?? 0;
    if (givenUp.filter(({ namedAtMs }) => (namedAtMs ?? 0) >= sinceMs).length >= mostGivenUp) return null;
    await sendDailyDigest(deps, { personId, day }).catch((error: unknown) => {
      // its row says how it stands: it is tried again, or it will never be sent
      if (!(error instanceof ApplicationFailure) || error.type === 'database-unavailable') throw error;
    });
    const sent = await outbox.read(key);
    return sent && isOver(sent) ? sent : 'under-way';
  } finally {
    // a turn that cannot be given back ends by itself
    await mailTurns.end(turn, asking._id).catch(() => undefined);
  }
}

function isOver({ status }: OutboxRow): boolean {
  return ['accepted', 'skipped', 'failed', 'unconfirmed'].includes(status);
}

/** Whether an attempt is going on, or has been made so lately that the mail server would say the same. */
function isTried(
  deps: MailDeps,
  { _id, status, slotEndsAtMs, updatedAtMs }: OutboxRow,
  key: string,
): boolean {
  if (status === 'sending' || status === 'handing-over') return (slotEndsAtMs ?? 0) > Date.now();
  return _id === key && status === 'deferred' && Date.now() < updatedAtMs + pauseMs(deps);
}

/** The reason of a digest that did not get through on its day: the next one says it. */
const overtakenByNext = 'next-digest';

/** Ends digests of earlier days that did not get through, and returns them with those that were ended before. */
async function giveUp(deps: MailDeps, rows: readonly OutboxRow[], key: string): Promise<OutboxRow[]> {
  const { outbox } = deps.store;
  const ended: OutboxRow[] = [];
  for (const row of rows.filter(({ _id }) => _id !== key)) {
    if (row.reason === overtakenByNext) ended.push(row);
    const isUnderWay = row.status === 'sending' || row.status === 'handing-over';
    if (isOver(row) || (isUnderWay && (row.slotEndsAtMs ?? 0) > Date.now())) continue;
    const { personId, attempts } = row;
    const status = row.status === 'handing-over' ? 'unconfirmed' : 'skipped';
    await outbox.end(row._id, attempts, { status, personId, reason: overtakenByNext }, new Date());
    ended.push(row);
  }
  return ended;
}

/** How long an email waits for a digest that somebody else is sending, or that the mail server does not take now. */
function pauseMs({ settings: { dayMs } }: MailDeps): number {
  return dayMs === realDayMs ? 5 * 60_000 : Math.max(1, Math.round(dayMs / 4));
}

function waits(notBeforeMs: number): MailLater {
  return { status: 'later', notBeforeMs };
}
