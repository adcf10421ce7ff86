import { CloudEvent, HTTP } from 'cloudevents';
import type { CloudEventRule } from '../../../domain/playbook/playbook';
import type { Reference } from '../../../domain/project/model/references';
import type { ProjectState } from '../../../domain/project/model/state';
import type { NamedReport } from '../../commands/bulk-reports';
import { noProjectWith, projectCalled, referenceName } from '../../commands/named-project';
import type { Parking, UnplacedReport } from '../../commands/parked-reports';
import { commandBase, reportedBase } from '../../commands/report-command';
import type { RouteDeps } from '../../context/context';
import { Problem } from '../../kit/problems/problems';
import type { RouteRequest } from '../../kit/route';

/** CloudEvents 1.0 as reports, by the tables of the playbooks. */

/** The media types of events in one body and of a list of them (CloudEvents 1.0, HTTP protocol binding). */
export const eventType = 'application/cloudevents+json';
export const batchType = 'application/cloudevents-batch+json';

/** What events mean, by the key of a playbook. */
export type EventTables = ReadonlyMap<string, readonly CloudEventRule[]>;

type EventRequest = Pick<RouteRequest<unknown, unknown, unknown>, 'caller' | 'actor' | 'requestKey'>;

/** An event, and whether it says by itself when it happened: one that does not is given a time by the library. */
interface GivenEvent {
  readonly event: CloudEvent<unknown>;
  readonly hasTime: boolean;
}

/** The attributes of which the library takes more than the specification allows. */
interface Attributes {
  readonly specversion?: unknown;
  readonly id?: unknown;
  readonly time?: unknown;
}

/** @throws Problem when this is no CloudEvent */
export function eventOfObject(given: unknown): GivenEvent {
  return readEvent({ 'content-type': eventType }, given, given ?? {});
}

/**
 * The event of a request in binary mode: its attributes are headers.
 *
 * @throws Problem when this is no CloudEvent
 */
export function eventOfHeaders(
  headers: RouteRequest<never, never, never>['headers'],
  data: unknown,
): GivenEvent {
  const attributes = Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith('ce-') && typeof value === 'string' ? [[name, decoded(value)] as const] : [],
  );
  const given = Object.fromEntries(attributes);
  const typed = data === undefined ? {} : { 'content-type': 'application/json' };
  return readEvent({ ...given, ...typed }, data, {
    specversion: given['ce-specversion'],
    id: given['ce-id'],
    time: given['ce-time'],
  });
}

/** A header's value: characters beyond ASCII are percent-encoded (HTTP protocol binding, 3.1.3.2). */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function readEvent(
  headers: Record<string, string>,
  body: unknown,
  { specversion, id, time }: Attributes,
): GivenEvent {
  if (specversion !== '1.0') throw invalidEvent('its `specversion` is not "1.0"');
  // the library makes up an id where there is none, and a repeat would not be known
  if (typeof id !== 'string' || id === '') throw invalidEvent('it has no `id`');
  if (time !== undefined && !isInstant(time)) throw invalidEvent('its `time` is no instant of RFC 3339');
  try {
    const event = HTTP.toEvent<unknown>({ headers, body: body === undefined ? '' : JSON.stringify(body) });
    if (!(event instanceof CloudEvent)) throw invalidEvent('it is a list');
    event.validate();
    return { event, hasTime: time !== undefined };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw invalidEvent(faultOf(error), error);
  }
}

function isInstant(time: unknown): boolean {
  return typeof time === 'string' && /^\d{4}-\d\d-\d\dT/i.test(time) && !Number.isNaN(Date.parse(time));
}

/** What the library says is wrong: its error lists the rules of the schema that are broken. */
function faultOf(error: unknown): string {
  const { errors } = error as { errors?: readonly { instancePath?: string; message?: string }[] | string };
  if (!Array.isArray(errors)) return error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
  return errors
    .map(({ instancePath = '', message = '' }: { instancePath?: string; message?: string }) =>
      [instancePath.slice(1), message].join(' ').trim(),
    )
    .join('; ');
}

function invalidEvent(fault: string, cause?: unknown): Problem {
  return new Problem('invalid-event', `This is no CloudEvent of version 1.0: ${fault}.`, { cause });
}

