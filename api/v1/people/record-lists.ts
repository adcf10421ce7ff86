import { idSchema, lineSchema } from '../../../contracts/wire/directory';
import { shownPersonSchema } from '../../../contracts/wire/directory-wire';
import { flagSchema } from '../../../contracts/wire/lists';
import { defineList, isIn } from '../../kit/lists';

const orders = { id: 'recordId', name: 'nameKey' } as const;

/** The company's people. */
export const peopleList = defineList({
  path: '/v1/people',
  name: 'Person',
  item: shownPersonSchema,
  filters: {
    team: isIn('team', 'is', lineSchema.meta({ description: 'Only people in this team' })),
    manager: isIn('managerId', 'is', idSchema.meta({ description: 'Only people whom this person manages' })),
    active: isIn(
      'active',
      'is',
      flagSchema.meta({ description: 'Only people who are active, or only others' }),
    ),
  },
  orders,
  usualOrder: 'id',
});
