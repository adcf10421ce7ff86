import type { Finding, ProjectFindingKind } from '../../contracts/sandbox/health';
import { projectWorkflowId } from '../../contracts/sandbox/names';
import { referenceText } from '../../domain/project/model/references';
import { isSameFacts } from '../../domain/archive/facts';
import { isHalfBroughtIn } from '../../domain/project/decide/history';
import { factsOf } from '../../domain/project/decide/gates';
import { nextDeadlineMs } from '../../domain/project/evolve/clocks';
import { fold } from '../../domain/project/evolve/evolve';
import type { ProjectState } from '../../domain/project/model/state';
import { hasEnded, isOpen } from '../../domain/project/model/state';
import { newFacts } from '../../people/archive-facts';
import type { ProjectHead } from '../../store/projects/project-heads';
import { lastReportedRevision } from '../../temporal/project-history';
import type { Run } from '../../temporal/runs';
import { newestRun } from '../../temporal/runs';
import type { HealthDeps } from './deps';
import { timeOf } from './deps';
import type { ReferenceFaults } from './references';
import { noFaults, referenceFaults } from './references';
import { unsentMails, worthSendingMs } from '../mail/unsent-mails';

/** What Temporal, the ledger and the read side know about a project at one moment. */
export interface ProjectLook {
  readonly head: ProjectHead;
  /** The state from the ledger; null when it has none. */
  readonly state: ProjectState | null;
  /** The newest run of its workflow; null when Temporal knows none or was not asked. */
  readonly run: Run | null;
  /** The last revision that the run has reported; null without a run. */
  readonly reportedRevision: number | null;
  /** What would bring references and their claims together. */
  readonly references: ReferenceFaults;
  /** Facts of which the archive says something else than the project knows. */
  readonly newFacts: readonly string[];
  /** Mails that its ledger calls for and nobody sends; counted for projects that have just ended. */
  readonly mailsLeft: number;
  readonly nowMs: number;
}

/** A workflow task taken within this time counts as attended to. */
const unattendedMs = 2 * 60_000;
/** A worker that comes back after a while acts within this time on what is due. */
const overdueMs = 15 * 60_000;
/** An ended project is started for one command, waits a minute for it, and ends. */
const endingMs = 5 * 60_000;

/**
 * Looks at a project wherever it is kept. Temporal is not asked about one that ended long ago: it has nothing left to
 * do there.
 *
 * @param runs whether its workflow is said to run, so that Temporal is asked in any case
 */
export async function lookAtProject(
  deps: Pick<HealthDeps, 'store' | 'client' | 'now'>,
  head: ProjectHead,
  runs = false,
): Promise<ProjectLook> {
  const { store, client } = deps;
  const { projectId, document, revision } = head;
  const nowMs = timeOf(deps);
  const isCurrent = document !== null && document.revision === revision;
  const events = isCurrent ? null : await store.ledger.read(projectId);
  const state = isCurrent ? document : events?.length ? fold(projectId, events) : null;
  const references = state ? await referenceFaults(store, state, nowMs) : noFaults;
  const changed = state ? await changedFacts(store, state, nowMs) : [];
  const endedAtMs = state && hasEnded(state) ? (state.deal?.outcome?.atMs ?? 0) : null;
  const isLongOver = endedAtMs !== null && endedAtMs < nowMs - worthSendingMs;
  if (isLongOver && !runs) {
    const unasked = { run: null, reportedRevision: null, mailsLeft: 0 };
    return { head, state, references, newFacts: changed, ...unasked, nowMs };
  }

  const run = await newestRun(client, projectWorkflowId(projectId));
  const reportedRevision = run && (await lastReportedRevision(client, projectId, run.runId));
  const isOver = endedAtMs !== null && !run?.isRunning;
  const left = isOver
    ? await unsentMails(store, projectId, events ?? (await store.ledger.read(projectId)), 0, nowMs)
    : [];
  const asked = { run, reportedRevision, mailsLeft: left.length };
  return { head, state, references, newFacts: changed, ...asked, nowMs };
}

/** The facts that are not as the project knows them. */
async function changedFacts(
  store: HealthDeps['store'],
  state: ProjectState,
  nowMs: number,
): Promise<readonly string[]> {
  const found = await newFacts(store, state, nowMs);
  if (!found || !state.deal) return [];
  const known = factsOf(state.deal);
  return Object.keys(found).filter(
    (key) => !isSameFacts({ key: found[key] ?? [] }, { key: known[key] ?? [] }),
  );
}

type Found = readonly [kind: ProjectFindingKind, detail: string];

