import type { LinkTarget } from '../../../contracts/wire/link-targets';
import { lateAnswerContent } from '../../../mail/content/notifications';
import { nowOf } from '../mail-deps';
import { linkExpiry, projectUrl } from '../mail-links';
import type { NotificationBuilder } from './notification-builder';
import { skipNotification } from './notification-builder';

/** A reply to an email that had gone to somebody who has left, for whoever carries on with the project. */
export const lateAnswerNotification: NotificationBuilder<'late-answer'> = async (
  deps,
  recipient,
  request,
) => {
  const { store, settings } = deps;
  const { notification } = request;
  const { projectId, noteId, leaverId } = notification;
  const [state, leaver, notes] = await Promise.all([
    store.projects.read(projectId),
    store.people.read(leaverId),
    store.notes.texts([noteId]),
  ]);
  const deal = state?.deal;
  const note = notes.get(noteId);
  // erased since
  if (!deal || note === undefined) return skipNotification(request, 'no-note');
  const customer = await store.keptCustomers.read(deal.customerId);
  const target: LinkTarget = { kind: 'project', projectId };
  const expiresAt = linkExpiry(await nowOf(deps));
  const [token = ''] = await store.links.create([{ personId: recipient.id, target, expiresAt }]);
  const { language, timeZone, name } = recipient;
  return lateAnswerContent({
    language,
    timeZone,
    recipient: { name },
    leaverName: leaver?.name ?? leaverId,
    title: deal.title,
    customerName: customer?.name ?? deal.customerId,
    note,
    projectUrl: projectUrl(settings.publicUrl, projectId, token),
  });
};
