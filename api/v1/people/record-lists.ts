import { customerClassSchema, idSchema, languageSchema, lineSchema } from '../../../contracts/wire/directory';
import { shownCustomerSchema, shownPersonSchema } from '../../../contracts/wire/directory-wire';
import { flagSchema, namesSchema, searchSchema } from '../../../contracts/wire/lists';
import { referenceOf, referenceTextSchema } from '../../../contracts/wire/references';
import { wordsOf } from '../../../store/lists/search-text';
import type { Asked } from '../../kit/lists';
import { defineList, filter, isIn, isOneOf } from '../../kit/lists';

const orders = { id: 'recordId', name: 'nameKey' } as const;

/** The company's customers, by all that somebody may look for. */
export const customerList = defineList({
  path: '/v1/customers',
  name: 'Customer',
  item: shownCustomerSchema,
  filters: {
    q: filter(
      searchSchema.meta({
        description:
          'Only customers that have each of these words in their name, in the name of one of their contacts or in a ' +
          'reference (`system:id`), anywhere in a word, in any script; capitals and width do not matter. One character is enough',
      }),
      (value): Asked => ({ words: wordsOf(value) }),
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
    reference: filter(
      referenceTextSchema.meta({
        description: 'Only the customer that has this reference, `system:id`',
        examples: ['crm:account/815'],
      }),
      async (value, { references }): Promise<Asked> => {
        const claims = await references.read('customer', [referenceOf(value)]);
        return {
          conditions: [{ field: 'recordId', op: 'in', value: claims.map(({ targetId }) => targetId) }],
        };
      },
    ),
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
