/** An error whose message says what is wrong and what to do, so that nobody has to read a stack. */
export class ClearError extends Error {}
