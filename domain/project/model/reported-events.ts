import type { Refusal } from './refusals';
import { refuse } from './refusals';

/**
 * Command ids of what another system reports under an id of its own. They name the system's event and its content, so
 * that a project and its ledger tell a repeat (the same id) from another content under the same event (the same
 * beginning), however long ago the first was.
 */

const prefix = 'event-';

/** The length of both hashes, in hexadecimal digits: 128 bits, so that no two events share one. */
const digits = 32;

/**
 * The command id of a reported event.
 *
 * @param pair hash of the system and its event id
 * @param content hash of what is reported
 */
export function reportedCommandId(pair: string, content: string): string {
  return `${prefix}${pair.slice(0, digits)}-${content.slice(0, digits)}`;
}

/** What all command ids of one event begin with; null for a command that is no reported event. */
export function reportedEventOf(commandId: string): string | null {
  const length = prefix.length + digits + 1;
  if (!commandId.startsWith(prefix) || commandId.length !== length + digits) return null;
  return commandId.slice(0, length);
}

/** Whether another command id is of the same reported event. */
export function isSameEvent(event: string | null, commandId: string): boolean {
  return event !== null && commandId.startsWith(event);
}

/** The refusal of another content under an event that the project has. */
export function eventReused(): Refusal {
  return refuse(
    'event-reused',
    'The project has this event with another content: a repeat must be the same, and other news is another event.',
  );
}