/** By what events are read, and whether they may wait for their project. */
export interface EventContext {
  readonly tables: EventTables;
  readonly parking: Parking | null;
}

/**
 * What an event reports, and to which project, by the table of that project's playbook. One that may wait for its
 * project is read by the tables there are; they must agree on it.
 *
 * @throws Problem when no table has its type, it names no project that there is, or it lacks something
 */
export async function reportOfEvent(
  { store }: Pick<RouteDeps, 'store'>,
  request: EventRequest,
  given: GivenEvent,
  { tables, parking }: EventContext,
): Promise<NamedReport | UnplacedReport> {
  const { event } = given;
  const { type } = event;
  const candidates = [...tables].flatMap(([key, table]) => {
    const rule = table.find((row) => row.type === type);
    return rule ? [[key, rule] as const] : [];
  });
  const rules = candidates.map(([, rule]) => rule);
  if (rules.length === 0) throw unknownType(type, [...tables.keys()]);
  const found = await projectOfEvent(store, event, rules);
  if ('reference' in found) {
    if (!parking) throw noProjectWith(found.reference);
    const readings = rules.map((rule) => reportBy(rule, given, request));
    const [report] = readings;
    if (!report || readings.some(({ base }) => base.commandId !== report.base.commandId)) {
      const playbooks = candidates.map(([key]) => key).join(' and ');
      const detail = `The playbooks ${playbooks} read events of type "${type}" differently: it cannot wait for a project whose playbook nobody knows yet.`;
      throw new Problem('unknown-project', detail);
    }
    return { ...report, ...found, parking };
  }
  const { key } = found.deal?.playbook ?? { key: '' };
  const rule = candidates.find(([own]) => own === key)?.[1];
  if (!rule) throw unknownType(type, [key]);
  return { ...reportBy(rule, given, request), projectId: found.projectId };
}

function reportBy(
  rule: CloudEventRule,
  { event, hasTime }: GivenEvent,
  request: EventRequest,
): Pick<NamedReport, 'name' | 'fields' | 'base'> {
  const { id, source } = event;
  const occurredAtMs = hasTime && event.time !== undefined ? Date.parse(event.time) : NaN;
  const fields = {
    ...('milestone' in rule ? { milestone: rule.milestone } : { kind: rule.contact }),
    evidence: textAt(event, rule.evidence),
    ...(!Number.isNaN(occurredAtMs) && { occurredAtMs }),
  };
  const name = 'milestone' in rule ? 'reachMilestone' : 'recordContact';
  const base = reportedBase(commandBase(request), { source, eventId: id }, { name, fields });
  return { base, name, fields };
}

/**
 * The project that an event names; when playbooks look for it in several places, the first that is one. The first
 * reference that is named when no project has it.
 */
async function projectOfEvent(
  store: RouteDeps['store'],
  event: CloudEvent<unknown>,
  rules: readonly CloudEventRule[],
): Promise<ProjectState | { readonly reference: Reference }> {
  let problem: unknown;
  let unplaced: { readonly reference: Reference } | undefined;
  for (const { project, system } of rules) {
    try {
      const id = textAt(event, project);
      const found = await projectCalled(store, system === undefined ? id : referenceName({ system, id }));
      if (!('reference' in found)) return found;
      unplaced ??= found;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problem ??= error;
    }
  }
  if (unplaced) return unplaced;
  throw problem;
}

/** The text at a place of an event; a number counts as one. */
function textAt(event: CloudEvent<unknown>, place: string): string {
  const found = place
    .split('.')
    .reduce<unknown>(
      (part, name) =>
        typeof part === 'object' && part !== null && Object.hasOwn(part, name)
          ? (part as Record<string, unknown>)[name]
          : undefined,
      event,
    );
  const text = typeof found === 'number' ? String(found) : found;
  if (typeof text === 'string' && text.trim() !== '') return text;
  throw new Problem('event-incomplete', `The event "${event.id}" has no text at \`${place}\`.`);
}

function unknownType(type: string, playbooks: readonly string[]): Problem {
  return new Problem(
    'unknown-event-type',
    `No row for events of type "${type}": the table is \`cloudEvents\` of the playbook, here of ${playbooks.join(', ')}.`,
  );
}
