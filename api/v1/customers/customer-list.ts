import { z } from 'zod';
import { customerClassSchema, idSchema, languageSchema, lineSchema } from '../../../contracts/wire/directory';
import { shownCustomerSchema } from '../../../contracts/wire/customers-wire';
import { flagSchema, namesSchema } from '../../../contracts/wire/lists';
import { referenceOf, referenceTextSchema } from '../../../contracts/wire/references';
import type { Store } from '../../../store/store';
import type { Asked } from '../../kit/lists';
import { defineList, filter, isIn, isOneOf, searchIn } from '../../kit/lists';

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
    reference: filter(
      referenceTextSchema.meta({
        description:
          'Only the customer that has this reference, `system:id`, or is kept in place of the one that has it',
        examples: ['crm:account/815'],
      }),
      async (value, { references, customerLinks }) => {
        const ids = (await references.read('customer', [referenceOf(value)])).map(({ targetId }) => targetId);
        const kept = [...(await customerLinks.keptOf(ids)).values()];
        return { conditions: [{ field: 'recordId', op: 'in', value: [...new Set([...ids, ...kept])] }] };
      },
    ),
    merged: filter(
      z
        .enum(['true', 'false'])
        .default('false')
        .transform((given) => given === 'true')
        .meta({ description: 'Whether duplicates are listed too, beside the customers that are kept' }),
      (value, { customerLinks }) => (value ? {} : withoutDuplicates(customerLinks)),
    ),
  },
  orders,
  usualOrder: 'id',
});

/** So many duplicates are named in the query; of more, customers are looked through. */
const mostNamed = 200;

async function withoutDuplicates(customerLinks: Store['customerLinks']): Promise<Asked> {
  const field = 'recordId';
  const ids = await customerLinks.duplicates(mostNamed + 1);
  if (ids.length <= mostNamed) return { conditions: ids.map((value) => ({ field, op: 'not', value })) };
  const meant = async (asked: readonly string[]): Promise<ReadonlySet<string>> => {
    const duplicates = await customerLinks.duplicatesAmong(asked);
    return new Set(asked.filter((id) => !duplicates.has(id)));
  };
  return { among: { field, meant } };
}
