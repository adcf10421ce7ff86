import type { CommandOf } from '../model/commands';
import type { Deal } from '../model/state';
import { openTasks } from '../model/state';
import type { Step } from './step';
import { acknowledge } from './step';

/** What a person holds in a project: roles, and open tasks of any kind. */
export interface Holdings {
  readonly roles: readonly string[];
  readonly taskIds: readonly string[];
}

/** What somebody holds in a project now; nothing when both lists are empty. */
export function holdingsOf(deal: Deal, personId: string): Holdings {
  const roles = Object.entries(deal.roles).filter(([, holder]) => holder.personId === personId);
  const tasks = openTasks(deal).filter((task) => task.personId === personId);
  return { roles: roles.map(([role]) => role), taskIds: tasks.map(({ id }) => id) };
}

/** Gives all that one person holds to another. A person who holds nothing (any more) has been handed over before. */
export function handOver(step: Step, { handOverId, fromPersonId, toPersonId }: CommandOf<'handOver'>): void {
  const { roles, taskIds } = holdingsOf(step.deal(), fromPersonId);
  if ((roles.length === 0 && taskIds.length === 0) || fromPersonId === toPersonId) {
    acknowledge(step, 'holds-nothing', fromPersonId);
    return;
  }
  step.emit({ type: 'handedOver', handOverId, fromPersonId, toPersonId, roles, taskIds });
}
