import { z } from 'zod';
import type { Person } from '../../../contracts/wire/directory';
import { acceptedSchema, receiptSchema } from '../../../contracts/wire/projects';
import { projectIdSchema } from '../../../contracts/wire/wire';
import { managerRole } from '../../../domain/playbook/playbook';
import type { Store } from '../../../store/store';
import { exampleProjectId } from '../../examples/example-project';
import type { ProblemCode } from '../../kit/problems/problem-codes';
import { Problem } from '../../kit/problems/problems';

/** Shared by the routes that send a command to a project. */

/** Names the project that a report is about. */
export const reportParams = z.strictObject({ projectId: projectIdSchema });
export const exampleParams = { projectId: exampleProjectId };

/** What a project may answer to a command. */
export const reportResponses = {
  200: { description: 'Carried out', schema: receiptSchema },
  202: {
    description: 'Kept, not carried out yet: no worker answers',
    schema: acceptedSchema,
    headers: ['Location'],
  },
} as const;

/** What every command of a project may be refused with. */
export const reportProblems: readonly ProblemCode[] = [
  'unknown-project',
  'not-opened',
  'project-ended',
  'project-stopped',
  'malformed',
  'temporal-unavailable',
];

export const exampleAnswer = {
  projectId: exampleProjectId,
  commandId: 'api-0c9d2f5e-30ab-4f0e-8d5c-1b7a9a3e6f21',
  revision: 9,
  status: 'open',
  stage: 'plan',
  repeated: false,
};

/** The evidence in the form that a command carries. */
export function proof({ evidence }: { evidence?: string | undefined }) {
  return evidence === undefined ? {} : { evidence };
}

/** Whether somebody can take a role. Refusing the manager's role, which is not assignable, is left to the project. */
export async function requireFit(
  store: Pick<Store, 'people'>,
  role: string,
  personId: string,
): Promise<void> {
  const person = await requireActive(store, personId);
  if (role === managerRole || person.roles.includes(role)) return;
  throw wrongPerson(`"${personId}" does not have the role "${role}" in the directory.`);
}

/** Somebody who can be given work. */
export async function requireActive({ people }: Pick<Store, 'people'>, personId: string): Promise<Person> {
  const person = await people.read(personId);
  if (!person) throw wrongPerson(`There is no person "${personId}".`);
  if (!person.active) throw wrongPerson(`"${personId}" is not active and gets no tasks.`);
  return person;
}

function wrongPerson(detail: string): Problem {
  return new Problem('unknown-reference', detail, { errors: [{ pointer: '#/personId', detail }] });
}
