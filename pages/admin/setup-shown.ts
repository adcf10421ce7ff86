import type { RouteDeps } from '../../api/context/context';
import { namesOf } from '../../people/remembered-people';
import type { Session } from '../kit/session';
import { formKey } from '../kit/session';
import { everybody } from './people-asked';
import type { SetupPage } from './setup-page';
import { setupPage } from './setup-page';

/** What is set up, looked up for an administrator. */
export async function setupShown(
  deps: Pick<RouteDeps, 'store' | 'companyCalendar' | 'calendarYears'>,
  session: Session,
  more: Partial<Pick<SetupPage, 'typed' | 'faults'>> = {},
): Promise<string> {
  const [calendars, playbooks, people, needed] = await Promise.all([
    deps.store.calendars.list(),
    deps.store.playbooks.list(),
    everybody(deps),
    deps.calendarYears.uncertain(),
  ]);
  const users = new Map<string, number>();
  for (const { active, calendar } of people) {
    if (active && calendar !== null) users.set(calendar, (users.get(calendar) ?? 0) + 1);
  }
  return setupPage({
    ...{ reader: session.person, calendars, companyCalendar: deps.companyCalendar, users, needed },
    playbooks: playbooks.map(({ rules }) => rules),
    ...{ personName: namesOf(people), formKey: formKey(session), typed: {}, faults: {} },
    ...more,
  });
}
