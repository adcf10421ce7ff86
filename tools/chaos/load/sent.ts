/** What became of a command from its sender's point of view. */
export type Outcome =
  /** 200 or 201: carried out, and this is the revision that it led to. */
  | { readonly kind: 'carried-out'; readonly commandId: string; readonly revision: number }
  /** 202, or a signal that Temporal has taken: it will be carried out or refused. */
  | { readonly kind: 'kept'; readonly commandId: string }
  | { readonly kind: 'refused'; readonly code: string; readonly commandId?: string }
  /** The run ended before there was an answer. */
  | { readonly kind: 'unanswered'; readonly commandId?: string };

export interface Sent {
  /** What was sent, for people: `recordContact 17`. */
  readonly what: string;
  readonly way: 'api' | 'signal';
  readonly projectId: string;
  readonly outcome: Outcome;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** The sources of the commands of a run, by which its events are known. */
export const sources = { api: 'chaos', signal: 'chaos-signal' } as const;
