/** Something that is not as it should be. */
export interface Fault {
  readonly check: string;
  /** The project, the command or the mail. */
  readonly subject: string;
  readonly detail: string;
}
