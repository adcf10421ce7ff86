import { realDayMs } from '../../domain/clocks';
import type { ProjectEvent } from '../../domain/project/events';
import { evolve } from '../../domain/project/evolve';
import type { MailEffect } from '../../domain/project/react';
import { react } from '../../domain/project/react';
import { newProject } from '../../domain/project/state';
import type { OutboxRow, OutboxStatus } from '../../store/models';

/** Mails are tried for four days (`mailAttempts`): what was caused before that has been sent or given up. */
export const mailPatienceMs = 4 * realDayMs;

const sent: readonly OutboxStatus[] = ['accepted', 'skipped'];
const lost: readonly OutboxStatus[] = ['failed', 'unknown'];

/**
 * The mails that a ledger has asked for lately and that nobody has settled. One that failed, and of which the project
 * was not told, is among them: it is asked for again, answered at once by its row, and reported.
 */
export function mailsLeft(
  projectId: string,
  events: readonly ProjectEvent[],
  rows: readonly Pick<OutboxRow, '_id' | 'status'>[],
  nowMs: number,
): MailEffect[] {
  const statusOf = new Map(rows.map(({ _id, status }) => [_id, status]));
  const reported = new Set(
    events.flatMap((event) => (event.type === 'mailFailed' ? [event.effectKey] : [])),
  );
  const isLeft = ({ key }: MailEffect): boolean => {
    const status = statusOf.get(key);
    if (status === undefined) return true;
    if (sent.includes(status)) return false;
    return !(lost.includes(status) && reported.has(key));
  };
  const mails: MailEffect[] = [];
  let state = newProject(projectId);
  for (const event of events) {
    state = evolve(state, event);
    if (event.atMs >= nowMs - mailPatienceMs) mails.push(...react(state, event).filter(isLeft));
  }
  return mails;
}
