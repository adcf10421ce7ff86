import type { Person } from '../../contracts/wire/directory';
import { localDate } from '../../domain/calendar/local-dates';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Language, Playbook } from '../../domain/playbook/playbook';
import { applicationOf } from '../../domain/project/model/actors';
import { internalSource } from '../../domain/project/model/commands';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import type { Mentioned } from '../../mail/model/model';

/** What is known about a project when one of its emails is written. */
export interface Facts {
  readonly state: ProjectState;
  readonly deal: Deal;
  readonly recipient: Person;
  /** Whose email it is: the recipient, or somebody they stand in for. */
  readonly meantId: string;
  readonly names: ReadonlyMap<string, string>;
  readonly playbook: Playbook | null;
  readonly language: Language;
  readonly nowMs: number;
  /** Length of a day in milliseconds. */
  readonly dayMs: number;
}

/** A person as an email mentions them. */
export function mention({ names, recipient }: Facts, personId: string): Mentioned {
  return { name: names.get(personId) ?? personId, isRecipient: personId === recipient.id };
}

/** Who did something: a person's name or an application; null when the project acted automatically. */
export function actorName({ names }: Facts, actor: string): string | null {
  return actor === internalSource ? null : (names.get(actor) ?? applicationOf(actor));
}

export function milestoneName({ deal, language }: Facts, key: string): string {
  return deal.playbook.milestones[key]?.name[language] ?? key;
}

/**
 * Whole days since an instant, negative while it is still to come: as the recipient counts them on the calendar, or by
 * the length of a day where that is not a real one.
 */
export function daysSince({ nowMs, dayMs, recipient: { timeZone } }: Facts, atMs: number): number {
  if (dayMs !== realDayMs) return Math.round((nowMs - atMs) / dayMs);
  const midnightMs = (instantMs: number): number => Date.parse(localDate(instantMs, timeZone));
  return (midnightMs(nowMs) - midnightMs(atMs)) / realDayMs;
}
