import type { WorkflowInterceptorsFactory } from '@temporalio/workflow';
import { proxySinks, workflowInfo } from '@temporalio/workflow';
import type { Cause, TraceSinks } from '../contracts/sandbox/cause';
import { causeOf, headersOf, spanWithin } from '../contracts/sandbox/cause';
import { because, presentCause } from './shared/causes';

/**
 * Carries the cause of a message to the activities that follow from it, in headers. A workflow that keeps what each of
 * its effects is due to says so (`because`); in any other, all that happens is due to whoever started it.
 *
 * Nothing is awaited here, and no command made, so a history replays with and without.
 */
export const interceptors: WorkflowInterceptorsFactory = () => {
  let begun: Cause = {};
  return {
    inbound: [
      {
        execute(input, next) {
          begun = traced(causeOf(input.headers), workflowInfo().workflowType, 'run');
          return next(input);
        },
        handleSignal(input, next) {
          const cause = traced(causeOf(input.headers), input.signalName, 'signal');
          return because(cause, () => next(input));
        },
        handleUpdate(input, next) {
          const cause = traced(causeOf(input.headers), input.name, input.updateId);
          return because(cause, () => next(input));
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) =>
          next({ ...input, headers: { ...input.headers, ...headersOf(presentCause() ?? begun) } }),
        // what an effect is due to stands in the state of a project; of other workflows the next run must know it too
        continueAsNew: (input, next) =>
          next({ ...input, headers: { ...input.headers, ...headersOf(begun) } }),
      },
    ],
  };
};

/**
 * A cause whose effects stand in the trace under a span of this workflow. The span itself is made outside, by the worker
 * and only if it traces: nothing that makes spans is loaded into the sandbox.
 */
function traced(cause: Cause, name: string, id: string): Cause {
  if (cause.trace === undefined) return cause;
  const { workflowId, runId, workflowType } = workflowInfo();
  const trace = spanWithin(cause.trace, `${runId}/${name}/${id}`);
  proxySinks<TraceSinks>().trace.handled({
    parent: cause.trace,
    trace,
    name: `${workflowType}/${name}`,
    workflowId,
    startedAtMs: Date.now(),
  });
  return { ...cause, trace };
}
