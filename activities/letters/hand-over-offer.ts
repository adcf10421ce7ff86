import { handOverOfferContent } from '../../mail/content/hand-over';
import { handOverFacts, partIn, titlesOf } from './hand-over-letter';
import type { LetterBuilder } from './letter-builder';
import { skipLetter } from './letter-builder';

/** Asks somebody whether they take projects over: one letter for all of them. */
export const handOverOfferLetter: LetterBuilder = async (deps, recipient, request) => {
  const { letter, personId } = request;
  if (letter.kind !== 'hand-over-offer') throw new Error(`A letter ${letter.kind} offers nothing.`);
  const { record, common } = await handOverFacts(deps, recipient, letter.handOverId);
  const part = partIn(record, personId, request);
  if (record.state.status === 'cancelled') return skipLetter(request, 'cancelled');
  if (part.answer ?? part.decision) return skipLetter(request, 'answered');
  const { items, titles } = await titlesOf(deps, record.id, part.partId);
  return handOverOfferContent({
    ...common,
    projects: part.projects,
    dueAtMs: part.status === 'offered' ? part.dueAtMs : null,
    overCapacity: items.some((item) => item.overCapacity),
    titles,
  });
};
