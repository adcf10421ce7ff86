import { addDays, localDate, morningMs } from '../../domain/calendar/local-dates';
import { nextDeadlineMs, realDayMs } from '../../domain/project/evolve/clocks';
import { planRequest } from '../../domain/project/evolve/deadline-plans';
import type { ProjectEvent } from '../../domain/project/model/events';
import { fold } from '../../domain/project/evolve/evolve';
import { mailKey, react, rolesToChoose } from '../../domain/project/react';
import type { ProjectState } from '../../domain/project/model/state';
import { isOpen } from '../../domain/project/model/state';
import { eventually } from './eventually';
import type { TimeSkipping } from './time-skipping';

/** The zone in which the people of these tests live. It has no summer time. */
export const zone = 'Asia/Taipei';

/** What is known from outside about the projects whose days are skipped. */
export interface Outside {
  events(projectId: string): Promise<readonly ProjectEvent[]> | readonly ProjectEvent[];
  /** Keys of the mails that have ended, in whatever way. */
  endedMails(projectId: string): Promise<readonly string[]> | readonly string[];
}

/** Days of a calendar that pass in a moment. */
export interface SkippedDays {
  /** Goes on to the next Monday, 10:00, which becomes day 0. */
  toMonday(): Promise<void>;
  /** 09:00 of a day, counted from the Monday. */
  morning(day: number): number;
  /** The day of an instant, counted from the Monday. */
  dayOf(atMs: number): number;
  /** Waits until a project is told and planned, and every mail of it has ended. */
  settle(projectIds: readonly string[]): Promise<void>;
  /** Lets time pass, with every deadline of the projects on the way: what one sets off is over before the next. */
  pass(projectIds: readonly string[], untilMs: number): Promise<void>;
}

export function skippedDays({ env }: TimeSkipping, outside: Outside): SkippedDays {
  let monday = '';

  const settled = async (projectId: string): Promise<ProjectState> =>
    eventually(async () => {
      const { state, mails } = replayed(projectId, await outside.events(projectId));
      const ended = await outside.endedMails(projectId);
      const isNotified = state.status !== 'new' && planRequest(state) === null && nobodyIsChosen(state);
      return isNotified && mails.every((mail) => ended.includes(mailKey(projectId, mail))) && state;
    });
  const skip = async (untilMs: number): Promise<void> => {
    const ms = untilMs - (await env.currentTimeMs());
    if (ms > 0) await env.sleep(ms);
  };

  return {
    async toMonday() {
      const today = localDate(await env.currentTimeMs(), zone);
      monday = addDays(today, 1);
      while (new Date(monday).getUTCDay() !== 1) monday = addDays(monday, 1);
      await skip(morningMs(monday, zone) + 3_600_000);
    },
    morning: (day) => morningMs(addDays(monday, day), zone),
    dayOf: (atMs) => (Date.parse(localDate(atMs, zone)) - Date.parse(monday)) / realDayMs,
    settle: async (projectIds) => void (await Promise.all(projectIds.map(settled))),
    async pass(projectIds, untilMs) {
      for (;;) {
        const states = await Promise.all(projectIds.map(settled));
        const due = states.flatMap((state) => {
          const atMs = nextDeadlineMs(state);
          return atMs !== null && atMs <= untilMs ? [{ state, atMs }] : [];
        });
        const [first] = due.sort((a, b) => a.atMs - b.atMs);
        if (!first) break;
        await skip(first.atMs + 1_000);
        // what is due by now has happened when the ledger names a later deadline, or none
        const { projectId } = first.state;
        await eventually(async () => {
          const { state } = replayed(projectId, await outside.events(projectId));
          return nextDeadlineMs(state) !== first.atMs;
        });
      }
      await skip(untilMs);
    },
  };
}

/** What a ledger tells: the state, and every mail that it asks for. */
export function replayed(projectId: string, events: readonly ProjectEvent[]) {
  return { state: fold(projectId, events), mails: events.flatMap(react) };
}

function nobodyIsChosen(state: ProjectState): boolean {
  return !isOpen(state) || rolesToChoose(state.deal).length === 0;
}
