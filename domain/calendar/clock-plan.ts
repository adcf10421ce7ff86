import type { ClockRequest } from '../project/evolve/deadline-plans';
import type { DeadlinePlan } from '../project/model/events';

type ClockPlan = NonNullable<DeadlinePlan['clock']>;

/** How days become instants for one person, epoch milliseconds. */
export interface DayCount {
  /** The first working morning at or after the given number of days. */
  readonly after: (fromMs: number, days: number) => number;
  /** The morning after so many working days have passed. */
  readonly afterWorking: (fromMs: number, workingDays: number) => number;
  /** False in a time lapse: its days are too short to have mornings. */
  readonly hasMornings: boolean;
}

/** Instants for what a project's clock asks for, on working mornings of the owner. */
export function planClock(request: ClockRequest, days: DayCount): ClockPlan {
  const { revision, fromMs, kind } = request;
  switch (kind) {
    case 'wake':
      return { revision, wakeAtMs: notBefore(days.after(fromMs, 0), request.notBeforeMs, days) };
    case 'judge-again': {
      const { workingDays, notBeforeMs, meetingAtMs } = request;
      const judgeAtMs = notBefore(days.afterWorking(fromMs, workingDays), notBeforeMs, days);
      return { revision, judgeAtMs: afterMeeting(judgeAtMs, meetingAtMs, days) };
    }
    case 'grace': {
      const dropAtMs = days.afterWorking(fromMs, request.workingDays);
      return { revision, dropAtMs: notBefore(dropAtMs, request.notBeforeMs, days) };
    }
    case 'checks':
      return { revision, ...planChecks(request, days) };
  }
}

type Checks = Extract<ClockRequest, { kind: 'checks' }>;

function planChecks(
  { fromMs, followUpDays, judgeDays, notBeforeMs, meetingAtMs }: Checks,
  days: DayCount,
): Pick<ClockPlan, 'followUpAtMs' | 'judgeAtMs'> {
  const at = (count: number): number => notBefore(days.after(fromMs, count), notBeforeMs, days);
  const judgeAtMs = afterMeeting(at(judgeDays), meetingAtMs, days);
  if (followUpDays === null) return { judgeAtMs };
  const plainMs = at(followUpDays);
  const followUpAtMs = afterMeeting(plainMs, meetingAtMs, days);
  if (meetingAtMs === undefined || plainMs === followUpAtMs) return { followUpAtMs, judgeAtMs };
  // where the meeting moves the follow-up, judgement still comes its days after it
  const judgedLaterMs = days.after(meetingAtMs, Math.max(1, judgeDays - followUpDays));
  return { followUpAtMs, judgeAtMs: Math.max(judgeAtMs, judgedLaterMs) };
}

/** After a meeting that the customer has confirmed, nothing is checked before the next working morning. */
function afterMeeting(atMs: number, meetingAtMs: number | undefined, days: DayCount): number {
  return meetingAtMs === undefined ? atMs : Math.max(atMs, days.after(meetingAtMs, 1));
}

/** What a change makes overdue moves to the next working morning: nobody is judged at night. */
export function notBefore(atMs: number, notBeforeMs: number | undefined, days: DayCount): number {
  if (notBeforeMs === undefined || atMs >= notBeforeMs) return atMs;
  if (!days.hasMornings) return notBeforeMs;
  const sameDayMs = days.after(notBeforeMs, 0);
  return sameDayMs >= notBeforeMs ? sameDayMs : days.after(notBeforeMs, 1);
}

/** Length of a working day from its morning on, in milliseconds: nobody is asked for anything later. */
const workdayMs = 9 * 3_600_000;

/** The instant itself when it lies in working hours, else the next working morning. */
export function inWorkingHours(atMs: number, days: DayCount): number {
  if (!days.hasMornings) return atMs;
  const morningMs = days.after(atMs, 0);
  // later: the day has not begun yet, or it is a day off
  if (morningMs >= atMs) return morningMs;
  return atMs < morningMs + workdayMs ? atMs : days.after(atMs, 1);
}
