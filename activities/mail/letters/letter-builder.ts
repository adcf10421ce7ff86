import type { MailReport } from '../../../contracts/sandbox/activities';
import type { Person } from '../../../contracts/wire/directory';
import type { LetterRequest } from '../../../contracts/sandbox/letters';
import type { MailContent } from '../../../mail/content/content';
import type { MailDeps } from '../mail-deps';

/**
 * Says what a letter of one kind says to somebody: looks everything up, makes the links, puts it into words. Called at
 * each attempt to send it. A report in place of the words: how the letter ends without being sent.
 */
export type LetterBuilder = (
  deps: MailDeps,
  recipient: Person,
  request: LetterRequest,
) => Promise<MailContent | MailReport>;

/** Why a letter has no point any more, as a code; null when it has one. */
export type WhyPointless = (deps: MailDeps, request: LetterRequest) => Promise<string | null>;

/** A letter that has no point any more. */
export function skipLetter({ personId }: LetterRequest, reason: string): MailReport {
  return { status: 'skipped', personId, reason };
}
