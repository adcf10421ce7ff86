import { webhookDisabledContent } from '../../../mail/content/notifications';
import type { NotificationBuilder } from './notification-builder';
import { skipNotification } from './notification-builder';

/** A webhook that was disabled, for whoever looks after it. */
export const webhookDisabledNotification: NotificationBuilder<'webhook-disabled'> = async (
  { store },
  recipient,
  request,
) => {
  const { webhookId, atMs } = request.notification;
  const webhook = await store.webhooks.read(webhookId);
  if (webhook?.disabled?.atMs !== atMs) return skipNotification(request, 'enabled-again');
  const { projectId } = webhook.disabled;
  const project = projectId === undefined ? null : await store.projects.read(projectId);
  const { language, timeZone, name } = recipient;
  return webhookDisabledContent({
    language,
    timeZone,
    recipient: { name },
    name: webhook.name,
    url: webhook.url,
    cause: webhook.disabled.cause,
    status: webhook.disabled.status ?? null,
    projectTitle: project?.deal?.title ?? null,
    atMs,
  });
};
