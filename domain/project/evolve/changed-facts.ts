import type { ProjectEvent } from '../model/events';
import { isSameReference } from '../model/references';
import type { ChangingFact, Deal } from '../model/state';

type Of<T extends ProjectEvent['type']> = Extract<ProjectEvent, { type: T }>;
type FactChanged = Of<'titleChanged' | 'amountChanged' | 'currencyChanged' | 'expectedSigningChanged'>;

const factOf: Readonly<Record<FactChanged['type'], ChangingFact>> = {
  titleChanged: 'title',
  amountChanged: 'amount',
  currencyChanged: 'currency',
  expectedSigningChanged: 'expectedSigningOn',
};

/** The deal with another title, value or date; what it was before is kept beside it. */
export function factChanged(deal: Deal, { type, from, to, atMs }: FactChanged): Deal {
  const fact = factOf[type];
  const { [fact]: _, ...others } = deal;
  return {
    ...others,
    ...(to !== null && { [fact]: to }),
    changed: { ...deal.changed, [fact]: { from, atMs } },
    // the type of the event goes with the kind of the value, and only what may be empty is emptied
  } as Deal;
}

export function referencesChanged(deal: Deal, event: Of<'referenceAdded' | 'referenceRemoved'>): Deal {
  const { system, id } = event;
  const others = (deal.references ?? []).filter((each) => !isSameReference(each, event));
  return { ...deal, references: event.type === 'referenceAdded' ? [...others, { system, id }] : others };
}