/** What a look shows, whether lasting or just in motion. */
export function findingsIn(look: ProjectLook): Finding[] {
  const { projectId } = look.head;
  return [...inDatabase(look), ...inTemporal(look)].map(([kind, detail]) => ({
    kind,
    subject: projectId,
    projectId,
    detail,
  }));
}

function inDatabase({ head, references, newFacts: changed }: ProjectLook): Found[] {
  const { revision, events, document } = head;
  const found: Found[] = [];
  if (events !== revision) {
    found.push(['ledger-gap', `The ledger has ${events} events, the last of them ${revision}.`]);
  }
  if (revision > 0 && document?.revision !== revision) {
    const at = document ? `at ${document.revision}` : 'missing';
    found.push(['read-side-behind', `The document is ${at}, the ledger at ${revision}.`]);
  } else if (document && !hasItsTasks(document, head)) {
    found.push(['read-side-behind', 'The rows of its tasks are not those of its document.']);
  } else if (revision === 0 && document) {
    found.push(['ledger-gap', `There is a document at ${document.revision}, and no event in the ledger.`]);
  }
  const astray = [...references.unclaimed, ...references.elsewhere, ...references.waiting];
  if (astray.length > 0) {
    const named = astray.map(({ reference }) => referenceText(reference)).join(', ');
    found.push(['references-differ', `The registry and the project differ about ${named}.`]);
  }
  if (changed.length > 0) {
    found.push(['archive-differs', `The archive and the project differ about ${changed.join(', ')}.`]);
  }
  return found;
}

function hasItsTasks(state: ProjectState, { tasks }: ProjectHead): boolean {
  const wanted = Object.values(state.deal?.tasks ?? {});
  const rows = new Map(tasks.map((row) => [row.taskId, row]));
  return (
    rows.size === wanted.length &&
    wanted.every(({ id, status, personId, dueAtMs }) => {
      const row = rows.get(id);
      return row?.status === status && row.personId === personId && row.dueAtMs === dueAtMs;
    })
  );
}

function inTemporal(look: ProjectLook): Found[] {
  const { head, state, run, reportedRevision, nowMs } = look;
  const found: Found[] = [];
  if (reportedRevision !== null && reportedRevision > head.revision) {
    found.push([
      'ahead',
      `Temporal is at ${reportedRevision}, the ledger at ${head.revision}.${trouble(run)}`,
    ]);
  }
  if (!run?.isRunning) {
    const ended = run ? `ended as ${run.status}` : 'is not there';
    // its import writes the end that is missing
    const runs = state !== null && isOpen(state) && !isHalfBroughtIn(state);
    if (runs) found.push(['no-workflow', `It is open, and its workflow ${ended}.`]);
    else if (look.mailsLeft > 0) {
      found.push(['no-workflow', `Its workflow ${ended} before ${look.mailsLeft} mails were sent.`]);
    }
    return found;
  }
  if (reportedRevision !== null && reportedRevision < head.revision) {
    found.push(['behind', `Temporal is at ${reportedRevision}, the ledger at ${head.revision}.`]);
  }
  const { task, problems, startedAtMs } = run;
  if (task && task.attempt > 1) {
    const why = problems.length > 0 ? ` (${problems.join(', ')})` : '';
    found.push(['failing', `Its workflow task is at attempt ${task.attempt}${why}.`]);
  } else if (task && !task.isTaken && task.scheduledAtMs < nowMs - unattendedMs) {
    found.push([
      'unattended',
      `Its workflow task waits since ${new Date(task.scheduledAtMs).toISOString()}.`,
    ]);
  } else if (task === null && isIdle(run)) {
    const dueAtMs = state && isOpen(state) ? nextDeadlineMs(state) : null;
    if (dueAtMs !== null && dueAtMs < nowMs - overdueMs) {
      found.push(['overdue', `Something was due on ${new Date(dueAtMs).toISOString()}.`]);
    }
    if (state && hasEnded(state) && startedAtMs < nowMs - endingMs) {
      found.push(['still-running', `It has ended (${state.status}), and its workflow still runs.`]);
    }
  }
  return found;
}

/** Whether it waits only for messages and its clock. */
function isIdle({ activities }: Run): boolean {
  return activities.length === 0;
}

function trouble(run: Run | null): string {
  const recording = run?.activities.find(({ type, failure }) => type === 'record' && failure !== null);
  return recording ? ` Recording is at attempt ${recording.attempt}: ${recording.failure}` : '';
}

/** What is equal in two looks when a project has not moved. */
export function restingPoint({ head, reportedRevision, run }: ProjectLook): string {
  return [head.revision, head.document?.revision ?? 0, reportedRevision ?? 0, run?.runId ?? ''].join(' ');
}
