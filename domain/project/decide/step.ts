import type { Command } from '../model/commands';
import type { EventBody, ProjectEvent } from '../model/events';
import { evolve } from '../evolve/evolve';
import type { Deal, ProjectState } from '../model/state';

/**
 * A decision in the making. Each event is applied at once, so that the next rule sees the state after it: a milestone
 * may complete a stage whose successor is complete already, and so on.
 */
export interface Step {
  readonly command: Command;
  readonly now: number;
  state(): ProjectState;
  /** The deal of an opened project. Throws before `projectOpened`. */
  deal(): Deal;
  /** The revision that the next event will have. */
  nextRevision(): number;
  emit(body: EventBody): void;
  events(): ProjectEvent[];
}

export function beginStep(before: ProjectState, command: Command, now: number): Step {
  const events: ProjectEvent[] = [];
  let state = before;
  return {
    command,
    now,
    state: () => state,
    deal: () => {
      if (!state.deal) throw new Error(`Project ${state.projectId} is not opened.`);
      return state.deal;
    },
    nextRevision: () => state.revision + 1,
    emit: (body) => {
      const { commandId, actor, source } = command;
      const event: ProjectEvent = {
        ...body,
        revision: state.revision + 1,
        atMs: now,
        commandId,
        actor,
        source,
      };
      state = evolve(state, event);
      events.push(event);
    },
    events: () => events,
  };
}

/** Records that an accepted command changed nothing, and keeps what its sender wrote with it. */
export function acknowledge(step: Step, reason: string, subject: string): void {
  const { command } = step;
  const noteId = 'noteId' in command ? command.noteId : undefined;
  step.emit({
    type: 'commandAcknowledged',
    command: command.name,
    reason,
    subject,
    ...(noteId !== undefined && { noteId }),
  });
}
