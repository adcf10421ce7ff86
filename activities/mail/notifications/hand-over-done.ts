import { briefsFor } from '../../../queries/hand-over/hand-over-briefs';
import { handOverDoneContent, mostBriefs } from '../../../mail/content/hand-over';
import { allItems, handOverFacts } from './hand-over-notification';
import type { NotificationBuilder } from './notification-builder';
import { skipNotification } from './notification-builder';

/** Tells somebody what is theirs now, with the first briefs; the page has all of them. */
export const handOverDoneNotification: NotificationBuilder<'hand-over-done'> = async (
  deps,
  recipient,
  request,
) => {
  const { notification, personId: receiverId } = request;
  const { store } = deps;
  const { record, common } = await handOverFacts(deps, recipient, notification.handOverId);
  const parts = record.state.parts.filter((part) => part.receiverId === receiverId);
  const partIds = parts.map(({ partId }) => partId);
  const items = await allItems(store.handOvers.items, record.id, partIds);
  const moved = items.filter(({ status }) => status === 'moved').map(({ projectId }) => projectId);
  if (moved.length === 0) return skipNotification(request, 'nothing-moved');
  const states = await store.projects.readMany(moved);
  const isRunning = new Set(states.filter(({ status }) => status === 'open').map((state) => state.projectId));
  const runningFirst = [...moved].sort((a, b) => Number(isRunning.has(b)) - Number(isRunning.has(a)));
  const { language } = recipient;
  const briefs = await briefsFor(store, runningFirst.slice(0, mostBriefs), { receiverId, language });
  return handOverDoneContent({ ...common, projects: moved.length, briefs });
};
