/**
 * How many updates of one project are in progress at a time. The server takes ten (`history.maxInFlightUpdates`) and
 * beyond that makes the client wait for seconds; two places are left for other processes.
 */
const mostUpdatesAtATime = 8;

/** Lets one project's commands through a few at a time, in the order in which they arrived. */
export interface ProjectQueues {
  /**
   * Runs something once its project has fewer than the limit in progress.
   *
   * @param untilMs when to stop waiting, epoch milliseconds; the result is `otherwise` then
   */
  run<T>(projectId: string, untilMs: number, run: () => Promise<T>, otherwise: T): Promise<T>;
}

export function projectQueues(): ProjectQueues {
  const busy = new Map<string, number>();
  const waiting = new Map<string, Set<() => void>>();

  const isFree = (projectId: string): boolean => (busy.get(projectId) ?? 0) < mostUpdatesAtATime;
  const take = (projectId: string): void => void busy.set(projectId, (busy.get(projectId) ?? 0) + 1);
  const leave = (projectId: string): void => {
    const queue = waiting.get(projectId);
    const next = queue?.values().next().value;
    // the place goes to whoever has waited longest, and stays taken
    if (next) return next();
    const left = (busy.get(projectId) ?? 1) - 1;
    if (left > 0) busy.set(projectId, left);
    else busy.delete(projectId);
  };
  const waitForPlace = (projectId: string, untilMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      const queue = waiting.get(projectId) ?? new Set();
      waiting.set(projectId, queue);
      const settle = (isMine: boolean): void => {
        clearTimeout(timer);
        queue.delete(come);
        if (queue.size === 0) waiting.delete(projectId);
        resolve(isMine);
      };
      const come = (): void => settle(true);
      const timer = setTimeout(() => settle(false), untilMs - Date.now());
      queue.add(come);
    });

  return {
    async run(projectId, untilMs, run, otherwise) {
      if (isFree(projectId)) take(projectId);
      else if (!(await waitForPlace(projectId, untilMs))) return otherwise;
      try {
        return await run();
      } finally {
        leave(projectId);
      }
    },
  };
}
