import type { Person } from '../contracts/directory';
import type { Language, Playbook } from '../domain/playbook';
import { applicationOf } from '../domain/project/actors';
import { internalSource } from '../domain/project/commands';
import type { Deal, ProjectState } from '../domain/project/state';
import type { Mentioned } from '../mail/model';

/** What is known about a project when one of its mails is written. */
export interface Facts {
  readonly state: ProjectState;
  readonly deal: Deal;
  readonly recipient: Person;
  /** Whose mail it is: the recipient, or somebody whom they stand in for. */
  readonly meantId: string;
  readonly names: ReadonlyMap<string, string>;
  readonly playbook: Playbook | null;
  readonly language: Language;
  readonly nowMs: number;
  /** How long a day is, in milliseconds. */
  readonly dayMs: number;
}

/** A person as a mail speaks of them. */
export function mention({ names, recipient }: Facts, personId: string): Mentioned {
  return { name: names.get(personId) ?? personId, isRecipient: personId === recipient.id };
}

/** Who did something: a person's name or an application; null when the project did it by itself. */
export function actorName({ names }: Facts, actor: string): string | null {
  return actor === internalSource ? null : (names.get(actor) ?? applicationOf(actor));
}

export function milestoneName({ deal, language }: Facts, key: string): string {
  return deal.playbook.milestones[key]?.name[language] ?? key;
}

/** Whole days from one instant to another; below 0 when it is still to come. */
export function daysSince({ nowMs, dayMs }: Facts, atMs: number): number {
  return Math.round((nowMs - atMs) / dayMs);
}
