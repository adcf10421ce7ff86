import { mailPatienceMs } from '../../contracts/sandbox/mail-attempts';
import { notificationWorkflowId, weeklyScheduleId } from '../../contracts/sandbox/names';
import type { WeeklySchedule } from '../../contracts/sandbox/weekly-schedules';
import type { RepairNote } from '../../contracts/sandbox/health';
import { usualReviewTime } from '../../domain/calendar/review-times';
import { wantedSchedules } from '../../people/weekly-schedules';
import { compare, reconcile } from '../../temporal/review-schedules';
import { newestRun } from '../../temporal/runs';
import type { Concern, Found } from './concern';
import { finding } from './concern';
import type { HealthDeps } from './deps';
import { timeOf } from './deps';

/** A last attempt may begin at the very end of `mailPatienceMs`. */
const lastAttemptMs = 3_600_000;
/** How many mails one check looks at, oldest first. */
const mostMails = 500;
/** The API requests what is due every minute. */
const askingMs = 15 * 60_000;

/** Mails that have been waiting longer than they are tried. */
export const mailConcern: Concern = {
  kinds: ['mail-waits'],
  async find(deps) {
    const { store } = deps;
    const before = new Date(timeOf(deps) - mailPatienceMs - lastAttemptMs);
    const found: Found[] = [];
    for (const { _id: key, projectId, updatedAtMs } of await store.waitingMails.untouchedSince(
      before,
      mostMails,
    )) {
      const detail = `Nobody has tried the mail since ${new Date(updatedAtMs).toISOString()}, and nobody has given it up.`;
      const one = finding('mail-waits', key, detail, projectId);
      const isGivenUp = await givenUp(deps, key, projectId);
      found.push({
        finding: one,
        ...(isGivenUp && { repair: { from: 'safe', run: () => settle(deps, key) } }),
      });
    }
    return found;
  },
};

/** Whether the sender knows that it did not arrive, so that only its row was left as it was. */
async function givenUp(
  { store, client }: HealthDeps,
  key: string,
  projectId: string | null,
): Promise<boolean> {
  if (projectId === null) return !(await newestRun(client, notificationWorkflowId(key)))?.isRunning;
  const events = await store.ledger.read(projectId);
  return events.some((event) => event.type === 'mailFailed' && event.effectKey === key);
}

async function settle(deps: HealthDeps, key: string): Promise<RepairNote> {
  const end = { status: 'failed', personId: null, reason: 'undelivered' } as const;
  const row = await deps.store.outbox.read(key);
  if (row) await deps.store.outbox.end(key, row.attempts, end, new Date(timeOf(deps)));
  return { atMs: timeOf(deps), outcome: 'repaired', detail: 'It was given up, and its row says so now.' };
}

/** Notifications that people's records request and nobody has passed on to Temporal. */
export const dueNotificationConcern: Concern = {
  kinds: [],
  async find(deps) {
    const before = timeOf(deps) - askingMs;
    const due = await deps.store.people.dueNotifications({ mostPeople: mostMails });
    return due
      .filter(({ notBeforeMs }) => notBeforeMs < before)
      .map(({ key, notification, notBeforeMs }) => {
        const since = new Date(notBeforeMs).toISOString();
        return { finding: finding('notification-waits', key, `A ${notification.kind} was due on ${since}.`) };
      });
  },
};

/** Weekly mails that are due to somebody but have no schedule. */
export const scheduleConcern: Concern = {
  kinds: ['weekly-schedule-missing'],
  async find(deps) {
    const wanted = await wantedSchedules(deps.store, deps.settings.reviewTime ?? usualReviewTime);
    const missing = new Set((await compare(deps, wanted)).missing);
    const isMissing = (of: WeeklySchedule): boolean => missing.has(weeklyScheduleId(of.mail, of.personId));
    return wanted.filter(isMissing).map((schedule) => ({
      finding: finding(
        'weekly-schedule-missing',
        `${schedule.mail}:${schedule.personId}`,
        `Nothing sends ${schedule.personId} the weekly ${schedule.mail}.`,
      ),
      repair: {
        from: 'safe',
        run: async () => {
          const ofPerson = wanted.filter(({ personId }) => personId === schedule.personId);
          const [failed] = (await reconcile(deps, ofPerson, [schedule.personId])).failed;
          if (failed) throw failed.error;
          return { atMs: timeOf(deps), outcome: 'repaired', detail: 'The schedule was made.' };
        },
      },
    }));
  },
};
