import type { MailReport } from '../../../contracts/sandbox/activities';
import type { Letter, LetterRequest } from '../../../contracts/sandbox/letters';
import type { StandIn } from '../../../people/presence';
import { standInFor } from '../../../people/presence';
import { toStandIn } from '../../../mail/content/instead-of';
import { renderContent } from '../../../mail/send/render';
import type { Wanted } from '../delivery';
import type { ReadyMail } from '../mail-message';
import type { MailDeps } from '../mail-deps';
import { deliver } from '../delivery';
import { nowOf } from '../mail-deps';
import { addressFailedLetter, whyAddressWorks } from './address-failed';
import { handOverDecisionLetter, whyNoDecisionNeeded } from './hand-over-decision';
import { handOverDoneLetter } from './hand-over-done';
import { handOverOfferLetter, whyNoAnswerNeeded } from './hand-over-offer';
import type { LetterBuilder, WhyPointless } from './letter-builder';
import { skipLetter } from './letter-builder';
import { lateAnswerLetter } from './late-answer';
import { queueOfferLetter } from './queue-offer';
import { signInLetter } from './sign-in';
import { insteadOfIn } from '../mail-model';

/** Who reads a letter, or how it ends without being sent. */
type FindReader = (deps: MailDeps, request: LetterRequest) => Promise<StandIn | MailReport>;

/** A kind of letter: who reads it, whether it still has a point, and what it says. */
interface LetterKind {
  readonly reader: FindReader;
  readonly pointless?: WhyPointless;
  readonly build: LetterBuilder;
}

const kinds: Readonly<Record<Letter['kind'], LetterKind>> = {
  // also while the address is said to fail: whoever asks for the link has just given it
  'sign-in': { reader: thePersonAlone, build: signInLetter },
  // what fits somebody says nothing about whoever stands in
  'queue-offer': { reader: thePersonWhenThere, build: queueOfferLetter },
  'address-failed': { reader: whoeverStandsIn, pointless: whyAddressWorks, build: addressFailedLetter },
  'late-answer': { reader: whoeverStandsIn, build: lateAnswerLetter },
  'hand-over-offer': { reader: whoeverStandsIn, pointless: whyNoAnswerNeeded, build: handOverOfferLetter },
  'hand-over-decision': {
    reader: whoeverStandsIn,
    pointless: whyNoDecisionNeeded,
    build: handOverDecisionLetter,
  },
  'hand-over-done': { reader: whoeverStandsIn, build: handOverDoneLetter },
};

/**
 * Sends one letter to one person, unless it has been sent before or has no point any more. Who it is for is read anew
 * at each attempt and right before the mail server has the whole of it, as with the mails of projects.
 *
 * @throws as `deliver` does
 */
export function sendLetter(deps: MailDeps, request: LetterRequest): Promise<MailReport> {
  const { key, letter } = request;
  const { build } = kinds[letter.kind];
  return deliver<Wanted>(deps, {
    mail: {
      key,
      projectId: null,
      mail: letter.kind,
      taskId: null,
      request: { activity: 'sendLetter', request },
    },
    wanted: (now) => wantedLetter(now, request),
    async write(attempt, { reader }) {
      const content = await build(attempt, reader.person, request);
      if ('status' in content) return content;
      const insteadOf = insteadOfIn(reader, await nowOf(attempt));
      const rendered = renderContent(toStandIn(content, insteadOf));
      const ready: ReadyMail = { recipient: reader.person, threadKey: key, rendered, replyToken: null };
      return ready;
    },
  });
}

/** Whether a letter is still wanted, and by whom. */
async function wantedLetter(deps: MailDeps, request: LetterRequest): Promise<Wanted | MailReport> {
  const { reader: find, pointless } = kinds[request.letter.kind];
  const reader = await find(deps, request);
  if ('status' in reader) return reader;
  const reason = (await pointless?.(deps, request)) ?? null;
  return reason === null ? { reader } : skipLetter(request, reason);
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
