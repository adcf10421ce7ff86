import { isDeepStrictEqual } from 'node:util';
import type { CustomerPerson } from '../../../contracts/wire/customer-people';
import { customerPersonSchema, wayKinds } from '../../../contracts/wire/customer-people';
import { people as customerPeople } from '../../../api/v1/customers/customer-people';
import type { Versioned } from '../../../store/directory';
import type { Store } from '../../../store/store';
import { personAddress, wayAddress } from '../addresses';
import type { CustomerTexts } from '../customer-texts';
import { counterpart } from './counterpart';
import { withoutRevision } from './customer-subject';
import type { Typed } from './edit-fields';
import { choiceOf, faultsOf, fieldsIn, line, missingIn, textOrNull, tick, tickOf } from './edit-fields';
import { faultsOutcome, replaced } from './saving';
import { lastChangeOf, storedAt } from './stored-at';
import type { Outcome, SaveContext, Subject } from './subject';

type Way = CustomerPerson['ways'][number];

/** The form of one way to reach somebody. @param place the number of the way, or `new` */
export function waySubject(
  store: Store,
  person: Versioned<CustomerPerson>,
  place: string,
  texts: CustomerTexts,
): Subject {
  const field = fieldsIn(texts);
  const fields = [
    field('kind', choiceOf(Object.fromEntries(wayKinds.map((kind) => [kind, texts.wayKinds[kind]]))), {
      isRequired: true,
    }),
    field('value', line, { isRequired: true }),
    field('hours', line),
    field('isPreferred', tick),
  ];
  const { ways } = person;
  let present: Way | null = null;
  const presentWay = async (revision: number | null): Promise<Way | null> => {
    if (place === 'new') return null;
    if (revision === null || revision === person.revision) return ways[Number(place)] ?? null;
    const then = await storedAt(store.customerPeople, person, revision);
    return then && counterpart(then.ways[Number(place)] ?? null, then.ways, ways);
  };
  const write = async (
    next: readonly unknown[],
    at: number,
    typed: Typed,
    context: SaveContext,
  ): Promise<Outcome> => {
    const parsed = customerPersonSchema.safeParse({ ...withoutRevision(person), ways: next });
    const issues = parsed.success
      ? []
      : parsed.error.issues.map((issue) => ({
          ...issue,
          path: issue.path.slice(issue.path[1] === at ? 2 : 0),
        }));
    const missing = at < 0 ? {} : missingIn(fields, typed, texts);
    const faults = { ...faultsOf(fields, { issues }, texts), ...missing };
    if (!parsed.success || Object.keys(faults).length > 0) return faultsOutcome(faults);
    // a form that is sent twice adds its way once
    const made = parsed.data.ways[at];
    if (place === 'new' && ways.some((way) => isDeepStrictEqual(way, made))) return { kind: 'saved' };
    return replaced(customerPeople, store, { before: person, after: () => parsed.data }, context, {
      fields,
      texts,
    });
  };
  return {
    right: 'change-people',
    aboutId: person.id,
    title: `${texts.entries.ways.title}${texts.colon}${person.name}`,
    address: wayAddress(person.customerId, person.id, place),
    back: personAddress(person.customerId, person.id),
    fields,
    isNew: place === 'new',
    async stored(revision) {
      present = await presentWay(revision);
      const at = present ? ways.indexOf(present) : 'new';
      return {
        revision: person.revision,
        typed: present && typedWay(present),
        last: await lastChangeOf(store.customerPeople, person),
        address: wayAddress(person.customerId, person.id, at),
      };
    },
    async storedAt(revision) {
      const then = await storedAt(store.customerPeople, person, revision);
      const way = then?.ways[Number(place)];
      return way ? typedWay(way) : null;
    },
    save: (typed, revision, context) => {
      if (revision !== person.revision) return Promise.resolve({ kind: 'changed' });
      const isPreferred = tickOf(typed['isPreferred']);
      const way = {
        kind: typed['kind'],
        value: typed['value'],
        hours: textOrNull(typed['hours']),
        isPreferred,
      };
      const at = present ? ways.indexOf(present) : ways.length;
      // one way is preferred at most: this one, from now on
      const others = isPreferred ? ways.map((other) => ({ ...other, isPreferred: false })) : ways;
      return write((others as readonly unknown[]).toSpliced(at, 1, way), at, typed, context);
    },
    ...(place !== 'new' && {
      remove: (revision: number, context: SaveContext): Promise<Outcome> => {
        if (revision !== person.revision) return Promise.resolve({ kind: 'changed' });
        return write(
          ways.filter((way) => way !== present),
          -1,
          {},
          context,
        );
      },
    }),
  };
}

function typedWay({ kind, value, hours, isPreferred }: Way): Record<string, string> {
  return { kind, value, hours: hours ?? '', isPreferred: isPreferred ? 'on' : '' };
}
