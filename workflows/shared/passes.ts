import { allHandlersFinished, CancellationScope, condition } from '@temporalio/workflow';

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
   * For the loop: resolves when there is something to look at; call `begin` next. Two calls rather than one, since the
   * SDK keeps a stack trace for each waiting promise.
   */
  waking(): Promise<void>;
  /** For the loop: resolves when all jobs of the activation have changed the state, and a pass over it begins. */
  begin(): Promise<void>;
  /** For handlers: resolves when the loop has looked at what they did, and `isReady` holds. */
  done(isReady?: () => boolean): Promise<void>;
  /** Before the run ends: lets all handlers answer, ready or not. */
  letGo(): Promise<void>;
}

export function loopPasses(): Passes {
  let isAwake = true;
  let passes = 0;
  let isLettingGo = false;
  let fault: Error | undefined;
  return {
    wake: () => void (isAwake = true),
    fail: (given) => void (fault = given instanceof Error ? given : new Error(String(given))),
    waking: () => condition(() => isAwake || fault !== undefined),
    async begin() {
      // The loop is woken by the first job, and goes on as soon as all jobs were handed out: what an activity answered is
      // then still on its way to the state. Only after all that is told are conditions looked at again.
      let looks = 0;
      await condition(() => (looks += 1) > 1);
      if (fault !== undefined) throw fault;
      isAwake = false;
      passes += 1;
    },
    async done(isReady = () => true) {
      isAwake = true;
      const before = passes;
      // handlers run in the scope of the whole workflow, in which a cancel request would end the wait
      await CancellationScope.nonCancellable(() =>
        condition(() => isLettingGo || (passes > before && isReady())),
      );
    },
    async letGo() {
      isLettingGo = true;
      await condition(allHandlersFinished);
    },
  };
}
