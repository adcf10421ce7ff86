import { setTimeout as delay } from 'node:timers/promises';
import type { Supervised } from '../../../embedded/processes/supervised';
import type { Chance } from './chance';
import type { Pace } from './pace';

/** What is chosen in advance about one kill: by the seed alone, whatever happens in the meantime. */
export interface PlannedKill {
  readonly process: string;
  /** `SIGTERM`: it is asked to end in good order, as by a deployment. */
  readonly signal: 'SIGKILL' | 'SIGTERM';
  /** After which part of its commands it comes, from 0 to 1. */
  readonly after: number;
  readonly pauseMs: number;
  /** The next kill comes after this long, whether or not this process is up again; null: once everything is up. */
  readonly nextAfterMs: number | null;
}

/** The only process that is sometimes asked to end: deployments do that to workers all the time. */
const gracefulProcess = 'worker';
const gracefulPart = 0.3;
const overlapPart = 0.15;
const afterPercent = { least: 10, most: 60 } as const;
const pausesMs = { least: 0, most: 600 } as const;
const overlapsMs = { least: 100, most: 2_500 } as const;

/**
 * Each process is killed about as often as any other, in an order that changes from round to round, and none twice in a
 * row.
 */
export function planKills(chance: Chance, kills: number, processes: readonly string[]): PlannedKill[] {
  const targets: string[] = [];
  while (targets.length < kills) {
    const [first, ...others] = chance.shuffled(processes);
    if (first === undefined) break;
    const isSame = first === targets.at(-1);
    targets.push(...(isSame ? [...others, first] : [first, ...others]));
  }
  return targets.slice(0, kills).map((process) => ({
    process,
    signal: process === gracefulProcess && chance.happens(gracefulPart) ? 'SIGTERM' : 'SIGKILL',
    after: chance.between(afterPercent.least, afterPercent.most) / 100,
    pauseMs: chance.between(pausesMs.least, pausesMs.most),
    nextAfterMs: chance.happens(overlapPart) ? chance.between(overlapsMs.least, overlapsMs.most) : null,
  }));
}

/** A kill that was done. */
export interface Outage {
  readonly process: string;
  readonly signal: PlannedKill['signal'];
  readonly fromMs: number;
  /** When it had answered again; null while it has not. */
  untilMs: number | null;
}

export interface Killing {
  readonly planned: readonly PlannedKill[];
  readonly commands: number;
  readonly processes: readonly Supervised[];
  readonly pace: Pace;
  readonly signal: AbortSignal;
  /** Receives each outage when it begins; its end is filled in later. */
  readonly outages: Outage[];
  readonly say: (line: string) => void;
}

/**
 * How long the next kill waits for what is down (ms): a catcher with thousands of emails needs a while to read them
 * back.
 */
const patienceMs = 5_000;
/** How long it waits for its own process to run (ms). */
const startPatienceMs = 30_000;
const lookEveryMs = 50;

/** Kills one process after the other while commands are sent, and resolves when all were killed or the signal came. */
export async function kill(killing: Killing): Promise<void> {
  const { planned, commands, pace, processes, signal } = killing;
  const share = commands / Math.max(1, planned.length);
  let isOverlap = false;
  for (const [index, each] of planned.entries()) {
    pace.openUpTo(Math.ceil(share * (index + 1)));
    // beside another outage it comes by the clock: clients may all be waiting
    if (!isOverlap) {
      await pace.begun(Math.ceil(share * (index + each.after)));
      await pause(each.pauseMs, signal);
    }
    if (signal.aborted) break;
    await killOne(killing, each, index);
    isOverlap = each.nextAfterMs !== null;
    if (each.nextAfterMs !== null) await pause(each.nextAfterMs, signal);
    else await until(() => processes.every(({ isUp }) => isUp), signal);
  }
  pace.openUpTo(commands);
}

async function killOne(killing: Killing, planned: PlannedKill, index: number): Promise<void> {
  const { processes, outages, signal, say, pace } = killing;
  const target = processes.find(({ name }) => name === planned.process);
  if (!target) throw new Error(`There is no process "${planned.process}" to kill.`);
  await until(() => target.pid !== undefined, signal, startPatienceMs);
  const { pid } = target;
  if (pid === undefined) return;
  const outage: Outage = { process: target.name, signal: planned.signal, fromMs: Date.now(), untilMs: null };
  outages.push(outage);
  if (planned.signal === 'SIGKILL') await target.kill9();
  else process.kill(pid, 'SIGTERM');
  const back = until(() => target.isUp && target.pid !== pid, undefined, Infinity).then(() => {
    outage.untilMs = Date.now();
    const seconds = ((outage.untilMs - outage.fromMs) / 1_000).toFixed(1);
    say(
      `kill ${index + 1}/${killing.planned.length}: ${target.name} (${planned.signal}), up again after ${seconds} s; ` +
        `command ${pace.count()}/${killing.commands}`,
    );
  });
  // a process that never comes back is found in the end by the outage that has not ended
  void back;
}

async function until(
  isTrue: () => boolean,
  signal: AbortSignal | undefined,
  limitMs = patienceMs,
): Promise<void> {
  const giveUpAtMs = Date.now() + limitMs;
  while (!isTrue() && !(signal?.aborted ?? false) && Date.now() < giveUpAtMs) {
    await delay(lookEveryMs, undefined, { ref: false });
  }
}

/** Ends early, and without a fault, when the signal comes. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
