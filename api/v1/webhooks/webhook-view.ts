import type { DeliveryOnWire, WebhookOnWire } from '../../../contracts/wire/webhooks';
import { eventCursor } from '../../../contracts/wire/event-view';
import { toInstant, toInstantOrNull } from '../../../contracts/wire/wire';
import type { WebhookDisabled } from '../../../store/models/webhook-models';
import type { Webhook, WebhookBacklog, WebhookDelivery } from '../../../store/webhooks/webhooks';

/** A webhook as the API shows it: its secrets stay where they are. */
export function webhookView(
  webhook: Webhook,
  backlogs: readonly WebhookBacklog[],
  nowMs: number,
): WebhookOnWire {
  const { id, revision, name, url, personId, types, projectIds, ownerIds, status, disabled, after } = webhook;
  const { attempts, failingSinceMs, nextAtMs } = webhook;
  return {
    ...{ id, revision, name, url, personId, types, projectIds, ownerIds, status },
    disabled: disabled ? { at: toInstant(disabled.atMs), ...whyDisabled(disabled) } : null,
    createdAt: toInstant(webhook.createdAtMs),
    createdBy: webhook.createdBy,
    secrets: webhook.secrets
      .filter(({ untilMs }) => untilMs === null || untilMs > nowMs)
      .map(({ untilMs }) => ({ until: toInstantOrNull(untilMs) })),
    cursor: after && eventCursor(after),
    failingSince: toInstantOrNull(failingSinceMs),
    nextAttemptAt: attempts > 0 && status === 'active' ? toInstant(nextAtMs) : null,
    lastDeliveredAt: toInstantOrNull(webhook.lastDeliveredAtMs),
    backlogs: backlogs.map((backlog) => ({
      projectId: backlog.projectId,
      failingSince: toInstant(backlog.failingSinceMs),
      nextAttemptAt: toInstant(backlog.nextAtMs),
    })),
  };
}

export function deliveryView({
  atMs,
  status,
  error,
  answer,
  webhookId: _,
  ...delivery
}: WebhookDelivery & { readonly id: string }): DeliveryOnWire {
  return {
    ...delivery,
    at: toInstant(atMs),
    status: status ?? null,
    error: error ?? null,
    answer: answer ?? null,
  };
}

function whyDisabled({ cause, detail, projectId, actor }: WebhookDisabled) {
  const reasons = {
    down: 'Nothing could be delivered for three days.',
    'not-taken': `The receiver did not take what happened in the project ${projectId ?? ''} for three days.`,
    gone: 'The receiver answered 410: it wants no more.',
    restored: 'The feed was restored to an earlier state: say by redeliver from where to go on.',
    'by-hand': `Disabled by ${actor ?? ''}.`,
  } as const;
  return { cause, reason: detail === undefined ? reasons[cause] : `${reasons[cause]} ${detail}` };
}
