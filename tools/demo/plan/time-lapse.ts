import { setTimeout as delay } from 'node:timers/promises';

import type { DayAxis, Schedule, Step } from './schedule';

/** What became of one step that was sent. */
export type SentStep =
  | {
      readonly kind: 'accepted';
      readonly status: number;
      readonly projectId: string;
      readonly commandId: string;
      readonly repeats: number;
    }
  | { readonly kind: 'failed'; readonly reason: string; readonly repeats: number };

/** A step as it was sent. */
export interface Delivery {
  readonly step: Step;
  readonly sent: SentStep;
  /** how long after its instant it was sent, in milliseconds */
  readonly latenessMs: number;
}

/** One project and what was sent for it so far. */
export interface ProjectRun {
  readonly schedule: Schedule;
  /** undefined until the API has answered its opening */
  projectId: string | undefined;
  readonly deliveries: Delivery[];
}

/** Sends one step; never rejects for an answer that it got. */
export type SendStep = (run: ProjectRun, step: Step) => Promise<SentStep>;

export interface TimeLapseOptions {
  readonly axis: DayAxis;
  readonly dayMs: number;
  readonly send: SendStep;
  /** ends it early */
  readonly signal: AbortSignal;
}

/** All projects on their way along the axis. */
export interface TimeLapse {
  readonly runs: readonly ProjectRun[];
  /** when the axis began, epoch milliseconds */
  readonly startedAtMs: number;
  /** the day of the data that it is now, days since 1970-01-01 */
  today(): number;
  /** Resolves when the last step is answered; rejects when it was ended early. */
  readonly done: Promise<void>;
}

/**
 * Sends every step of all schedules at its instant. A project's steps go in order, each once the one before is
 * answered; a project that waits for its answer holds up no other.
 */
export function startTimeLapse(schedules: readonly Schedule[], options: TimeLapseOptions): TimeLapse {
  const { axis, dayMs, signal } = options;
  const startedAtMs = Date.now();
  const runs = schedules.map((schedule): ProjectRun => ({
    schedule,
    projectId: undefined,
    deliveries: [],
  }));
  const instantOf = (step: Step): number => startedAtMs + (step.day - axis.firstDay) * dayMs;

  const deliver = async (run: ProjectRun, step: Step): Promise<void> => {
    const latenessMs = Math.max(0, Math.round(Date.now() - instantOf(step)));
    run.deliveries.push({ step, latenessMs, sent: await sendInTurn(options.send, run, step) });
  };
  const sendAll = async (): Promise<void> => {
    const answered = new Map<ProjectRun, Promise<void>>();
    for (const { run, step } of inOrder(runs)) {
      const waitMs = instantOf(step) - Date.now();
      if (waitMs > 0) await delay(waitMs, undefined, { signal });
      const before = answered.get(run) ?? Promise.resolve();
      const sent = before.then(() => deliver(run, step));
      // looked at below; until then its failure must not count as one that nobody looks at
      sent.catch(() => undefined);
      answered.set(run, sent);
    }
    await Promise.all(answered.values());
  };
  return {
    runs,
    startedAtMs,
    today: () => axis.firstDay + (Date.now() - startedAtMs) / dayMs,
    done: sendAll(),
  };
}

/** Nothing can be sent for a project that was never opened. */
async function sendInTurn(send: SendStep, run: ProjectRun, step: Step): Promise<SentStep> {
  if (step.kind !== 'open' && run.projectId === undefined) {
    return { kind: 'failed', reason: 'its project was not opened', repeats: 0 };
  }
  const sent = await send(run, step);
  if (step.kind === 'open' && sent.kind === 'accepted') run.projectId = sent.projectId;
  return sent;
}

/** The steps of all projects by their day. */
function inOrder(runs: readonly ProjectRun[]): { run: ProjectRun; step: Step }[] {
  return runs
    .flatMap((run) => run.schedule.steps.map((step) => ({ run, step })))
    .sort((a, b) => a.step.day - b.step.day);
}

/** How late each step was sent so far, in milliseconds. */
export function latenesses(runs: readonly ProjectRun[]): number[] {
  return runs.flatMap(({ deliveries }) => deliveries.map(({ latenessMs }) => latenessMs));
}
