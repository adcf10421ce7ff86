import { z } from 'zod';
import type { FieldTexts, RequestShapeOf } from '../../../contracts/wire/command-requests';
import { requestName, requestShape } from '../../../contracts/wire/command-requests';
import { eventShape, hasWholeEvent, wholeEventError } from '../../../contracts/wire/project-requests';
import type { Person } from '../../../contracts/wire/directory';
import { acceptedSchema, receiptSchema } from '../../../contracts/wire/projects';
import {
  hasWholeParking,
  parkedReportSchema,
  parkShape,
  wholeParkingError,
} from '../../../contracts/wire/parked-reports';
import { plannedProjectPathSchema, projectPathSchema } from '../../../contracts/wire/references';
import { taskIdSchema } from '../../../contracts/wire/wire';
import { managerRole } from '../../../domain/playbook/playbook';
import type { Fields } from '../../../domain/project/model/command-fields';
import { commandFields } from '../../../domain/project/model/command-fields';
import type { ChangeCommand, CommandOf } from '../../../domain/project/model/commands';
import type { Reference } from '../../../domain/project/model/references';
import type { Scope } from '../../../store/models/api-key-models';
import type { Store } from '../../../store/store';
import type { CommandAnswer, WaitForAnswer } from '../../commands/project-commands';
import type { NamedReport } from '../../commands/bulk-reports';
import { noProjectWith, openedPlaceOf, placeOf } from '../../commands/named-project';
import type { UnplacedReport } from '../../commands/parked-reports';
import { parkingOf, parkReport } from '../../commands/parked-reports';
import { parkedView } from '../../commands/parked-view';
import { commandBase, reportedBase, sendReport } from '../../commands/report-command';
import type { Route, RouteDeps, Tag } from '../../context/context';
import { defineRoute } from '../../context/context';
import { exampleProjectId } from '../../examples/example-project';
import type { ProblemCode } from '../../kit/problems/problem-codes';
import { Problem } from '../../kit/problems/problems';

/** The routes that send a command to a project: a row each, and what they have in common. */

type SentName = ChangeCommand['name'];
type Body<Name extends SentName> = z.ZodObject<RequestShapeOf<Name>, z.core.$strict>;

/** What is particular to the route of one command. */
interface CommandRow<Name extends SentName> {
  /** The command's name by default. Its first letter in upper case, it is the name of the request's schema. */
  readonly operationId?: string;
  /** Where it is below its project or, of a command about a task, below that. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** `projects:write` by default. */
  readonly scope?: Scope;
  /** Whether it may wait for a project that does not exist yet. */
  readonly parks?: true;
  /** What the document says of the request as a whole, and of its fields. */
  readonly body?: string;
  readonly fields: FieldTexts<Name>;
  /** What it may be refused with beside what every command may be. */
  readonly problems?: readonly ProblemCode[];
  readonly example: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly body: z.input<Body<Name>>;
    /** How its answer differs from `exampleAnswer`. */
    readonly answer?: Partial<typeof exampleAnswer>;
  };
  /** Sends the command with what belongs to it; by default it is sent alone. */
  readonly send?: (
    projectId: string,
    command: CommandOf<Name>,
    deps: RouteDeps,
    wait: WaitForAnswer,
  ) => Promise<CommandAnswer>;
  /** Refuses, by throwing, what the directory alone knows. */
  readonly check?: (body: z.output<Body<Name>>, deps: RouteDeps, projectId: string) => Promise<unknown>;
}

type Rows = { readonly [Name in SentName]?: CommandRow<Name> };

/** The routes of these commands, in this order. */
export function commandRoutes(tag: Tag, rows: Rows): Route[] {
  // each row goes with its own name, which entries of an object forget
  return (Object.entries(rows) as [SentName, never][]).map(([name, row]) => commandRoute(tag, name, row));
}

const projectParams = z.strictObject({ projectId: projectPathSchema });
const plannedParams = z.strictObject({ projectId: plannedProjectPathSchema });
const taskParams = projectParams.extend({ taskId: taskIdSchema });

/** What a project may answer to a command. */
export const commandResponses = {
  200: { description: 'Carried out', schema: receiptSchema },
  202: {
    description: 'Kept, not carried out yet: the operation says what becomes of it',
    schema: acceptedSchema,
    headers: ['Location'],
  },
} as const;

/** The same for a report that may wait for its project. */
export const parkingResponses = {
  ...commandResponses,
  202: {
    ...commandResponses[202],
    description:
      'Kept, not carried out yet: the operation says what becomes of it. Or parked, as was asked for, until a project has the reference',
    schema: z.union([acceptedSchema, parkedReportSchema]),
  },
} as const;

/** What a request says that may park its reports. */
export const parkQuerySchema = z.strictObject(parkShape).refine(hasWholeParking, wholeParkingError);

/** What a report may be refused with that is to wait for its project. */
export const parkingProblems: readonly ProblemCode[] = ['too-many-parked', 'unknown-reference'];

