import type { AnswerGiven } from '../../../domain/hand-over/hand-over-progress';
import type { HandOverRecord } from '../../../store/hand-overs';
import { Problem } from '../../kit/problems/problems';
import type { RouteDeps } from '../../context/context';

/** An answer to an offer; its note's text stays out of the workflow's history. */
export interface AnswerToGive extends Omit<AnswerGiven, 'noteId'> {
  readonly note?: string | undefined;
  /** What the note's id derives from: the same for a repeat. */
  readonly noteKey: string;
  /** How long an answer is waited for, in milliseconds; by default as long as the setting says. */
  readonly waitMs?: number | undefined;
}

/**
 * Passes a receiver's answer to a hand-over. When it is refused, the note is deleted again.
 *
 * @throws Problem when it is refused
 */
export async function giveAnswer(
  { store, handOvers }: Pick<RouteDeps, 'store' | 'handOvers'>,
  record: HandOverRecord,
  { receiverId, answer, actor, note, noteKey, waitMs }: AnswerToGive,
): ReturnType<RouteDeps['handOvers']['tell']> {
  const payload = { receiverId, answer, actor };
  if (note === undefined) return handOvers.tell(record, 'answerHandOver', payload, { waitMs });
  const noteId = `note-${noteKey}`;
  await store.notes.write({ id: noteId, projectId: record.id, actor, atMs: Date.now(), text: note });
  try {
    return await handOvers.tell(record, 'answerHandOver', { ...payload, noteId }, { waitMs });
  } catch (error) {
    if (error instanceof Problem && error.status < 500) await store.notes.discard(noteId);
    throw error;
  }
}
