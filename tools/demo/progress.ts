import { setTimeout as delay } from 'node:timers/promises';

import type { PlaybookRules } from '../../domain/playbook/playbook';
import type { MailCatcherClient } from '../../embedded/engines/mail-catcher';
import type { PlatformRecords } from './platform-records';
import { progressLine, progressPicture } from './progress-picture';
import type { DayAxis } from './plan/schedule';
import { spreadOf } from './plan/spread';
import type { Terminal } from './terminal';
import type { TimeLapse } from './plan/time-lapse';
import { latenesses } from './plan/time-lapse';

export interface ProgressDeps {
  readonly terminal: Terminal;
  readonly records: PlatformRecords;
  readonly mail: MailCatcherClient;
  readonly lapse: TimeLapse;
  readonly axis: DayAxis;
  readonly rules: PlaybookRules;
}

/** How often to look, in milliseconds. */
const pauseMs = { live: 500, lines: 5_000 } as const;

/** Looking costs the database something: it may take at most this share of the time. */
const mostOfTheTime = 0.1;

/**
 * Shows the run's progress until it is told to stop: redrawn in a terminal, a line every few seconds elsewhere.
 *
 * @returns shows the last moment and stops
 */
export function showProgress(deps: ProgressDeps): () => Promise<void> {
  const stopping = new AbortController();
  const { terminal } = deps;
  const usualPauseMs = terminal.isLive ? pauseMs.live : pauseMs.lines;
  const keepShowing = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const beganAtMs = Date.now();
      await show(deps);
      const neededPauseMs = (Date.now() - beganAtMs) / mostOfTheTime;
      await pause(Math.max(usualPauseMs, neededPauseMs), stopping.signal);
    }
    await show(deps);
  };
  const shown = keepShowing();
  // its failure is reported by the one who stops it, and must not end the process before
  shown.catch(() => undefined);
  return async () => {
    stopping.abort();
    await shown.finally(() => terminal.keepPicture());
  };
}

async function show({ terminal, records, mail, lapse, axis, rules }: ProgressDeps): Promise<void> {
  const [counts, mails] = await Promise.all([records.counts(), mail.countMails()]);
  const moment = {
    axis,
    today: lapse.today(),
    projects: lapse.runs.length,
    counts,
    mails,
    lateness: spreadOf(latenesses(lapse.runs)),
  };
  if (terminal.isLive) terminal.draw(progressPicture(moment, rules, terminal.width));
  else terminal.print(progressLine(moment));
}

/** Ends early, and without a fault, when it is told to stop. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
