import { customerClassSchema, idSchema, languageSchema, lineSchema } from '../../../contracts/wire/directory';
import { shownCustomerSchema, shownPersonSchema } from '../../../contracts/wire/directory-wire';
import { flagSchema, namesSchema } from '../../../contracts/wire/lists';
import { defineList, hasTheReference, isIn, isOneOf, searchIn } from '../../kit/lists';

const orders = { id: 'recordId', name: 'nameKey' } as const;

/** The company's customers, by all that somebody may look for. */
export const customerList = defineList({
  path: '/v1/customers',
  name: 'Customer',
  item: shownCustomerSchema,
  filters: {
    q: searchIn(
      'customers that have each of these words in their name, in the name of one of their contacts or in a ' +
        'reference (`system:id`)',
    ),
    class: isOneOf(
      'class',
      namesSchema(customerClassSchema.options).meta({
        description: 'Only customers of this class, or of one of several with commas between them',
      }),
    ),
    region: isIn('region', 'is', lineSchema.meta({ description: 'Only customers in this region' })),
    language: isIn(
      'language',
      'is',
      languageSchema.meta({ description: 'Only customers with this language' }),
    ),
    active: isIn(
      'active',
      'is',
      flagSchema.meta({ description: 'Only customers who are active, or only others' }),
    ),
    reference: hasTheReference('customer', 'recordId', 'crm:account/815'),
  },
  orders,
  usualOrder: 'id',
});

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
