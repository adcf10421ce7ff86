import { AsyncLocalStorage } from 'node:async_hooks';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { Headers } from '@temporalio/common';
import type { Cause } from '../contracts/sandbox/cause';
import { headersOf } from '../contracts/sandbox/cause';

const scope = new AsyncLocalStorage<Cause>();

/** Runs something because of a cause: commands that it sends say so, and so do its log lines. */
export function because<T>(cause: Cause, run: () => T): T {
  return scope.run(cause, run);
}

/** Why the present code runs; empty where nobody has said. */
export function presentCause(): Cause {
  return scope.getStore() ?? {};
}

/**
 * Sends the present cause with each message to a workflow. What is traced has a header of its own, which Temporal's
 * interceptors write.
 */
export const causeInterceptor: WorkflowClientInterceptor = {
  startWithDetails: (input, next) => next({ ...input, headers: caused(input.headers) }),
  signal: (input, next) => next({ ...input, headers: caused(input.headers) }),
  signalWithStart: (input, next) => next({ ...input, headers: caused(input.headers) }),
  startUpdate: (input, next) => next({ ...input, headers: caused(input.headers) }),
  startUpdateWithStart: (input, next) =>
    next({
      ...input,
      workflowStartHeaders: caused(input.workflowStartHeaders),
      updateHeaders: caused(input.updateHeaders),
    }),
};

function caused(headers: Headers): Headers {
  const { requestId } = presentCause();
  return { ...headers, ...(requestId !== undefined && headersOf({ requestId })) };
}
