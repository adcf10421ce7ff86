import type { Person } from '../../contracts/wire/directory';
import type { StoppedMail } from '../../contracts/wire/link-targets';
import { usualReviewSettings } from '../../contracts/wire/directory';
import type { Store } from '../../store/store';
import { shownTo } from '../kit/frame';

type Stored = Pick<Store, 'people' | 'links'>;

/** Whose weekly email or digest a link is about; null when it is no such link, is too old, or its person has left. */
export async function subscriptionOf(
  { links, people }: Stored,
  token: string,
): Promise<{ person: Person; what: StoppedMail } | null> {
  const link = token === '' ? null : await links.find(token);
  if (link?.target.kind !== 'unsubscribe' || link.expiresAt <= new Date()) return null;
  shownTo({ id: link.personId });
  const person = await people.read(link.personId);
  return person?.active ? { person, what: link.target.what } : null;
}

export function isUnsubscribed({ review, mailHabit }: Person, what: StoppedMail): boolean {
  if (what === 'digest') return mailHabit === 'at-once';
  return review?.unsubscribed.includes(what) ?? false;
}

/** How somebody gets what can wait before a link stops the digest: what taking it back restores. */
export function habitOf({ mailHabit }: Pick<Person, 'mailHabit'>): string {
  return mailHabit ?? leftToOthers;
}

/** How an address says that somebody has chosen nothing. */
const leftToOthers = 'usual';

/**
 * Records whether somebody wants a weekly email or the digest. Twice is as once; simultaneous changes by others are kept.
 *
 * @param was how they had what can wait before they stopped the digest, as `habitOf` says it
 */
export async function setSubscription(
  { people }: Pick<Store, 'people'>,
  personId: string,
  what: StoppedMail,
  isWanted: boolean,
  was?: string,
): Promise<void> {
  for (;;) {
    const before = await people.read(personId);
    if (!before || isUnsubscribed(before, what) === !isWanted) return;
    const { revision, ...person } = before;
    const changed = { ...person, ...choiceOf(person, what, { isWanted, was }) };
    // null: somebody else has changed the record since, so it is read again
    if (await people.replace(changed, revision)) return;
  }
}

function choiceOf(
  { review }: Person,
  what: StoppedMail,
  { isWanted, was }: { readonly isWanted: boolean; readonly was: string | undefined },
): Partial<Person> {
  if (what === 'digest') return { mailHabit: isWanted ? habitBefore(was) : 'at-once' };
  const settings = review ?? usualReviewSettings;
  const others = settings.unsubscribed.filter((each) => each !== what);
  return { review: { ...settings, unsubscribed: isWanted ? others : [...others, what] } };
}

function habitBefore(was: string | undefined): Person['mailHabit'] {
  if (was === leftToOthers) return null;
  return was === 'both' ? 'both' : 'digest';
}
