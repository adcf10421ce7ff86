import { DefaultLogger, Runtime } from '@temporalio/worker';

let isInstalled = false;

/** Keeps workers of tests from telling of every start, stop and retried activity: many of them are wanted. */
export function quietRuntime(): void {
  if (isInstalled) return;
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  isInstalled = true;
}
