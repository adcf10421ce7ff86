import type { RouteDeps } from '../../api/context/context';
import { mailHabits } from '../../contracts/sandbox/mail-habits';
import type { MailHabit } from '../../contracts/sandbox/mail-habits';
import type { Person } from '../../contracts/wire/directory';
import { mailHabitOf } from '../../people/mail-habit';
import type { HabitChoice, ShownEmails } from './emails';

/** A choice as forms and addresses have it: empty where it is left to others. */
export function habitTyped(text: string): MailHabit | null {
  return mailHabits.find((habit) => habit === text) ?? null;
}

/** What somebody has chosen. */
export function chosenBy({ mailHabit = null, teamMailHabit = null }: Person): HabitChoice {
  return { mailHabit, teamMailHabit };
}

/** Choices in an address, for taking a change back. */
export function choiceInAddress({ mailHabit, teamMailHabit }: HabitChoice): string {
  return `${mailHabit ?? ''}.${teamMailHabit ?? ''}`;
}

/** The form about emails of somebody. */
export async function shownEmails(
  { store, mailHabit }: Pick<RouteDeps, 'store' | 'mailHabit'>,
  reader: Person,
  { formKey, was }: { readonly formKey: string; readonly was: string | undefined },
): Promise<ShownEmails> {
  const [own = '', team = ''] = was?.split('.') ?? [];
  return {
    chosen: chosenBy(reader),
    usual: await mailHabitOf(store, { ...reader, mailHabit: null }, mailHabit),
    manages: await store.people.manages(reader.id),
    before: was === undefined ? null : { mailHabit: habitTyped(own), teamMailHabit: habitTyped(team) },
    formKey,
  };
}
