import type { Registry } from 'prom-client';
import { Counter, Histogram } from 'prom-client';
import { mailKinds } from '../domain/project/react';
import { refusalCodes } from '../domain/project/model/refusals';
import { processRegistry } from '../telemetry/process-registry';
import type { Watched } from '../telemetry/watched';

/** Upper bounds in seconds: an email takes less than one; one that waits for working hours, days. */
const buckets = [0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800, 3_600, 14_400, 43_200, 86_400, 345_600];

/** What a worker counts of its activities, beside what the SDK counts. */
export function createWorkerMetrics(): { readonly registry: Registry; readonly watched: Watched } {
  const registry = processRegistry();
  const registers = [registry];
  const latency = new Histogram({
    name: 'milepost_signal_to_email_seconds',
    help: 'From the event that caused an email until the mail server had it; what the clock causes waits for working hours',
    labelNames: ['mail', 'cause'] as const,
    buckets,
    registers,
  });
  const ended = new Counter({
    name: 'milepost_mails_ended_total',
    help: 'Emails that this worker has brought to an end, by how',
    labelNames: ['status'] as const,
    registers,
  });
  const refusals = new Counter({
    name: 'milepost_signal_refusals_total',
    help: 'Commands that nobody waited for and that a project has recorded as refused, by the code of the refusal',
    labelNames: ['code'] as const,
    registers,
  });
  const attempts = new Counter({
    name: 'milepost_webhook_attempts_total',
    help: 'Attempts to tell a webhook of an event, by outcome',
    labelNames: ['outcome'] as const,
    registers,
  });
  // series that are there from the start, at 0: a rate of something that never was is no rate
  for (const status of ['accepted', 'skipped', 'failed', 'unconfirmed']) ended.inc({ status }, 0);
  for (const outcome of ['delivered', 'failed']) attempts.inc({ outcome }, 0);
  return {
    registry,
    watched: {
      mailEnded: (status) => ended.inc({ status }),
      mailAccepted: (mail, cause, seconds) =>
        latency.observe({ mail: listed(mailKinds, mail), cause }, seconds),
      refused: (code) => refusals.inc({ code: listed(refusalCodes, code) }),
      webhookAttempted: (isDelivered) => attempts.inc({ outcome: isDelivered ? 'delivered' : 'failed' }),
    },
  };
}

/** A label's value out of those that there are: histories may hold what a newer or another program has written. */
function listed(known: readonly string[], given: string): string {
  return known.includes(given) ? given : 'other';
}
