import { allHandlersFinished, condition } from '@temporalio/workflow';

/**
 * The passes of a workflow's loop. Handlers, activities and timers that come back change the state and wake the loop;
 * the loop alone looks at the whole state and issues what follows from it, in an order of its own.
 *
 * Why: how jobs are grouped into activations is not the same at every replay. After a workflow task that completed
 * without commands, a worker that has nothing in its cache gets the jobs of that task and of the next one together; a
 * later replay gets them one after the other. Commands that are issued where a job is handled come in another order then,
 * and the workflow is stuck for ever. Commands that are a function of the state after all jobs come in the same order
 * both times.
 *
 * So an update is answered only when the loop has made a pass over what it has done.
 */
export interface Passes {
  /** The state has changed, and the loop should look at it. */
  wake(): void;
  /** Something is broken that no pass can repair: the workflow task fails, is retried, and operators see it. */
  fail(fault: unknown): void;
  /**
   * For the loop: resolves when there is something to look at; `settled` and `begin` have to follow. Three calls and not
   * one, since the SDK takes a stack trace of each promise, which is most of what a pass costs.
   */
  waking(): Promise<void>;
  /** For the loop: resolves when all jobs of the activation have changed the state. */
  settled(): Promise<void>;
  /** For the loop: a pass over the state begins. Throws the fault that no pass can mend. */
  begin(): void;
  /** For handlers: resolves when the loop has looked at what they have done, and `isReady`. */
  done(isReady?: () => boolean): Promise<void>;
  /** For the loop, before the workflow ends: all handlers that are ready answer. */
  end(): Promise<void>;
  /** For the loop, before the run is continued as new: all handlers answer, whether they are ready or not. */
  letGo(): Promise<void>;
}

/** A handler that waits for a pass. */
interface Waiting {
  readonly afterPass: number;
  readonly isReady: () => boolean;
  readonly resolve: () => void;
}

export function loopPasses(): Passes {
  let isAwake = true;
  let passes = 0;
  let isLettingGo = false;
  let waiting: readonly Waiting[] = [];
  let fault: Error | undefined;
  const settle = (isSettled: (handler: Waiting) => boolean): void => {
    const settled = waiting.filter(isSettled);
    if (settled.length === 0) return;
    waiting = waiting.filter((handler) => !settled.includes(handler));
    for (const { resolve } of settled) resolve();
  };
  const settleReady = (): void => settle(({ afterPass, isReady }) => passes > afterPass && isReady());
  return {
    wake: () => void (isAwake = true),
    fail: (given) => void (fault = given instanceof Error ? given : new Error(String(given))),
    waking() {
      settleReady();
      return condition(() => isAwake || fault !== undefined);
    },
    settled() {
      // The loop is woken by the first job, and goes on as soon as all jobs were handed out: what an activity answered is
      // then still on its way to the state. Only after all that is told are conditions looked at again.
      let looks = 0;
      return condition(() => (looks += 1) > 1);
    },
    begin() {
      if (fault !== undefined) throw fault;
      isAwake = false;
      passes += 1;
    },
    done(isReady = () => true) {
      isAwake = true;
      // A promise of its own and not a condition: a cancel request does not end it, and of the promises behind a
      // condition the SDK keeps a stack trace each, which was a third of what a command cost.
      return new Promise((resolve) => {
        if (isLettingGo) return resolve();
        waiting = [...waiting, { afterPass: passes, isReady, resolve }];
      });
    },
    end() {
      settleReady();
      return condition(allHandlersFinished);
    },
    letGo() {
      isLettingGo = true;
      settle(() => true);
      return condition(allHandlersFinished);
    },
  };
}
