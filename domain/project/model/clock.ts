/** What started the clock that is running now. */
export interface ClockStart {
  readonly cause: 'opened' | 'contact' | 'milestone' | 'reopened';
  /** The event that started it. */
  readonly revision: number;
  readonly actor: string;
}

/** What the 15-30 clock of a project has in every phase; instants are epoch milliseconds. */
interface ClockBasis {
  /** Days count from here: the last contact, or the opening. */
  readonly startedAtMs: number;
  readonly startedBy: ClockStart;
  /** The revision whose deadlines are (to be) planned; plans for any other are out of date. */
  readonly planRevision: number;
  /** When follow-up is due, or was; null until it is planned. */
  readonly followUpAtMs: number | null;
  /** When intent is judged, or was; null until it is planned. */
  readonly judgeAtMs: number | null;
  /** How long the project has been on hold since the clock started: no check counts that time. */
  readonly heldMs?: number;
  /** No check before this: what a change makes overdue comes on the next working morning. */
  readonly notBeforeMs?: number;
}

/** Neither check has fired, or the follow-up has, and judgement comes next. */
export interface RunningClock extends ClockBasis {
  readonly phase: 'watching' | 'followed-up';
}

/** Somebody has judged and kept the project: it is judged again on the working morning of a date. */
export interface KeptClock extends ClockBasis {
  readonly phase: 'kept';
  /** The date as given; changed days do not move it. */
  readonly untilMs: number;
  /** When the `keep` was given: an older contact reported later does not undo it. */
  readonly keptAtMs: number;
  /** Whether `judgeAtMs` is the working morning as planned, and not yet the date as given. */
  readonly isPlanned: boolean;
}

/** Judgement is asked for; the drop comes next. */
export interface JudgingClock extends ClockBasis {
  readonly phase: 'judging';
  /** The working days of grace count from here. */
  readonly judgedAtMs: number;
  readonly dropAtMs: number | null;
}

/** A hold has interrupted a judgement: it is asked for again, counted from the end of the hold. */
export interface AskingAgainClock extends ClockBasis {
  readonly phase: 'asking-again';
  /** Null during the hold. */
  readonly wokenAtMs: number | null;
}

/** The 15-30 clock of a project, one shape for each phase. During a hold it stands still in the phase that it was in. */
export type Clock = RunningClock | KeptClock | JudgingClock | AskingAgainClock;
