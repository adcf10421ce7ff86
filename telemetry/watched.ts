/** Told of what activities have done, so that somebody can count it. */
export interface Watched {
  /** An email has ended: the mail server has it, or it will never have it. */
  mailEnded(status: 'accepted' | 'skipped' | 'failed' | 'unconfirmed'): void;
  /**
   * The mail server has an email of a project.
   *
   * @param causedBy who caused it: the clock, which waits for its reader's working hours, or a command
   * @param seconds since the event that caused it
   */
  mailAccepted(mail: string, causedBy: 'clock' | 'command', seconds: number): void;
  /** A project has recorded the refusal of a command that nobody waited for. */
  refused(code: string): void;
  /** A webhook's receiver was told of an event, or could not be. */
  webhookAttempted(isDelivered: boolean): void;
}
