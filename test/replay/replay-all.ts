import { Worker } from '@temporalio/worker';
import { payloadConverterPath } from '../../worker/bundle';
import { workflowCode } from '../support/dev-worker';
import { quietRuntime } from '../support/quiet-runtime';
import { readHistory, recordedNames } from './record';

/**
 * Replays every recorded history in a process of its own, whose zone is that of its `TZ`, and prints how the host shows
 * one instant of summer and how many were replayed. Ends with an error at the first that does not.
 */
async function main(): Promise<void> {
  quietRuntime();
  const names = recordedNames();
  const histories = names.map((name) => ({ workflowId: `sales-${name}`, history: readHistory(name) }));
  const options = {
    workflowBundle: { code: await workflowCode() },
    dataConverter: { payloadConverterPath },
  };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories)) {
    if (error) throw new Error(`${workflowId} does not replay: ${error.message}`, { cause: error });
  }
  const host = new Date(Date.UTC(2026, 6, 1)).getTimezoneOffset();
  process.stdout.write(`${JSON.stringify({ minutesBehindUtc: host, replayed: names.length })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
