import type { HandOverPart } from '../../domain/hand-over-progress';
import { handOverDecisionContent } from '../../mail/content/hand-over';
import { handOverFacts, partIn, titlesOf } from './hand-over-letter';
import type { LetterBuilder } from './letter-builder';
import { skipLetter } from './letter-builder';

/** Asks a manager who takes over what was declined, left unanswered, or placed with nobody. */
export const handOverDecisionLetter: LetterBuilder = async (deps, recipient, request) => {
  const { letter } = request;
  if (letter.kind !== 'hand-over-decision') throw new Error(`A letter ${letter.kind} asks no manager.`);
  const { store } = deps;
  const { record, common } = await handOverFacts(deps, recipient, letter.handOverId);
  const part = partIn(record, letter.receiverId, request);
  if (record.state.status === 'cancelled') return skipLetter(request, 'cancelled');
  if (part.decision ?? part.answer?.answer === 'accept') return skipLetter(request, 'decided');
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

function whyOf({ receiverId, answer }: HandOverPart): 'declined' | 'silent' | 'unplaced' {
  if (receiverId === null) return 'unplaced';
  return answer?.answer === 'decline' ? 'declined' : 'silent';
}
