import type { Person } from '../../contracts/directory';
import type { Choice } from '../act/fields';

/** Who of a team can be given a project in a review: active, with the role of its owner, and not the owner. */
export function receiverChoices(team: readonly Person[], ownerId: string, ownerRole: string): Choice[] {
  return team
    .filter(({ id, active, roles }) => active && id !== ownerId && roles.includes(ownerRole))
    .map(({ id, name }) => ({ value: id, label: name }));
}
