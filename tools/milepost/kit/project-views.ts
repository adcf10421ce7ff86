import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import { projectWorkflowId } from '../../../contracts/sandbox/names';
import { fold } from '../../../domain/project/evolve/evolve';
import type { ProjectState } from '../../../domain/project/model/state';
import { hasEnded } from '../../../domain/project/model/state';
import type { Store } from '../../../store/store';

/** What is known about a project in the three places that know it. */
export interface ProjectViews {
  /** Of a worker that answers; null: see `whyNot`. */
  readonly temporal: ProjectState | null;
  /** Why Temporal gives no state, as a sentence; null when it does. */
  readonly whyNot: string | null;
  readonly workflow: WorkflowFacts | null;
  /** Null: it has no events of it. */
  readonly ledger: ProjectState | null;
  readonly readSide: ProjectState | null;
}

export interface WorkflowFacts {
  readonly workflowId: string;
  readonly runId: string;
  /** `RUNNING`, `COMPLETED` … */
  readonly status: string;
  readonly historyEvents: number;
}

interface Sources {
  readonly store: Pick<Store, 'ledger' | 'projects'>;
  /** Fails when Temporal does not answer. */
  readonly client: () => Promise<Client>;
  /** How long to wait for a worker's answer, milliseconds. */
  readonly waitMs: number;
}

/** While a command arrives, a project's three states differ for a moment: then it is read again, at most this often. */
const mostReads = 5;
const pauseMs = 200;

/** Reads a project from all three places, until they agree or have had a second to do so. */
export async function projectViews(sources: Sources, projectId: string): Promise<ProjectViews> {
  for (let reads = 1; ; reads += 1) {
    const views = await readOnce(sources, projectId);
    if (agree(views) || views.temporal === null || reads === mostReads) return views;
    await delay(pauseMs);
  }
}

/** In this order, each knows as much as the one before or more; otherwise something is wrong and not just under way. */
async function readOnce({ store, client, waitMs }: Sources, projectId: string): Promise<ProjectViews> {
  const readSide = await store.projects.read(projectId);
  const events = await store.ledger.read(projectId);
  const ledger = events.length > 0 ? fold(projectId, events) : null;
  return { ...(await fromTemporal(client, projectId, waitMs)), ledger, readSide };
}

function agree({ temporal, ledger, readSide }: ProjectViews): boolean {
  const revisions = [temporal, ledger, readSide].flatMap((state) => state?.revision ?? []);
  return new Set(revisions).size <= 1;
}

type FromTemporal = Pick<ProjectViews, 'temporal' | 'whyNot' | 'workflow'>;

async function fromTemporal(
  connect: () => Promise<Client>,
  projectId: string,
  waitMs: number,
): Promise<FromTemporal> {
  const nothing = (whyNot: string, workflow: WorkflowFacts | null = null): FromTemporal => ({
    temporal: null,
    whyNot,
    workflow,
  });
  let client: Client;
  try {
    client = await connect();
  } catch (error) {
    return nothing(`Temporal does not answer (${reasonOf(error)}).`);
  }
  const within = <T>(call: () => Promise<T>): Promise<T> => client.withDeadline(Date.now() + waitMs, call);
  const handle = client.workflow.getHandle(projectWorkflowId(projectId));
  try {
    const { runId, status, historyLength } = await within(() => handle.describe());
    const facts = { workflowId: handle.workflowId, runId, status: status.name, historyEvents: historyLength };
    try {
      return {
        temporal: await within(() => handle.query<ProjectState>('state')),
        whyNot: null,
        workflow: facts,
      };
    } catch (error) {
      return nothing(`No worker answers for it (${reasonOf(error)}).`, facts);
    }
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return nothing('Temporal has no workflow of it.');
    return nothing(`Temporal does not answer (${reasonOf(error)}).`);
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause);
}

/** What the three places disagree about, and what to do about each. */
export function disagreements(
  projectId: string,
  { temporal, ledger, readSide, whyNot, workflow }: ProjectViews,
): { readonly says: string; readonly todo: string }[] {
  const found: { says: string; todo: string }[] = [];
  const restore = `milepost restore --project ${projectId}`;
  const inLedger = ledger?.revision ?? 0;
  if (ledger && readSide?.revision !== inLedger) {
    found.push({
      says: readSide
        ? `The read side is at ${readSide.revision}, the ledger at ${inLedger}.`
        : 'The read side does not have it.',
      todo: `milepost rebuild --project ${projectId}`,
    });
  }
  if (!ledger && readSide) {
    found.push({
      says: 'The read side has it, and the ledger has no event of it.',
      todo: 'Bring the collection events back from a backup: without it the project cannot be restored.',
    });
  }
  if (temporal && temporal.revision < inLedger) {
    found.push({
      says: `Temporal is at ${temporal.revision}, behind the ledger: its database may have been set back.`,
      todo: restore,
    });
  }
  if (temporal && temporal.revision > inLedger) {
    found.push({
      says: `Temporal is at ${temporal.revision}, the ledger at ${inLedger}: events wait to be recorded.`,
      todo: 'Look in Temporal UI why its activity "record" does not succeed; milepost doctor shows whether MongoDB takes writes.',
    });
  }
  if (ledger && !hasEnded(ledger) && workflow?.status !== 'RUNNING' && isKnownMissing(whyNot, workflow)) {
    found.push({ says: 'It has not ended by its ledger, and no workflow runs for it.', todo: restore });
  }
  return found;
}

/** Whether Temporal has answered that nothing runs, and not just failed to answer. */
function isKnownMissing(whyNot: string | null, workflow: WorkflowFacts | null): boolean {
  return workflow !== null || whyNot === 'Temporal has no workflow of it.';
}
