/**
 * Hands out the numbers of commands, and keeps them in step with the kills: each kill has an equal share of commands,
 * part of them sent before it and the rest while the process is down; then clients wait for the next kill.
 */
export interface Pace {
  /** The number of the next command, as soon as it may begin; null when there are no more. */
  next(): Promise<number | null>;
  /** Lets commands up to this number begin. */
  openUpTo(command: number): void;
  /** Resolves when so many commands have begun, or none will begin any more. */
  begun(commands: number): Promise<void>;
  /** No more commands begin. */
  end(): void;
  count(): number;
}

export function openPace(commands: number): Pace {
  let begunSoFar = 0;
  let open = 0;
  let isOver = false;
  let waiting: { readonly isDue: () => boolean; readonly go: () => void }[] = [];
  const look = (): void => {
    // one at a time: each that goes on may use up what the next one waits for
    for (let due = waiting.find((each) => each.isDue()); due; due = waiting.find((each) => each.isDue())) {
      const gone = due;
      waiting = waiting.filter((each) => each !== gone);
      gone.go();
    }
  };
  const hasEnded = (): boolean => isOver || begunSoFar >= commands;
  return {
    next: () =>
      new Promise((resolve) => {
        const isDue = (): boolean => hasEnded() || begunSoFar < open;
        const go = (): void => {
          if (hasEnded()) return resolve(null);
          resolve(begunSoFar);
          begunSoFar += 1;
        };
        waiting.push({ isDue, go });
        look();
      }),
    openUpTo(command) {
      open = Math.max(open, command);
      look();
    },
    begun: (wanted) =>
      new Promise((resolve) => {
        waiting.push({ isDue: () => hasEnded() || begunSoFar >= wanted, go: resolve });
        look();
      }),
    end() {
      isOver = true;
      look();
    },
    count: () => begunSoFar,
  };
}
