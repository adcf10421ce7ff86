import type { ClockRequest } from '../domain/clocks';
import type { DeadlinePlan } from '../domain/project/events';

type ClockPlan = NonNullable<DeadlinePlan['clock']>;

/** How days become instants for one person, epoch milliseconds. */
export interface DayCount {
  /** The working morning that comes so many days after an instant, or the next one. */
  readonly after: (fromMs: number, days: number) => number;
  /** The morning after so many working days have passed. */
  readonly afterWorking: (fromMs: number, workingDays: number) => number;
  /** Days that are none have no mornings: a time lapse. */
  readonly hasMornings: boolean;
}

/** Instants for what a project's clock asks for, on working mornings of the owner. */
export function planClock(request: ClockRequest, days: DayCount): ClockPlan {
  const { revision, fromMs, kind } = request;
  switch (kind) {
    case 'wake':
      return { revision, wakeAtMs: notBefore(days.after(fromMs, 0), request.notBeforeMs, days) };
    case 'judge-again':
      return { revision, judgeAtMs: days.afterWorking(fromMs, request.workingDays) };
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
  const [followUpAtMs, judgeAtMs] = [followUpDays === null ? null : at(followUpDays), at(judgeDays)];
  if (meetingAtMs === undefined) return { judgeAtMs, ...(followUpAtMs !== null && { followUpAtMs }) };

  const afterMeetingMs = days.after(meetingAtMs, 1);
  if (followUpAtMs === null || followUpDays === null)
    return { judgeAtMs: Math.max(judgeAtMs, afterMeetingMs) };
  // where the meeting moves both, judgement still comes its days after the follow-up
  const judgeAfterMs =
    judgeAtMs < afterMeetingMs ? days.after(meetingAtMs, Math.max(1, judgeDays - followUpDays)) : judgeAtMs;
  return {
    followUpAtMs: Math.max(followUpAtMs, afterMeetingMs),
    judgeAtMs: Math.max(judgeAfterMs, afterMeetingMs),
  };
}

/** What a change has made overdue comes on the next working morning: nobody is judged in the night. */
export function notBefore(atMs: number, notBeforeMs: number | undefined, days: DayCount): number {
  if (notBeforeMs === undefined || atMs >= notBeforeMs) return atMs;
  if (!days.hasMornings) return notBeforeMs;
  const sameDayMs = days.after(notBeforeMs, 0);
  return sameDayMs >= notBeforeMs ? sameDayMs : days.after(notBeforeMs, 1);
}
