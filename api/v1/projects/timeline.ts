import { eventFacts } from '../../../contracts/wire/event-view';
import { toInstant } from '../../../contracts/wire/wire';
import type { TimelineEntry } from '../../../contracts/wire/projects';
import type { ProjectEvent } from '../../../domain/project/model/events';
import type { Note } from '../../../store/notes';

/** The note that an event refers to, if any. */
export function noteIdOf(event: ProjectEvent): string | undefined {
  return 'noteId' in event ? event.noteId : undefined;
}

/** Whether the email that an event causes may have been joined to another project's. */
export function isToldByEmail({ type }: ProjectEvent): boolean {
  return type === 'taskOpened' || type === 'taskAssigned' || type === 'rungReached';
}

/**
 * An event as the timeline shows it: instants as text, the playbook by its name, the note's text in place of its id.
 *
 * @param note the event's note; null when it has none or it was erased
 * @param toldWith the project in whose email somebody was told of it
 */
export function timelineEntry(
  event: ProjectEvent,
  note: Pick<Note, 'text' | 'whole'> | null,
  toldWith?: string,
): TimelineEntry {
  const { revision, atMs, type, actor, source, commandId, planned: _, ...rest } = event;
  return {
    ...{ revision, at: toInstant(atMs), type, actor, source, commandId },
    facts: eventFacts(rest),
    note: note?.text ?? null,
    ...(note?.whole !== undefined && { wholeNote: note.whole }),
    ...(toldWith !== undefined && { toldWith }),
  };
}
