import { defineQuery } from '@temporalio/workflow';
import type { BatchAnswer, Report } from '../../contracts/sandbox/batch';
import { batchName, mostInBatch } from '../../contracts/sandbox/batch';
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
  /** Carries out one after the other; the answers come when all that was carried out is scheduled. */
  answerAll(commands: readonly (ProjectCommand | Refusal)[]): Promise<BatchAnswer>;
  /** Carries a command out that nobody waits for. */
  receive(command: ProjectCommand): Refusal | null;
  /** Notes the refusal of a message that nobody waits for. */
  noteRefusal(name: string, refusal: Refusal, payload: unknown): void;
}

/** Registers one update and one signal for each command. */
export function listenToCommands(listener: Listener): void {
  const { check, receive, noteRefusal } = listener;
  const take = (name: CommandName, payload: unknown): void => {
    const command = read(name, payload);
    const refusal = isRefusal(command) ? command : receive(command);
    if (refusal) noteRefusal(name, refusal, payload);
  };
  handleMessages<CommandName | typeof batchName>({
    names: [...commandNames, batchName],
    answer(name, payload): Promise<Receipt | BatchAnswer> {
      if (name !== batchName) return listener.answer(orThrow(read(name, payload)));
      return listener.answerAll(orThrow(readBatch(payload)).map(readReport));
    },
    // the same decision without its effects
    validate(name, payload) {
      if (name === batchName) orThrow(readBatch(payload));
      else orThrow(check(orThrow(read(name, payload))));
    },
    take(name, payload) {
      if (name !== batchName) return void take(name, payload);
      const batch = readBatch(payload);
      if (isRefusal(batch)) return void noteRefusal(name, batch, payload);
      for (const each of batch) {
        const reported = reportName(each);
        if (reported) take(reported, each);
        else noteRefusal(name, unknownMessage(), each);
      }
    },
    refuseUnknown: () => orThrow(unknownMessage()) as never,
    takeUnknown: (name, payload) => noteRefusal(name, unknownMessage(), payload),
  });
}

/** The payloads of a batch's reports, each still to be read. */
function readBatch(payload: unknown): readonly unknown[] | Refusal {
  const commands = (payload as { commands?: unknown } | null | undefined)?.commands;
  if (Array.isArray(commands) && commands.length > 0 && commands.length <= mostInBatch)
    return commands as unknown[];
  return refuse('malformed', `commands: must be a list of 1 to ${mostInBatch} commands`);
}

function readReport(payload: unknown): ProjectCommand | Refusal {
  const name = reportName(payload);
  return name ? read(name, payload) : unknownMessage();
}

function reportName(payload: unknown): CommandName | undefined {
  const name = (payload as { name?: unknown } | null | undefined)?.name;
  return reportNames.find((known) => known === name);
}

const reportNames: readonly Report['name'][] = ['reachMilestone', 'recordContact'];

function unknownMessage(): Refusal {
  return refuse('malformed', 'A project knows no such message.');
}

function read(name: CommandName, payload: unknown): ProjectCommand | Refusal {
  const command = readCommand(name, payload);
  return 'problems' in command ? refuse(command.code, command.problems.join('; ')) : command;
}
