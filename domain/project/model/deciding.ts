/** Tasks that an answer to the question who goes on may name. */
export interface Deciding {
  /**
   * The tasks that the answer decides. Those added since whoever answers has seen the question stay undecided. When
   * left out, the command is about the task `taskId` itself.
   */
  readonly decides?: readonly string[];
}
