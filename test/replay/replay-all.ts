import { Worker } from '@temporalio/worker';
import { buildWorkflowBundle, payloadConverterPath } from '../../worker/bundle';
import { quietRuntime } from '../support/quiet-runtime';
import { readHistory, recordedNames } from './record';

/**
 * Replays every recorded history in a process of its own, whose zone is that of its `TZ`, and prints how the host shows
 * one instant of summer and how many were replayed. Ends with an error at the first that does not.
 */
async function main(): Promise<void> {
  quietRuntime();
  const workflowBundle = { code: await buildWorkflowBundle() };
  const names = recordedNames();
  for (const name of names) {
    const options = { workflowBundle, dataConverter: { payloadConverterPath } };
    await Worker.runReplayHistory(options, readHistory(name), `sales-${name}`);
  }
  const host = new Date(Date.UTC(2026, 6, 1)).getTimezoneOffset();
  process.stdout.write(`${JSON.stringify({ minutesBehindUtc: host, replayed: names.length })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
