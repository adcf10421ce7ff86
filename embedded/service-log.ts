import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

import type { Report } from './report';

/** The log of one service: all of it in a file, its errors in short on the terminal. */
export interface ServiceLog {
  write(line: string): void;
  /** What it said last, for the report of a crash. */
  tail(): string;
  close(): void;
}

/** Above this size the log of earlier runs is set aside as `<file>.old`. */
const setAsideBytes = 20_000_000;
/** Of a crash, the lines from the first error on say most; a stack follows them. */
const rememberedLines = 40;
const shownLines = 8;
/** pino's number for `error` */
const errorLevel = 50;

export function openServiceLog(name: string, file: string, report: Report): ServiceLog {
  mkdirSync(path.dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > setAsideBytes) renameSync(file, `${file}.old`);
  const stream = createWriteStream(file, { flags: 'a' });
  const last: string[] = [];
  return {
    write: (line) => {
      stream.write(`${line}\n`);
      last.push(line);
      if (last.length > rememberedLines) last.shift();
      const error = errorIn(line);
      if (error !== undefined) report(`${name}: ${error}`);
    },
    tail: () => {
      const lines = last.map((line) => errorIn(line) ?? line).filter((line) => line.trim() !== '');
      const firstError = lines.findIndex((line) => /error|not set|cannot/i.test(line));
      const from = firstError === -1 ? -shownLines : firstError;
      return lines.slice(from).slice(0, shownLines).join('\n  ');
    },
    close: () => stream.end(),
  };
}

interface LogLine {
  level?: number;
  msg?: string;
  err?: { message?: string };
}

/** The message of a line that pino wrote at level error or above. */
function errorIn(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  let parsed: LogLine;
  try {
    parsed = JSON.parse(line) as LogLine;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (parsed.level === undefined || parsed.level < errorLevel) return undefined;
  const parts = [parsed.msg, parsed.err?.message].filter((part) => part !== undefined && part !== '');
  return [...new Set(parts)].join(': ');
}
