import type { ProjectEvent } from '../../domain/project/model/events';
import type { RecordAnswer } from '../../contracts/sandbox/activities';
import { recordEvents } from './effects';
import type { Journal } from './journal';
import { because } from '../shared/causes';
import type { Passes } from '../shared/passes';

/**
 * Writes a project's events to the ledger, one call at a time, beside its loop: a database that is down holds up neither
 * a roll-over nor what operators see.
 */
export interface Recorder {
  /** Starts recording what is not recorded yet, unless a call is under way. */
  start(): void;
  /** Whether no call is under way, or only one so slow that nothing must wait for it. */
  isAtRest(): boolean;
  /** Since when the ledger has been behind, epoch milliseconds; null when nothing is being recorded. */
  behindSinceMs(): number | null;
}

/** A call takes some ten milliseconds; beyond this the database hangs or is away. */
const slowMs = 10_000;

/** @param done told what came back for which events; the loop is woken after that */
export function startRecorder(
  projectId: string,
  journal: Journal,
  passes: Passes,
  done: (events: readonly ProjectEvent[], answer: RecordAnswer) => void,
): Recorder {
  let startedAtMs: number | null = null;
  return {
    start() {
      if (startedAtMs !== null || !(journal.hasUnrecorded() || journal.mustLook())) return;
      startedAtMs = Date.now();
      const { fingerprint } = journal.recordedState();
      const looks = journal.look();
      const events = journal.nextBatch();
      const cause = journal.causeOf(events);
      recordEvents(projectId, fingerprint, events, cause, looks)
        .then((answer) => {
          startedAtMs = null;
          // whoever is chosen for a role by this record is so because of the same
          because(cause, () => done(events, answer));
          passes.wake();
        })
        .catch(passes.fail);
    },
    isAtRest: () => startedAtMs === null || Date.now() - startedAtMs > slowMs,
    behindSinceMs: () => startedAtMs,
  };
}
