import type { Person } from '../../contracts/wire/directory';
import type { Choice } from '../kit/fields';

/** Who of a team can be given a project in a review: active, with the role of its owner, and not the owner. */
export function receiverChoices(team: readonly Person[], ownerId: string, ownerRole: string): Choice[] {
  return team
    .filter(({ id, active, roles }) => active && id !== ownerId && roles.includes(ownerRole))
    .map(({ id, name }) => ({ value: id, label: name }));
}

/** In which zone the owner of a project works: a push is due on a day of theirs. The reader's where it is not known. */
export function ownerZone(
  team: readonly Person[],
  ownerId: string,
  reader: Pick<Person, 'timeZone'>,
): string {
  return (team.find(({ id }) => id === ownerId) ?? reader).timeZone;
}
