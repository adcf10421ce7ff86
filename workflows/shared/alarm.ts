import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/** The one timer of a workflow. */
export interface Alarm {
  /**
   * Makes sure that the alarm rings at this instant or before. A timer that runs for an earlier instant is left
   * alone: each contact moves the deadline later, and a timer that rings too early costs less than one that is
   * started anew at every contact.
   *
   * @param atMs epoch milliseconds; null: nothing to wait for
   * @param isExact whether a timer that would ring too early is started anew as well
   * @param summary what it rings for at an instant, for operators
   */
  setFor(atMs: number | null, isExact: boolean, summary: (atMs: number) => string): void;
}

/** @param ring called when the alarm has rung */
export function lazyAlarm(ring: () => void): Alarm {
  let running: { readonly atMs: number; readonly scope: CancellationScope } | null = null;

  const start = (atMs: number, summary: string): void => {
    running?.scope.cancel();
    const timer = { atMs, scope: new CancellationScope() };
    running = timer;
    const stop = (): void => {
      if (running === timer) running = null;
    };
    timer.scope
      .run(() => sleep(Math.max(1, atMs - Date.now()), { summary }))
      .then(
        () => {
          stop();
          ring();
        },
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
          stop();
        },
      );
  };

  return {
    setFor(atMs, isExact, summary) {
      const isGoodEnough = running && (isExact ? running.atMs === atMs : running.atMs <= (atMs ?? 0));
      if (atMs !== null && !isGoodEnough) start(atMs, summary(atMs));
    },
  };
}
