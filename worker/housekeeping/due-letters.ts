import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { DueLetter } from '../../contracts/sandbox/letters';
import type { Store } from '../../store/store';
import { isStoreUnavailable } from '../../store/kit/unavailable';
import { attemptBy } from '../../temporal/command-delivery';
import type { Letters } from '../../temporal/letters';

/**
 * Letters that records of people ask for. A change of a record and its letters are written as one; then Temporal is
 * asked for each, and it is taken off the record. While Temporal is down the change is carried out all the same, the
 * letters stay where they are, and every API process asks again each minute and when it starts. To ask twice is
 * harmless: a letter is sent once for its key.
 */

export interface LetterDeps {
  readonly store: Pick<Store, 'people'>;
  readonly client: Client;
  readonly letters: Letters;
}

/** How long a request waits for Temporal before it leaves a letter for later; long for a server that is there. */
const patienceMs = 2_000;

/** How many people's letters are asked for at a time; what is left comes next time. */
const mostPeople = 500;

const minuteMs = 60_000;

/** Asks for the letters of one person, right after their record was written. Never fails: what is left comes later. */
export async function askForLettersOf(deps: LetterDeps, personId: string, log: Logger): Promise<void> {
  await askFor(deps, { personId }, log);
}

/** Asks for the letters of all people that Temporal does not have yet. Never fails. */
export async function askForDueLetters(deps: LetterDeps, log: Logger): Promise<void> {
  await askFor(deps, { mostPeople }, log);
}

async function askFor(deps: LetterDeps, of: WhoseLetters, log: Logger): Promise<void> {
  try {
    for (const letter of await deps.store.people.dueLetters(of)) {
      if (!(await isAskedFor(deps, letter, log))) return;
    }
  } catch (err) {
    log.warn({ err }, 'the letters that people are due could not be read: they are kept for later');
  }
}

type WhoseLetters = Parameters<LetterDeps['store']['people']['dueLetters']>[0];

/** @returns whether the next one is worth asking for: not while Temporal or the database is away */
async function isAskedFor(
  { store, client, letters }: LetterDeps,
  letter: DueLetter,
  log: Logger,
): Promise<boolean> {
  const { notBeforeMs, ...request } = letter;
  try {
    const untilMs = Date.now() + patienceMs;
    const attempt = await attemptBy(client, untilMs, () => letters.start(request, notBeforeMs));
    if ('failure' in attempt) {
      const { failure } = attempt;
      const err = 'error' in failure ? failure.error : failure.refusal;
      if (failure.kind === 'no-answer') {
        log.warn({ err, letter: letter.key }, 'Temporal is away: a letter is kept for later');
        return false;
      }
      log.warn({ err, letter: letter.key }, 'Temporal does not take a letter: it is kept for later');
      return true;
    }
    await store.people.letterAsked(letter);
  } catch (err) {
    log.error({ err, letter: letter.key }, 'a letter could not be asked for: it is kept for later');
    return !isStoreUnavailable(err);
  }
  return true;
}

/**
 * Asks for what is left again and again, from now on.
 *
 * @returns ends it, once what is being asked for now has an answer
 */
export function keepAskingForLetters(
  deps: LetterDeps,
  log: Logger,
  everyMs: number = minuteMs,
): () => Promise<void> {
  let asking = askForDueLetters(deps, log);
  const timer = setInterval(() => {
    asking = asking.then(() => askForDueLetters(deps, log));
  }, everyMs).unref();
  return async () => {
    clearInterval(timer);
    await asking;
  };
}
