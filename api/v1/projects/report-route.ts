import { z } from 'zod';
import type { Fields } from '../../../domain/project/model/command-fields';
import { commandFields } from '../../../domain/project/model/command-fields';
import type { ChangeCommand, CommandName } from '../../../domain/project/model/commands';
import type { CommandResponse } from '../../commands/report-command';
import { sendReport } from '../../commands/report-command';
import type { RouteDeps } from '../../context/context';
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

/** The body of a request to send a command: its fields, times in ISO 8601, a note as text. */
type CommandRequest = Parameters<typeof sendReport>[0] & {
  readonly params: { readonly taskId?: string };
  readonly body: object;
};

/**
 * The handler of a route that sends one command: the fields of the command are taken from the body as the table of
 * commands names them, its task from the path.
 *
 * @param check refuses, by throwing, what the directory alone knows
 */
export function sends<Body extends CommandRequest['body']>(
  name: CommandName,
  check?: (body: Body, deps: RouteDeps) => Promise<unknown>,
): (request: CommandRequest & { readonly body: Body }, deps: RouteDeps) => Promise<CommandResponse> {
  return async (request, deps) => {
    await check?.(request.body, deps);
    const { projectId, taskId } = request.params;
    const given = { ...request.body, ...(taskId !== undefined && { taskId }) };
    return sendReport(request, deps, (parts) =>
      // the schema of the body has checked the fields, and the workflow checks them again
      deps.commands.send(projectId, { ...fieldsOf(name, given), ...parts, name } as ChangeCommand),
    );
  };
}

/** The fields of a command that a request gives. */
function fieldsOf(name: CommandName, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Fields = commandFields[name];
  const values = Object.entries(fields).map(([field, { kind }]) => {
    if (kind !== 'instant') return [field, given[field]] as const;
    const text = given[field.replace(/Ms$/, '')];
    return [field, typeof text === 'string' ? Date.parse(text) : undefined] as const;
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
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
