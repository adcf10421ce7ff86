import type { HandOverPart } from '../../../domain/hand-over/hand-over-progress';
import { handOverOfferContent } from '../../../mail/content/hand-over';
import type { HandOverRecord } from '../../../store/hand-overs';
import { handOverFacts, handOverRecord, partIn, titlesOf } from './hand-over-notification';
import type { NotificationBuilder, WhyPointless } from './notification-builder';
import { skipNotification } from './notification-builder';

/** Asks somebody whether they take projects over: one notification for all of them. */
export const handOverOfferNotification: NotificationBuilder<'hand-over-offer'> = async (
  deps,
  recipient,
  request,
) => {
  const { notification, personId } = request;
  const { record, common } = await handOverFacts(deps, recipient, notification.handOverId);
  const part = partIn(record, personId, request);
  const reason = whySettled(record, part);
  if (reason !== null) return skipNotification(request, reason);
  const { items, titles } = await titlesOf(deps, record.id, part.partId);
  return handOverOfferContent({
    ...common,
    projects: part.projects,
    dueAtMs: part.status === 'offered' ? part.dueAtMs : null,
    overCapacity: items.some((item) => item.overCapacity),
    titles,
  });
};

/** Why no answer is needed any more. */
export const whyNoAnswerNeeded: WhyPointless<'hand-over-offer'> = async (deps, request) => {
  const { notification, personId } = request;
  const record = await handOverRecord(deps, notification.handOverId);
  return whySettled(record, partIn(record, personId, request));
};

function whySettled({ state }: HandOverRecord, { answer, decision }: HandOverPart): string | null {
  if (state.status === 'cancelled') return 'cancelled';
  return (answer ?? decision) ? 'answered' : null;
}
