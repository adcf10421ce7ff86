import type { PublishedEvent } from '../sandbox/published-events';
import type { FeedEventOnWire } from './events';
import { toInstant } from './wire';

/** A place in the feed, as `store/feed/` has it. */
interface Place {
  readonly position: number;
  readonly eventId: string;
}

/** A place in the form of the API; opaque to its readers. */
export function eventCursor({ position, eventId }: Place): string {
  return Buffer.from(`${position}:${eventId}`).toString('base64url');
}

/** @returns null when it is not a cursor */
export function readEventCursor(cursor: string): Place | null {
  const found = /^(\d{1,15}):(.+)$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  const [, position = '', eventId = ''] = found ?? [];
  return found ? { position: Number(position), eventId } : null;
}

interface Published {
  readonly _id: string;
  readonly position: number;
  readonly subjectId: string;
  readonly ownerId: string;
  readonly event: PublishedEvent;
}

/** A row of the feed as it is told. */
export function feedEventView({ _id: id, position, subjectId, ownerId, event }: Published): FeedEventOnWire {
  const { revision, atMs, type, actor, source, commandId, ...rest } = event;
  return {
    ...{ id, cursor: eventCursor({ position, eventId: id }), type, at: toInstant(atMs) },
    ...{ projectId: subjectId, revision, ownerId, actor, source, commandId },
    facts: eventFacts(rest),
    hasNote: 'noteId' in rest,
  };
}

/** What belongs to an event's type, in the form of the API: instants as text, a playbook by its name, no note. */
export function eventFacts(rest: object): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(rest) as [string, unknown][]) {
    if (name === 'noteId') continue;
    if (name === 'playbook') facts[name] = nameOfPlaybook(value);
    else if (name.endsWith('AtMs') && typeof value === 'number') facts[name.slice(0, -2)] = toInstant(value);
    else facts[name] = value;
  }
  return facts;
}

function nameOfPlaybook(playbook: unknown): { key: unknown; version: unknown } {
  const { key, version } = playbook as { key: unknown; version: unknown };
  return { key, version };
}
