import type { Context } from '@temporalio/activity';
import type { ActivityInterceptors } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { Cause } from '../contracts/sandbox/cause';
import { causeOf, requestIdsOf } from '../contracts/sandbox/cause';
import { because } from './cause';

/** Activities that wait for news most of their time and are due to nobody: their ends say nothing. */
const quietTypes: ReadonlySet<string> = new Set(['deliverWebhook']);

/**
 * Tells each activity which request it is due to: what it logs says so, and so do commands and emails that it sends. One
 * that ends well is logged with a line; what fails the SDK logs itself.
 */
export function causedActivities(logger: Logger): (context: Context) => ActivityInterceptors {
  return ({ info }) => {
    let cause: Cause = {};
    return {
      inbound: {
        execute(input, next) {
          cause = causeOf(input.headers);
          return because(cause, async () => {
            const startedAtMs = performance.now();
            const result = await next(input);
            const line = {
              activity: info.activityType,
              attempt: info.attempt,
              ms: Math.round(performance.now() - startedAtMs),
              ...(info.workflowExecution && {
                workflowId: info.workflowExecution.workflowId,
                runId: info.workflowExecution.runId,
              }),
            };
            if (quietTypes.has(info.activityType)) logger.debug(line, 'activity done');
            else logger.info(line, 'activity done');
            return result;
          });
        },
      },
      outbound: {
        getLogAttributes(input, next) {
          const [requestId] = requestIdsOf(cause);
          return next({ ...input, ...(requestId !== undefined && { requestId }) });
        },
      },
    };
  };
}
