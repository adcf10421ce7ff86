import { setTimeout as delay } from 'node:timers/promises';

import { checkoutDir } from './folders';
import {
  describeExit,
  NotReadyError,
  startGuarded,
  waitUntilReady,
  type GuardedProcess,
} from './guarded-process';
import type { Report } from './report';
import { openServiceLog, type ServiceLog } from './service-log';

export interface ServiceSpec {
  name: string;
  /** TypeScript file of its entry point */
  entry: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** how long it may take to finish what it has in hand, in milliseconds */
  graceMs: number;
  report: Report;
  /** Resolves when the process started at `startedAtMs` really answers. */
  answers(startedAtMs: number): Promise<unknown>;
}

/** A process of Milepost itself, started again when it ends by itself. */
export interface Service {
  readonly name: string;
  readonly pid: number | undefined;
  /** `kill -9`; it stays down until `restart`. */
  kill9(): Promise<void>;
  /** Starts it, after stopping it when it runs; resolves when it answers. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const startLimitMs = 120_000;
const firstPauseMs = 500;
const longestPauseMs = 10_000;
/** A process that lived this long had started well, so its next restart comes quickly again. */
const settledMs = 30_000;

/**
 * Starts a service and resolves when it answers.
 *
 * @throws NotReadyError when it ends before it ever answered, with the end of its log
 */
export async function startService(spec: ServiceSpec): Promise<Service> {
  const log = openServiceLog(spec.name, spec.logFile, spec.report);
  let current: GuardedProcess | undefined;
  // aborted when it shall be down; each time that it shall be up again has a signal of its own
  let wanted = new AbortController();
  let quickEnds = 0;

  const launch = async (signal: AbortSignal): Promise<void> => {
    const startedAtMs = Date.now();
    current = await startProcess(spec, log);
    if (signal.aborted) await current.kill();
    await untilItAnswers(spec, log, current, startedAtMs);
    void keepUp(current, startedAtMs, signal);
  };

  /** Brings it back for as long as it is wanted. */
  const keepUp = async (started: GuardedProcess, startedAtMs: number, signal: AbortSignal): Promise<void> => {
    const exit = await started.exited;
    if (Date.now() - startedAtMs > settledMs) quickEnds = 0;
    let what = `ended by itself (${describeExit(exit)})`;
    if (signal.aborted) return;
    for (;;) {
      const pauseMs = Math.min(firstPauseMs * 2 ** quickEnds, longestPauseMs);
      quickEnds += 1;
      spec.report(`${spec.name} ${what}; starting it again in ${pauseMs / 1000} s (log: ${spec.logFile})`);
      if (!(await pauseEnded(pauseMs, signal))) return;
      const failure = await launch(signal).then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
      );
      if (failure === undefined) {
        spec.report(`${spec.name} runs again`);
        return;
      }
      what = `did not start (${failure.message.split('\n')[0]})`;
    }
  };

  const down = async (end: (running: GuardedProcess) => Promise<unknown>): Promise<void> => {
    wanted.abort();
    if (current && current.exit() === undefined) await end(current);
  };

  await launch(wanted.signal).catch((error: unknown) => {
    log.close();
    throw error;
  });
  return {
    name: spec.name,
    get pid() {
      return current?.exit() === undefined ? current?.pid : undefined;
    },
    kill9: () => down((running) => running.kill()),
    restart: async () => {
      await down((running) => running.stop(spec.graceMs));
      wanted = new AbortController();
      await launch(wanted.signal);
    },
    stop: async () => {
      await down((running) => running.stop(spec.graceMs));
      log.close();
    },
  };
}

function startProcess(spec: ServiceSpec, log: ServiceLog): Promise<GuardedProcess> {
  return startGuarded({
    name: spec.name,
    command: process.execPath,
    args: ['--import', 'tsx', spec.entry],
    cwd: checkoutDir,
    env: spec.env,
    output: { onLine: (line) => log.write(line) },
  });
}

async function untilItAnswers(
  spec: ServiceSpec,
  log: ServiceLog,
  started: GuardedProcess,
  startedAtMs: number,
): Promise<void> {
  try {
    const about = { name: spec.name, timeoutMs: startLimitMs };
    await waitUntilReady(started, about, () => spec.answers(startedAtMs));
  } catch (error) {
    await started.kill();
    const tail = log.tail();
    if (!(error instanceof NotReadyError) || tail === '') throw error;
    throw new NotReadyError(`${error.message}; the end of its log:\n  ${tail}`, { cause: error });
  }
}

/** Whether the pause came to its end; false when it was cut short. */
async function pauseEnded(ms: number, signal: AbortSignal): Promise<boolean> {
  return delay(ms, true, { signal }).catch((error: unknown) => {
    if (signal.aborted) return false;
    throw error;
  });
}
