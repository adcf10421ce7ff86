import type { MailHabit } from '../contracts/sandbox/mail-habits';
import type { Person } from '../contracts/wire/directory';
import type { People } from './presence';
import { managersAbove } from './presence';

/** How somebody gets emails that can wait, and who has said so. */
export interface ChosenHabit {
  readonly habit: MailHabit;
  /** The person themselves, whoever above them has said it for the team, or the company's setting. */
  readonly by: 'self' | 'team' | 'company';
}

/**
 * How somebody gets emails that can wait: as they have chosen, else as the nearest manager above has chosen for the
 * team, else as the company.
 */
export async function mailHabitOf(store: People, person: Person, usual: MailHabit): Promise<ChosenHabit> {
  if (person.mailHabit) return { habit: person.mailHabit, by: 'self' };
  for (const { teamMailHabit } of await managersAbove(store, person.id)) {
    if (teamMailHabit) return { habit: teamMailHabit, by: 'team' };
  }
  return { habit: usual, by: 'company' };
}
