import type { Bindings, DestinationStream, Logger, LoggerOptions } from 'pino';
import { pino } from 'pino';
import { requestIdsOf } from '../contracts/sandbox/cause';
import { presentCause } from './cause';
import { admit, withoutSecrets } from './logged-fields';

/** Levels at which a log is read by whoever writes the code. */
const developing: readonly string[] = ['debug', 'trace'];

let dropped = 0;

/** How many fields were left out of the logs of this process because nobody has listed them. */
export function droppedFields(): number {
  return dropped;
}

/**
 * The log of a process: one JSON document a line, with the fields of `logged-fields.ts` and no others. What is not
 * listed is left out and counted; at the levels `debug` and `trace` the line names it.
 *
 * Each line written because of a request has its id.
 */
export function createLogger(
  { name, level }: { readonly name: string; readonly level: string },
  destination?: DestinationStream,
): Logger {
  const isDeveloping = developing.includes(level);
  const taken = (given: Record<string, unknown>): Record<string, unknown> => {
    const { fields, dropped: names } = admit(given);
    dropped += names.length;
    return isDeveloping && names.length > 0 ? { ...fields, dropped: names.filter(isName) } : { ...fields };
  };
  const options: LoggerOptions = {
    name,
    level,
    // the formatter has made of an error what may be logged
    serializers: { err: (error: unknown) => error, error: (error: unknown) => error },
    formatters: { bindings: taken, log: taken },
    mixin: () => {
      const [requestId, ...more] = requestIdsOf(presentCause());
      if (requestId === undefined) return {};
      return { requestId, ...(more.length > 0 && { requestIds: [requestId, ...more] }) };
    },
    hooks: {
      logMethod(given, method) {
        const [first, message, ...rest] = given as unknown as unknown[];
        const isText = typeof first === 'string';
        const fields = first instanceof Error ? { err: first } : isText ? {} : first;
        // without words of its own, a line would get those of its error
        const words = isText ? first : typeof message === 'string' ? message : 'an error';
        method.apply(this, [fields, withoutSecrets(words), ...(isText ? [] : rest)] as never);
      },
    },
  };
  const log = destination ? pino(options, destination) : pino(options);
  // pino asks no formatter about what a child is given; children of children inherit this
  const { child } = log;
  log.child = function (this: Logger, bindings: Bindings) {
    return child.call(this, taken(bindings));
  } as typeof child;
  return log;
}

/** Whether a text is the name of a field, and not something that somebody has put in its place. */
function isName(text: string): boolean {
  return /^[A-Za-z_]\w{0,39}$/.test(text);
}
