import type { Person } from '../../contracts/wire/directory';
import type { Choice } from '../kit/fields';

/** Who in a team can be given a project in a review: active people with the owner's role, without the owner. */
export function receiverChoices(team: readonly Person[], ownerId: string, ownerRole: string): Choice[] {
  return team
    .filter(({ id, active, roles }) => active && id !== ownerId && roles.includes(ownerRole))
    .map(({ id, name }) => ({ value: id, label: name }));
}

/** The zone of a project's owner, since a push is due on a day of theirs; the reader's when it is unknown. */
export function ownerZone(
  team: readonly Person[],
  ownerId: string,
  reader: Pick<Person, 'timeZone'>,
): string {
  return (team.find(({ id }) => id === ownerId) ?? reader).timeZone;
}
