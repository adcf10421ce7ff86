import type { Fault } from './fault';
import type { Attempts } from '../load/requests';
import { checkAcknowledged } from './check-commands';
import { checkFeed } from './check-feed';
import { checkMails } from './check-mails';
import { checkProjects } from './check-projects';
import type { FeedSeen } from '../load/feed-reader';
import type { Outage } from '../load/kills';
import type { Seen } from './seen';
import type { Sent } from '../load/sent';

export interface Run {
  readonly sent: readonly Sent[];
  readonly attempts: Attempts;
  readonly outages: readonly Outage[];
  readonly seen: Seen;
  /** What a reader of the feed has got. */
  readonly feed: readonly FeedSeen[];
}

/** Compares what was promised with what is there. */
export function findFaults({ sent, attempts, outages, seen, feed }: Run): Fault[] {
  return [
    ...checkAnswers(sent, attempts),
    ...checkAcknowledged(sent, seen),
    ...checkProjects(seen),
    ...checkFeed(feed, seen.projects),
    ...checkMails(seen).faults,
    ...outages
      .filter(({ untilMs }) => untilMs === null)
      .map(({ process }) => ({
        check: 'recovery',
        subject: process,
        detail: 'it has not come back after it was killed',
      })),
  ];
}

/**
 * Refusals that a project may give to one of these commands: another one has closed the task, ended the hold or the
 * project before. `workflow-not-found` is how Temporal puts it to a signal that the project has ended.
 */
const businessRefusals: readonly string[] = [
  'task-closed',
  'unknown-task',
  'contact-required',
  'judgement-required',
  'assignment-required',
  'decline-not-possible',
  'not-held',
  'project-ended',
  'workflow-not-found',
];

/** Statuses that are no fault of the API: what is down makes 503. */
const passing: readonly number[] = [429, 503];

function checkAnswers(sent: readonly Sent[], { seen }: Attempts): Fault[] {
  const refused = sent.flatMap(({ what, outcome }): Fault[] => {
    if (outcome.kind !== 'refused' || businessRefusals.includes(outcome.code)) return [];
    return [{ check: 'refusal', subject: what, detail: `refused with ${outcome.code}` }];
  });
  const serverFaults = seen
    .filter(({ status }) => status !== null && status >= 500 && !passing.includes(status))
    .map(({ status, code, startedAtMs }) => ({
      check: 'server-fault',
      subject: new Date(startedAtMs).toISOString(),
      detail: `the API answered ${status} ${code}`,
    }));
  return [...refused, ...serverFaults];
}
