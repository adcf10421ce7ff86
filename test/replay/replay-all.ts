import { workflowCode } from '../support/dev-worker';
import { quietRuntime } from '../support/quiet-runtime';
import { replayAll } from '../support/restart-storm';
import { readHistory, recordedNames } from './record';

/**
 * Replays every recorded history in a process of its own, whose zone is that of its `TZ`, and prints how the host shows
 * one instant of summer and how many were replayed. Ends with an error at the first that does not.
 */
async function main(): Promise<void> {
  quietRuntime();
  const names = recordedNames();
  await replayAll(
    await workflowCode(),
    names.map((name) => [`sales-${name}`, readHistory(name)]),
  );
  const host = new Date(Date.UTC(2026, 6, 1)).getTimezoneOffset();
  process.stdout.write(`${JSON.stringify({ minutesBehindUtc: host, replayed: names.length })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
