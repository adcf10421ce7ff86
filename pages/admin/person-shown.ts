import type { RouteDeps } from '../../api/context/context';
import { byName } from '../../people/name-order';
import { namesOf } from '../../people/remembered-people';
import type { AbsenceFaults, TypedAbsence } from '../kit/absence-form';
import type { Session } from '../kit/session';
import { formKey } from '../kit/session';
import { shownAbsences } from '../kit/shown-absences';
import { adminAddresses } from './parts';
import { everybody } from './people-asked';
import type { PersonPage } from './person-page';
import { personPage } from './person-page';

/** What a page of a person is made of, beside what is looked up for it. */
export type AskedPerson = Pick<
  PersonPage,
  'person' | 'typed' | 'faults' | 'alert' | 'clashes' | 'offersHandOver' | 'done'
> & { readonly absence?: { readonly typed: TypedAbsence; readonly faults: AbsenceFaults } };

/** How many of the latest changes are shown. */
const shownChanges = 30;

export async function personShown(
  deps: Pick<RouteDeps, 'store'>,
  session: Session,
  { absence, ...asked }: AskedPerson,
): Promise<string> {
  const { store } = deps;
  const { person: reader } = session;
  const { person } = asked;
  const [all, calendars, playbooks, changes] = await Promise.all([
    everybody(deps),
    store.calendars.list(),
    store.playbooks.list(),
    person
      ? store.people.history(person.id, {
          afterRevision: Math.max(0, person.revision - shownChanges),
          limit: shownChanges,
        })
      : [],
  ]);
  const active = all.filter((each) => each.active).sort(byName(reader.language));
  const key = formKey(session);
  const roles = new Set(playbooks.flatMap(({ rules }) => Object.keys(rules.roles)));
  return personPage({
    ...{ reader, ...asked, formKey: key, personName: namesOf(all) },
    colleagues: active.filter(({ id }) => id !== person?.id),
    calendars: calendars.map(({ calendar }) => calendar.key),
    roles: [...roles].sort(),
    absences: person
      ? shownAbsences(person, reader, active, {
          ...{ action: `${adminAddresses.people}/${person.id}/absences`, formKey: key, nowMs: Date.now() },
          ...absence,
        })
      : null,
    changes: [...changes].reverse(),
  });
}
