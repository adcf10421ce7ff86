import { IllegalStateError } from '@temporalio/common';
import { DefaultLogger, Runtime } from '@temporalio/worker';

/** Keeps workers of tests from telling of every start, stop and retried activity: many of them are wanted. */
export function quietRuntime(): void {
  try {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
  } catch (error) {
    // a suite before has installed it: they share the process
    if (!(error instanceof IllegalStateError)) throw error;
  }
}
