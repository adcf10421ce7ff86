import { allHandlersFinished, CancellationScope, condition, setHandler } from '@temporalio/workflow';
import { nextDeadlineMs } from '../../domain/project/evolve/clocks';
import type { FoundLedger } from '../../contracts/sandbox/activities';
import type { Receipt } from '../../contracts/sandbox/receipt';
import type { Command, CommandBase, ProjectCommand } from '../../domain/project/model/commands';
import { internalSource } from '../../domain/project/model/commands';
import { decide } from '../../domain/project/decide/decide';
import { isForEverybody, whyNotFor } from '../../domain/project/model/permissions';
import type { ProjectState } from '../../domain/project/model/state';
import { hasEnded, isOpen, newProject, revisionOf } from '../../domain/project/model/state';
import type { Refusal } from '../../domain/project/model/refusals';
import { isRefusal } from '../../domain/project/model/refusals';
import { lazyAlarm } from '../shared/alarm';
import { receipt, refusalNote } from './answers';
import type { CarriedJournal } from './journal';
import { openJournal } from './journal';
import { openMailQueues } from './mail-queues';
import { listenToCommands, stateQuery } from './messages';
import { operatorView } from './operator-view';
import { loopPasses } from '../shared/passes';
import { startRecorder } from './recorder';
import { isRollOverDue } from '../shared/roll-over';
import { rollOver, watchForUpgrade } from '../shared/upgrade';

/** What a project is started with: its id, and what an earlier run or the ledger knows of it. */
export interface SalesProjectInput {
  readonly projectId: string;
  /** The state from the ledger; absent for a new project. */
  readonly state?: ProjectState;
  readonly outbox?: CarriedJournal;
}

/** How a project ended, for whoever waits for its workflow. */
export interface ProjectOutcome {
  readonly projectId: string;
  /** `new`: it was never opened, and its workflow has stopped waiting. */
  readonly status: ProjectState['status'];
  readonly reason: string | null;
}

/** How long a restarted ended project waits for its command, in milliseconds: a refused one never arrives. */
const restartedPatienceMs = 60_000;

/** How long a project that received another command first waits to be opened, in milliseconds. */
const unopenedPatienceMs = 3_600_000;

/**
 * One sales project, from opening to signature, loss or drop: it waits for commands and for its clock, and the domain
 * decides. A cancel request has no effect: a project ends only by a command that says why.
 */
export function salesProject(input: SalesProjectInput): Promise<ProjectOutcome> {
  return CancellationScope.nonCancellable(() => run(input));
}

