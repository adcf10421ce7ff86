import { factsIn } from '../../domain/archive/facts';
import type { KnownArchive } from '../../domain/archive/facts';
import type { Facts } from '../../domain/playbook/facts';
import { committeeRoles } from '../../domain/playbook/facts';
import { wholePlaybook } from './standard-playbook';

const { rules } = wholePlaybook;

/** The day by which situations in these archives are new. */
export const today = '2026-03-02';

/** An archive that has everything that the standard playbook asks. */
export const wholeArchive: KnownArchive = {
  customer: {
    identifiers: [{ kind: 'tax' }],
    addresses: [{}],
    websites: [],
    sector: 'Machine building',
    size: null,
    situation: [{ asOf: '2026-01-15' }],
    potentials: [{}],
    answers: { 'budget-confirmed': { value: false }, 'decision-maker-met': { value: true } },
  },
  people: committeeRoles.map((part) => ({ committee: [part], position: part, presence: 'there' })),
};

/** What such an archive says. */
export const everyFact: Facts = factsIn(wholeArchive, rules, today);
