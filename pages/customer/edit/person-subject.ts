import type { CustomerPerson } from '../../../contracts/wire/customer-people';
import {
  customerPersonSchema,
  emptyPerson,
  presences,
  stances,
} from '../../../contracts/wire/customer-people';
import type { Customer } from '../../../contracts/wire/customers';
import { committeeRoles } from '../../../domain/playbook/facts';
import { people as customerPeople } from '../../../api/v1/customers/customer-people';
import { createRecord } from '../../../api/v1/records/directory-records';
import { generatedId } from '../../../api/kit/generated-id';
import type { Versioned } from '../../../store/directory';
import type { Store } from '../../../store/store';
import { customerAddress, personAddress } from '../addresses';
import type { CustomerTexts } from '../customer-texts';
import type { EditField, Faults, Typed } from './edit-fields';
import { choiceOf, day, faultsOf, fieldsIn, line, missingIn, textOrNull, tick, tickOf } from './edit-fields';
import { withoutRevision } from './customer-subject';
import { faultsOutcome, outcomeOf, replaced, storedRecord, storedRecordAt } from './saving';
import type { Subject } from './subject';

interface Given {
  readonly store: Store;
  readonly customer: Customer;
  /** Everybody there. */
  readonly colleagues: readonly CustomerPerson[];
  readonly texts: CustomerTexts;
  /** Today, as the reader's calendar has it: `YYYY-MM-DD`. */
  readonly today: string;
}

/** The form of somebody at a customer. */
export function personSubject(given: Given, person: Versioned<CustomerPerson>): Subject {
  const { store, customer, texts, today } = given;
  const fields = personFields(given, person.id);
  return {
    right: 'change-people',
    aboutId: person.id,
    title: texts.editTitle(person.name),
    address: `${personAddress(customer.id, person.id)}/edit`,
    back: personAddress(customer.id, person.id),
    fields,
    stored: () => storedRecord(store.customerPeople, person, typedPerson),
    storedAt: (revision) => storedRecordAt(store.customerPeople, person, revision, typedPerson),
    async save(typed, revision, context) {
      if (revision !== person.revision) return { kind: 'changed' };
      const record = { ...withoutRevision(person), ...fieldsOfPerson(typed, today) };
      const parsed = customerPersonSchema.safeParse(record);
      const faults = {
        ...(parsed.success ? {} : faultsOf(fields, parsed.error, texts)),
        ...missingIn(fields, typed, texts),
      };
      if (!parsed.success || Object.keys(faults).length > 0) return faultsOutcome(faults);
      return replaced(customerPeople, store, { before: person, after: () => parsed.data }, context, {
        fields,
        texts,
      });
    },
  };
}

/** The form with which somebody is added to a customer. */
export function newPersonSubject(given: Given): Subject {
  const { store, customer, texts, today } = given;
  const field = fieldsIn(texts);
  const [name, ...others] = personFields(given, null);
  const fields = [
    ...(name ? [name] : []),
    ...others.filter((each) => !each.name.startsWith('presence')),
    field('mobile', line, { path: ['ways', 'mobile'] }),
    field('email', line, { path: ['ways', 'email'] }),
  ];
  return {
    right: 'change-people',
    aboutId: customer.id,
    title: `${texts.addPerson}${texts.colon}${customer.name}`,
    address: `${customerAddress(customer.id)}/add-person`,
    back: customerAddress(customer.id),
    fields,
    isNew: true,
    stored: () => Promise.resolve({ revision: 0, typed: null, last: null }),
    storedAt: () => Promise.resolve(null),
    async save(typed, _revision, { actor, key }) {
      const ways = (['mobile', 'email'] as const).filter((kind) => (typed[kind] ?? '') !== '');
      const id = generatedId('person', key);
      const record = {
        ...emptyPerson,
        ...fieldsOfPerson(typed, today),
        presence: 'there',
        presenceSince: null,
        id,
        customerId: customer.id,
        ways: ways.map((kind) => ({ kind, value: typed[kind], isPreferred: false, hours: null })),
      };
      const parsed = customerPersonSchema.safeParse(record);
      const issues = parsed.success
        ? []
        : parsed.error.issues.map((issue) => ({ ...issue, path: wayPath(issue.path, ways) }));
      const faults: Faults = { ...faultsOf(fields, { issues }, texts), ...missingIn(fields, typed, texts) };
      if (!parsed.success || Object.keys(faults).length > 0) return faultsOutcome(faults);
      try {
        // a form that is sent twice makes one person
        await createRecord(customerPeople, store, parsed.data, {
          isGenerated: true,
          hasKey: true,
          actor: actor.id,
        });
      } catch (error) {
        return outcomeOf(error, fields, texts);
      }
      return { kind: 'saved', to: personAddress(customer.id, id) };
    },
  };
}