async function run({ projectId, state: before, outbox }: SalesProjectInput): Promise<ProjectOutcome> {
  // 1. state: what continue-as-new carries, and what comes back into it
  const journal = openJournal(before ?? newProject(projectId), outbox);
  const passes = loopPasses();
  const refusedAgain = new Map<string, Refusal>();
  const own = (): CommandBase => {
    const commandId = `${internalSource}:${journal.state().revision}`;
    return { commandId, actor: internalSource, source: internalSource, at: Date.now() };
  };
  const enter = (command: Command): Refusal | null => {
    passes.wake();
    return journal.enter(command, Date.now());
  };
  const noteRefusal = (name: string, refusal: Refusal, payload: unknown): void => {
    enter({ ...own(), name: 'noteRefusal', ...refusalNote(name, refusal, payload) });
  };
  const adopt = (found: FoundLedger, fromRevision: number): void => {
    const note = (givenUp: number): Command => {
      const commandId = `${internalSource}:${found.state.revision}`;
      return { ...own(), commandId, name: 'noteAdoption', fromRevision, givenUp };
    };
    for (const { command, refusal } of journal.adopt(found, note, Date.now())) {
      refusedAgain.set(command.commandId, refusal);
      noteRefusal(command.name, refusal, command);
    }
  };
  const recorder = startRecorder(projectId, journal, passes, (events, answer) => {
    if (answer.found) return adopt(answer.found, events[0]?.revision ?? 0);
    journal.recorded(events.length, answer);
    const { choices } = answer;
    if (choices) enter({ ...own(), name: 'chooseRoles', choices });
  });
  const mailQueues = openMailQueues(projectId, journal, passes, {
    failed: (failure) => void enter({ ...own(), name: 'reportMailFailure', ...failure }),
    nobodyAbove: ({ taskId, revision: rungRevision }) =>
      void enter({ ...own(), name: 'noteNobodyAbove', taskId, rungRevision }),
  });

  // 2. handlers: registered before the first await; they change the state and wake the loop
  let hasReceived = false;
  const check = (command: ProjectCommand): Refusal | null => {
    const decision = decide(journal.state(), command, Date.now());
    return isRefusal(decision) ? decision : whyNotFor(journal.state(), command);
  };
  const receive = (command: ProjectCommand): Refusal | null => {
    hasReceived = true;
    return enter(command);
  };
  /** A signal passes no validator first. */
  const receiveSignal = (command: ProjectCommand): Refusal | null => {
    const refusal = isForEverybody(command.name) ? null : check(command);
    return refusal ?? receive(command);
  };
  const answer = async (command: ProjectCommand): Promise<Receipt | Refusal> => {
    const { commandId } = command;
    const repeatedAt = revisionOf(journal.state(), commandId);
    const refusal = receive(command);
    if (refusal) return refusal;
    const given = receipt(journal.state(), repeatedAt);
    await passes.done(() => journal.isScheduled(commandId));
    // meanwhile the ledger may have turned out to have another past
    const revision = repeatedAt ?? revisionOf(journal.state(), commandId) ?? given.revision;
    return refusedAgain.get(commandId) ?? { ...given, revision };
  };
  // before the handlers for any name, which would take it for a message that a project does not know
  const upgrade = watchForUpgrade(passes.wake);
  listenToCommands({ check, answer, receive: receiveSignal, noteRefusal });
  setHandler(stateQuery, journal.state, { description: 'everything that the project knows of itself' });

  // 3. loop: roll over, record, act, send, show, or end
  const beganAtMs = Date.now();
  const givesUpAtMs = (): number | null => {
    const state = journal.state();
    if (state.status === 'new') return beganAtMs + unopenedPatienceMs;
    return hasEnded(state) && !hasReceived && before ? beganAtMs + restartedPatienceMs : null;
  };
  const isOver = (): boolean => {
    const state = journal.state();
    if (!journal.isEmpty() || isOpen(state)) return false;
    return (givesUpAtMs() ?? 0) <= Date.now();
  };
  const alarm = lazyAlarm(passes.wake);
  const view = operatorView();
  for (;;) {
    await passes.waking();
    await passes.begin();
    if (isRollOverDue(upgrade) && recorder.isAtRest()) {
      await passes.letGo();
      const carried = { projectId, state: journal.recordedState(), outbox: journal.carry() };
      return rollOver<typeof salesProject>(carried);
    }
    recorder.start();
    const deadlineMs = nextDeadlineMs(journal.state());
    if (recorder.isAtRest() && deadlineMs !== null && deadlineMs <= Date.now()) {
      const { revision } = journal.state();
      enter({ ...own(), name: 'deadlineReached' });
      // a loop that never rests would hold up the whole worker's thread: better that this task fails
      if (journal.state().revision === revision)
        throw new Error('Something is due, and nothing follows from it.');
      continue;
    }
    mailQueues.start();
    view.showBehind(recorder.behindSinceMs());
    if (!recorder.isAtRest()) continue;
    const state = journal.state();
    // when the view costs an upsert anyway, the timer is corrected with it and need not ring for nothing
    const nextAtMs = earlier(deadlineMs, mailQueues.nextAtMs());
    alarm.setFor(earlier(nextAtMs, givesUpAtMs()), view.isBehind(state));
    view.show(state);
    if (!isOver()) continue;
    await condition(allHandlersFinished);
    // what a handler decides at the last moment is recorded too
    if (isOver()) return { projectId, status: state.status, reason: state.deal?.outcome?.reason ?? null };
  }
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}
