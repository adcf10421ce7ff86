import { realDayMs } from '../domain/clocks';
import type { ClockRequest } from '../domain/clocks';
import type { DeadlinePlan } from '../domain/project/events';
import type { CalendarOptions } from './calendar';
import { deadlineMs, workingDeadlineMs } from './calendar';

type ClockPlan = NonNullable<DeadlinePlan['clock']>;

/** Instants for what a project's clock asks for, on working mornings of the owner. */
export function planClock(request: ClockRequest, ownerId: string, options: CalendarOptions): ClockPlan {
  const zone = options.zoneOf(ownerId);
  const { dayMs } = options;
  const { revision, fromMs, kind } = request;
  switch (kind) {
    case 'wake':
      return { revision, wakeAtMs: deadlineMs(fromMs, 0, dayMs, zone) };
    case 'judge-again':
      return { revision, judgeAtMs: workingDeadlineMs(fromMs, request.workingDays, dayMs, zone) };
    case 'grace': {
      const dropAtMs = workingDeadlineMs(fromMs, request.workingDays, dayMs, zone);
      return { revision, dropAtMs: notBefore(dropAtMs, request.notBeforeMs, options, zone) };
    }
    case 'checks':
      return { revision, ...planChecks(request, options, zone) };
  }
}

type Checks = Extract<ClockRequest, { kind: 'checks' }>;

function planChecks(
  { fromMs, followUpDays, judgeDays, notBeforeMs, meetingAtMs }: Checks,
  options: CalendarOptions,
  zone: string,
): Pick<ClockPlan, 'followUpAtMs' | 'judgeAtMs'> {
  const { dayMs } = options;
  const at = (days: number): number =>
    notBefore(deadlineMs(fromMs, days, dayMs, zone), notBeforeMs, options, zone);
  const [followUpAtMs, judgeAtMs] = [followUpDays === null ? null : at(followUpDays), at(judgeDays)];
  if (meetingAtMs === undefined) return { judgeAtMs, ...(followUpAtMs !== null && { followUpAtMs }) };

  const afterMeetingMs = deadlineMs(meetingAtMs, 1, dayMs, zone);
  if (followUpAtMs === null || followUpDays === null)
    return { judgeAtMs: Math.max(judgeAtMs, afterMeetingMs) };
  // where the meeting moves both, judgement still comes its days after the follow-up
  const judgeAfterMs =
    judgeAtMs < afterMeetingMs
      ? deadlineMs(meetingAtMs, Math.max(1, judgeDays - followUpDays), dayMs, zone)
      : judgeAtMs;
  return {
    followUpAtMs: Math.max(followUpAtMs, afterMeetingMs),
    judgeAtMs: Math.max(judgeAfterMs, afterMeetingMs),
  };
}

/** What a change has made overdue comes on the next working morning: nobody is judged in the night. */
function notBefore(
  atMs: number,
  notBeforeMs: number | undefined,
  { dayMs }: CalendarOptions,
  zone: string,
): number {
  if (notBeforeMs === undefined || atMs >= notBeforeMs) return atMs;
  if (dayMs !== realDayMs) return notBeforeMs;
  const sameDayMs = deadlineMs(notBeforeMs, 0, dayMs, zone);
  return sameDayMs >= notBeforeMs ? sameDayMs : deadlineMs(notBeforeMs, 1, dayMs, zone);
}
