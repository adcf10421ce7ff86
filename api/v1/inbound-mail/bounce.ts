import { activeManagerOf, standInFor } from '../../../people/presence';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { Bounce, BounceFault, BouncedRecipient } from '../../../mail/inbound/inbound';
import { faultOf } from '../../../mail/inbound/inbound';
import type { OutboxRow } from '../../../store/outbox';
import type { Store } from '../../../store/store';
import type { RouteDeps } from '../../context/context';
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
 * Marks the addresses that a report says are wrong, and tells whoever stands in for each person, once for each mark.
 * From then on their mails go to that one. Full mailboxes and delays say nothing of the address; refusals of the sender
 * and block lists are for whoever runs the platform, who is warned. A mail of ours that came back has failed, whatever
 * the reason is, and is shown like every mail that did not arrive.
 *
 * Anybody can write a report, so one does nothing but about a mail that was sent to the person in question; see
 * `mailOfOurs`.
 */
export async function takeBounce(
  { store, notifications }: Pick<RouteDeps, 'store' | 'notifications'>,
  bounce: Bounce,
): Promise<Outcome> {
  const failures = bounce.recipients.flatMap((recipient): Failure[] => {
    const fault = faultOf(recipient);
    return fault === null ? [] : [{ ...recipient, fault }];
  });
  if (failures.length === 0) return ignored('no-failure', 'The report says of no mail that it was given up.');
  const nowMs = Date.now();
  const ours = await mailOfOurs(store, bounce, nowMs);
  if (ours.people.size === 0) return ignored('not-ours', 'The report refers to no mail of ours.');
  const [first] = failures;
  const { row } = ours;
  if (row && first) await store.outbox.comeBack(row._id, first.status, new Date(nowMs));

  const wrong: Failure[] = [];
  for (const failure of failures) if (await isWrongAddress(store, failure, row, nowMs)) wrong.push(failure);
  if (wrong.length === 0) return withoutMark(failures);

  const marked = new Set<string>();
  for (const { address, status } of wrong) {
    const people = (await store.people.byEmail(address)).filter(
      ({ id, active }) => active && ours.people.has(id),
    );
    for (const { id, email } of people) {
      // false: the address was changed in this moment, and says nothing of the new one
      if (!(await store.people.markAddress(id, { email, code: status, atMs: nowMs }))) continue;
      marked.add(id);
    }
  }
  if (marked.size === 0)
    return ignored('other-address', 'Nobody whom the mail was sent to has that address now.');
  let isNotified = true;
  for (const personId of marked)
    isNotified = (await tellOf({ store, notifications }, personId, nowMs)) && isNotified;
  return isNotified
    ? { disposition: 'bounce-recorded', detail: 'The address is marked, and whoever stands in is told.' }
    : { disposition: 'bounce-recorded', detail: 'The address is marked.', reason: 'nobody-to-tell' };
}

/** Somebody whom a mail did not reach for good, and whose fault that is. */
type Failure = BouncedRecipient & { readonly fault: BounceFault };

/** One doubtful refusal may be a passing fault of the server; two of two mails are none. */
async function isWrongAddress(
  { outbox }: Pick<Store, 'outbox'>,
  { fault, status }: Failure,
  row: OutboxRow | null,
  nowMs: number,
): Promise<boolean> {
  if (fault !== 'address-doubtful' || !row) return fault === 'address';
  return outbox.cameBackBefore(row, status, nowMs - reportDays * realDayMs);
}

/** What a report comes to that says nothing against an address. */
function withoutMark(failures: readonly Failure[]): Outcome {
  const refused = failures.find(({ fault }) => fault === 'refused');
  if (!refused) {
    const [{ fault } = { fault: 'other' }] = failures;
    return ignored(
      fault,
      'The mail has failed, and is shown as such. The report says nothing against an address.',
    );
  }
  return {
    ...ignored('sender-refused', 'The mail has failed. Its sender is refused, so nobody is marked.'),
    warning:
      `A mail server refuses what Milepost sends (${refused.status}): look at the sender's address, at SPF and DKIM of ` +
      'its domain, and at block lists. Afterwards `milepost mail retry` sends the emails again.',
  };
}

/** The mail that a report is about, where it is known, and the people whom it was sent to. */
interface MailOfOurs {
  readonly row: OutboxRow | null;
  readonly people: ReadonlySet<string>;
}

/**
 * The mail in question. Its reply address proves it: the token is random, and nobody has it but its reader and the
 * servers on the way. Some servers give no headers back but the mail's id. That is believed of mails of projects, whose
 * ids are made of what people of the project alone can know, and only for a while; not of notifications, whose ids
 * somebody could work out.
 */
async function mailOfOurs(
  { links, outbox }: Pick<Store, 'links' | 'outbox'>,
  { tokens, originalMessageId }: Bounce,
  nowMs: number,
): Promise<MailOfOurs> {
  const found = await Promise.all(tokens.map((token) => links.find(token)));
  const answerable = found.flatMap((link) =>
    link?.target.kind === 'reply' && link.expiresAt.getTime() > nowMs ? [link.personId] : [],
  );
  const row = originalMessageId === null ? null : await outbox.byMessageId(originalMessageId);
  const isRecent = (row?.begunAtMs ?? 0) > nowMs - reportDays * realDayMs;
  const isBelieved = isRecent && Boolean(row?.projectId && row.personId);
  const sentTo = isBelieved && row?.personId ? [row.personId] : [];
  return { row: isBelieved ? row : null, people: new Set([...answerable, ...sentTo]) };
}

/**
 * Tells whoever stands in, and the manager when that is somebody else: who has the address mended must know.
 * Notifications are called after the mark, so a report that is brought again, or another of the same address, sends
 * none.
 *
 * @returns whether there is anybody to tell
 */
async function tellOf(
  { store, notifications }: Pick<RouteDeps, 'store' | 'notifications'>,
  personId: string,
  nowMs: number,
): Promise<boolean> {
  const { addressProblem } = (await store.people.read(personId)) ?? {};
  // mended in this moment
  if (!addressProblem) return true;
  const notification = { kind: 'address-failed', personId } as const;
  const key = `address-failed-${personId}-${addressProblem.atMs}`;
  const standIn = (await standInFor(store, personId, nowMs))?.person ?? null;
  if (standIn) await notifications.start({ key, personId: standIn.id, letter: notification });
  const manager = await activeManagerOf(store, personId);
  const reader = manager && (await standInFor(store, manager.id, nowMs))?.person;
  if (manager && reader && reader.id !== standIn?.id) {
    await notifications.start({ key: `${key}-manager`, personId: manager.id, letter: notification });
  }
  return Boolean(standIn ?? reader);
}
