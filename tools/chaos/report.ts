import { tableText } from '../milepost/kit/output';
import { judgedTwice } from './checks/check-commands';
import type { MailFindings } from './checks/check-mails';
import { checkMails } from './checks/check-mails';
import type { Run } from './checks/checks';
import type { Fault } from './checks/fault';
import { findFaults } from './checks/checks';
import type { Outage } from './load/kills';
import type { RequestFigures } from './load/requests';
import { percentile, requestFigures } from './load/requests';
import type { Outcome } from './load/sent';

/** How often a process was killed, and how long it then took until it answered, milliseconds. */
export interface ProcessFigures {
  readonly kills: number;
  /** Of these, asked to end in good order. */
  readonly graceful: number;
  readonly recoveryP50Ms: number;
  readonly recoveryMaxMs: number;
}

/** The result of a run; the document of `--json`. */
export interface ChaosReport {
  readonly seed: number;
  readonly seconds: number;
  /** The same without the start of the platform and the look at what is there. */
  readonly chaosSeconds: number;
  readonly commands: Readonly<Record<Outcome['kind'] | 'sent' | 'asSignals', number>>;
  /** Signals or requests whose refusal was noted, and that a repeat brought once more. */
  readonly judgedTwice: number;
  readonly projects: number;
  readonly events: number;
  readonly workflowRuns: number;
  readonly requests: RequestFigures;
  readonly kills: Readonly<Record<string, ProcessFigures>>;
  readonly mails: Omit<MailFindings, 'faults'>;
  readonly holds: boolean;
  readonly faults: readonly Fault[];
}

export interface ReportInput extends Run {
  readonly seed: number;
  readonly startedAtMs: number;
  readonly chaosMs: number;
}

export function makeReport(input: ReportInput): ChaosReport {
  const { sent, attempts, outages, seen, seed, startedAtMs, chaosMs } = input;
  const faults = findFaults(input);
  const { faults: _, ...mails } = checkMails(seen);
  const ended = (kind: Outcome['kind']): number => sent.filter(({ outcome }) => outcome.kind === kind).length;
  return {
    seed,
    seconds: rounded(Date.now() - startedAtMs),
    chaosSeconds: rounded(chaosMs),
    commands: {
      sent: sent.length,
      asSignals: sent.filter(({ way }) => way === 'signal').length,
      'carried-out': ended('carried-out'),
      kept: ended('kept'),
      refused: ended('refused'),
      unanswered: ended('unanswered'),
    },
    judgedTwice: judgedTwice(seen.projects),
    projects: seen.projects.length,
    events: seen.projects.reduce((sum, { events }) => sum + events.length, 0),
    workflowRuns: seen.projects.reduce(
      (sum, { workflow }) => sum + ('runs' in workflow ? workflow.runs : 0),
      0,
    ),
    requests: requestFigures(attempts, outages),
    kills: Object.fromEntries(
      [...new Set(outages.map(({ process }) => process))].map((name) => [
        name,
        processFigures(name, outages),
      ]),
    ),
    mails,
    holds: faults.length === 0,
    faults,
  };
}

function rounded(ms: number): number {
  return Math.round(ms / 100) / 10;
}

function processFigures(name: string, outages: readonly Outage[]): ProcessFigures {
  const own = outages.filter(({ process }) => process === name);
  const tookMs = own.flatMap(({ fromMs, untilMs }) => (untilMs === null ? [] : [untilMs - fromMs]));
  return {
    kills: own.length,
    graceful: own.filter(({ signal }) => signal === 'SIGTERM').length,
    recoveryP50Ms: percentile(tookMs, 50),
    recoveryMaxMs: percentile(tookMs, 100),
  };
}

/** The report for people. */
export function reportText(report: ChaosReport, columns: number): string {
  const { commands, requests, kills, mails, faults } = report;
  const { outside, during } = requests;
  const latency = ({ count, p50Ms, p99Ms }: typeof outside): string =>
    `${count} attempts, p50 ${p50Ms} ms, p99 ${p99Ms} ms`;
  const figures: [string, string][] = [
    ['seed', String(report.seed)],
    ['time', `${report.seconds} s, ${report.chaosSeconds} s of it with commands and kills`],
    [
      'commands',
      `${commands.sent} sent (${commands.asSignals} as signals): ${commands['carried-out']} carried out, ` +
        `${commands.kept} kept, ${commands.refused} refused, ${commands.unanswered} without an answer`,
    ],
    ['refused more than once', String(report.judgedTwice)],
    ['projects', `${report.projects}, with ${report.events} events in ${report.workflowRuns} runs`],
    ['everything up', latency(outside)],
    ['during an outage', latency(during)],
    ...Object.entries(requests.answers)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([answer, count]): [string, string] => [`answered ${answer}`, String(count)]),
    ...Object.entries(kills).map(([name, each]): [string, string] => [
      `${name} killed`,
      `${each.kills} times (${each.graceful} by SIGTERM), up again after ${each.recoveryP50Ms} ms, ` +
        `at most ${each.recoveryMaxMs} ms`,
    ]),
    [
      'mails',
      `${mails.received} came, ${mails.repeated} of them a second time since nobody had answered, ` +
        `${mails.halfWritten} without their end, ${mails.unconfirmed} unconfirmed, ${mails.waiting} still waiting`,
    ],
  ];
  const table = tableText(['what', 'how much'], figures, columns);
  if (faults.length === 0) return `${table}\nEverything holds.`;
  const rows = faults.slice(0, shownFaults).map(({ check, subject, detail }) => [check, subject, detail]);
  const more =
    faults.length > shownFaults ? `\n… and ${faults.length - shownFaults} more; --json has all.` : '';
  return `${table}\n${faults.length} things do not hold:\n${tableText(['check', 'of', 'what'], rows, columns)}${more}`;
}

const shownFaults = 40;
