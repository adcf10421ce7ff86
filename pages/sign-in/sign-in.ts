import { setTimeout as pause } from 'node:timers/promises';
import type { Person } from '../../contracts/wire/directory';
import type { Store } from '../../store/store';
import type { Notifications } from '../../temporal/notifications';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How many sign-in mails somebody gets in an hour of the clock, and how far apart they are at least. */
const mailsAnHour = 5;

/** How long an answer takes at least, in milliseconds: whether an address is known cannot be told from it. */
const leastMs = 300;

/** By what somebody asks for a sign-in mail: their address, or any link that a mail has brought them. */
export interface SignInRequest {
  readonly email: string;
  readonly token: string;
}

/**
 * Asks for the mail with a sign-in link, when the request names somebody who may have one. Says nothing of whether it
 * did. That the database or Temporal is away is found out for everybody alike, before; should Temporal go away in
 * between, no mail is promised either.
 *
 * @throws when one of them is away
 */
export async function requestSignIn(
  { store, notifications }: { readonly store: Store; readonly notifications: Notifications },
  request: SignInRequest,
): Promise<void> {
  const ask = async (): Promise<void> => {
    const person = await personOf(store, request);
    // looked up for nobody, too
    const nowMs = Date.now();
    const askedAtMs = await notifications.askedAtMs(notificationKey(person?.id ?? nobody, nowMs, 1));
    if (person) await askForMail(notifications, person.id, nowMs, askedAtMs);
  };
  // the pause comes to its end, however the look-up ends
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

/** No id has a space in it. */
const nobody = 'no body';

function notificationKey(personId: string, nowMs: number, number: number): string {
  return `sign-in-${personId}-${Math.floor(nowMs / hourMs)}-${number}`;
}

/**
 * Notifications are called after the hour and their number in it, and each can be asked for once: so the limit holds
 * for several API processes, and for requests at the same moment.
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
      return void (await notifications.start({ key, personId, letter: { kind: 'sign-in' } }));
    if (askedAtMs > nowMs - minuteMs) return;
  }
}
