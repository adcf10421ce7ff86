import { condition, defineUpdate, proxyActivities, setHandler, sleep } from '@temporalio/workflow';

/**
 * The baseline of every figure: a workflow that takes the same messages, is woken by a timer as often as the clock and
 * the reminders have something to do, tells an activity about each of these and about each email, and decides nothing.
 * What Milepost costs beyond it is the cost of its process and its ledger.
 */
export interface BareInput {
  /** Ends after this many messages. */
  readonly messages: number;
  /** How many emails follow each message. */
  readonly mailsAfter: readonly number[];
  /** How often a timer wakes it after each message. */
  readonly wakesAfter?: readonly number[];
}

export interface BareActivities {
  bareRecord(message: unknown): Promise<void>;
  bareMail(mail: unknown): Promise<void>;
}

const { bareRecord, bareMail } = proxyActivities<BareActivities>({ startToCloseTimeout: '30s' });

export const bareMessages = ['open', 'reachMilestone', 'recordContact'] as const;

export async function bareProject({ messages, mailsAfter, wakesAfter }: BareInput): Promise<void> {
  const waiting: unknown[] = [];
  let taken = 0;
  for (const name of bareMessages) {
    setHandler(defineUpdate<number, [unknown]>(name), (message) => {
      waiting.push(message);
      return waiting.length;
    });
  }
  while (taken < messages) {
    await condition(() => waiting.length > 0);
    await bareRecord(waiting.shift());
    for (let wake = 0; wake < (wakesAfter?.[taken] ?? 0); wake += 1) {
      await sleep(1);
      await bareRecord({ projectId: 'x'.repeat(36), event: { type: 'x'.repeat(12), taskId: 'x'.repeat(4) } });
    }
    for (let mail = 0; mail < (mailsAfter[taken] ?? 0); mail += 1) {
      // as any workflow would say it: an idempotency key, what for and to whom
      await bareMail({
        projectId: 'x'.repeat(36),
        effect: { kind: 'mail', key: 'x'.repeat(60), mail: 'task', to: 'x'.repeat(36) },
      });
    }
    taken += 1;
  }
}
