import type { HandOverPart } from '../../../domain/hand-over/hand-over-progress';
import type { HandOverRecord } from '../../../store/hand-overs';
import { handOverDecisionContent } from '../../../mail/content/hand-over';
import { handOverFacts, handOverRecord, partIn, titlesOf } from './hand-over-notification';
import type { NotificationBuilder, WhyPointless } from './notification-builder';
import { skipNotification } from './notification-builder';

/** Asks a manager who takes over what was declined, left unanswered, or placed with nobody. */
export const handOverDecisionNotification: NotificationBuilder<'hand-over-decision'> = async (
  deps,
  recipient,
  request,
) => {
  const { notification } = request;
  const { store } = deps;
  const { record, common } = await handOverFacts(deps, recipient, notification.handOverId);
  const part = partIn(record, notification.receiverId, request);
  const reason = whySettled(record, part);
  if (reason !== null) return skipNotification(request, reason);
  const receiver = part.receiverId === null ? null : await store.people.read(part.receiverId);
  const { noteId } = part.answer ?? {};
  const notes = await store.notes.texts(noteId === undefined ? [] : [noteId]);
  const { titles } = await titlesOf(deps, record.id, part.partId);
  return handOverDecisionContent({
    ...common,
    projects: part.projects,
    dueAtMs: part.dueAtMs,
    receiverName: receiver?.name ?? part.receiverId,
    why: whyOf(part),
    note: notes.get(noteId ?? '') ?? null,
    titles,
  });
};

/** Why the manager need not decide any more. */
export const whyNoDecisionNeeded: WhyPointless<'hand-over-decision'> = async (deps, request) => {
  const { notification } = request;
  const record = await handOverRecord(deps, notification.handOverId);
  return whySettled(record, partIn(record, notification.receiverId, request));
};

function whySettled({ state }: HandOverRecord, { decision, answer }: HandOverPart): string | null {
  if (state.status === 'cancelled') return 'cancelled';
  return (decision ?? answer?.answer === 'accept') ? 'decided' : null;
}

function whyOf({ receiverId, answer }: HandOverPart): 'declined' | 'silent' | 'unplaced' {
  if (receiverId === null) return 'unplaced';
  return answer?.answer === 'decline' ? 'declined' : 'silent';
}
