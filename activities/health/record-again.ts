import { mostRecorded, packEvents } from '../../contracts/sandbox/activities';
import type { ProjectEvent } from '../../domain/project/model/events';
import { fold } from '../../domain/project/evolve/evolve';
import { fingerprintAfter } from '../../domain/project/model/fingerprint';
import { mailKey } from '../../domain/project/react';
import type { HistoryMail, ProjectHistory } from '../../temporal/project-history';
import { readProjectHistory } from '../../temporal/project-history';
import type { Run } from '../../temporal/runs';
import { isSameEvent } from '../../store/projects/ledger';
import { record } from '../ledger/ledger';
import type { HealthDeps } from './deps';
import { timeOf } from './deps';
import { foldAnew } from './fold-anew';

/** The outcome for a ledger that may lack what Temporal still knows. */
export interface RecordedAgain {
  readonly written: number;
  /** Why the ledger stays as it is; null when nothing known is missing. */
  readonly problem: string | null;
  readonly history: ProjectHistory;
}

/**
 * Restores to the ledger what it lacks and Temporal's histories hold: the same events, in order, with the plans that
 * the project was given. All of it or nothing: when an event in between is missing or differs from the ledger, nothing
 * is written. What a running workflow is still recording is left to it.
 *
 * @param run the newest run of the project
 */
export async function recordAgain(deps: HealthDeps, projectId: string, run: Run): Promise<RecordedAgain> {
  const { store, client } = deps;
  const ledger = new Map((await store.ledger.read(projectId)).map((event) => [event.revision, event]));
  const whole = wholeUntil(ledger);
  const history = await readProjectHistory(client, projectId, run.runId, whole);
  await settleMails(deps, projectId, history.mails);

  const lacking = [...history.events.values()]
    .filter(({ event, isAnswered }) => !ledger.has(event.revision) && (isAnswered || !run.isRunning))
    .sort((a, b) => a.event.revision - b.event.revision);
  const problem = whyNot(ledger, whole, history, lacking.at(-1)?.event.revision ?? 0);
  if (problem !== null || lacking.length === 0) return { written: 0, problem, history };

  const answered = lacking.filter(({ isAnswered }) => isAnswered).map(({ event }) => event);
  const unanswered = lacking.filter(({ isAnswered }) => !isAnswered).map(({ event }) => event);
  await store.ledger.append(projectId, answered);
  await foldAnew(store, projectId);
  // nobody has planned the deadlines of these yet
  const isRefused = unanswered.length > 0 && (await recordNow(deps, projectId, unanswered));
  return {
    written: lacking.length,
    problem: isRefused ? 'The ledger has other events than the project was recording.' : null,
    history,
  };
}

/** @returns whether the ledger has another past */
async function recordNow(
  deps: HealthDeps,
  projectId: string,
  events: readonly ProjectEvent[],
): Promise<boolean> {
  const { store, settings } = deps;
  const before = fold(projectId, await store.ledger.read(projectId));
  for (let left = events, after = before.fingerprint; left.length > 0;) {
    const batch = left.slice(0, mostRecorded);
    const { found } = await record(
      store,
      settings,
      { projectId, after, steps: packEvents(batch) },
      timeOf(deps),
    );
    if (found) return true;
    left = left.slice(batch.length);
    after = batch.reduce(fingerprintAfter, after);
  }
  return false;
}

/** The revision up to which no event is missing. */
function wholeUntil(ledger: ReadonlyMap<number, ProjectEvent>): number {
  let revision = 0;
  while (ledger.has(revision + 1)) revision += 1;
  return revision;
}

function whyNot(
  ledger: ReadonlyMap<number, ProjectEvent>,
  whole: number,
  { events }: ProjectHistory,
  lastLacking: number,
): string | null {
  const last = Math.max(lastLacking, ...ledger.keys());
  for (let revision = Math.max(1, whole); revision <= last; revision += 1) {
    const stored = ledger.get(revision);
    const known = events.get(revision);
    if (!stored && !known) return `Event ${revision} is in neither the ledger nor a history.`;
    if (stored && known?.isAnswered === true && !isSameEvent(stored, known.event)) {
      return `Event ${revision} of the ledger and of the history differ.`;
    }
  }
  return null;
}

/** A mail that was sent is not sent again, even when the database has forgotten it. */
async function settleMails(
  { store, now }: HealthDeps,
  projectId: string,
  mails: readonly HistoryMail[],
): Promise<void> {
  if (mails.length === 0) return;
  const rows = await store.outbox.ofProject(projectId);
  const known = new Set(rows.filter(({ status }) => isSettled(status)).map(({ _id }) => _id));
  for (const { effect, report } of mails) {
    const { mail, taskId = null } = effect;
    const key = mailKey(projectId, effect);
    if (known.has(key)) continue;
    const at = new Date(timeOf({ ...(now && { now }) }));
    const request = { activity: 'sendMail', request: { projectId, effect } } as const;
    const { attempts } = await store.outbox.claim({ key, projectId, mail, taskId, request }, at);
    const { status, personId, reason = null } = report;
    await store.outbox.end(key, attempts, { status, personId, reason }, at);
  }
}

function isSettled(status: string): boolean {
  return ['accepted', 'failed', 'unconfirmed', 'skipped'].includes(status);
}
