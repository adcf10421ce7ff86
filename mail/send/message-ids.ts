import { createHash } from 'node:crypto';

/** Half of a SHA-256: no two keys of a company will ever collide in 128 bits. */
const digestLength = 32;

/**
 * The `Message-ID` of the email that an effect requests: the same for each attempt, so a server or mailbox that gets an
 * email twice can tell.
 *
 * @param domain of the sending address
 */
export function messageIdOf(effectKey: string, domain: string): string {
  return `<mail.${digest('mail', effectKey)}@${domain}>`;
}

/**
 * The id that all emails of a project reply to. No email has it itself: clients group emails that refer to the same id,
 * whether or not they ever saw it.
 */
export function threadIdOf(projectId: string, domain: string): string {
  return `<project.${digest('project', projectId)}@${domain}>`;
}

/** Everybody who gets the email sees its ids, so they are digests and never the keys themselves. */
function digest(purpose: string, key: string): string {
  return createHash('sha256').update(`${purpose}\0${key}`).digest('hex').slice(0, digestLength);
}
