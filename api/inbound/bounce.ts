import { activeManagerOf, standInFor } from '../../directory/presence';
import { realDayMs } from '../../domain/clocks';
import type { Bounce } from '../../mail/inbound';
import type { Store } from '../../store/store';
import type { RouteDeps } from '../route';
import type { Outcome } from './outcome';

/**
 * How long after a mail a report of it is believed. Servers try for four or five days (RFC 5321, 4.5.4.1); a report
 * that is brought again much later must not mark an address that was mended since.
 */
const reportDays = 14;

const ignored = (reason: string, detail: string): Outcome => ({
  disposition: 'bounce-ignored',
  detail,
  reason,
});

/**
 * Marks the addresses that a report says are wrong (RFC 3463, X.1.x, for good), and tells whoever stands in for each
 * person, once for each mark. From then on their mails go to that one. Full mailboxes, delays and refusals of the
 * content say nothing of the address.
 *
 * Anybody can write a report, so one marks nobody but a person that the mail in question was sent to; see
 * `recipientsOfOurs`.
 */
export async function takeBounce(
  { store, letters }: Pick<RouteDeps, 'store' | 'letters'>,
  bounce: Bounce,
): Promise<Outcome> {
  const wrong = bounce.recipients.filter(({ addressFault }) => addressFault);
  if (wrong.length === 0) return ignored('no-address-fault', 'The report says nothing against an address.');
  const nowMs = Date.now();
  const ours = await recipientsOfOurs(store, bounce, nowMs);
  if (ours.size === 0) return ignored('not-ours', 'The report refers to no mail of ours.');

  const marked = new Set<string>();
  for (const { address, status } of wrong) {
    const people = (await store.people.byEmail(address)).filter(({ id, active }) => active && ours.has(id));
    for (const { id, email } of people) {
      // false: the address was changed in this moment, and says nothing of the new one
      if (!(await store.people.markAddress(id, { email, code: status, atMs: nowMs }))) continue;
      marked.add(id);
    }
  }
  if (marked.size === 0)
    return ignored('other-address', 'Nobody whom the mail was sent to has that address now.');
  let isTold = true;
  for (const personId of marked) isTold = (await tellOf({ store, letters }, personId, nowMs)) && isTold;
  return isTold
    ? { disposition: 'bounce-recorded', detail: 'The address is marked, and whoever stands in is told.' }
    : { disposition: 'bounce-recorded', detail: 'The address is marked.', reason: 'nobody-to-tell' };
}

/**
 * The people whom the mail in question was sent to. Its reply address proves it: the token is random, and nobody has it
 * but its reader and the servers on the way. Some servers give no headers back but the mail's id. That is believed of
 * mails of projects, whose ids are made of what people of the project alone can know, and only for a while; not of
 * letters, whose ids somebody could work out.
 */
async function recipientsOfOurs(
  { links, outbox }: Pick<Store, 'links' | 'outbox'>,
  { tokens, originalMessageId }: Bounce,
  nowMs: number,
): Promise<ReadonlySet<string>> {
  const found = await Promise.all(tokens.map((token) => links.find(token)));
  const answerable = found.flatMap((link) =>
    link?.target.kind === 'reply' && link.expiresAt.getTime() > nowMs ? [link.personId] : [],
  );
  const row = originalMessageId === null ? null : await outbox.byMessageId(originalMessageId);
  const isRecent = (row?.begunAtMs ?? 0) > nowMs - reportDays * realDayMs;
  const sentTo = isRecent && row?.projectId && row.personId ? [row.personId] : [];
  return new Set([...answerable, ...sentTo]);
}

/**
 * Tells whoever stands in, and the manager when that is somebody else: who has the address mended must know. Letters
 * are called after the mark, so a report that is brought again, or another of the same address, sends none.
 *
 * @returns whether there is anybody to tell
 */
async function tellOf(
  { store, letters }: Pick<RouteDeps, 'store' | 'letters'>,
  personId: string,
  nowMs: number,
): Promise<boolean> {
  const { addressProblem } = (await store.people.read(personId)) ?? {};
  // mended in this moment
  if (!addressProblem) return true;
  const letter = { kind: 'address-failed', personId } as const;
  const key = `address-failed-${personId}-${addressProblem.atMs}`;
  const standIn = (await standInFor(store, personId, nowMs))?.person ?? null;
  if (standIn) await letters.start({ key, personId: standIn.id, letter });
  const manager = await activeManagerOf(store, personId);
  const reader = manager && (await standInFor(store, manager.id, nowMs))?.person;
  if (manager && reader && reader.id !== standIn?.id) {
    await letters.start({ key: `${key}-manager`, personId: manager.id, letter });
  }
  return Boolean(standIn ?? reader);
}
