import type { MailReport } from '../contracts/activities';
import type { Person } from '../contracts/directory';
import type { Letter, LetterRequest } from '../contracts/letters';
import { standInFor } from '../directory/presence';
import type { MailContent } from '../mail/content/content';
import { renderContent } from '../mail/render';
import type { MailDeps } from './delivery';
import { handToServer, nowOf, settle, settledReport } from './delivery';
import { signInLetter } from './letters/sign-in';

/**
 * Says what a letter of one kind says to somebody.
 *
 * @returns null when there is nothing (any more) to say
 */
export type LetterBuilder = (
  deps: MailDeps,
  recipient: Person,
  request: LetterRequest,
) => Promise<MailContent | null>;

const builders: Readonly<Partial<Record<Letter['kind'], LetterBuilder>>> = { 'sign-in': signInLetter };

/**
 * Sends one letter to one person, or to whoever stands in for them; a sign-in link goes to the person alone.
 *
 * @throws a retryable failure when the mail server cannot take it now
 */
export async function sendLetter(deps: MailDeps, request: LetterRequest): Promise<MailReport> {
  const { key, personId, letter } = request;
  const row = await deps.store.outbox.claim(
    { key, projectId: '', mail: letter.kind, taskId: null },
    new Date(),
  );
  const settled = settledReport(row);
  if (settled) return settle(deps, key, settled);

  const recipient = await recipientOf(deps, request);
  if (!recipient) return settle(deps, key, { status: 'skipped', personId, reason: 'inactive' });
  const content = await builders[letter.kind]?.(deps, recipient, request);
  if (!content) return settle(deps, key, { status: 'skipped', personId, reason: 'nothing-to-say' });
  return handToServer(deps, {
    key,
    recipient,
    threadKey: key,
    rendered: renderContent(content),
    replyToken: null,
  });
}

async function recipientOf(deps: MailDeps, { personId, letter }: LetterRequest): Promise<Person | null> {
  if (letter.kind !== 'sign-in') {
    return (await standInFor(deps.store, personId, await nowOf(deps)))?.person ?? null;
  }
  const person = await deps.store.people.read(personId);
  return person?.active ? person : null;
}
