import { customerClassSchema, idSchema, languageSchema, lineSchema } from '../../../contracts/wire/directory';
import { shownCustomerSchema } from '../../../contracts/wire/customers-wire';
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
      'customers that have each of these words in one of their names, in a number, a tag or a reference ' +
        '(`system:id`)',
    ),
    class: isOneOf(
      'class',
      namesSchema(customerClassSchema.options).meta({
        description: 'Only customers of this class, or of one of several with commas between them',
      }),
    ),
    region: isIn('region', 'is', lineSchema.meta({ description: 'Only customers in this region' })),
    owner: isIn(
      'ownerId',
      'is',
      idSchema.meta({ description: 'Only customers whose relation this person owns' }),
    ),
    parent: isIn('parentId', 'is', idSchema.meta({ description: 'Only customers that belong to this one' })),
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
