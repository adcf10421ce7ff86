import { projectWorkflowId } from '../../contracts/sandbox/names';
import type { ProjectFindingKind, RepairMode, RepairNote } from '../../contracts/sandbox/health';
import { hasEnded } from '../../domain/project/model/state';
import { askToLook } from '../../temporal/archive-look';
import type { HealthDeps } from './deps';
import { timeOf } from './deps';
import { isAway, messageOf } from './faults';
import { foldAnew } from './fold-anew';
import type { ProjectLook } from './look-at-project';
import { settleReferences } from './references';
import { recordAgain } from './record-again';
import { restartFailing, startAnew } from './restart-failing';
import { noteOfStart, startFromLedger } from './start-from-ledger';

/**
 * What may be repaired when. `safe` loses nothing whatever the cause: the read side is rebuilt, the ledger gets back
 * exactly what Temporal still holds, and a missing workflow is started. Stopping a running workflow needs somebody who
 * has looked at it: failing tasks are mostly the fault of a new build and recover when it is rolled back.
 */
const safe: readonly ProjectFindingKind[] = [
  'ledger-gap',
  'ahead',
  'read-side-behind',
  'no-workflow',
  'references-differ',
  'archive-differs',
];
const onlyAsked: readonly ProjectFindingKind[] = ['failing', 'behind', 'overdue', 'still-running'];

/** Whether a mode lets something be repaired. */
export function mayRepair(kind: ProjectFindingKind, mode: RepairMode): boolean {
  if (mode === 'none') return false;
  return safe.includes(kind) || (mode === 'all' && onlyAsked.includes(kind));
}

/** The order matters: what is recorded again changes what is folded and what is started. */
const order: readonly ProjectFindingKind[] = [...safe, ...onlyAsked];

/** Whether another workflow may be started. */
export type StartPermit = () => boolean;

/**
 * Repairs what may be repaired in a project.
 *
 * @returns what was done about each kind
 */
export async function repairProject(
  deps: HealthDeps,
  look: ProjectLook,
  kinds: ReadonlySet<ProjectFindingKind>,
  mode: RepairMode,
  mayStart: StartPermit,
): Promise<Map<ProjectFindingKind, RepairNote>> {
  const notes = new Map<ProjectFindingKind, RepairNote>();
  for (const kind of order) {
    if (!kinds.has(kind) || !mayRepair(kind, mode)) continue;
    const note = await attempt(deps, () => repairOf(kind)(deps, look, mayStart));
    notes.set(kind, note);
    // what Temporal knows beyond the ledger must survive the later steps
    if ((kind === 'ahead' || kind === 'ledger-gap') && note.outcome !== 'repaired') break;
  }
  return notes;
}

type Repair = (deps: HealthDeps, look: ProjectLook, mayStart: StartPermit) => Promise<RepairNote>;

function repairOf(kind: ProjectFindingKind): Repair {
  switch (kind) {
    case 'ahead':
    case 'ledger-gap':
      return fillLedger;
    case 'read-side-behind':
      return async (deps, { head }) => {
        await foldAnew(deps.store, head.projectId);
        return { atMs: timeOf(deps), outcome: 'repaired', detail: 'Folded anew from the ledger.' };
      };
    case 'no-workflow':
      return async (deps, { head }, mayStart) => {
        if (!mayStart()) return left(deps, 'So many workflows are missing that somebody has to look first.');
        return noteOfStart(await startFromLedger(deps, head.projectId), timeOf(deps));
      };
    case 'references-differ':
      return async (deps, { head, references }) => {
        await settleReferences(deps, head.projectId, references);
        return { atMs: timeOf(deps), outcome: 'repaired', detail: 'Claimed, or told to the project.' };
      };
    case 'archive-differs':
      return async (deps, { head }) => {
        await askToLook(deps.client, head.projectId, timeOf(deps));
        return { atMs: timeOf(deps), outcome: 'repaired', detail: 'The project looks at the archive.' };
      };
    case 'failing':
      return async (deps, { head, run }) =>
        run ? restartFailing(deps, head.projectId, run) : left(deps, 'Its workflow is gone.');
    case 'behind':
    case 'overdue':
      return (deps, { head }) => startAnew(deps, head.projectId);
    case 'still-running':
      return endIdle;
    case 'unattended':
    case 'unreadable':
      return (deps) => Promise.resolve(left(deps, 'Nothing can be done about it from here.'));
  }
}

const fillLedger: Repair = async (deps, { head, run, reportedRevision }) => {
  if (!run) return left(deps, 'Temporal has no history of it.');
  const { written, problem } = await recordAgain(deps, head.projectId, run);
  if (problem !== null) return left(deps, problem);
  if (written > 0) {
    return { atMs: timeOf(deps), outcome: 'repaired', detail: `${written} events recorded again.` };
  }
  return left(deps, `The project itself still tries to record up to ${reportedRevision}.`);
};

/** An ended project that has reported everything needs no workflow. */
const endIdle: Repair = async (deps, { head, run, reportedRevision, state }) => {
  const isAllReported = reportedRevision === head.revision && state !== null && hasEnded(state);
  if (!run?.isRunning || !isAllReported) return left(deps, 'It is not known to have told everything.');
  const handle = deps.client.workflow.getHandle(projectWorkflowId(head.projectId), run.runId);
  await handle.terminate('The project has ended, and its workflow had nothing to do');
  return { atMs: timeOf(deps), outcome: 'repaired', detail: 'Its workflow was ended.' };
};

function left(deps: HealthDeps, detail: string): RepairNote {
  return { atMs: timeOf(deps), outcome: 'left', detail };
}

async function attempt(deps: HealthDeps, repair: () => Promise<RepairNote>): Promise<RepairNote> {
  try {
    return await repair();
  } catch (error) {
    if (isAway(error)) throw error;
    return { atMs: timeOf(deps), outcome: 'failed', detail: messageOf(error) };
  }
}
