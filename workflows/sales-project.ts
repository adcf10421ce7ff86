import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  setDefaultSignalHandler,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Receipt } from '../contracts/receipt';
import { nextDeadlineMs, plan } from '../domain/clocks';
import type { Command, CommandBase, RoleChoice } from '../domain/project/commands';
import { internalSource } from '../domain/project/commands';
import { decide } from '../domain/project/decide';
import { evolve } from '../domain/project/evolve';
import { react } from '../domain/project/react';
import type { ProjectState } from '../domain/project/state';
import { hasEnded, newProject, revisionOf } from '../domain/project/state';
import type { Refusal } from '../domain/refusals';
import { isRefusal, refuse } from '../domain/refusals';
import { lazyAlarm } from './alarm';
import { orThrow, receipt, refusedId, tell } from './answers';
import { recordEvents } from './effects';
import { mailLane } from './mail-lane';
import { messages, stateQuery } from './messages';
import { operatorView } from './operator-view';
import type { CarriedOutbox } from './outbox';
import { openOutbox } from './outbox';

/** What a project is started with: its id, and what an earlier run of it carries over. */
export interface SalesProjectInput {
  readonly projectId: string;
  readonly state?: ProjectState;
  readonly outbox?: CarriedOutbox;
  /** Whether operators see the next check of the clock; absent in runs that were begun before they did. */
  readonly showsChecks?: true;
}

/** How a project ended, for whoever waits for its workflow. */
export interface ProjectOutcome {
  readonly projectId: string;
  readonly status: ProjectState['status'];
  readonly reason: string | null;
}

/** A run rolls over at this many events: most commands reach a workflow that is not cached, and replay costs. */
const eventsPerRun = 1_000;

/** How long an ended project that was started again waits for its command: one that is refused never arrives. */
const startPatience = '1m';

/** What a refused signal may leave in the ledger, in UTF-16 units: enough to see what was wrong. */
const longestNote = 500;

/**
 * One sales project, from opening to signature, loss or drop: it waits for commands and for its clock, and the domain
 * decides. A cancel request changes nothing, since a project ends only by a command that says why.
 */
export async function salesProject(input: SalesProjectInput): Promise<ProjectOutcome> {
  return CancellationScope.nonCancellable(() => run(input));
}

async function run(input: SalesProjectInput): Promise<ProjectOutcome> {
  // 1. state: what continue-as-new carries, and nothing else
  let state = input.state ?? newProject(input.projectId);
  const { projectId } = state;
  const outbox = openOutbox(input.outbox);
  const alarm = lazyAlarm();
  const view = operatorView({ showsChecks: input.showsChecks === true });

  const advance = (command: Command): Receipt | Refusal => {
    const repeatedAt = revisionOf(state, command.commandId);
    const decision = decide(state, command, Date.now());
    if (isRefusal(decision)) return decision;
    for (const event of decision) {
      state = evolve(state, event);
      outbox.add(event, react(state, event));
    }
    return receipt(state, repeatedAt);
  };
  const own = (): CommandBase => {
    const commandId = `${internalSource}:${state.revision}`;
    return { commandId, actor: internalSource, source: internalSource, at: Date.now() };
  };
  const noteRefusal = (command: string, { code, message }: Refusal, payload?: unknown): void => {
    const note = { command: command.slice(0, longestNote), code, message: message.slice(0, longestNote) };
    advance({ ...own(), name: 'noteRefusal', ...note, ...refusedId(payload) });
  };

  /** @param told the state of now, which is the last that the ledger is told of */
  const record = async (told: ProjectState): Promise<readonly RoleChoice[]> => {
    const events = [...outbox.unrecorded()];
    const { planned, choices } = await recordEvents(projectId, events);
    outbox.recorded(events.length);
    // the plan stands beside the last of these events: what has happened since comes after it, as in the ledger
    state = outbox.unrecorded().reduce(evolve, plan(told, planned ?? undefined));
    return choices;
  };

  let isTold = false;
  const listen = (command: Command): Receipt | Refusal => {
    isTold = true;
    return advance(command);
  };

  // 2. handlers: registered before the first await, synchronous
  for (const { name, update, signal } of messages) {
    setHandler(update, (payload) => orThrow(tell(listen, name, payload)), {
      // the same decision without its effects: a refused update leaves no trace in history
      validator: (payload) =>
        void orThrow(tell((command) => decide(state, command, Date.now()), name, payload)),
    });
    setHandler(signal, (payload) => {
      const answer = tell(listen, name, payload);
      if (isRefusal(answer)) noteRefusal(name, answer, payload);
    });
  }
  setHandler(stateQuery, () => state, { description: 'everything that the project knows of itself' });
  setDefaultSignalHandler((name) =>
    noteRefusal(name, refuse('malformed', 'A project knows no such message.')),
  );

  // 3. loop: roll over, record, act, or wait
  let laneFault: Error | undefined;
  mailLane(projectId, outbox, (failure) =>
    advance({ ...own(), name: 'reportMailFailure', ...failure }),
  ).catch((fault: unknown) => (laneFault = fault instanceof Error ? fault : new Error(String(fault))));
  const isDone = (): boolean => hasEnded(state) && outbox.isEmpty();
  // an ended project is started again for the sake of one command, which comes with the start
  if (isDone()) await condition(() => isTold, startPatience);
  do {
    while (!isDone()) {
      const deadlineMs = nextDeadlineMs(state);
      if (laneFault !== undefined) throw laneFault;
      if (shouldRollOver()) {
        await condition(allHandlersFinished);
        const carried = { projectId, state, outbox: outbox.carry(), showsChecks: true } as const;
        return continueAsNew<typeof salesProject>(carried);
      } else if (outbox.hasWork()) {
        const choices = await record(state);
        if (choices.length > 0) advance({ ...own(), name: 'chooseRoles', choices });
      } else if (deadlineMs !== null && deadlineMs <= Date.now()) {
        advance({ ...own(), name: 'deadlineReached' });
      } else {
        // when the view costs an upsert anyway, the timer is put right with it and will not have to ring for nothing
        view.show(state, alarm.setFor(deadlineMs, view.isBehind(state)));
        const rang = (): boolean => deadlineMs !== null && alarm.isSilent();
        await condition(() => outbox.hasWork() || rang() || isDone() || laneFault !== undefined);
      }
    }
    view.show(state, false);
    await condition(allHandlersFinished);
    // what a handler decided in the last moment is recorded too
  } while (!isDone());
  return { projectId, status: state.status, reason: state.deal?.outcome?.reason ?? null };
}

function shouldRollOver(): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength >= eventsPerRun;
}