/** The fields for ways are known by their kind. */
function wayPath(path: readonly PropertyKey[], ways: readonly string[]): PropertyKey[] {
  const [first, place] = path;
  return first === 'ways' && typeof place === 'number' ? ['ways', ways[place] ?? 'mobile'] : [...path];
}

function personFields({ colleagues, texts }: Given, personId: string | null): EditField[] {
  const field = fieldsIn(texts);
  const above = colleagues.filter(({ id }) => id !== personId);
  return [
    field('name', line, { isRequired: true, label: texts.personName }),
    field('reading', line),
    field('position', line),
    field('reportsToId', {
      type: 'choice',
      choices: [
        { value: '', label: texts.nobodyAbove },
        ...above.map(({ id, name, position }) => ({
          value: id,
          label: position === null ? name : `${name} · ${position}`,
        })),
      ],
    }),
    ...committeeRoles.map((role) =>
      field(`committee-${role}`, tick, {
        path: ['committee', role],
        label: texts.committeeRoles[role],
        group: texts.fields['committee']?.label ?? '',
      }),
    ),
    field('stance', choiceOf({ '': texts.unknownChoice, ...known(texts.stances) }), {
      path: ['attitude', 'stance'],
    }),
    field('stanceAsOf', day, { path: ['attitude', 'asOf'] }),
    field('stanceNote', line, { path: ['attitude', 'note'] }),
    field('country', line),
    field('language', choiceOf({ '': texts.unknownChoice, ...texts.languages })),
    field('presence', choiceOf(Object.fromEntries(presences.map((each) => [each, texts.presences[each]])))),
    field('presenceSince', day),
  ];
}

function known(names: CustomerTexts['stances']): Record<string, string> {
  return Object.fromEntries(stances.map((stance) => [stance, names[stance]]));
}

function typedPerson(person: CustomerPerson): Record<string, string> {
  const { attitude } = person;
  return {
    name: person.name,
    reading: person.reading ?? '',
    position: person.position ?? '',
    reportsToId: person.reportsToId ?? '',
    ...Object.fromEntries(
      committeeRoles.map((role) => [`committee-${role}`, person.committee.includes(role) ? 'on' : '']),
    ),
    stance: attitude?.stance ?? '',
    stanceAsOf: attitude?.asOf ?? '',
    stanceNote: attitude?.note ?? '',
    country: person.country ?? '',
    language: person.language ?? '',
    presence: person.presence,
    presenceSince: person.presenceSince ?? '',
  };
}

/** @param today the day of an attitude of which none was given */
function fieldsOfPerson(typed: Typed, today: string): Record<string, unknown> {
  const [stance, asOf, note] = [typed['stance'], typed['stanceAsOf'], typed['stanceNote']].map(textOrNull);
  const hasAttitude = Boolean(stance ?? note);
  return {
    name: typed['name'],
    reading: textOrNull(typed['reading']),
    position: textOrNull(typed['position']),
    reportsToId: textOrNull(typed['reportsToId']),
    committee: committeeRoles.filter((role) => tickOf(typed[`committee-${role}`])),
    attitude: hasAttitude ? { stance: stance ?? 'unknown', asOf: asOf ?? today, note } : null,
    country: textOrNull(typed['country'])?.toUpperCase() ?? null,
    language: textOrNull(typed['language']),
    presence: textOrNull(typed['presence']) ?? 'there',
    presenceSince: typed['presence'] === 'there' ? null : textOrNull(typed['presenceSince']),
  };
}
