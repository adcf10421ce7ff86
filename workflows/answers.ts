import { ApplicationFailure } from '@temporalio/workflow';
import { longest, readCommand } from '../contracts/command-shape';
import type { Receipt } from '../contracts/receipt';
import type { Command, CommandName } from '../domain/project/commands';
import type { ProjectState } from '../domain/project/state';
import { shownStatus } from '../domain/project/state';
import type { Refusal } from '../domain/refusals';
import { isRefusal, refuse } from '../domain/refusals';

/**
 * What a project answers to a command that it accepts.
 *
 * @param repeatedAt the revision of the first time, when the command had been carried out before
 */
export function receipt(state: ProjectState, repeatedAt: number | undefined): Receipt {
  const { projectId, revision, deal } = state;
  const status = shownStatus(state);
  const repeated = repeatedAt !== undefined;
  return { projectId, revision: repeatedAt ?? revision, status, stage: deal?.stage ?? null, repeated };
}

/**
 * An answer as a handler gives it: a refusal becomes an application failure whose type is its code. A plain error
 * would fail the workflow task instead and leave the caller hanging.
 */
export function orThrow<T>(answer: T | Refusal): T {
  if (!isRefusal(answer)) return answer;
  const { code, message, missing } = answer;
  throw ApplicationFailure.create({ type: code, message, details: [{ missing }], nonRetryable: true });
}

/** Hands a payload on as the command that it should be, or says what is wrong with it. */
export function tell<T>(
  listen: (command: Command) => T | Refusal,
  name: CommandName,
  payload: unknown,
): T | Refusal {
  const command = readCommand(name, payload);
  return 'problems' in command ? refuse('malformed', command.problems.join('; ')) : listen(command);
}

/** The id that a refused payload gave itself, if it did. */
export function refusedId(payload: unknown): { refusedId?: string } {
  const id = (payload as { commandId?: unknown } | null | undefined)?.commandId;
  return typeof id === 'string' ? { refusedId: id.slice(0, longest.id) } : {};
}
