import type { Person } from '../../contracts/wire/directory';
import { usualPlaybook } from '../../domain/playbook/playbook';
import type { Store } from '../../store/store';
import type { Sight } from './sight';

/**
 * Who may lead a project that somebody opens, in their own name or from above; the first is the usual one. Nobody:
 * they cannot open any.
 */
export async function possibleOwners(
  { playbooks }: Pick<Store, 'playbooks'>,
  { owners }: Sight,
): Promise<Person[]> {
  const role = (await playbooks.newest(usualPlaybook))?.rules.ownerRole ?? 'sales';
  return owners.filter(({ active, roles }) => active && roles.includes(role));
}
