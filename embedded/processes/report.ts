/** Takes one line of progress for the reader. */
export type Report = (line: string) => void;
