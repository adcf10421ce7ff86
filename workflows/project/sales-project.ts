import { CancellationScope, setHandler } from '@temporalio/workflow';
import { nextDeadlineMs } from '../../domain/project/evolve/clocks';
import type { ProjectState } from '../../domain/project/model/state';
import { hasEnded, isOpen, newProject } from '../../domain/project/model/state';
import { lazyAlarm } from '../shared/alarm';
import { loopPasses } from '../shared/passes';
import { isRollOverDue } from '../shared/roll-over';
import { rollOver, watchForUpgrade } from '../shared/upgrade';
import { commandHandling } from './command-handling';
import type { CarriedJournal } from './journal';
import { openJournal } from './journal';
import { openMailQueues } from './mail-queues';
import { listenToCommands, stateQuery } from './messages';
import { operatorView } from './operator-view';
import { startRecorder } from './recorder';
import { timerSummary } from './summaries';

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
  const commands = commandHandling(journal, passes);
  const view = operatorView();
  const recorder = startRecorder(projectId, journal, passes, (events, answer) => {
    view.call(answer.title);
    commands.recorded(events, answer);
  });
  const mailQueues = openMailQueues(projectId, journal, passes, commands);
  const alarm = lazyAlarm(passes.wake);

  // 2. handlers: registered before the first await; they change the state and wake the loop.
  // This one comes before those for any name, which would take it for a message that a project does not know.
  const upgrade = watchForUpgrade(passes.wake);
  listenToCommands(commands);
  setHandler(stateQuery, journal.state, { description: 'everything that the project knows of itself' });

  // 3. loop: roll over, record, act, send, show, or end
  const beganAtMs = Date.now();
  const givesUpAtMs = (): number | null => {
    const state = journal.state();
    if (state.status === 'new') return beganAtMs + unopenedPatienceMs;
    return hasEnded(state) && !commands.hasReceived() && before ? beganAtMs + restartedPatienceMs : null;
  };
  const isOver = (): boolean =>
    journal.isEmpty() && !isOpen(journal.state()) && (givesUpAtMs() ?? 0) <= Date.now();
  for (;;) {
    await passes.waking();
    await passes.settled();
    passes.begin();
    if (isRollOverDue(upgrade) && recorder.isAtRest()) {
      await passes.letGo();
      const carried = { projectId, state: journal.recordedState(), outbox: journal.carry() };
      return rollOver<typeof salesProject>(carried);
    }
    recorder.start();
    if (recorder.isAtRest() && commands.meetDeadline()) continue;
    mailQueues.start();
    view.noteBehind(recorder.behindSinceMs());
    if (!recorder.isAtRest()) continue;
    const state = journal.state();
    // when the view costs an upsert anyway, the timer is put right with it and will not have to ring for nothing
    const nextAtMs = earliest(nextDeadlineMs(state), mailQueues.nextAtMs(), givesUpAtMs());
    alarm.setFor(nextAtMs, view.isBehind(state), (atMs) => timerSummary(state, atMs));
    view.show(state, recorder.behindSinceMs());
    if (!isOver()) continue;
    await passes.end();
    // what a handler decided in the last moment is recorded too
    if (isOver()) return { projectId, status: state.status, reason: state.deal?.outcome?.reason ?? null };
  }
}

function earliest(...instants: readonly (number | null)[]): number | null {
  const known = instants.filter((atMs) => atMs !== null);
  return known.length === 0 ? null : Math.min(...known);
}
