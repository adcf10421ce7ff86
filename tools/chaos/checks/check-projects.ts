import { isDeepStrictEqual } from 'node:util';
import { nextDeadlineMs } from '../../../domain/project/evolve/clocks';
import { fold } from '../../../domain/project/evolve/evolve';
import type { ProjectState } from '../../../domain/project/model/state';
import { hasEnded, isOpen } from '../../../domain/project/model/state';
import { projectRow, taskRow } from '../../../store/projects/project-rows';
import type { Fault } from './fault';
import type { ProjectSeen, Seen, WorkflowSeen } from './seen';

/** Checks that every project's ledger, document, tasks and workflow agree, and that its workflow is healthy. */
export function checkProjects({ projects, atMs }: Seen): Fault[] {
  return projects.flatMap((project) =>
    [...gaps(project), ...disagreements(project), ...illnesses(project, atMs)].map(
      ([check, detail]): Fault => ({ check, subject: project.projectId, detail }),
    ),
  );
}

type Finding = readonly [check: string, detail: string];

function gaps({ events }: ProjectSeen): Finding[] {
  const wrong = events.findIndex(({ revision }, index) => revision !== index + 1);
  if (wrong === -1) return [];
  return [['ledger', `revision ${events[wrong]?.revision} stands where ${wrong + 1} should be`]];
}

function disagreements({ projectId, events, row, tasks, live }: ProjectSeen): Finding[] {
  const folded = fold(projectId, events);
  const findings: Finding[] = [];
  if (!row) findings.push(['document', 'it has no document']);
  else if (folded.deal && !isSame(row, projectRow(folded))) {
    findings.push([
      'document',
      `it differs from the ledger in ${differences(row.state, projectRow(folded).state)}`,
    ]);
  }
  if ('fault' in live) findings.push(['query', live.fault]);
  else if (!isSame(live, folded)) {
    findings.push(['workflow-state', `it differs from the ledger in ${differences(live, folded)}`]);
  }
  const wanted = Object.keys(folded.deal?.tasks ?? {});
  const stored = new Map(tasks.map((task) => [task.taskId, task]));
  const wrong = wanted.filter((taskId) => {
    const found = stored.get(taskId);
    // a row keeps the revision at which it was written last
    return !found || !isSame({ ...found, revision: 0 }, { ...taskRow(folded, taskId), revision: 0 });
  });
  const surplus = tasks.map(({ taskId }) => taskId).filter((taskId) => !wanted.includes(taskId));
  if (wrong.length > 0) findings.push(['tasks', `rows are missing or differ: ${wrong.join(', ')}`]);
  if (surplus.length > 0) findings.push(['tasks', `rows of no task: ${surplus.join(', ')}`]);
  return findings;
}

/** As JSON: without fields that are undefined, and in any order. */
function isSame(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(plain(a), plain(b));
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

type Comparable = Pick<ProjectState, 'revision'> & { readonly deal: object | null };

/** Which parts differ, for whoever looks for the cause. */
function differences(a: Comparable, b: Comparable): string {
  const parts = (state: Comparable): Record<string, unknown> => ({
    ...state,
    ...state.deal,
    deal: undefined,
  });
  const [one, other] = [parts(a), parts(b)];
  const names = Object.keys({ ...one, ...other }).filter((name) => !isSame([one[name]], [other[name]]));
  return `${names.join(', ') || 'nothing but its list fields'} (revision ${a.revision}, ledger ${b.revision})`;
}

/** Task failures that are part of the protocol: a message came in while the task completed. */
const normalFailures: readonly string[] = [
  'WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND',
  'WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_UPDATE',
  'WORKFLOW_TASK_FAILED_CAUSE_RESET_STICKY_TASK_QUEUE',
];
/** A first attempt may wait for its worker; once it is quiet nothing is started a second time. */
const mostAttempts = 1;
/** A timer counts from the end of its workflow task, which may take ten seconds while everything is killed, and the server's clock. */
const timerSlackMs = 15_000;

function illnesses({ live, workflow }: ProjectSeen, nowMs: number): Finding[] {
  if ('fault' in workflow) return [['workflow', workflow.fault]];
  const findings: Finding[] = [];
  const failed = workflow.failedTasks.filter(
    (cause) => !normalFailures.some((normal) => cause.startsWith(normal)),
  );
  for (const cause of new Set(failed)) findings.push(['workflow-task', cause]);
  if (workflow.taskAttempt > mostAttempts) {
    findings.push(['workflow-task', `its task is at attempt ${workflow.taskAttempt}`]);
  }
  if (!('fault' in live)) findings.push(...wrongWait(live, workflow, nowMs));
  return findings;
}

function wrongWait(
  live: ProjectState,
  { status, timersMs, pending }: WorkflowSeen,
  nowMs: number,
): Finding[] {
  if (hasEnded(live)) {
    const mayRun = pending.length > 0;
    return status === 'COMPLETED' || mayRun
      ? []
      : [['workflow', `the project has ended and it is ${status}`]];
  }
  if (!isOpen(live)) return [['workflow', `the project is ${live.status}`]];
  if (status !== 'RUNNING') return [['workflow', `the project is open and it is ${status}`]];
  const deadlineMs = nextDeadlineMs(live);
  if (deadlineMs === null) return [];
  if (deadlineMs < nowMs - timerSlackMs) return [['timer', 'a deadline has passed and nothing was done']];
  // an earlier one is as good: it rings, finds nothing due and is set again
  const isArmed = timersMs.some((firesAtMs) => firesAtMs <= deadlineMs + timerSlackMs);
  return isArmed ? [] : [['timer', `none is armed for ${new Date(deadlineMs).toISOString()}`]];
}
