import {
  defineQuery,
  defineSignal,
  defineUpdate,
  setDefaultSignalHandler,
  setDefaultUpdateHandler,
  setHandler,
} from '@temporalio/workflow';
import { readCommand } from '../contracts/command-shape';
import type { Receipt } from '../contracts/receipt';
import type { CommandName, ProjectCommand } from '../domain/project/commands';
import { commandNames } from '../domain/project/commands';
import type { ProjectState } from '../domain/project/state';
import type { Refusal } from '../domain/refusals';
import { isRefusal, refuse } from '../domain/refusals';
import { orThrow } from './answers';

/** The whole state of a project, for operators and for programs that compare it with the ledger. */
export const stateQuery = defineQuery<ProjectState>('state');

/** What a project does with commands. */
export interface Listener {
  /** The answer that a command would get; changes nothing. */
  check(command: ProjectCommand): Refusal | null;
  /** Carries a command out; the answer comes when its record has been scheduled. */
  answer(command: ProjectCommand): Promise<Receipt | Refusal>;
  /** Carries a command out that nobody waits for. */
  hear(command: ProjectCommand): Refusal | null;
  /** What nobody waits for was refused. */
  noteRefusal(name: string, refusal: Refusal, payload: unknown): void;
}

/**
 * One update and one signal for each command, both under the command's name, so that Temporal UI shows
 * `reachMilestone` and not `command`. An update is answered; a signal is durable even while no worker runs.
 *
 * What waits for the first task of a run is handed over in the order of its arrival: the SDK hands it to the handler of
 * its name as soon as there is one, so the handlers for any name come first.
 */
export function listenToCommands(listener: Listener): void {
  const { check, hear, noteRefusal } = listener;
  const answer = async (name: CommandName, payload: unknown): Promise<Receipt> =>
    orThrow(await listener.answer(orThrow(read(name, payload))));
  const validate = (name: CommandName, payload: unknown): void =>
    // the same decision without its effects: a refused update leaves no trace in history
    void orThrow(check(orThrow(read(name, payload))));
  const take = (name: CommandName, payload: unknown): void => {
    const command = read(name, payload);
    const refusal = isRefusal(command) ? command : hear(command);
    if (refusal) noteRefusal(name, refusal, payload);
  };

  setDefaultSignalHandler((name, payload) => {
    if (isCommandName(name)) take(name, payload);
    else noteRefusal(name, unknownMessage(), payload);
  });
  setDefaultUpdateHandler((name, payload) => {
    return isCommandName(name) ? answer(name, payload) : orThrow(unknownMessage());
  });
  for (const name of commandNames) {
    setHandler(defineSignal<[unknown]>(name), (payload) => take(name, payload));
    setHandler(defineUpdate<Receipt, [unknown]>(name), (payload) => answer(name, payload), {
      validator: (payload) => validate(name, payload),
    });
  }
  // from now on each update has a validator, and one of an unknown name is refused before it is accepted
  setDefaultUpdateHandler(undefined);
}

function isCommandName(name: string): name is CommandName {
  return (commandNames as readonly string[]).includes(name);
}

function unknownMessage(): Refusal {
  return refuse('malformed', 'A project knows no such message.');
}

function read(name: CommandName, payload: unknown): ProjectCommand | Refusal {
  const command = readCommand(name, payload);
  return 'problems' in command ? refuse('malformed', command.problems.join('; ')) : command;
}
