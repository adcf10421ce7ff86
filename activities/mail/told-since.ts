import type { MailKind, MailEffect } from '../../domain/project/react';
import { mailKey } from '../../domain/project/react';
import type { OutboxRow, OutboxStatus } from '../../store/outbox';
import type { Store } from '../../store/store';
import type { Unaddressed } from './addressed';

/**
 * An email says how things stand when it is written, and it may be written long after it was asked for. So it may tell
 * what another one was asked for since, and that one would say the same again: a decision that has grown before its
 * first email left, a reminder of a task whose email waited for the morning. What counts is which events the text knows,
 * not when it left.
 *
 * An email tells only once a server has accepted it: what is `unconfirmed` may never have come, and nothing is lost.
 */

/** Which kinds of email say what another one does; those that are not here tell of one event alone. */
const saidBy: Partial<Readonly<Record<MailKind, readonly MailKind[]>>> = {
  task: ['task', 'reminder'],
  reminder: ['task', 'reminder'],
  overdue: ['overdue'],
  drift: ['drift'],
  'hold-ended': ['hold-ended'],
};

const underWay: readonly OutboxStatus[] = ['sending', 'handing-over'];

/**
 * Whether somebody was told of an email's news in another one of the project; `under-way` while that one is at the mail
 * server, and nobody knows yet.
 */
export async function toldSinceIn(
  { outbox }: Pick<Store, 'outbox'>,
  { state: { projectId }, effect }: Unaddressed,
  readerId: string,
): Promise<'told' | 'under-way' | null> {
  const kinds = saidBy[effect.mail];
  if (!kinds) return null;
  const rows = await outbox.ofProject(projectId);
  const own = mailKey(projectId, effect);
  const telling = rows.filter(
    (row) =>
      row._id !== own &&
      row.personId === readerId &&
      (row.writtenFrom ?? 0) >= effect.revision &&
      says(row, effect, { kinds, rows }),
  );
  if (telling.some(({ status }) => status === 'accepted')) return 'told';
  const isGoing = ({ status, slotEndsAtMs }: OutboxRow): boolean =>
    underWay.includes(status) && (slotEndsAtMs ?? 0) > Date.now();
  return telling.some(isGoing) ? 'under-way' : null;
}

/** Whether an email is about the same, or names one that is. */
function says(
  { _id, names }: OutboxRow,
  { taskId }: MailEffect,
  { kinds, rows }: { readonly kinds: readonly MailKind[]; readonly rows: readonly OutboxRow[] },
): boolean {
  return rows.some(
    (about) =>
      about.taskId === (taskId ?? null) &&
      kinds.some((kind) => kind === about.mail) &&
      (about._id === _id || names.includes(about._id)),
  );
}
