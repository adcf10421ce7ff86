/**
 * How many updates of one project are under way at a time. The server takes ten
 * (`history.maxInFlightUpdates`) and has the client wait for seconds beyond that; two places are left for other
 * processes.
 */
const lanes = 8;

/** Lets commands of one project through a few at a time, in the order in which they came. */
export interface ProjectLanes {
  /**
   * Runs something when there is a free lane.
   *
   * @param untilMs how long a lane is waited for; then `otherwise` is given
   */
  run<T>(projectId: string, untilMs: number, run: () => Promise<T>, otherwise: T): Promise<T>;
}

export function projectLanes(): ProjectLanes {
  const busy = new Map<string, number>();
  const waiting = new Map<string, Set<() => void>>();

  const isFree = (projectId: string): boolean => (busy.get(projectId) ?? 0) < lanes;
  const take = (projectId: string): void => void busy.set(projectId, (busy.get(projectId) ?? 0) + 1);
  const leave = (projectId: string): void => {
    const queue = waiting.get(projectId);
    const next = queue?.values().next().value;
    // the lane goes to whoever waits longest, and stays busy
    if (next) return next();
    const left = (busy.get(projectId) ?? 1) - 1;
    if (left > 0) busy.set(projectId, left);
    else busy.delete(projectId);
  };
  const turn = (projectId: string, untilMs: number): Promise<boolean> =>
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
      else if (!(await turn(projectId, untilMs))) return otherwise;
      try {
        return await run();
      } finally {
        leave(projectId);
      }
    },
  };
}
