import type { Logger } from 'pino';
import { anonymous } from '../../../api/kit/authentication';
import type { RouteDeps } from '../../../api/context/context';
import { untilShown } from '../../../api/commands/until-shown';
import { openPotential } from '../../../api/v1/customers/potentials';
import type { Customer } from '../../../contracts/wire/customers';
import type { Person } from '../../../contracts/wire/directory';
import { usualPlaybook } from '../../../domain/playbook/playbook';
import { byName } from '../../../people/name-order';
import { customerAddress, openPotentialAddress } from '../addresses';
import type { CustomerTexts } from '../customer-texts';
import { potentialFacts } from '../record-words';
import type { EditChoice } from './edit-fields';
import { fieldsIn, missingIn } from './edit-fields';
import { faultsOutcome, outcomeOf } from './saving';
import type { Subject } from './subject';

interface Opening {
  readonly customer: Customer;
  readonly potential: Customer['potentials'][number];
  readonly reader: Person;
  readonly texts: CustomerTexts;
  readonly log: Logger;
}

/** The form by which a potential project becomes a project: who leads it, and by which playbook where there are several. */
export async function potentialSubject(
  deps: RouteDeps,
  { customer, potential, reader, texts, log }: Opening,
): Promise<Subject> {
  const playbooks = await newestPlaybooks(deps.store);
  const leaders = await leadersOf(deps.store, [...new Set([...playbooks.values()])], reader);
  const field = fieldsIn(texts);
  const choices: EditChoice[] = [...playbooks.keys()].map((key) => ({ value: key, label: key }));
  const fields = [
    field('leaderId', { type: 'choice', choices: leaders }, { isRequired: true, path: ['ownerId'] }),
    ...(choices.length > 1
      ? [field('playbook', { type: 'choice', choices }, { isRequired: true, path: ['playbook'] })]
      : []),
  ];
  const usual = playbooks.has(usualPlaybook) ? usualPlaybook : (choices[0]?.value ?? '');
  return {
    right: 'change-customer',
    aboutId: customer.id,
    title: [potential.what, ...potentialFacts(potential, { texts, language: reader.language })].join(' · '),
    address: openPotentialAddress(customer.id, potential.id),
    back: customerAddress(customer.id),
    fields,
    isNew: true,
    submit: texts.makeProject,
    initial: {
      leaderId: leaders.some(({ value }) => value === reader.id) ? reader.id : '',
      playbook: usual,
    },
    stored: () => Promise.resolve({ revision: 0, typed: null, last: null }),
    storedAt: () => Promise.resolve(null),
    async save(typed, _revision, { actor }) {
      const faults = missingIn(fields, typed, texts);
      if (Object.keys(faults).length > 0) return faultsOutcome(faults);
      if (!customer.active) return { kind: 'refused', text: texts.inactive };
      const body = {
        ownerId: typed['leaderId'] ?? '',
        playbook: { key: typed['playbook'] ?? usual },
      };
      try {
        const request = { body, actor: actor.id, caller: anonymous, log, waitMs: undefined };
        const { body: opened } = await openPotential(
          request,
          { id: customer.id, potentialId: potential.id },
          deps,
        );
        // the page that follows shows the project
        await untilShown(
          () => deps.store.projects.read(opened.projectId),
          (state) => state !== null,
        );
        return { kind: 'saved' };
      } catch (error) {
        return outcomeOf(error, fields, texts);
      }
    },
  };
}

/** The role that leads a project, by the key of each playbook as it is now. */
async function newestPlaybooks({ playbooks }: RouteDeps['store']): Promise<ReadonlyMap<string, string>> {
  const found = await playbooks.list();
  const inOrder = [...found].sort((a, b) => a.rules.version - b.rules.version);
  return new Map(inOrder.map(({ rules }) => [rules.key, rules.ownerRole]));
}

async function leadersOf(
  { people }: RouteDeps['store'],
  roles: readonly string[],
  { language }: Person,
): Promise<EditChoice[]> {
  const found = (await Promise.all(roles.map((role) => people.activeWithRole(role)))).flat();
  const each = [...new Map(found.map((person) => [person.id, person])).values()];
  return each.sort(byName(language)).map(({ id, name }) => ({ value: id, label: name }));
}
