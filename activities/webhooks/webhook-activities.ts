import { Context } from '@temporalio/activity';
import { setTimeout as delay } from 'node:timers/promises';
import type { WebhookActivities } from '../../contracts/sandbox/webhooks';
import { withHeartbeat } from '../kit/heartbeat';
import type { WebhookDeps } from './deliver';
import { deliverRound } from './deliver';

export interface WaitingDeps extends WebhookDeps {
  /** Aborts when the worker is about to end: nothing new is begun then. */
  readonly ending?: AbortSignal;
}

/** How long one activity delivers and waits, so that a project's news need no activity each. */
const shiftMs = 10 * 60_000;

/** How often it looks whether something has happened, and whether its settings have changed, milliseconds. */
const lookEveryMs = 250;
const settingsEveryMs = 5_000;

/** The activities of webhooks; they run on a task queue of their own, see `webhookTaskQueue`. */
export function webhookActivities(deps: WaitingDeps): WebhookActivities {
  return {
    async deliverWebhook(input) {
      const { cancellationSignal } = Context.current();
      const isEnding = (): boolean => deps.ending?.aborted === true || cancellationSignal.aborted;
      return withHeartbeat(async () => {
        for (const endMs = Date.now() + shiftMs; Date.now() < endMs && !isEnding();) {
          const { isIdle, ...round } = await deliverRound(deps, input);
          if (round.next !== 'round' || (round.notBeforeMs !== undefined && !isIdle)) return round;
          if (isIdle) await news(deps, Math.min(endMs, round.notBeforeMs ?? endMs), isEnding);
        }
        return { next: 'round' };
      });
    },
  };
}

/** Waits until something was recorded, or for a while. */
async function news({ store }: WebhookDeps, endMs: number, isEnding: () => boolean): Promise<void> {
  const before = await store.feed.end();
  const untilMs = Math.min(endMs, Date.now() + settingsEveryMs);
  while (Date.now() < untilMs && !isEnding()) {
    await delay(Math.min(lookEveryMs, Math.max(0, untilMs - Date.now())));
    await store.feed.publish();
    if ((await store.feed.end())?.position !== before?.position) return;
  }
}
