import { ClearError } from '../processes/clear-error';
import { forgottenAfterMs, type FailureMemory } from './failure-memory';

/** One way to obtain a program. */
export interface Candidate {
  /** the name shown to the reader: "temporal on PATH" */
  engine: string;
  /** The program's path, or why this way leads to none; throws when an attempt failed. */
  find(): Promise<{ path: string; note?: string } | { absent: string }>;
  /** a failed attempt is remembered under this name and not repeated for a week */
  rememberAs?: string;
}

/** The way that was taken, and why no earlier one was. */
export interface Choice {
  path: string;
  engine: string;
  reason: string;
}

/** No way led to the program. The message lists every way with its reason, which says what to do. */
export class NoEngineError extends ClearError {
  override readonly name = 'NoEngineError';

  constructor(what: string, passedOver: readonly string[], causes: readonly unknown[]) {
    const ways = passedOver.map((reason) => `  - ${reason}`).join('\n');
    const hint = passedOver.some((reason) => reason.includes(triedAgain))
      ? '\nDelete .milepost/engines to repeat the downloads now.'
      : '';
    super(`There is no ${what} to run:\n${ways}${hint}`, { cause: causes.at(-1) });
  }
}

/**
 * Takes the first candidate that works, in the given order.
 *
 * @throws NoEngineError when none does
 */
export async function chooseFirst(
  what: string,
  candidates: readonly Candidate[],
  memory: FailureMemory,
): Promise<Choice> {
  const passedOver: string[] = [];
  const causes: unknown[] = [];
  for (const candidate of candidates) {
    const known = candidate.rememberAs === undefined ? undefined : memory.recall(candidate.rememberAs);
    if (known) {
      passedOver.push(`${candidate.engine} failed on ${day(known.atMs)}, ${nextTry(known.atMs)}`);
      continue;
    }
    try {
      const found = await candidate.find();
      if ('path' in found) {
        const reason = [...passedOver, ...(found.note === undefined ? [] : [found.note])].join('; ');
        return { path: found.path, engine: candidate.engine, reason: reason || 'first choice' };
      }
      passedOver.push(found.absent);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (candidate.rememberAs !== undefined) memory.remember(candidate.rememberAs, reason);
      passedOver.push(`${candidate.engine} failed: ${reason}`);
      causes.push(error);
    }
  }
  throw new NoEngineError(what, passedOver, causes);
}

const triedAgain = 'tried again after';

function day(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

function nextTry(failedAtMs: number): string {
  return `${triedAgain} ${day(failedAtMs + forgottenAfterMs)}`;
}
