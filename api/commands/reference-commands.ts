import type { CommandOf } from '../../domain/project/model/commands';
import { referencesBeside } from '../../domain/project/model/references';
import type { ProjectState } from '../../domain/project/model/state';
import { hasEnded } from '../../domain/project/model/state';
import { Problem } from '../kit/problems/problems';
import { projectAt } from './project-at';
import type { CommandAnswer, ProjectCommands } from './project-commands';
import type { ClaimDeps } from './reference-claims';
import { claimReference, claimReferences } from './reference-claims';

/** What commands about references are sent with. */
export interface ReferenceCommandDeps extends ClaimDeps {
  readonly commands: ProjectCommands;
}

/**
 * Gives a project a reference: first the claim, then the project, and last the one that had it is told where it went.
 * A repeat goes on wherever the first attempt has stopped, and so does the health check.
 *
 * @throws Problem when another project has it and the command does not name that one
 */
export async function addReference(
  deps: ReferenceCommandDeps,
  projectId: string,
  { movedFrom: fromId, ...command }: CommandOf<'addReference'>,
): Promise<CommandAnswer> {
  requireOpen(await projectAt(deps.store, projectId));
  const { system, id } = command;
  const { movedFrom, undo } = await claimReference(deps, projectId, { system, id }, fromId);
  const answer = await orUndo(undo, () =>
    deps.commands.send(projectId, { ...command, ...(movedFrom !== null && { movedFrom }) }),
  );
  if (movedFrom !== null) await tellFormer(deps, movedFrom, { ...command, movedTo: projectId });
  return answer;
}

async function tellFormer(
  { commands }: ReferenceCommandDeps,
  formerId: string,
  command: Omit<CommandOf<'removeReference'>, 'name'>,
): Promise<void> {
  try {
    await commands.send(formerId, { ...command, name: 'removeReference' });
  } catch (error) {
    // one that has ended in the meantime keeps it in its history; what cannot be reached is told by the health check
    if (!(error instanceof Problem)) throw error;
  }
}

/**
 * Changes a project. References that are new to it are claimed first.
 *
 * @param state as it was read for the change
 */
export async function changeProject(
  deps: ReferenceCommandDeps,
  state: ProjectState,
  command: CommandOf<'changeProject'>,
): Promise<CommandAnswer> {
  requireOpen(state);
  const { projectId } = state;
  const added = referencesBeside(command.references ?? [], state.deal?.references ?? []);
  const { undo } = await claimReferences(deps, projectId, added);
  return orUndo(undo, () => deps.commands.send(projectId, command));
}

/** A command that was refused leaves no claim; of one whose fate is unknown the claim stays. */
async function orUndo<T>(undo: () => Promise<void>, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof Problem && error.status < 500) await undo();
    throw error;
  }
}

function requireOpen(state: ProjectState): void {
  if (!hasEnded(state)) return;
  throw new Problem('project-ended', `The project is ${state.status}: reopen it for a new attempt.`);
}
