/** The meaning of the command's exit codes; docs/operations.md has the same table. */
export const exitCodes = {
  /** Done; warnings alone count as that. */
  ok: 0,
  /** It could not be done, or something is wrong that needs somebody's attention. */
  failed: 1,
  /** The command line itself cannot be understood; nothing was done. */
  usage: 2,
  /** Ended by Ctrl-C or SIGTERM before it was done. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
