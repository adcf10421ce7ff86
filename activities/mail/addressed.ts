import type { MailReport } from '../../contracts/sandbox/activities';
import { nobodyAbove } from '../../contracts/sandbox/activities';
import type { Person } from '../../contracts/wire/directory';
import type { StandIn } from '../../people/presence';
import { activeManagerOf, standInFor } from '../../people/presence';
import type { Store } from '../../store/store';
import type { MailToWrite } from './mail-to-write';

/** An email whose reader is not known yet. */
export type Unaddressed = Omit<MailToWrite, 'reader'>;

/** Whose email it is, and who reads it now. */
export interface Addressed {
  readonly meant: Person;
  readonly reader: StandIn;
}

/** Whose email it is, and who reads it now; or how it ends when that is nobody. */
export async function addressOf(
  store: Store,
  { effect: { to, mail }, nowMs }: Unaddressed,
): Promise<Addressed | MailReport> {
  const meantId = 'personId' in to ? to.personId : (await activeManagerOf(store, to.managerOf))?.id;
  if (meantId === undefined) return skipped(nobodyAbove, null);
  const isNotified = (personId: string): boolean => 'unless' in to && to.unless.includes(personId);
  if (isNotified(meantId)) return skipped('nobody-else-to-tell', null);
  const meant = await store.people.read(meantId);
  // a program that writes to Temporal itself may use any name
  if (!meant && mail === 'hold-ended') return skipped('unknown-person', meantId);
  if (!meant) return { status: 'failed', personId: meantId, reason: 'unknown-person' };
  const reader = await standInFor(store, meantId, nowMs);
  if (!reader) return skipped('inactive', meantId);
  if (isNotified(reader.person.id)) return skipped('nobody-else-to-tell', reader.person.id);
  return { meant, reader };
}

export function skipped(reason: string, personId: string | null): MailReport {
  return { status: 'skipped', personId, reason };
}
