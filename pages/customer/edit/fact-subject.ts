import { factOf } from '../../../contracts/wire/customer-people-wire';
import type { CustomerPerson, PersonalFact } from '../../../contracts/wire/customer-people';
import { bases, givenFactSchema, personalFactKinds } from '../../../contracts/wire/customer-people';
import { generatedId } from '../../../api/kit/generated-id';
import type { Versioned } from '../../../store/directory';
import type { Store } from '../../../store/store';
import { factAddress, personAddress } from '../addresses';
import type { CustomerTexts } from '../customer-texts';
import type { Typed } from './edit-fields';
import { choiceOf, faultsOf, fieldsIn, line, missingIn, textOrNull } from './edit-fields';
import { faultsOutcome, storedRecord, storedRecordAt } from './saving';
import type { Subject } from './subject';

/** The form of one thing that is known of somebody beside their work. @param fact null: a new one */
export function factSubject(
  store: Store,
  person: CustomerPerson,
  fact: Versioned<PersonalFact> | null,
  { texts, noteView }: { readonly texts: CustomerTexts; readonly noteView: () => Promise<void> },
): Subject {
  const { customerId, id: personId } = person;
  const field = fieldsIn(texts);
  const fields = [
    field(
      'kind',
      choiceOf(Object.fromEntries(personalFactKinds.map((kind) => [kind, texts.factKinds[kind]]))),
      {
        isRequired: true,
      },
    ),
    field('factText', line, { isRequired: true, path: ['text'] }),
    field('on', line),
    field('source', line, { isRequired: true }),
    field('basis', choiceOf(Object.fromEntries(bases.map((basis) => [basis, texts.bases[basis]]))), {
      isRequired: true,
    }),
  ];
  return {
    right: 'write-personal',
    aboutId: personId,
    title: `${texts.editFact}${texts.colon}${person.name}`,
    address: factAddress(customerId, personId, fact?.id ?? 'new'),
    back: personAddress(customerId, personId),
    fields,
    isNew: fact === null,
    ...(fact && { noteView }),
    stored: () =>
      fact
        ? storedRecord(store.personalFacts, fact, typedFact)
        : Promise.resolve({ revision: 0, typed: null, last: null }),
    storedAt: (revision) =>
      fact ? storedRecordAt(store.personalFacts, fact, revision, typedFact) : Promise.resolve(null),
    async save(typed, revision, { actor, key }) {
      const parsed = givenFactSchema.safeParse(factOfTyped(typed));
      const faults = {
        ...(parsed.success ? {} : faultsOf(fields, parsed.error, texts)),
        ...missingIn(fields, typed, texts),
      };
      if (!parsed.success || Object.keys(faults).length > 0) return faultsOutcome(faults);
      if (!fact) {
        const id = generatedId('fact', key);
        // null: the same form has written it before
        await store.personalFacts.create(factOf(parsed.data, { id, personId, customerId }), actor.id);
        return { kind: 'saved' };
      }
      if (revision !== fact.revision) return { kind: 'changed' };
      const changed = factOf(parsed.data, { id: fact.id, personId, customerId });
      const written = await store.personalFacts.replace(changed, revision, actor.id);
      return written ? { kind: 'saved' } : { kind: 'changed' };
    },
    ...(fact && {
      remove: async () => {
        await store.personalFacts.forget(fact.id);
        return { kind: 'saved' } as const;
      },
    }),
  };
}

function typedFact({ kind, text, on, source, basis }: PersonalFact): Record<string, string> {
  return { kind, factText: text, on: on ?? '', source, basis };
}

function factOfTyped(typed: Typed): Record<string, unknown> {
  return {
    kind: typed['kind'],
    text: typed['factText'],
    on: textOrNull(typed['on']?.normalize('NFKC').replaceAll('/', '-')),
    source: typed['source'],
    basis: typed['basis'],
  };
}
