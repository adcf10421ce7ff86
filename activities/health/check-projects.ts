import { setTimeout as delay } from 'node:timers/promises';
import type { Finding, HealthCounts, ProjectFindingKind, RepairMode } from '../../contracts/sandbox/health';
import { projectWorkflowId, workflowTypes } from '../../contracts/sandbox/names';
import { hasEnded } from '../../domain/project/model/state';
import type { SeenFinding } from '../../store/findings';
import type { ProjectHead } from '../../store/projects/project-heads';
import { runningPage } from '../../temporal/runs';
import { inParallel } from '../../temporal/in-parallel';
import type { HealthDeps } from './deps';
import { lookedAtATime, timeOf } from './deps';
import { isAway, messageOf } from './faults';
import type { ProjectLook } from './look-at-project';
import { findingsIn, lookAtProject, restingPoint } from './look-at-project';
import type { StartPermit } from './repair';
import { mayRepair, repairProject } from './repair';

/** How projects are checked. */
export interface CheckOptions {
  readonly repairs: RepairMode;
  /** How many workflows may be started; absent: no limit. */
  readonly startsLeft?: number;
}

/** The outcome for some projects: where to continue, null at the end, and what is still stalled. */
export interface CheckedProjects {
  readonly next: string | null;
  readonly counts: HealthCounts;
  readonly findings: readonly SeenFinding[];
}

/** How many projects one page checks: documents carry their playbooks. */
const pageSize = 100;

/** The pause after a first look: long for a write under way, short for somebody waiting at a terminal. */
const usualSettleMs = 3_000;
/** A project that has moved at each of this many looks is not stalled. */
const mostLooks = 4;

/** Checks the projects after an id: all that the ledger or the read side knows. */
export async function checkProjects(
  deps: HealthDeps,
  options: CheckOptions & { readonly after?: string | null },
): Promise<CheckedProjects> {
  const heads = await deps.store.heads.page(options.after ?? null, pageSize);
  const checked = await checkHeads(deps, heads, options);
  const last = heads.at(-1)?.projectId ?? null;
  return { ...checked, next: heads.length < pageSize ? null : last };
}

/** Checks some projects, whether the database knows them or not. */
export async function checkProjectsOf(
  deps: HealthDeps,
  projectIds: readonly string[],
  options: CheckOptions,
): Promise<CheckedProjects> {
  const checked = await checkHeads(deps, await deps.store.heads.of(projectIds), options, true);
  return { ...checked, next: null };
}

const prefix = projectWorkflowId('');

/**
 * Checks projects whose workflow is listed as running though they have ended or the ledger does not know them; those
 * that the ledger lists as open have been checked already. The list of running workflows lags, and only tells where to
 * look.
 */
export async function checkRunning(
  deps: HealthDeps,
  options: CheckOptions & { readonly after?: string | null },
): Promise<CheckedProjects> {
  const query = `WorkflowType = "${workflowTypes.salesProject}" AND ExecutionStatus = "Running" AND TaskQueue = "${deps.taskQueue}"`;
  const page = await runningPage(deps.client, query, options.after ?? null, pageSize);
  const ours = page.workflowIds.filter((id) => id.startsWith(prefix)).map((id) => id.slice(prefix.length));
  const heads = await deps.store.heads.of(ours);
  const unexpected = heads.filter(
    ({ revision, document }) => revision === 0 || (document !== null && hasEnded(document)),
  );
  return { ...(await checkHeads(deps, unexpected, options, true)), next: page.next };
}

