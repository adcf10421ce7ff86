import { createHash } from 'node:crypto';

/** Half of a SHA-256: no two keys of a company will ever meet in 128 bits. */
const digestLength = 32;

/**
 * The `Message-ID` of the mail that an effect asks for: the same for each attempt, so a server or a mailbox that
 * gets a mail twice can tell.
 *
 * @param domain of the address that sends
 */
export function messageIdOf(effectKey: string, domain: string): string {
  return `<mail.${digest('mail', effectKey)}@${domain}>`;
}

/**
 * The id that all mails of a project answer to. No mail has it itself: clients gather mails that refer to the same
 * id, whether or not they ever saw it.
 */
export function threadIdOf(projectId: string, domain: string): string {
  return `<project.${digest('project', projectId)}@${domain}>`;
}

/** Ids are seen by everybody who gets the mail, so they are digests and never the keys themselves. */
function digest(purpose: string, key: string): string {
  return createHash('sha256').update(`${purpose}\0${key}`).digest('hex').slice(0, digestLength);
}
