import Table from 'cli-table3';

import type { Spread } from './plan/spread';
import type { Summary } from './summary';

/** How the requests of a run were sent and answered. */
export interface RequestCounts {
  readonly sent: number;
  /** answered with 202: durable, and carried out later */
  readonly deferred: number;
  /** how many times one was sent again */
  readonly repeats: number;
  /** how late they were sent, in milliseconds */
  readonly lateness: Spread;
}

/** The table at the end of a run. */
export function summaryTable(
  summary: Summary,
  inData: { won: number; lost: number; silent: number; reviews: number },
  requests: RequestCounts,
): string {
  const table = new Table({
    head: ['', 'counted', 'should be'],
    colAligns: ['left', 'right', 'right'],
    style: { head: [], border: [] },
  });
  const spread = ({ p50, max }: Spread): string => `${number(p50)} · ${number(max)}`;
  table.push(
    ['projects', number(summary.projects), number(inData.won + inData.lost + inData.silent)],
    ['won', number(summary.won), number(inData.won)],
    ['lost', number(summary.lost), number(inData.lost)],
    ['dropped by the clock', number(summary.dropped), number(inData.silent)],
    ['still open', number(summary.open), '0'],
    ['follow-ups asked for', number(summary.followUps), ''],
    ['judgements asked for', number(summary.judgements), ''],
    ['calls of reps who followed up', number(summary.contacts), ''],
    ['holds, ended on their date', `${number(summary.holds)}, ${number(summary.wokenByDate)}`, ''],
    ['changes of class', number(summary.classChanges), ''],
    ['weekly reviews', number(summary.reviews), number(inData.reviews)],
    ['mails', number(summary.mails), ''],
    ['mails to the owner per project, middle · most', spread(summary.mailsPerOwner), ''],
    ['duplicate mails', number(summary.duplicateMails), '0'],
    ['lost commands', number(summary.lostCommands), '0'],
    ['requests, deferred (202), repeated', requestsOf(requests), ''],
    ['events per project, middle · most', spread(summary.eventsPerProject), ''],
    ['history bytes per project, middle · most', spread(summary.historyBytesPerProject), ''],
    ['requests late by ms, middle · most', spread(requests.lateness), ''],
    ['seconds', number(summary.seconds), ''],
  );
  return table.toString();
}

function requestsOf({ sent, deferred, repeats }: RequestCounts): string {
  return [sent, deferred, repeats].map(number).join(', ');
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
