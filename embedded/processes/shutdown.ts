import { killEverything } from './guarded-process';
import type { Report } from './report';

/**
 * npm passes on a Ctrl-C that the terminal has already sent, so one press arrives up to three times (within this many
 * ms).
 */
const samePressMs = 1_000;

/**
 * Runs `stop` at the first Ctrl-C, SIGTERM, closed terminal or end of the process that started us, and exits with 0, or
 * with 1 when it fails. A second Ctrl-C ends everything at once and exits with 130.
 */
export function stopOnSignal(stop: () => Promise<void>, report: Report): void {
  let firstAtMs: number | undefined;
  const onSignal = (): void => {
    if (firstAtMs === undefined) {
      firstAtMs = Date.now();
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          report(`Stopping failed: ${error instanceof Error ? error.message : String(error)}`);
          killEverything();
          process.exit(1);
        },
      );
    } else if (Date.now() - firstAtMs > samePressMs) {
      killEverything();
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  process.once('disconnect', onSignal);
  // listening to the channel must not keep a program alive that has done its work
  process.channel?.unref();
}
