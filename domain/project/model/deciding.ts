/** What answers a decision who goes on may name. */
export interface Deciding {
  /**
   * The tasks that a decision is answered for; what has come into it since whoever answers has seen it stays to be
   * decided. Left out, the command is about the task `taskId` itself.
   */
  readonly decides?: readonly string[];
}
