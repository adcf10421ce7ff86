import type { MailEffect } from '../../domain/project/react';
import { mailKey } from '../../domain/project/react';
import { messageIdOf } from '../../mail/send/compose';
import type { Store } from '../../store/store';
import type { OutboxRow } from '../../store/outbox';
import { toldInDigest } from './told-elsewhere';

/** What somebody has got about a task before. */
export interface EarlierMails {
  /** How many reminders of it there have been, this one included. */
  readonly number: number;
  /** The ids of the email that told them of it and of the reminders since, in order: this one continues them. */
  readonly references: readonly string[];
}

/**
 * What the reader of a reminder has got about its task before.
 *
 * @param domain of the sending address
 */
export async function earlierMails(
  { outbox }: Pick<Store, 'outbox'>,
  projectId: string,
  effect: MailEffect,
  { readerId, domain }: { readonly readerId: string; readonly domain: string },
): Promise<EarlierMails> {
  const { taskId } = effect;
  const before = (await outbox.ofProject(projectId)).filter(
    (row) =>
      row.taskId === taskId && row._id !== mailKey(projectId, effect) && revisionOf(row) < effect.revision,
  );
  const reminders = before.filter(
    ({ mail, status, reason }) => mail === 'reminder' && (status === 'accepted' || reason === toldInDigest),
  );
  const got = before
    .filter(({ mail, personId }) => (mail === 'task' || mail === 'reminder') && personId === readerId)
    .sort((a, b) => revisionOf(a) - revisionOf(b))
    // what was told in another email continues that one
    .flatMap(({ _id, status, joinedTo }) => (status === 'accepted' ? [_id] : (joinedTo ?? [])));
  return {
    number: reminders.length + 1,
    references: [...new Set(got)].map((key) => messageIdOf(key, domain)),
  };
}

function revisionOf({ request }: OutboxRow): number {
  return request.activity === 'sendMail' ? request.request.effect.revision : 0;
}
