import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Receipt } from '../contracts/receipt';
import { commandNames } from '../domain/project/commands';
import type { ProjectState } from '../domain/project/state';

/** The whole state of a project, for operators and for programs that compare it with the ledger. */
export const stateQuery = defineQuery<ProjectState>('state');

/**
 * One update and one signal for each command, both under the command's name, so that Temporal UI shows
 * `reachMilestone` and not `command`. An update is answered; a signal is durable even while no worker runs.
 */
export const messages = commandNames.map((name) => ({
  name,
  update: defineUpdate<Receipt, [unknown]>(name),
  signal: defineSignal<[unknown]>(name),
}));
