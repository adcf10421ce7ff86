import type { ProjectEvent } from '../model/events';
import type { Deal } from '../model/state';

/** What the archive says now; milestones that it does not bear out any more are void. */
export function factsNoted(
  deal: Deal,
  { facts, superseded }: Extract<ProjectEvent, { type: 'factsNoted' }>,
): Deal {
  const noted = { ...deal, facts };
  return superseded ? supersede(noted, superseded) : noted;
}

/** Voided evidence is kept, and counts for nothing. */
export function supersede(deal: Deal, superseded: readonly string[]): Deal {
  const isVoid = ([milestone]: readonly [string, unknown]): boolean => superseded.includes(milestone);
  const reached = Object.entries(deal.milestones);
  return {
    ...deal,
    milestones: Object.fromEntries(reached.filter((entry) => !isVoid(entry))),
    superseded: [
      ...(deal.superseded ?? []),
      ...reached.filter(isVoid).map(([milestone, facts]) => ({ milestone, ...facts })),
    ],
  };
}
