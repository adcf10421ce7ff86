import { setTimeout as pause } from 'node:timers/promises';
import type { Person } from '../../contracts/wire/directory';
import type { Store } from '../../store/store';
import type { Notifications } from '../../temporal/notifications';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How many sign-in emails somebody gets per clock hour, and the minimum interval between them. */
const mailsAnHour = 5;

/** The minimum response time, in milliseconds: it must not tell whether an address is known. */
const leastMs = 300;

/** How somebody requests a sign-in email: by their address, or by any link that an email has brought them. */
export interface SignInRequest {
  readonly email: string;
  readonly token: string;
}

/**
 * Requests the email with a sign-in link, when the request names somebody who may have one, and does not reveal whether
 * it did. That the database or Temporal is down is found out beforehand, for everybody alike; should Temporal go down
 * in between, no email is promised either.
 *
 * @throws when one of them is away
 */
export async function requestSignIn(
  { store, notifications }: { readonly store: Store; readonly notifications: Notifications },
  request: SignInRequest,
): Promise<void> {
  const ask = async (): Promise<void> => {
    const person = await personOf(store, request);
    // looked up even when nobody is found
    const nowMs = Date.now();
    const askedAtMs = await notifications.askedAtMs(notificationKey(person?.id ?? nobody, nowMs, 1));
    if (person) await askForMail(notifications, person.id, nowMs, askedAtMs);
  };
  // the pause runs to its end, however the look-up ends
  const [asked] = await Promise.allSettled([ask(), pause(leastMs)]);
  if (asked.status === 'rejected') throw asked.reason;
}

async function personOf(store: Store, { email, token }: SignInRequest): Promise<Person | null> {
  if (token !== '') {
    const link = await store.links.find(token);
    const person = link && (await store.people.read(link.personId));
    return person?.active ? person : null;
  }
  if (email === '') return null;
  const [first] = await store.people.byEmail(email);
  return first?.active ? first : null;
}

/** No id contains a space. */
const nobody = 'no body';

function notificationKey(personId: string, nowMs: number, number: number): string {
  return `sign-in-${personId}-${Math.floor(nowMs / hourMs)}-${number}`;
}

/**
 * Notifications are named after the hour and their number in it, and each can be requested once: so the limit holds
 * across API processes, and for simultaneous requests.
 */
async function askForMail(
  notifications: Notifications,
  personId: string,
  nowMs: number,
  firstAskedAtMs: number | null,
): Promise<void> {
  for (let number = 1; number <= mailsAnHour; number += 1) {
    const key = notificationKey(personId, nowMs, number);
    const askedAtMs = number === 1 ? firstAskedAtMs : await notifications.askedAtMs(key);
    if (askedAtMs === null)
      return void (await notifications.start({ key, personId, notification: { kind: 'sign-in' } }));
    if (askedAtMs > nowMs - minuteMs) return;
  }
}
