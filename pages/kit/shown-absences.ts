import type { Person } from '../../contracts/wire/directory';
import { localDate } from '../../domain/calendar/local-dates';
import type { Language } from '../../domain/playbook/playbook';
import { comingAbsences } from './absence-form';
import type { ShownAbsences } from './absences';

/**
 * The absences of somebody as a page shows them.
 *
 * @param colleagues who is active, in the order of the lists
 */
export function shownAbsences(
  person: Person,
  { language }: { readonly language: Language },
  colleagues: readonly Person[],
  form: Pick<ShownAbsences, 'action' | 'formKey' | 'typed' | 'faults'> & { readonly nowMs: number },
): ShownAbsences {
  const { nowMs, ...rest } = form;
  const others = colleagues.filter(({ id }) => id !== person.id);
  const isNear = ({ team }: Person): boolean => team !== null && team === person.team;
  const names = new Map(colleagues.map(({ id, name }) => [id, name]));
  return {
    ...{ language, ...rest },
    absences: comingAbsences(person, nowMs),
    names: (id) => names.get(id),
    ownTeam: others.filter(isNear),
    others: others.filter((each) => !isNear(each)),
    today: localDate(nowMs, person.timeZone),
  };
}
