import { defineQuery } from '@temporalio/workflow';
import { readCommand } from '../../contracts/sandbox/command-shape';
import type { Receipt } from '../../contracts/sandbox/receipt';
import type { CommandName, ProjectCommand } from '../../domain/project/model/commands';
import { commandNames } from '../../domain/project/model/commands';
import type { ProjectState } from '../../domain/project/model/state';
import type { Refusal } from '../../domain/project/model/refusals';
import { isRefusal, refuse } from '../../domain/project/model/refusals';
import { orThrow } from './answers';
import { handleMessages } from '../shared/message-handlers';

/** The whole state of a project, for operators and for programs that compare it with the ledger. */
export const stateQuery = defineQuery<ProjectState>('state');

/** What the message handlers need of a project. */
export interface Listener {
  /** The answer that a command would get, without changing anything. */
  check(command: ProjectCommand): Refusal | null;
  /** Carries a command out; the answer comes when its record has been scheduled. Throws what is refused. */
  answer(command: ProjectCommand): Promise<Receipt>;
  /** Carries a command out that nobody waits for. */
  receive(command: ProjectCommand): Refusal | null;
  /** Notes the refusal of a message that nobody waits for. */
  noteRefusal(name: string, refusal: Refusal, payload: unknown): void;
}

/** Registers one update and one signal for each command. */
export function listenToCommands(listener: Listener): void {
  const { check, receive, noteRefusal } = listener;
  handleMessages<CommandName>({
    names: commandNames,
    answer: (name, payload) => listener.answer(orThrow(read(name, payload))),
    // the same decision without its effects
    validate: (name, payload) => void orThrow(check(orThrow(read(name, payload)))),
    take(name, payload) {
      const command = read(name, payload);
      const refusal = isRefusal(command) ? command : receive(command);
      if (refusal) noteRefusal(name, refusal, payload);
    },
    refuseUnknown: () => orThrow(unknownMessage()) as never,
    takeUnknown: (name, payload) => noteRefusal(name, unknownMessage(), payload),
  });
}

function unknownMessage(): Refusal {
  return refuse('malformed', 'A project knows no such message.');
}

function read(name: CommandName, payload: unknown): ProjectCommand | Refusal {
  const command = readCommand(name, payload);
  return 'problems' in command ? refuse(command.code, command.problems.join('; ')) : command;
}
