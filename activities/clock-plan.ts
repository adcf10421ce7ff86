import type { WorkTime } from '../contracts/working-days';
import { realDayMs } from '../domain/clocks';
import type { ClockRequest } from '../domain/clocks';
import type { DeadlinePlan } from '../domain/project/events';
import type { CalendarOptions } from './calendar';
import { deadlineMs, workingDeadlineMs } from './calendar';

type ClockPlan = NonNullable<DeadlinePlan['clock']>;

/** Instants for what a project's clock asks for, on working mornings of the owner. */
export function planClock(request: ClockRequest, ownerId: string, options: CalendarOptions): ClockPlan {
  const workTime = options.workTimeOf(ownerId);
  const { dayMs } = options;
  const { revision, fromMs, kind } = request;
  switch (kind) {
    case 'wake':
      return { revision, wakeAtMs: deadlineMs(fromMs, 0, dayMs, workTime) };
    case 'judge-again':
      return { revision, judgeAtMs: workingDeadlineMs(fromMs, request.workingDays, dayMs, workTime) };
    case 'grace': {
      const dropAtMs = workingDeadlineMs(fromMs, request.workingDays, dayMs, workTime);
      return { revision, dropAtMs: notBefore(dropAtMs, request.notBeforeMs, options, workTime) };
    }
    case 'checks':
      return { revision, ...planChecks(request, options, workTime) };
  }
}

type Checks = Extract<ClockRequest, { kind: 'checks' }>;

function planChecks(
  { fromMs, followUpDays, judgeDays, notBeforeMs, meetingAtMs }: Checks,
  options: CalendarOptions,
  workTime: WorkTime,
): Pick<ClockPlan, 'followUpAtMs' | 'judgeAtMs'> {
  const { dayMs } = options;
  const at = (days: number): number =>
    notBefore(deadlineMs(fromMs, days, dayMs, workTime), notBeforeMs, options, workTime);
  const [followUpAtMs, judgeAtMs] = [followUpDays === null ? null : at(followUpDays), at(judgeDays)];
  if (meetingAtMs === undefined) return { judgeAtMs, ...(followUpAtMs !== null && { followUpAtMs }) };

  const afterMeetingMs = deadlineMs(meetingAtMs, 1, dayMs, workTime);
  if (followUpAtMs === null || followUpDays === null)
    return { judgeAtMs: Math.max(judgeAtMs, afterMeetingMs) };
  // where the meeting moves both, judgement still comes its days after the follow-up
  const judgeAfterMs =
    judgeAtMs < afterMeetingMs
      ? deadlineMs(meetingAtMs, Math.max(1, judgeDays - followUpDays), dayMs, workTime)
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
  workTime: WorkTime,
): number {
  if (notBeforeMs === undefined || atMs >= notBeforeMs) return atMs;
  if (dayMs !== realDayMs) return notBeforeMs;
  const sameDayMs = deadlineMs(notBeforeMs, 0, dayMs, workTime);
  return sameDayMs >= notBeforeMs ? sameDayMs : deadlineMs(notBeforeMs, 1, dayMs, workTime);
}
