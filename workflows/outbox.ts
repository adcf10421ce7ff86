import type { ProjectEvent } from '../domain/project/events';
import type { Effect } from '../domain/project/react';

/** What a project still has to tell the world, as continue-as-new carries it. */
export interface CarriedOutbox {
  readonly unrecorded: readonly ProjectEvent[];
  readonly mails: readonly Effect[];
}

/**
 * What a project has decided and not yet told. Order is the point: an event is recorded before anything is done
 * about it, and mails leave in the order in which they were caused, in a lane of their own (mail-lane.ts).
 */
export interface Outbox {
  add(event: ProjectEvent, effects: readonly Effect[]): void;
  /** Events to record now, oldest first. */
  unrecorded(): readonly ProjectEvent[];
  /** Marks the oldest events as recorded. */
  recorded(count: number): void;
  /** The next mail whose event, and so all before it, stand in the ledger. */
  nextMail(): Effect | undefined;
  mailDone(): void;
  /** Whether there are events to record. */
  hasWork(): boolean;
  isEmpty(): boolean;
  carry(): CarriedOutbox;
}

export function openOutbox(carried?: CarriedOutbox): Outbox {
  const unrecorded = [...(carried?.unrecorded ?? [])];
  const mails = [...(carried?.mails ?? [])];
  return {
    add(event, effects) {
      unrecorded.push(event);
      mails.push(...effects);
    },
    unrecorded: () => unrecorded,
    recorded: (count) => void unrecorded.splice(0, count),
    nextMail() {
      const [mail, event] = [mails[0], unrecorded[0]];
      return mail && (!event || mail.revision < event.revision) ? mail : undefined;
    },
    mailDone: () => void mails.shift(),
    hasWork: () => unrecorded.length > 0,
    isEmpty: () => unrecorded.length === 0 && mails.length === 0,
    carry: () => ({ unrecorded, mails }),
  };
}
