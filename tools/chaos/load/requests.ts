import type { Attempt } from '../../../client/src';
import type { Outage } from './kills';

/** One of the attempts at a request, whatever it asked for. */
type AttemptSeen = Omit<Attempt, 'method' | 'path'>;

/** Every attempt at a request of the API. */
export interface Attempts {
  readonly seen: readonly AttemptSeen[];
}

/** How long some attempts took, milliseconds. */
export interface Latency {
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface RequestFigures {
  /** While everything ran. */
  readonly outside: Latency;
  /** That met an outage, or began or ended in one. */
  readonly during: Latency;
  /** Attempts by what was answered: `200`, `503 temporal-unavailable`, `no answer: …`. */
  readonly answers: Readonly<Record<string, number>>;
}

export function requestFigures({ seen }: Attempts, outages: readonly Outage[]): RequestFigures {
  const metOutage = ({ startedAtMs, endedAtMs }: AttemptSeen): boolean =>
    outages.some(({ fromMs, untilMs }) => startedAtMs <= (untilMs ?? Infinity) && endedAtMs >= fromMs);
  const answers: Record<string, number> = {};
  for (const { status, code } of seen) {
    const name = [status ?? 'no answer:', code].filter((part) => part !== null).join(' ');
    answers[name] = (answers[name] ?? 0) + 1;
  }
  return {
    outside: latencyOf(seen.filter((attempt) => !metOutage(attempt))),
    during: latencyOf(seen.filter(metOutage)),
    answers,
  };
}

function latencyOf(attempts: readonly AttemptSeen[]): Latency {
  const tookMs = attempts.map(({ startedAtMs, endedAtMs }) => endedAtMs - startedAtMs);
  return { count: attempts.length, p50Ms: percentile(tookMs, 50), p99Ms: percentile(tookMs, 99) };
}

/** The nearest rank; 0 of nothing. */
export function percentile(numbers: readonly number[], percent: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}
