import type { CommitteeRole } from '../../domain/playbook/facts';

/** How somebody stands to us. */
export type Stance = 'supports' | 'neutral' | 'opposes' | 'unknown';

/** Somebody at the customer, as an email names them. */
export interface CommitteePerson {
  readonly name: string;
  readonly position: string | null;
  readonly stance: Stance | null;
  /** What is known of them beside their work: only for readers who may see it. */
  readonly personal: readonly string[];
}

/** What the customer archive has for a task. */
export interface ArchivePart {
  /** The parts in the buying committee that somebody is known to play. */
  readonly committee: readonly {
    readonly part: CommitteeRole;
    readonly people: readonly CommitteePerson[];
  }[];
  /** The parts that the playbook asks by now, and nobody is known to play, such as “who decides”. */
  readonly unknown: readonly string[];
  /** When we last met somebody there, epoch milliseconds. */
  readonly lastMetAtMs: number | null;
  /** What the gate lacks in the archive, and where to write it: a sentence each. */
  readonly lacks: readonly string[];
  /** The page of the customer. */
  readonly url: string;
}
