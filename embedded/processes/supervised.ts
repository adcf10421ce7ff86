import { setTimeout as delay } from 'node:timers/promises';

import {
  describeExit,
  NotReadyError,
  startGuarded,
  waitUntilReady,
  type Exit,
  type GuardedProcess,
  type ProcessSpec,
} from './guarded-process';
import type { Report } from './report';
import { openServiceLog, type ServiceLog } from './service-log';

export interface SupervisedSpec extends Omit<ProcessSpec, 'onLine'> {
  logFile: string;
  /** how long it may take to finish its running work, in milliseconds */
  graceMs: number;
  /** how long it may take until it answers, in milliseconds */
  startLimitMs: number;
  report: Report;
  /** Resolves when the process started at `startedAtMs` really answers. */
  answers(startedAtMs: number): Promise<unknown>;
  /** Removes what a killed predecessor may have left in the way. */
  beforeStart?(): void;
}

/** A process that is restarted when it ends, whatever ended it, until it is taken down or stopped. */
export interface Supervised {
  readonly name: string;
  /** undefined while it does not run */
  readonly pid: number | undefined;
  /** Whether it runs and has answered since its last start. */
  readonly isUp: boolean;
  /** `kill -9`, like a crash: resolves when it is gone, and it comes back by itself. */
  kill9(): Promise<void>;
  /** `kill -9`, and it stays down until `bringUp`. */
  takeDown(): Promise<void>;
  /**
   * Starts it when it is down; resolves when it answers.
   *
   * @throws NotReadyError
   */
  bringUp(): Promise<void>;
  /** Stops it in good order; it stays down. Safe to call twice. */
  stop(): Promise<void>;
}

const firstPauseMs = 500;
const longestPauseMs = 10_000;
/** A process that ran this long (ms) had started well, so its next restart comes quickly again. */
const settledMs = 30_000;

/** How long to pause (ms) before restarting a process that has ended `quickEnds` times soon after its start. */
export function pauseMs(quickEnds: number): number {
  return Math.min(firstPauseMs * 2 ** quickEnds, longestPauseMs);
}

/** From one `bringUp` until it is taken down. */
interface Watch {
  /** aborted when it should be down */
  readonly wanted: AbortController;
  /** settles when no more starts will follow */
  over: Promise<void>;
}

/** A running process that has answered. */
interface Up {
  readonly process: GuardedProcess;
  readonly startedAtMs: number;
}

/**
 * Starts a process and resolves when it answers; from then on it is kept running.
 *
 * @throws NotReadyError when it ends before it ever answered, with the end of its log
 */
export async function supervise(spec: SupervisedSpec): Promise<Supervised> {
  const log = openServiceLog(spec.name, spec.logFile, spec.report);
  let current: GuardedProcess | undefined;
  let up: GuardedProcess | undefined;
  let watch: Watch | undefined;

  const launch = async (wanted: AbortSignal): Promise<Up> => {
    const startedAtMs = Date.now();
    spec.beforeStart?.();
    log.forgetTail();
    const started = await startGuarded({ ...spec, onLine: (line) => log.write(line) });
    current = started;
    if (wanted.aborted) await started.kill();
    await untilItAnswers(spec, log, started, startedAtMs);
    up = started;
    return { process: started, startedAtMs };
  };

  const keepUp = async (first: Up, wanted: AbortSignal): Promise<void> => {
    let quickEnds = 0;
    let running = first;
    for (;;) {
      const exit = await running.process.exited;
      if (wanted.aborted) return;
      if (Date.now() - running.startedAtMs > settledMs) quickEnds = 0;
      const again = await startAgain(`ended (${describeExit(exit)})`, quickEnds, wanted);
      if (!again) return;
      running = again.up;
      quickEnds = again.quickEnds;
    }
  };

  /** Retries until it answers; undefined when it is no longer wanted. */
  const startAgain = async (
    why: string,
    quickEndsBefore: number,
    wanted: AbortSignal,
  ): Promise<{ up: Up; quickEnds: number } | undefined> => {
    let what = why;
    for (let quickEnds = quickEndsBefore; ; quickEnds += 1) {
      const pause = pauseMs(quickEnds);
      spec.report(`${spec.name} ${what}; starting it again in ${pause / 1_000} s (log: ${spec.logFile})`);
      if (!(await pauseEnded(pause, wanted))) return undefined;
      try {
        const again = await launch(wanted);
        spec.report(`${spec.name} runs again (process ${again.process.pid})`);
        return { up: again, quickEnds: quickEnds + 1 };
      } catch (error) {
        if (wanted.aborted) return undefined;
        const message = error instanceof Error ? error.message : String(error);
        what = `did not start (${message.split('\n')[0]})`;
      }
    }
  };

  const bringUp = async (): Promise<void> => {
    if (watch) return;
    const wanted = new AbortController();
    const starting = launch(wanted.signal);
    // a first start that fails is reported to the caller, and not repeated
    const mine: Watch = { wanted, over: starting.then(ignore, ignore) };
    watch = mine;
    try {
      const first = await starting;
      mine.over = keepUp(first, wanted.signal);
    } catch (error) {
      watch = undefined;
      throw error;
    }
  };

  const down = async (end: (running: GuardedProcess) => Promise<Exit>): Promise<void> => {
    const ending = watch;
    ending?.wanted.abort();
    if (current && current.exit() === undefined) await end(current);
    await ending?.over;
    if (watch === ending) watch = undefined;
  };

  try {
    await bringUp();
  } catch (error) {
    log.close();
    throw error;
  }
  const runningNow = (): GuardedProcess | undefined => (current?.exit() === undefined ? current : undefined);
  return {
    name: spec.name,
    get pid() {
      return runningNow()?.pid;
    },
    get isUp() {
      return up !== undefined && up === runningNow();
    },
    kill9: async () => {
      await runningNow()?.kill();
    },
    takeDown: () => down((running) => running.kill()),
    bringUp,
    stop: async () => {
      await down((running) => running.stop(spec.graceMs));
      log.close();
    },
  };
}

async function untilItAnswers(
  spec: SupervisedSpec,
  log: ServiceLog,
  started: GuardedProcess,
  startedAtMs: number,
): Promise<void> {
  try {
    const about = { name: spec.name, timeoutMs: spec.startLimitMs };
    await waitUntilReady(started, about, () => spec.answers(startedAtMs));
  } catch (error) {
    await started.kill();
    const tail = log.tail();
    if (!(error instanceof NotReadyError) || tail === '') throw error;
    throw new NotReadyError(`${error.message}; the end of its log:\n  ${tail}`, { cause: error });
  }
}

/** Whether the pause ran to its end; false when it was cut short. */
async function pauseEnded(ms: number, signal: AbortSignal): Promise<boolean> {
  return delay(ms, true, { signal }).catch((error: unknown) => {
    if (signal.aborted) return false;
    throw error;
  });
}

function ignore(): void {
  // the caller that requested the start is told
}