/** What every command of a project may be refused with. */
export const usualProblems: readonly ProblemCode[] = [
  'unknown-project',
  'not-opened',
  'project-ended',
  'project-stopped',
  'malformed',
  'event-reused',
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

function commandRoute<Name extends SentName>(tag: Tag, name: Name, row: CommandRow<Name>): Route {
  const { operationId = name, path, summary, description, problems = [], example, check } = row;
  const { send = sendAlone, scope = 'projects:write', parks = false } = row;
  const fields: Fields = commandFields[name];
  const isAboutTask = fields['taskId'] !== undefined && !fields['taskId'].optional;
  const meta = { id: operationId.charAt(0).toUpperCase() + operationId.slice(1) };
  const body: z.ZodType<object> = z
    .strictObject({ ...requestShape(name, row.fields), ...eventShape })
    .refine(hasWholeEvent, wholeEventError)
    .meta(row.body === undefined ? meta : { ...meta, description: row.body });
  return defineRoute({
    operationId,
    method: 'post',
    path: `/v1/projects/{projectId}/${isAboutTask ? 'tasks/{taskId}/' : ''}${path}`,
    tag,
    scope,
    summary,
    ...(description !== undefined && { description }),
    params: parks ? plannedParams : isAboutTask ? taskParams : projectParams,
    ...(parks && { query: parkQuerySchema }),
    body,
    waits: true,
    responses: parks ? parkingResponses : commandResponses,
    problems: [
      ...usualProblems,
      ...(isAboutTask ? (['unknown-task', 'task-closed'] as const) : []),
      ...(parks ? parkingProblems : []),
      ...problems,
    ],
    example: {
      params: { projectId: exampleProjectId, ...(isAboutTask && { taskId: 't3' }) },
      ...example,
      status: 200,
      answer: { ...exampleAnswer, ...example.answer },
    },
    handler: async (given: CommandRequest, deps) => {
      const find = given.query.park === undefined ? placeOf : openedPlaceOf;
      const place = parks ? await find(deps.store, given.params.projectId) : given.params;
      const fieldsGiven = fieldsOf(fields, {
        ...given.body,
        ...(isAboutTask && { taskId: given.params.taskId }),
      });
      const content = { name, fields: fieldsGiven };
      if ('reference' in place) {
        const { reference } = place;
        const report = await unplacedReport(
          given,
          deps,
          reference,
          content as Pick<NamedReport, 'name' | 'fields'>,
        );
        return parkedAnswer(deps, report);
      }
      const { projectId } = place;
      await check?.(given.body as z.output<Body<Name>>, deps, projectId);
      const request = { ...given, params: { ...given.params, projectId } };
      return sendReport(request, deps, content, (parts) =>
        // the schema of the body has checked the fields, and the workflow checks them again
        send(projectId, { ...fieldsGiven, ...parts, name } as CommandOf<Name>, deps, request),
      );
    },
  });
}

/** What a report in a request is, that is to wait for its project. */
async function unplacedReport(
  request: CommandRequest,
  { store }: RouteDeps,
  reference: Reference,
  content: Pick<NamedReport, 'name' | 'fields'>,
): Promise<UnplacedReport> {
  const parking = await parkingOf(store, request.query);
  if (!parking) throw noProjectWith(reference);
  const { note } = request.body;
  const base = reportedBase(commandBase(request), request.body, { ...content, note });
  return { ...content, reference, parking, base, note };
}

/** Parks a report, and says where it can be asked for. */
export async function parkedAnswer(deps: RouteDeps, report: UnplacedReport) {
  const parked = await parkReport(deps, report);
  const headers = { Location: `/v1/parked-reports/${parked.id}` };
  return { status: 202 as const, headers, body: parkedView(parked) };
}

/** A command of any name, to its project. */
function sendAlone(
  projectId: string,
  command: { readonly name: SentName },
  { commands }: RouteDeps,
  wait: WaitForAnswer,
): Promise<CommandAnswer> {
  // a name goes with its own fields, which the compiler does not see of a name that is a parameter
  return commands.send(projectId, command as ChangeCommand, wait);
}

/** The body of a request to send a command: its fields, times in ISO 8601, a note as text. */
type CommandRequest = Parameters<typeof sendReport>[0] & {
  readonly params: { readonly taskId?: string };
  readonly query: { readonly park?: number | undefined; readonly tell?: string | undefined };
  readonly waitMs: number | undefined;
};

/** The fields of a command that a request gives. */
export function fieldsOf(fields: Fields, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const values = Object.entries(fields).flatMap(([field, rule]) => {
    // the note goes with the parts that every command has
    const value = field === 'noteId' ? undefined : given[requestName(field, rule)];
    if (value === undefined) return [];
    return [[field, rule.kind === 'instant' ? Date.parse(value as string) : value] as const];
  });
  return Object.fromEntries(values);
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
