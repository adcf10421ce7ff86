import { condition, defineSignal, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../contracts/sandbox/activities';
import { wakeSignalName, webhookTaskQueue } from '../contracts/sandbox/names';
import type { WebhookActivities, WebhookInput } from '../contracts/sandbox/webhooks';
import { mailAttempts, sentOrUndelivered } from './shared/mail-attempts';
import { isRollOverDue } from './shared/roll-over';
import { rollOver, watchForUpgrade } from './shared/upgrade';

const wake = defineSignal(wakeSignalName);

/**
 * Delivers what happens to one webhook, round after round, as long as it is active. How far it is stands in the
 * database; this run keeps it going through restarts, and waits between attempts that fail.
 */
export async function webhook(input: WebhookInput): Promise<void> {
  let wakes = 0;
  setHandler(wake, () => {
    wakes += 1;
  });
  const upgrade = watchForUpgrade();
  const { deliverWebhook } = proxyActivities<WebhookActivities>({
    taskQueue: webhookTaskQueue(workflowInfo().taskQueue),
    startToCloseTimeout: '30m',
    heartbeatTimeout: '30s',
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s' },
  });
  const { sendNotification } = proxyActivities<Activities>(mailAttempts());
  for (;;) {
    if (isRollOverDue(upgrade)) return rollOver<typeof webhook>(input);
    const before = wakes;
    const round = await deliverWebhook(input);
    if (round.next === 'disabled') {
      const { personId, atMs } = round;
      const key = `webhook-disabled:${input.webhookId}:${atMs}`;
      const notification = { kind: 'webhook-disabled', webhookId: input.webhookId, atMs } as const;
      await sentOrUndelivered(personId, sendNotification({ key, personId, notification }));
    }
    // somebody may have enabled it again just now
    if (round.next !== 'round') {
      if (wakes === before) return;
      continue;
    }
    const { notBeforeMs } = round;
    const waitMs = notBeforeMs === undefined ? 0 : notBeforeMs - Date.now();
    if (waitMs > 0) await condition(() => wakes > before || upgrade.isDue(), waitMs);
  }
}
