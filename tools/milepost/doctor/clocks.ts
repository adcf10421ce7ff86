import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import type { Database } from '../../../store/database';
import type { Finding } from './finding';
import { ok, warning } from './finding';
import { pollersOf, within } from './temporal-calls';

/** Somebody's clock, compared with this host's. */
export interface ClockReading {
  readonly whose: string;
  /** How far it is ahead of this host; negative: behind. */
  readonly aheadMs: number;
}

/** A clock that NTP keeps is right within a fraction of a second; deadlines are whole hours. */
const toleratedMs = 5_000;

/**
 * Compares clocks. Deadlines are computed by the worker's clock and kept by Temporal's: projects act too early or too
 * late by as much as the two differ.
 */
export function checkClocks(readings: readonly ClockReading[]): Finding[] {
  const wrong = readings.filter(({ aheadMs }) => Math.abs(aheadMs) > toleratedMs);
  if (wrong.length === 0) {
    const whose = readings.map((each) => each.whose).join(' and ');
    return readings.length === 0 ? [] : [ok('clocks', `The clocks of this host, ${whose} agree.`)];
  }
  return wrong.map(({ whose, aheadMs }) =>
    warning(
      'clocks',
      `The clock of ${whose} is ${Math.round(Math.abs(aheadMs) / 1_000)} s ${aheadMs > 0 ? 'ahead of' : 'behind'} this host's.`,
      'Have both hosts keep their time by NTP, and find out which of them is wrong.',
    ),
  );
}

export async function clockOfMongodb(
  database: Pick<Database, 'nowMs'>,
  now: () => number = Date.now,
): Promise<ClockReading> {
  const [before, theirs, after] = [now(), await database.nowMs(), now()];
  return { whose: 'MongoDB', aheadMs: theirs - (before + after) / 2 };
}

/** Nobody works on it: a poll there is noted by the server with its own time, and brings nothing. */
const probeQueue = 'milepost-doctor';
/** A poll that may wait for less than some seconds is sent back at once. */
const pollMs = 20_000;
const patienceMs = 3_000;
const lookEveryMs = 50;

/**
 * The time of Temporal's server, which no call of its API tells: it is asked for a task from an empty queue, and
 * records when. Null when it recorded nothing.
 */
export async function clockOfTemporal(
  connection: Connection,
  namespace: string,
  now: () => number = Date.now,
): Promise<ClockReading | null> {
  const identity = `doctor-${randomUUID()}`;
  const untilMs = Date.now() + patienceMs;
  const before = now();
  const request = { namespace, taskQueue: { name: probeQueue }, identity };
  const enough = new AbortController();
  const polled = connection.withAbortSignal(enough.signal, () =>
    within(connection, () => connection.workflowService.pollWorkflowTaskQueue(request), pollMs),
  );
  // it is cut short: there is no task
  const ended = polled.then(
    () => undefined,
    () => undefined,
  );
  try {
    while (Date.now() < untilMs) {
      const pollers = await pollersOf(connection, namespace, probeQueue, 'workflow');
      const ours = pollers.find((poller) => poller.identity === identity);
      if (ours) return { whose: 'Temporal', aheadMs: ours.lastAccessMs - (before + now()) / 2 };
      await delay(lookEveryMs);
    }
    return null;
  } finally {
    enough.abort();
    await ended;
  }
}
