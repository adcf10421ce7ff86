/**
 * Two small workflows that do the same with the same news: a signal or an update asks for work, an activity does it. One
 * answers where it is asked, beside the loop that schedules; the other as every workflow of Milepost does it.
 */
import {
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  proxyActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow';
import { loopPasses } from '../../workflows/shared/passes';

export interface GroupingActivities {
  work(count: number): Promise<void>;
}

const { work } = proxyActivities<GroupingActivities>({ startToCloseTimeout: '10s' });
const ask = defineSignal('ask');
const nudge = defineSignal('nudge');
const order = defineUpdate<number>('order');
const wait = defineSignal<[number]>('wait');
const doneQuery = defineQuery<number>('done');

/** The update's handler ends by itself; the loop schedules. */
export async function direct(): Promise<void> {
  let asked = 0;
  let done = 0;
  setHandler(ask, () => void (asked += 1));
  setHandler(nudge, () => undefined);
  setHandler(order, () => (asked += 1));
  setHandler(wait, (ms) => void sleep(ms));
  setHandler(doneQuery, () => done);
  for (;;) {
    await condition(() => asked > done);
    const count = asked - done;
    await work(count);
    done += count;
  }
}

/** The loop alone issues commands, and the update is answered after its pass. */
export async function inPasses(): Promise<void> {
  let asked = 0;
  let scheduled = 0;
  let done = 0;
  let isWorking = false;
  const pauses: number[] = [];
  const passes = loopPasses();
  const take = (): number => {
    passes.wake();
    return (asked += 1);
  };
  setHandler(ask, () => void take());
  setHandler(nudge, passes.wake);
  setHandler(order, async () => {
    const mine = take();
    await passes.done(() => scheduled >= mine);
    return mine;
  });
  setHandler(wait, (ms) => {
    pauses.push(ms);
    passes.wake();
  });
  setHandler(doneQuery, () => done);
  for (;;) {
    await passes.waking();
    await passes.settled();
    passes.begin();
    for (const ms of pauses.splice(0)) sleep(ms).then(passes.wake, passes.fail);
    if (isWorking || asked === scheduled) continue;
    isWorking = true;
    const count = asked - scheduled;
    scheduled = asked;
    work(count).then(() => {
      isWorking = false;
      done += count;
      passes.wake();
    }, passes.fail);
  }
}
