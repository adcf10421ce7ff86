import type { JoiningMail } from '../kit/joined-mails';
import { untold } from '../kit/joined-mails';

/** A mail as it reached the mail server. */
export interface ReceivedMail {
  readonly messageId: string;
  readonly to: readonly string[];
  readonly subject: string;
}

/** A mail as the platform's outbox has it. */
export interface OutboxEntry extends JoiningMail {
  /** The effect's key: project, revision, kind and recipient; of a notification its own. */
  readonly _id: string;
  readonly projectId: string | null;
  readonly mail: string;
  readonly taskId: string | null;
  readonly messageId: string | null;
  readonly status: string;
  /** The revision of its project from which it was written. */
  readonly writtenFrom: number | null;
}

/** What is wrong with the mails, if anything. */
export interface MailAudit {
  readonly mails: number;
  /** each mail that came beside an earlier one about the same thing, in words */
  readonly duplicates: readonly string[];
  /** emails that the outbox says were accepted but that never came, by key */
  readonly missing: readonly string[];
  /** emails that came but that the outbox does not know, by subject */
  readonly unknown: readonly string[];
  /** emails that the outbox could not send, may not have sent, or kept back though nobody was told, by key */
  readonly undelivered: readonly string[];
}

/**
 * Compares the emails that came with those that should have come. A duplicate is a second email with the same
 * Message-ID, or with another one for the same recipient about the same thing: the same task or the end of the same
 * project, unless the first was written before the news of the second, or the same event (each drift and each reminder
 * is news of its own, by its revision).
 */
export function auditMails(received: readonly ReceivedMail[], outbox: readonly OutboxEntry[]): MailAudit {
  const known = new Map(outbox.flatMap((row) => (row.messageId === null ? [] : [[row.messageId, row]])));
  const ids = new Set<string>();
  const topics = new Map<string, number>();
  const duplicates: string[] = [];
  for (const mail of received) {
    const row = known.get(mail.messageId);
    const topic = `${mail.to.join()} ${topicOf(mail, row)}`;
    const toldFrom = topics.get(topic);
    if (ids.has(mail.messageId)) duplicates.push(`${mail.messageId} came again: ${describe(mail)}`);
    else if (toldFrom !== undefined && toldFrom >= revisionOf(row))
      duplicates.push(`a second mail about the same: ${describe(mail)}`);
    ids.add(mail.messageId);
    topics.set(topic, Math.max(toldFrom ?? 0, row?.writtenFrom ?? 0));
  }
  const keysOf = (rows: readonly OutboxEntry[]): string[] => rows.map(({ _id }) => _id);
  return {
    mails: received.length,
    duplicates,
    missing: keysOf(
      outbox.filter(({ status, messageId }) => status === 'accepted' && !ids.has(messageId ?? '')),
    ),
    unknown: received.filter(({ messageId }) => !known.has(messageId)).map(describe),
    undelivered: keysOf([...outbox.filter(({ status }) => !settledWell.includes(status)), ...untold(outbox)]),
  };
}

/**
 * `skipped`: it had become pointless before it was sent, for example because its task was closed at the same moment.
 * `joined`: its reader was told in the email about another project of the customer.
 */
const settledWell: readonly string[] = ['accepted', 'skipped', 'joined'];

/** Everything else comes as often as it happens, such as a reminder with every rung of a ladder. */
const notifiedOnce: readonly string[] = ['task', 'project-ended'];

function topicOf(mail: ReceivedMail, row: OutboxEntry | undefined): string {
  if (!row) return mail.subject;
  const { projectId, mail: kind, taskId, _id } = row;
  if (projectId === null) return _id;
  if (notifiedOnce.includes(kind)) return [projectId, kind, taskId].join(' ');
  return [projectId, kind, revisionOf(row)].join(' ');
}

/** Which event an email was asked for by; 0 when it is about no project, or nobody knows. */
function revisionOf(row: OutboxEntry | undefined): number {
  if (!row?.projectId) return 0;
  return Number(row._id.slice(row.projectId.length).split(':')[1]);
}

function describe({ to, subject }: ReceivedMail): string {
  return `"${subject}" to ${to.join(', ')}`;
}
