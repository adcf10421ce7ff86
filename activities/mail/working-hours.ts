import { Context } from '@temporalio/activity';
import type { MailLater, SendMailRequest } from '../../contracts/sandbox/activities';
import { inWorkingHours } from '../../domain/calendar/clock-plan';
import type { Person } from '../../contracts/wire/directory';
import type { NotificationRequest } from '../../contracts/sandbox/notifications';
import { workTimes } from '../../people/work-time';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { fnv1a } from '../../domain/fnv1a';
import { internalSource } from '../../domain/project/model/commands';
import type { ProjectEvent } from '../../domain/project/model/events';
import type { MailEffect } from '../../domain/project/react';
import type { Deal } from '../../domain/project/model/state';
import { askedAbout } from '../../domain/project/decide/decisions';
import { latestState } from '../../store/projects/latest-state';
import { dayCount } from '../../domain/calendar/calendar';
import type { MailDeps } from './mail-deps';
import { nowOf } from './mail-deps';
import { addressOf } from './addressed';
import { causeOf, whyPointless } from './pointless';

/**
 * Nobody is asked at night. Deadlines fall on the mornings of the task's holder, but the resulting emails may be for
 * somebody in another zone: the manager, or a stand-in. What the platform asks of its own accord waits for the reader's
 * working hours. What another person does is reported at once, whenever they do it.
 */

/**
 * Until when a project's email waits: the clock asks, and its reader is not at work now, or many projects ask at this
 * moment. Null when it leaves now.
 */
export async function mailWaits(
  deps: MailDeps,
  { projectId, effect }: SendMailRequest,
): Promise<MailLater | null> {
  const { store, settings } = deps;
  if (settings.dayMs !== realDayMs || !mayAsk(effect) || isRetried()) return null;
  const state = await latestState(store, projectId);
  if (!state?.deal) return null;
  const nowMs = await nowOf(deps);
  const mail = { state, effect, nowMs };
  const cause = await causeOf(store, mail);
  if (!cause || !isAskedByClock(state.deal, cause, effect)) return null;
  const addressed = await addressOf(store, mail);
  // what nobody needs any more ends at once
  if ('status' in addressed || (await whyPointless(store, mail, addressed.meant.id)) !== null) return null;
  const laterMs = spreadMs(settings, projectId);
  const atWorkMs = await whenAtWork(deps, addressed.reader.person, nowMs);
  const notBeforeMs = atWorkMs > nowMs ? atWorkMs + laterMs : cause.atMs + laterMs;
  return notBeforeMs > nowMs ? { status: 'later', notBeforeMs } : null;
}

/** Until when a notification waits: what the end of an absence brings comes when the person is at work again. */
export async function notificationWaits(
  deps: MailDeps,
  { personId, notification }: NotificationRequest,
): Promise<MailLater | null> {
  const { store, settings } = deps;
  if (
    settings.dayMs !== realDayMs ||
    notification.kind !== 'queue-offer' ||
    notification.backAtMs === undefined
  )
    return null;
  const person = await store.people.read(personId);
  if (!person) return null;
  const nowMs = await nowOf(deps);
  const notBeforeMs = await whenAtWork(deps, person, nowMs);
  return notBeforeMs > nowMs ? { status: 'later', notBeforeMs } : null;
}

async function whenAtWork({ store, settings }: MailDeps, person: Person, nowMs: number): Promise<number> {
  const { dayMs, companyTimeZone = person.timeZone } = settings;
  const workTimeOf = await workTimes(store, { ...settings, companyTimeZone }, [person.id]);
  return inWorkingHours(nowMs, dayCount(person.id, { dayMs, workTimeOf }));
}

/** An email that missed the working hours because the mail server was away leaves as soon as it can. */
function isRetried(): boolean {
  return Context.current().info.attempt > 1;
}

function mayAsk({ mail }: MailEffect): boolean {
  return mail === 'task' || mail === 'reminder' || mail === 'overdue';
}

/** Whether an email comes from the clock or a task's ladder, and not from anybody's action. */
function isAskedByClock(deal: Deal, cause: ProjectEvent, { mail, taskId }: MailEffect): boolean {
  if (cause.source !== internalSource) return false;
  if (mail !== 'task') return true;
  const task = deal.tasks[taskId ?? ''];
  const isDeclined =
    task !== undefined && askedAbout(deal, task).some(({ replaces }) => replaces !== undefined);
  switch (task?.kind) {
    case 'follow-up':
    case 'judge':
    case 'resume':
      return true;
    case 'reassign':
      return !isDeclined;
    default:
      return false;
  }
}

/**
 * How long after the others of one morning an email of a project leaves, milliseconds: always the same. Not at all in a
 * time lapse, in which a spread of minutes would be months.
 */
export function spreadMs(
  { dayMs, mailSpreadMs = 0 }: Pick<MailDeps['settings'], 'dayMs' | 'mailSpreadMs'>,
  projectId: string,
): number {
  return dayMs === realDayMs ? Math.round((fnv1a(projectId) / 2 ** 32) * mailSpreadMs) : 0;
}
