/** Where the demo writes: lines that stay, and a picture below them that is drawn over. */
export interface Terminal {
  /** Whether a picture can be drawn over. */
  readonly isLive: boolean;
  readonly width: number;
  print(line: string): void;
  /** Replaces the picture. */
  draw(picture: readonly string[]): void;
  /** Leaves the picture where it is: what comes next is written below it. */
  keepPicture(): void;
}

/** A terminal's own width is not known to a pipe. */
const usualWidth = 100;

/** @param output standard output */
export function openTerminal(output: NodeJS.WriteStream): Terminal {
  let picture: readonly string[] = [];
  const clear = (): string => (picture.length === 0 ? '' : `\x1b[${picture.length}A\x1b[J`);
  const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
  return {
    isLive: output.isTTY,
    get width() {
      return (output.columns || usualWidth) - 1;
    },
    print: (line) => {
      // the picture stays below what is printed
      output.write(clear() + text([line, ...picture]));
    },
    draw: (next) => {
      output.write(clear() + text(next));
      picture = next;
    },
    keepPicture: () => {
      picture = [];
    },
  };
}
