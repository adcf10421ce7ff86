import { z } from 'zod';
import { customerClassSchema, lineSchema } from '../../../contracts/wire/directory';
import { flagSchema, idsSchema, namesSchema } from '../../../contracts/wire/lists';
import { kindSchema } from '../../../contracts/wire/commands';
import { projectStatusSchema, projectSummarySchema } from '../../../contracts/wire/projects';
import { dateInSchema, instantInSchema } from '../../../contracts/wire/wire';
import type { Condition } from '../../../store/lists/conditions';
import { unknownDay } from '../../../store/projects/project-rows';
import type { Store } from '../../../store/store';
import type { Asked, FilterDeps } from '../../kit/lists';
import { defineList, filter, hasTheReference, isIn, isOneOf, searchIn } from '../../kit/lists';

/** So many customers of a region are asked for by their ids; of more, projects are looked through. */
const mostNamed = 1_000;

const when = (field: string, op: 'from' | 'below', description: string) =>
  filter(instantInSchema.meta({ description }), (value) =>
    conditions({ field, op, value: Date.parse(value) }),
  );

const amountSchema = z.coerce.number().min(0);

/** Open, held and ended projects, by all that somebody may look for. */
export const projectList = defineList({
  path: '/v1/projects',
  name: 'Project',
  item: projectSummarySchema,
  filters: {
    q: searchIn('projects that have each of these words in the title or in a reference (`system:id`)'),
    status: isOneOf(
      'shown',
      namesSchema(projectStatusSchema.options).meta({
        description: 'Only projects with this status, or one of several with commas between them',
        examples: ['open,held'],
      }),
    ),
    held: filter(flagSchema.meta({ description: 'Only projects on hold, or only others' }), (value) =>
      conditions({ field: 'shown', op: value ? 'is' : 'not', value: 'held' }),
    ),
    stage: isOneOf(
      'stage',
      idsSchema.meta({
        description: 'Only projects in this stage, or one of several with commas between them',
      }),
    ),
    owner: isOneOf(
      'ownerId',
      idsSchema.meta({
        description: 'Only projects of this person, or one of several with commas between them',
      }),
    ),
    team: filter(
      lineSchema.meta({ description: 'Only projects whose owner is in this team now' }),
      async (value, { people }) =>
        conditions({ field: 'ownerId', op: 'in', value: await team(people, value) }),
    ),
    customer: filter(
      idsSchema.meta({
        description:
          'Only projects with this customer, or one of several with commas between them, and with customers that ' +
          'are linked as the same',
      }),
      async (value, { customerLinks }) => {
        const all = await Promise.all(value.map((id) => customerLinks.allOf(id)));
        return conditions({ field: 'customerId', op: 'in', value: [...new Set(all.flat())] });
      },
    ),
    class: isOneOf(
      'customerClass',
      namesSchema(customerClassSchema.options).meta({
        description: 'Only projects with this class of customer, or one of several with commas between them',
      }),
    ),
    region: filter(
      lineSchema.meta({ description: 'Only projects whose customer is in this region now' }),
      (value, deps) => inRegion(deps, value),
    ),
    reference: hasTheReference('project', 'projectId', 'crm:opportunity/4711'),
    openedFrom: when('openedAtMs', 'from', 'Only projects opened at this instant or later'),
    openedBefore: when('openedAtMs', 'below', 'Only projects opened before this instant'),
    signingFrom: filter(
      dateInSchema.meta({ description: 'Only projects expected to be signed on this day or later' }),
      (value) =>
        conditions(
          { field: 'signingOn', op: 'from', value },
          { field: 'signingOn', op: 'below', value: unknownDay },
        ),
    ),
    signingTo: isIn(
      'signingOn',
      'upTo',
      dateInSchema.meta({ description: 'Only projects expected to be signed on this day or earlier' }),
    ),
    amountFrom: isIn(
      'amount',
      'from',
      amountSchema.meta({ description: 'Only projects of this amount or more, in whatever currency' }),
    ),
    amountTo: filter(
      amountSchema.meta({ description: 'Only projects of this amount or less, in whatever currency' }),
      (value) =>
        conditions({ field: 'amount', op: 'upTo', value }, { field: 'amount', op: 'from', value: 0 }),
    ),
    currency: isIn(
      'currency',
      'is',
      kindSchema('currency').meta({ description: 'Only projects with an amount in this currency' }),
    ),
    dueBefore: filter(
      instantInSchema.meta({ description: 'Only projects whose next check comes before this instant' }),
      (value) =>
        // those without a check have null there, which the embedded server sorts before everything
        conditions(
          { field: 'dueAtMs', op: 'below', value: Date.parse(value) },
          { field: 'dueAtMs', op: 'from', value: 0 },
        ),
    ),
  },
  orders: {
    openedAt: 'openedAtMs',
    title: 'titleKey',
    amount: 'amount',
    expectedSigningOn: 'signingOn',
  },
  usualOrder: '-openedAt',
});

function conditions(...all: readonly Condition[]): Asked {
  return { conditions: all };
}

async function team(people: Store['people'], name: string): Promise<string[]> {
  const ids: string[] = [];
  const order = { field: 'recordId', descending: false };
  const asked: readonly Condition[] = [{ field: 'team', op: 'is', value: name }];
  for (let after; ;) {
    const { rows, next } = await people.page({ conditions: asked, order, after, limit: mostNamed });
    ids.push(...rows.map(({ id }) => id));
    if (next === null) return ids;
    after = next;
  }
}

async function inRegion(
  { customers, customerLinks, keptCustomers }: FilterDeps,
  region: string,
): Promise<Asked> {
  const ids = await customers.idsOfRegion(region, mostNamed + 1);
  const duplicates = await customerLinks.duplicates(mostNamed + 1);
  if (ids.length + duplicates.length <= mostNamed) {
    const kept = await customerLinks.keptOf([...ids, ...duplicates]);
    const inIt = new Set(ids);
    const value = [...kept].filter(([, keptId]) => inIt.has(keptId)).map(([id]) => id);
    return conditions({ field: 'customerId', op: 'in', value });
  }
  const meant = async (asked: readonly string[]): Promise<ReadonlySet<string>> => {
    const found = await keptCustomers.byIds(asked);
    return new Set([...found].filter(([, customer]) => customer.region === region).map(([id]) => id));
  };
  return { among: { field: 'customerId', meant } };
}
