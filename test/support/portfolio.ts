import type { Client } from '@temporalio/client';
import { projectWorkflowId, workflowTypes } from '../../contracts/names';
import { isOpen } from '../../domain/project/state';
import type { Store } from '../../store/store';
import type { SimulatedProject } from './simulated-project';
import { day, milestone, simulate } from './simulated-project';
import { gateMilestones, rules } from './standard-playbook';

/** Every state in which a project can be: each stage, judged, and each end. */
export const projectPlaces = [
  ...rules.stages.map(({ key }) => key),
  'judging',
  'won',
  'lost',
  'dropped',
] as const;

export interface PortfolioOptions {
  readonly ownerId: string;
  readonly count: number;
  /** Made of the number of the project. */
  readonly idOf: (number: number) => string;
  readonly customerIdOf?: (number: number) => string;
}

/** One project in one of the places, as if it had been lived through until now. */
function lived(
  place: string,
  open: { ownerId: string; customerId: string; title: string },
  projectId: string,
) {
  const begin = (daysAgo: number): SimulatedProject => {
    const project = simulate({ projectId, openedAtMs: Date.now() - daysAgo * day, open });
    project.tell({ name: 'recordContact', kind: 'call', noteId: `note-${projectId}` });
    return project;
  };
  if (place === 'judging') {
    // judgement comes on a working day: the first day back from which it was asked for and is not over
    for (let daysAgo = 30; ; daysAgo += 1) {
      const project = begin(daysAgo);
      project.passUntil(Date.now());
      if (project.state().deal?.clock.phase === 'judging') return project;
    }
  }
  const project = begin(place === 'dropped' ? 60 : 5);
  if (place === 'dropped') project.passUntil(Date.now());
  else if (place === 'lost') project.tell({ name: 'lose', reason: 'price' });
  else {
    const before = (key: string): boolean => {
      const stage = rules.milestones[key]?.stage ?? '';
      const index = (of: string): number => rules.stages.findIndex((rule) => rule.key === of);
      return place === 'won' || index(stage) < index(place);
    };
    for (const key of gateMilestones.filter(before)) project.tell(milestone(key));
    // what came due since then has happened
    project.passUntil(Date.now());
  }
  return project;
}

/**
 * Projects of one person in every place, written into the store as their ledgers tell, and running where they are open.
 *
 * @returns their ids
 */
export async function portfolio(
  store: Store,
  { client, taskQueue }: { client: Client; taskQueue: string },
  { ownerId, count, idOf, customerIdOf = () => 'acme' }: PortfolioOptions,
): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const projectId = idOf(number);
    const place = projectPlaces[number % projectPlaces.length] ?? 'plan';
    const open = { ownerId, customerId: customerIdOf(number), title: `Line ${number} (${place})` };
    const project = lived(place, open, projectId);
    const state = project.state();
    await store.ledger.append(projectId, project.events());
    await store.projects.write(state, 0, Object.keys(state.deal?.tasks ?? {}));
    await store.notes.write({
      id: `note-${projectId}`,
      projectId,
      actor: ownerId,
      atMs: Date.now(),
      text: `Promised a visit for ${projectId}`,
    });
    if (isOpen(state)) {
      await client.workflow.start(workflowTypes.salesProject, {
        workflowId: projectWorkflowId(projectId),
        taskQueue,
        args: [{ projectId, state }],
      });
    }
    ids.push(projectId);
  }
  return ids;
}