async function checkHeads(
  deps: HealthDeps,
  heads: readonly ProjectHead[],
  options: CheckOptions,
  runs = false,
): Promise<Omit<CheckedProjects, 'next'>> {
  const { store } = deps;
  const stalled = await stalledProjects(deps, heads, runs);
  let started = 0;
  const mayStart: StartPermit = () => {
    if (started >= (options.startsLeft ?? Infinity)) return false;
    started += 1;
    return true;
  };
  const findings: SeenFinding[] = [];
  let repaired = 0;
  await inParallel(
    stalled,
    async (one) => {
      const after = await treat(deps, one, options.repairs, mayStart);
      findings.push(...after);
      repaired += one.findings.length - after.length;
    },
    lookedAtATime,
  );
  findings.sort((a, b) => (`${a.subject} ${a.kind}` < `${b.subject} ${b.kind}` ? -1 : 1));
  await store.findings.settle(
    { projectIds: heads.map(({ projectId }) => projectId) },
    findings,
    timeOf(deps),
  );
  return { counts: { looked: heads.length, found: findings.length, repaired, started }, findings };
}

/** A project that is stalled, and its findings. */
interface StalledProject {
  /** Null when it could not be looked at. */
  readonly look: ProjectLook | null;
  readonly findings: readonly Finding[];
}

/** Projects that show the same in two looks and have not moved in between. */
async function stalledProjects(
  deps: HealthDeps,
  heads: readonly ProjectHead[],
  runs: boolean,
): Promise<StalledProject[]> {
  const { store, settleMs = usualSettleMs } = deps;
  const stalled: StalledProject[] = [];
  let before = new Map<string, StalledProject>();
  let asked = heads;
  for (let number = 1; number <= mostLooks && asked.length > 0; number += 1) {
    if (number > 1) {
      await delay(settleMs);
      asked = await store.heads.of([...before.keys()]);
    }
    const suspicious = new Map<string, StalledProject>();
    await inParallel(
      asked,
      async (head) => {
        const now = await lookAt(deps, head, runs);
        if (now.findings.length === 0) return;
        const lasting = lastingIn(before.get(head.projectId), now);
        if (lasting.length > 0) stalled.push({ ...now, findings: lasting });
        else suspicious.set(head.projectId, now);
      },
      lookedAtATime,
    );
    before = suspicious;
    asked = [...suspicious.values()].flatMap(({ look }) => look?.head ?? []);
  }
  return stalled;
}

async function lookAt(deps: HealthDeps, head: ProjectHead, runs: boolean): Promise<StalledProject> {
  const { projectId } = head;
  try {
    const look = await lookAtProject(deps, head, runs);
    return { look, findings: findingsIn(look) };
  } catch (error) {
    if (isAway(error)) throw error;
    const detail = messageOf(error);
    return { look: null, findings: [{ kind: 'unreadable', subject: projectId, projectId, detail }] };
  }
}

/** What both looks show, unless the project has moved in between. */
function lastingIn(before: StalledProject | undefined, now: StalledProject): readonly Finding[] {
  if (!now.look) return now.findings;
  if (!before?.look || restingPoint(before.look) !== restingPoint(now.look)) return [];
  const kinds = new Set(before.findings.map(({ kind }) => kind));
  return now.findings.filter(({ kind }) => kinds.has(kind));
}

/** Repairs what may be repaired, and checks again. */
async function treat(
  deps: HealthDeps,
  { look, findings }: StalledProject,
  mode: RepairMode,
  mayStart: StartPermit,
): Promise<SeenFinding[]> {
  const kinds = new Set(findings.map(({ kind }) => kind as ProjectFindingKind));
  if (!look || ![...kinds].some((kind) => mayRepair(kind, mode))) return [...findings];
  const notes = await repairProject(deps, look, kinds, mode, mayStart);
  const [head] = await deps.store.heads.of([look.head.projectId]);
  const after = head ? (await lookAt(deps, head, look.run !== null)).findings : [];
  const isStill = new Set(after.map(({ kind }) => kind));
  return findings
    .filter(({ kind }) => isStill.has(kind))
    .map((finding) => {
      const note = notes.get(finding.kind as ProjectFindingKind);
      return note ? { ...finding, repair: note } : finding;
    });
}
