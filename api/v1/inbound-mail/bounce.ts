import { activeManagerOf, standInFor } from '../../../people/presence';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { Bounce, BounceFault, BouncedRecipient } from '../../../mail/inbound/inbound';
import { faultOf } from '../../../mail/inbound/inbound';
import type { OutboxRow } from '../../../store/outbox';
import type { Store } from '../../../store/store';
import type { RouteDeps } from '../../context/context';
import type { Outcome } from './outcome';

/**
 * How many days after an email a report about it is believed. Servers try for four or five days (RFC 5321, 4.5.4.1); a
 * report delivered again much later must not mark an address that was corrected since.
 */
const reportDays = 14;

const ignored = (reason: string, detail: string): Outcome => ({
  disposition: 'bounce-ignored',
  detail,
  reason,
});

/**
 * Marks the addresses that a report says are wrong, and tells each person's stand-in, once for each mark. From then on
 * their emails go to that stand-in. Full mailboxes and delays say nothing about the address; refusals of the sender and
 * block lists concern the platform's operators, who are warned. A bounced email of ours has failed, whatever the
 * reason, and is shown like every email that did not arrive.
 *
 * Anybody can forge a report, so one only counts when it is about an email that was sent to the person in question; see
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
      // false: the address was changed at this moment, and the report says nothing about the new one
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

/** Somebody whom an email failed to reach for good, and whose fault that is. */
type Failure = BouncedRecipient & { readonly fault: BounceFault };

/** One doubtful refusal may be a passing fault of the server; refusals of two emails are not. */
async function isWrongAddress(
  { outbox }: Pick<Store, 'outbox'>,
  { fault, status }: Failure,
  row: OutboxRow | null,
  nowMs: number,
): Promise<boolean> {
  if (fault !== 'address-doubtful' || !row) return fault === 'address';
  return outbox.cameBackBefore(row, status, nowMs - reportDays * realDayMs);
}

/** The outcome of a report that says nothing against an address. */
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

/** The email that a report is about, where it is known, and the people it was sent to. */
interface MailOfOurs {
  readonly row: OutboxRow | null;
  readonly people: ReadonlySet<string>;
}

/**
 * The email in question. Its reply address proves it: the token is random, and only its reader and the servers on the
 * way have it. Some servers return no headers except the email's id. That is believed for projects' emails, whose ids
 * derive from what only people of the project can know, and only for a while; not for notifications, whose ids somebody
 * could work out.
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
 * Tells the stand-in, and the manager when that is somebody else: somebody must have the address corrected.
 * Notifications are named after the mark, so a report delivered again, or another about the same address, sends none.
 *
 * @returns whether there is anybody to tell
 */
async function tellOf(
  { store, notifications }: Pick<RouteDeps, 'store' | 'notifications'>,
  personId: string,
  nowMs: number,
): Promise<boolean> {
  const { addressProblem } = (await store.people.read(personId)) ?? {};
  // the address was corrected at this moment
  if (!addressProblem) return true;
  const notification = { kind: 'address-failed', personId } as const;
  const key = `address-failed-${personId}-${addressProblem.atMs}`;
  const standIn = (await standInFor(store, personId, nowMs))?.person ?? null;
  if (standIn) await notifications.start({ key, personId: standIn.id, notification });
  const manager = await activeManagerOf(store, personId);
  const reader = manager && (await standInFor(store, manager.id, nowMs))?.person;
  if (manager && reader && reader.id !== standIn?.id) {
    await notifications.start({ key: `${key}-manager`, personId: manager.id, notification });
  }
  return Boolean(standIn ?? reader);
}
