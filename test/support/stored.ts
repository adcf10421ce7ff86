import type { ProjectState } from '../../domain/project/model/state';

/** A state as it comes back from its document: what it remembers of commands, the ledger knows. */
export function asStored(state: ProjectState): ProjectState {
  return JSON.parse(JSON.stringify({ ...state, commands: [] })) as ProjectState;
}
