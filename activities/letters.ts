import type { MailReport } from '../contracts/activities';
import type { Letter, LetterRequest } from '../contracts/letters';
import type { StandIn } from '../directory/presence';
import { standInFor } from '../directory/presence';
import { toStandIn } from '../mail/content/instead-of';
import { renderContent } from '../mail/render';
import type { MailDeps, ReadyMail } from './delivery';
import { deliver, nowOf } from './delivery';
import { addressFailedLetter } from './letters/address-failed';
import { handOverDecisionLetter } from './letters/hand-over-decision';
import { handOverDoneLetter } from './letters/hand-over-done';
import { handOverOfferLetter } from './letters/hand-over-offer';
import type { LetterBuilder } from './letters/letter-builder';
import { skipLetter } from './letters/letter-builder';
import { queueOfferLetter } from './letters/queue-offer';
import { signInLetter } from './letters/sign-in';
import { insteadOfIn } from './mail-model';

/** Who reads a letter, or how it ends without being sent. */
type FindReader = (deps: MailDeps, request: LetterRequest) => Promise<StandIn | MailReport>;

/** A kind of letter: who reads it, and what it says. */
interface LetterKind {
  readonly reader: FindReader;
  readonly build: LetterBuilder;
}

const kinds: Readonly<Record<Letter['kind'], LetterKind>> = {
  // also while the address is said to fail: whoever asks for the link has just given it
  'sign-in': { reader: thePersonAlone, build: signInLetter },
  // what fits somebody says nothing about whoever stands in
  'queue-offer': { reader: thePersonWhenThere, build: queueOfferLetter },
  'address-failed': { reader: whoeverStandsIn, build: addressFailedLetter },
  'hand-over-offer': { reader: whoeverStandsIn, build: handOverOfferLetter },
  'hand-over-decision': { reader: whoeverStandsIn, build: handOverDecisionLetter },
  'hand-over-done': { reader: whoeverStandsIn, build: handOverDoneLetter },
};

/**
 * Sends one letter to one person, unless it has been sent before or has no point any more. Who it is for is read anew
 * at each attempt, as with the mails of projects.
 *
 * @throws a retryable failure when the mail server cannot take it now
 */
export async function sendLetter(deps: MailDeps, request: LetterRequest): Promise<MailReport> {
  const { key, letter } = request;
  const { reader, build } = kinds[letter.kind];
  return deliver(deps, { key, projectId: null, mail: letter.kind, taskId: null }, async (attempt) => {
    const found = await reader(attempt, request);
    if ('status' in found) return found;
    const content = await build(attempt, found.person, request);
    if ('status' in content) return content;
    const insteadOf = insteadOfIn(found, await nowOf(attempt));
    const rendered = renderContent(toStandIn(content, insteadOf));
    const ready: ReadyMail = { recipient: found.person, threadKey: key, rendered, replyToken: null };
    return ready;
  });
}

async function whoeverStandsIn(deps: MailDeps, request: LetterRequest): Promise<StandIn | MailReport> {
  const { personId } = request;
  if (!(await deps.store.people.read(personId))) return unknownPerson(request);
  return (await standInFor(deps.store, personId, await nowOf(deps))) ?? skipLetter(request, 'inactive');
}

async function thePersonAlone({ store }: MailDeps, request: LetterRequest): Promise<StandIn | MailReport> {
  const person = await store.people.read(request.personId);
  if (!person) return unknownPerson(request);
  return person.active ? { person, insteadOf: null, reason: 'self' } : skipLetter(request, 'inactive');
}

async function thePersonWhenThere(deps: MailDeps, request: LetterRequest): Promise<StandIn | MailReport> {
  const found = await whoeverStandsIn(deps, request);
  return 'status' in found || found.insteadOf === null ? found : skipLetter(request, 'not-there');
}

function unknownPerson({ personId }: LetterRequest): MailReport {
  return { status: 'failed', personId, reason: 'unknown-person' };
}
