import type { StandIn } from '../../people/presence';
import type { MailEffect } from '../../domain/project/react';
import type { ProjectState } from '../../domain/project/model/state';

/** An email that is about to be sent. */
export interface MailToWrite {
  readonly state: ProjectState;
  readonly effect: MailEffect;
  /** Who reads it, and in whose stead. */
  readonly reader: StandIn;
  readonly nowMs: number;
  /** It is an item of a digest: with the likeliest actions alone, and without replies. */
  readonly isItem?: true;
}
