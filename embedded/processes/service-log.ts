import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';

import { dampedReport } from './damped-report';
import { diskFault } from './disk-fault';
import type { Report } from './report';

/** The log of one process: all of it in a file, its errors in brief on the terminal. */
export interface ServiceLog {
  /** Never throws: a line that the disk refuses is dropped, and this is reported once. */
  write(line: string): void;
  /** Its last lines, for the report of a crash. */
  tail(): string;
  /** A new process begins: its predecessor's output explains nothing any more. */
  forgetTail(): void;
  /** A later `write` opens it again. */
  close(): void;
}

/** Above this size in bytes the log is set aside as `<file>.old`. */
const setAsideBytes = 20_000_000;
/** While the disk refuses writes, it is tried this often (ms). */
const retryMs = 1_000;
/** In a crash, the lines from the first error on say most; a stack follows them. */
const rememberedLines = 40;
const shownLines = 8;
/** pino's number for `error` */
const errorLevel = 50;

export function openServiceLog(name: string, file: string, report: Report): ServiceLog {
  const log = pausingFile(name, file, report);
  const last: string[] = [];
  const reportError = dampedReport(report);
  return {
    write: (line) => {
      log.append(line);
      last.push(line);
      if (last.length > rememberedLines) last.shift();
      const error = errorIn(line);
      if (error !== undefined) reportError(`${name}: ${error}`);
    },
    tail: () => {
      const lines = last.map((line) => errorIn(line) ?? line).filter((line) => line.trim() !== '');
      const firstError = lines.findIndex((line) => /error|not set|cannot/i.test(line));
      const from = firstError === -1 ? -shownLines : firstError;
      return lines.slice(from).slice(0, shownLines).join('\n  ');
    },
    forgetTail: () => {
      last.length = 0;
    },
    close: () => log.close(),
  };
}

/**
 * Appends lines to a file. While the disk refuses them they are dropped, so that a full disk ends no process; the file
 * then continues with the number of missing lines.
 *
 * Each line is written before `append` returns: a queue would grow for as long as the disk is full.
 */
function pausingFile(
  name: string,
  file: string,
  report: Report,
): { append(line: string): void; close(): void } {
  let open: OpenFile | undefined;
  let pause: { retryAtMs: number; dropped: number } | undefined;

  const close = (): void => {
    if (open) closeSync(open.fd);
    open = undefined;
  };
  const put = (text: string): void => {
    open ??= openToAppend(file);
    if (open.bytes > setAsideBytes) {
      close();
      renameSync(file, `${file}.old`);
      open = openToAppend(file);
    }
    writeAll(open, text);
  };
  return {
    append: (line) => {
      if (pause && Date.now() < pause.retryAtMs) {
        pause.dropped += 1;
        return;
      }
      try {
        // the disk may have taken the first half of a line before it was full
        put(
          pause ? `\n${pause.dropped} lines are missing here: the disk took none.\n${line}\n` : `${line}\n`,
        );
        if (pause) report(`${name}: its log is written again; ${pause.dropped} lines are missing (${file})`);
        pause = undefined;
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (!pause) report(`${name}: its log pauses, ${diskFault(error) ?? message} (${file})`);
        // reopened for the next attempt: by then it may be another file
        close();
        pause = { retryAtMs: Date.now() + retryMs, dropped: (pause?.dropped ?? 0) + 1 };
      }
    },
    close,
  };
}

interface OpenFile {
  readonly fd: number;
  bytes: number;
}

function openToAppend(file: string): OpenFile {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const fd = openSync(file, 'a', 0o600);
  return { fd, bytes: fstatSync(fd).size };
}

function writeAll(open: OpenFile, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    const written = writeSync(open.fd, rest);
    open.bytes += written;
    rest = rest.subarray(written);
  }
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
  const { msg = '', err: { message = '' } = {} } = parsed;
  // an error's message often begins with what is logged about it
  return message.startsWith(msg) ? message : [msg, message].filter((part) => part !== '').join(': ');
}
