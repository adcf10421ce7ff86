import { projectWorkflowId, workflowTypes } from '../../contracts/sandbox/names';
import { titled } from '../../contracts/sandbox/search-attributes';
import type { RepairNote } from '../../contracts/sandbox/health';
import type { ProjectEvent } from '../../domain/project/model/events';
import { fold } from '../../domain/project/evolve/evolve';
import { isHalfBroughtIn } from '../../domain/project/decide/history';
import { hasEnded } from '../../domain/project/model/state';
import type { HistorySignal } from '../../temporal/project-history';
import { newestRun } from '../../temporal/runs';
import { unsentMails } from '../mail/unsent-mails';
import type { HealthDeps } from './deps';
import { timeOf } from './deps';
import { recordAgain } from './record-again';

/** The outcome of starting a project from its ledger. */
export interface StartedProject {
  /** `idle`: already running, or ended with nothing to report. `left`: the ledger lacks something. */
  readonly result: 'started' | 'idle' | 'left';
  readonly detail: string;
}

/**
 * Starts a project's workflow with the state from its ledger and the mails still to be sent. What an earlier run knew
 * and had not recorded is recorded first, and signals it had not answered are sent again. Commands are known by their
 * ids and mails by their keys, so repeating it is harmless.
 */
export async function startFromLedger(deps: HealthDeps, projectId: string): Promise<StartedProject> {
  const { store, client, taskQueue } = deps;
  const workflowId = projectWorkflowId(projectId);
  const run = await newestRun(client, workflowId);
  if (run?.isRunning) return { result: 'idle', detail: 'Its workflow runs.' };
  const again = run && (await recordAgain(deps, projectId, run));
  if (again?.problem) return { result: 'left', detail: again.problem };

  const events = await store.ledger.read(projectId);
  const state = fold(projectId, events);
  if (events.length === 0 || state.revision !== events.length) {
    return { result: 'left', detail: `Its ledger has ${events.length} events, the last ${state.revision}.` };
  }
  if (isHalfBroughtIn(state)) {
    return {
      result: 'left',
      detail: 'It came in with its end, which is not written: import its file once more.',
    };
  }
  const mails = await unsentMails(store, projectId, events, 0, timeOf(deps));
  const signals = (again?.history.signals ?? []).filter(isUnanswered(events));
  if (hasEnded(state) && mails.length === 0 && signals.length === 0) {
    return { result: 'idle', detail: 'It has ended.' };
  }
  const handle = await client.workflow.start(workflowTypes.salesProject, {
    workflowId,
    taskQueue,
    args: [{ projectId, state, outbox: { unrecorded: [], mails } }],
    ...titled(state.deal?.title ?? projectId),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });
  for (const { name, payload } of signals) await handle.signal(name, payload);
  const carried = `${mails.length} mails and ${signals.length} signals`;
  return { result: 'started', detail: `Started from revision ${state.revision} with ${carried}.` };
}

/** The signals that the ledger does not account for; it names each command that was carried out or refused. */
function isUnanswered(events: readonly ProjectEvent[]): (signal: HistorySignal) => boolean {
  const known = new Set(
    events.flatMap((event) =>
      event.type === 'commandRefused' ? [event.commandId, event.refusedId] : [event.commandId],
    ),
  );
  return ({ payload, isBeforeRecord }) => {
    // an empty one is no command
    if (payload === undefined) return false;
    const id = (payload as { commandId?: unknown } | null | undefined)?.commandId;
    return typeof id === 'string' ? !known.has(id) : !isBeforeRecord;
  };
}

/** The outcome as a repair. */
export function noteOfStart({ result, detail }: StartedProject, atMs: number): RepairNote {
  return { atMs, outcome: result === 'left' ? 'left' : 'repaired', detail };
}
