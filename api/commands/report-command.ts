import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { requestIdsOf } from '../../contracts/sandbox/cause';
import type { acceptedSchema, receiptSchema } from '../../contracts/wire/projects';
import { sourceSchema } from '../../contracts/wire/project-requests';
import type { CommandBase } from '../../domain/project/model/commands';
import { internalSource } from '../../domain/project/model/commands';
import { reportedCommandId } from '../../domain/project/model/reported-events';
import type { Store } from '../../store/store';
import { presentCause } from '../../telemetry/cause';
import type { Caller } from '../kit/authentication';
import { operationId } from './operation';
import type { CommandAnswer } from './project-commands';
import { Problem } from '../kit/problems/problems';
import type { RouteRequest } from '../kit/route';

/** What every command of the API carries: its actor, its source, its time, and an id that a repeat shares. */
export function commandBase({ caller, actor, requestKey }: ReportRequest): CommandBase {
  return { commandId: `api-${requestKey}`, actor, source: sourceOf(caller), at: Date.now() };
}

/** The source of a command: the API key's name when it can serve as a key, such as `crm`. */
function sourceOf({ name }: Caller): string {
  return sourceSchema.safeParse(name).success && name !== internalSource ? name : 'api';
}

/** What another system calls the event that it reports. */
export interface ReportedEvent {
  readonly source?: string | undefined;
  readonly eventId?: string | undefined;
}

/** What a command says, whoever sends it. */
export interface Content {
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly note?: string | undefined;
}

/**
 * The parts of a command that reports an event of another system: its id is made of the event's, so that the project
 * knows a repeat for as long as it is there. Without an event, the parts as they are.
 */
export function reportedBase(
  base: CommandBase,
  { source, eventId }: ReportedEvent,
  { name, fields, note }: Content,
): CommandBase {
  if (source === undefined || eventId === undefined) return base;
  const said = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...base, commandId: reportedCommandId(hash([source, eventId]), hash([name, said, note ?? null])) };
}

function hash(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

type ReportRequest = Pick<RouteRequest<unknown, unknown, unknown>, 'caller' | 'actor' | 'requestKey'>;

/** The API's response to a command. */
export type CommandResponse =
  | { readonly status: 200; readonly body: z.input<typeof receiptSchema> }
  | {
      readonly status: 202;
      readonly body: z.input<typeof acceptedSchema>;
      readonly headers: Readonly<Record<string, string>>;
    };

/**
 * Stores the note, then sends the command: the project's history holds the note's id and never its text. When the
 * command is refused, its note is deleted again.
 *
 * @param send sends the command with these parts; a note's id is there when the request has a note
 */
export async function sendReport(
  request: ReportRequest & {
    readonly params: { readonly projectId: string };
    readonly body: ReportedEvent & { note?: string | undefined };
  },
  { store }: { readonly store: Store },
  content: Content,
  send: (parts: CommandParts) => Promise<CommandAnswer>,
): Promise<CommandResponse> {
  const { projectId } = request.params;
  const { note } = request.body;
  const base = reportedBase(commandBase(request), request.body, { ...content, note });
  return commandResponse(projectId, base, await sendWithNote(store, { projectId, base, note }, send));
}

/** The parts of a command whose note, if any, has been stored. */
export type CommandParts = CommandBase & { readonly noteId?: string };

/**
 * The same for commands of any origin.
 *
 * @throws Problem as `send` does
 */
export async function sendWithNote(
  { notes }: Pick<Store, 'notes'>,
  {
    projectId,
    base,
    note,
  }: { readonly projectId: string; readonly base: CommandBase; readonly note: string | undefined },
  send: (parts: CommandParts) => Promise<CommandAnswer>,
): Promise<CommandAnswer> {
  if (note === undefined) return send(base);
  const noteId = noteIdOf(base);
  await notes.write({ id: noteId, projectId, actor: base.actor, atMs: base.at, text: note });
  try {
    return await send({ ...base, noteId });
  } catch (error) {
    // a problem on our side says nothing about the command's fate: its note may still be needed
    if (error instanceof Problem && error.status < 500) await notes.discard(noteId);
    throw error;
  }
}

/** The id of a command's note: the same for a repeat. */
export function noteIdOf({ commandId }: CommandBase): string {
  return `note-${commandId}`;
}

/** The API's response to a command that was not refused. */
export function commandResponse(
  projectId: string,
  { commandId }: CommandBase,
  answer: CommandAnswer,
): CommandResponse {
  if (answer.kind === 'accepted') {
    const [requestId] = requestIdsOf(presentCause());
    const operation = operationId({ projectId, commandId, ...(requestId !== undefined && { requestId }) });
    return {
      status: 202,
      headers: { Location: `/v1/operations/${operation}` },
      body: {
        projectId,
        commandId,
        status: 'accepted',
        operationId: operation,
        detail: 'The command is kept and not carried out yet. Its operation says what becomes of it.',
      },
    };
  }
  const { revision, status, stage, repeated } = answer.receipt;
  if (status === 'new')
    throw new Error(`Project ${projectId} has answered "${commandId}" without being opened.`);
  return { status: 200, body: { projectId, commandId, revision, status, stage, repeated } };
}
