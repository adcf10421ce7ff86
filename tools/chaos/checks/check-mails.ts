import { mailKey, react } from '../../../domain/project/react';
import { untold } from '../../kit/joined-mails';
import type { Fault } from './fault';
import { isWaiting } from './look';
import type { ProjectSeen, Seen } from './seen';

export interface MailFindings {
  readonly faults: readonly Fault[];
  /** That the catcher has whole. */
  readonly received: number;
  readonly halfWritten: number;
  /** Handed over a second time under the same Message-ID, since nobody had answered the first time. */
  readonly repeated: number;
  /** Handed over twice, without any answer. */
  readonly unconfirmed: number;
  /** Not settled, with an attempt to come. */
  readonly waiting: number;
}

/**
 * Checks that no email came twice, that none of the accepted ones is missing, and that each is settled or has an
 * attempt ahead. One whose hand-over got no answer is sent once more under the same Message-ID; its row says so. One
 * that was told with another names that one, which has left and names its project.
 */
export function checkMails({ projects, outbox, mails }: Seen): MailFindings {
  const faults: Fault[] = [];
  const fault = (subject: string, detail: string): void =>
    void faults.push({ check: 'mail', subject, detail });
  const copies = new Map<string, number>();
  for (const { messageId, isWhole } of mails) {
    if (isWhole) copies.set(messageId, (copies.get(messageId) ?? 0) + 1);
  }
  const rows = new Map(
    outbox.flatMap((row) => (row.messageId === null ? [] : [[row.messageId, row] as const])),
  );
  for (const [messageId, count] of copies) {
    const row = rows.get(messageId);
    if (!row) fault(messageId, 'it came and the outbox does not know it');
    else if (count > row.handOvers)
      fault(row._id, `it came ${count} times and was handed over ${row.handOvers} times`);
  }
  for (const { _id, status, messageId, reason } of outbox) {
    if (status === 'accepted' && !copies.has(messageId ?? '')) fault(_id, 'it was accepted and is not there');
    if (status === 'failed') fault(_id, `it has failed (${reason})`);
  }
  for (const { _id, joinedTo } of untold(outbox))
    fault(_id, `it stayed back, and ${joinedTo ?? 'no email'} has not told of it`);
  const known = new Set(outbox.map(({ _id }) => _id));
  const waiting = outbox.filter(({ status }) => isWaiting(status));
  for (const project of projects) {
    const sending = attemptsAhead(project);
    const own = waiting.filter(({ projectId }) => projectId === project.projectId);
    if (own.length > sending) {
      fault(project.projectId, `${own.length} mails wait and ${sending} attempts are to come`);
    }
    const lost = mailsOf(project).filter((key) => !known.has(key));
    if (lost.length > 0 && sending === 0) fault(project.projectId, `never sent: ${lost.join(', ')}`);
  }
  const whole = [...copies.values()].reduce((sum, count) => sum + count, 0);
  return {
    faults,
    received: whole,
    halfWritten: mails.length - whole,
    repeated: whole - copies.size,
    unconfirmed: outbox.filter(({ status }) => status === 'unconfirmed').length,
    waiting: waiting.length,
  };
}

function attemptsAhead({ workflow }: ProjectSeen): number {
  return 'fault' in workflow ? 0 : workflow.pending.filter(({ type }) => type === 'sendMail').length;
}

/** The keys of all mails that a project's events ask for. */
function mailsOf({ projectId, events }: ProjectSeen): string[] {
  return events.flatMap(react).map((mail) => mailKey(projectId, mail));
}
