/** What the two builds of the long-running job of the upgrade tests have in common. */
import {
  allHandlersFinished,
  condition,
  defineQuery,
  defineUpdate,
  defineSignal,
  setHandler,
} from '@temporalio/workflow';
import { rollOver, watchForUpgrade } from '../../../workflows/shared/upgrade';

/** What a run carries to the next. */
export interface JobInput {
  /** orders that nobody has carried out yet */
  readonly waiting?: readonly string[];
  /** every order that was ever taken, so that a repeat is known */
  readonly taken?: readonly string[];
  readonly runs?: number;
}

export interface JobActivities {
  prepare(order: string): Promise<void>;
  carryOut(order: string): Promise<void>;
}

export const take = defineUpdate<number, [string]>('take');
export const order = defineSignal<[string]>('order');
export const finish = defineSignal('finish');
export const runs = defineQuery<number>('runs');

/**
 * Takes orders for as long as it is not finished and has each carried out once.
 *
 * @param carryOut the commands of one build for an order
 */
export async function workThrough(
  input: JobInput,
  carryOut: (order: string) => Promise<void>,
  rollsOver: (input: JobInput) => Promise<never>,
): Promise<readonly string[]> {
  let waiting = input.waiting ?? [];
  let taken = input.taken ?? [];
  const begun = new Set(taken.filter((id) => !waiting.includes(id)));
  let isFinished = false;
  const run = (input.runs ?? 0) + 1;
  const upgrade = watchForUpgrade();
  const accept = (id: string): void => {
    if (taken.includes(id)) return;
    taken = [...taken, id];
    waiting = [...waiting, id];
  };
  // answered after the first command of its order: a replay that groups its jobs otherwise keeps this sequence
  setHandler(take, async (id) => {
    accept(id);
    await condition(() => begun.has(id));
    return taken.length;
  });
  setHandler(order, accept);
  setHandler(finish, () => void (isFinished = true));
  setHandler(runs, () => run);
  for (;;) {
    const [next] = waiting;
    if (upgrade.isDue() && allHandlersFinished()) {
      return rollsOver({ waiting, taken, runs: run });
    } else if (next !== undefined) {
      begun.add(next);
      await carryOut(next);
      waiting = waiting.filter((id) => id !== next);
    } else if (isFinished) {
      return taken;
    } else {
      await condition(() => waiting.length > 0 || isFinished || (upgrade.isDue() && allHandlersFinished()));
    }
  }
}

/** A short-lived workflow: it ends when it is told, and looks for no other build. */
export async function errand(): Promise<void> {
  let isFinished = false;
  setHandler(finish, () => void (isFinished = true));
  await condition(() => isFinished);
}

/** Rolls over so many times, whether or not there is another build. */
export async function rounds(left: number): Promise<string> {
  return left > 0 ? rollOver<typeof rounds>(left - 1) : 'done';
}

export { rollOver };
