import type { Worker } from '@temporalio/worker';

/** Workers of one process, which start and stop together. */
export interface RunningWorkers {
  /**
   * Runs all of them until they are told to stop and have finished their work.
   *
   * @throws what made one of them fail, with its task queue; the others are stopped first
   */
  run(): Promise<void>;
  /** Tells all of them to stop. SIGTERM and SIGINT do so too: the SDK listens. */
  shutdown(): void;
}

type Runs = Pick<Worker, 'run' | 'shutdown' | 'getState'> & {
  readonly options: Pick<Worker['options'], 'taskQueue'>;
};

export function together(workers: readonly Runs[]): RunningWorkers {
  const shutdown = (): void => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  const runOne = async (worker: Runs): Promise<void> => {
    try {
      await worker.run();
    } catch (error) {
      const { taskQueue } = worker.options;
      throw new Error(`The worker of the task queue "${taskQueue}" has failed.`, { cause: error });
    } finally {
      // half of the workers would look like a working whole
      shutdown();
    }
  };
  return {
    async run() {
      const ends = await Promise.allSettled(workers.map(runOne));
      const failures = ends.flatMap((end): unknown[] => (end.status === 'rejected' ? [end.reason] : []));
      if (failures.length === 1) throw failures[0];
      if (failures.length > 1) throw new AggregateError(failures, 'Several workers have failed.');
    },
    shutdown,
  };
}
