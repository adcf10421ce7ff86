import { Context } from '@temporalio/activity';

/** Milliseconds; often enough for every heartbeat timeout of ours. */
const heartbeatMs = 3_000;

/** Heartbeats to Temporal as long as some work takes; that is also how the activity learns that it was given up. */
export async function withHeartbeat<T>(work: () => Promise<T>): Promise<T> {
  const { heartbeat } = Context.current();
  const timer = setInterval(() => heartbeat(), heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
