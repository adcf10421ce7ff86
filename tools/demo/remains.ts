import { setTimeout as delay } from 'node:timers/promises';

import pLimit from 'p-limit';
import type { PlaybookRules } from '../../domain/playbook/playbook';
import type { MailCatcherClient } from '../../embedded/engines/mail-catcher';
import { auditMails } from './mail-audit';
import { mailsByReader } from './owner-mails';
import type { PlatformRecords } from './platform-records';
import type { ProjectFacts } from './project-facts';
import { factsOf } from './project-facts';
import type { ProjectRun } from './plan/time-lapse';
import type { RunRemains } from './verdict';
import { reviewsIn } from './weekly-reviews';
import type { WorkflowHistories } from './workflow-histories';

export interface RemainsDeps {
  readonly records: PlatformRecords;
  readonly histories: WorkflowHistories;
  readonly mail: MailCatcherClient;
  readonly rules: PlaybookRules;
  readonly dayMs: number;
  readonly signal: AbortSignal;
}

/** How often to check whether everything is over, in milliseconds. */
const lookEveryMs = 250;

/** Projects that are looked at together. */
const atOnce = 16;

/**
 * Waits until no project is open, every workflow has sent its last email and ended, and the emails have arrived; at
 * most until `untilMs` (epoch milliseconds): what is not over by then is counted as it stands.
 */
export async function waitForTheEnd(
  deps: RemainsDeps,
  runs: readonly ProjectRun[],
  untilMs: number,
): Promise<void> {
  const { records, histories, mail, signal } = deps;
  const until = async (isOver: () => Promise<boolean>): Promise<void> => {
    while (!(await isOver()) && Date.now() < untilMs) await delay(lookEveryMs, undefined, { signal });
  };
  await until(async () => ((await records.counts()).statuses.open ?? 0) === 0);
  let running = runs.map(({ projectId }) => projectId).filter((id) => id !== undefined);
  await until(async () => {
    const completed = await pLimit(atOnce).map(running, (id) => histories.isCompleted(id));
    running = running.filter((_, index) => completed[index] !== true);
    return running.length === 0;
  });
  const accepted = (await records.outbox()).filter(({ status }) => status === 'accepted').length;
  await until(async () => (await mail.countMails()) >= accepted);
}

/** Counts what is there: the ledger, the histories in Temporal, the mails at the mail server. */
export async function readRemains(
  deps: RemainsDeps,
  runs: readonly ProjectRun[],
): Promise<Omit<RunRemains, 'managers'>> {
  const { records, mail } = deps;
  const statuses = await records.statuses();
  const outbox = await records.outbox();
  const mails = mailsByReader(outbox);
  const projects = await pLimit(atOnce).map(runs, (run) =>
    projectFacts(deps, run, statuses.get(run.projectId ?? ''), mails),
  );
  const opened = new Set(runs.map(({ projectId }) => projectId));
  return {
    projects,
    mails: auditMails(await mail.listMails(), outbox),
    reviews: reviewsIn(outbox),
    strayProjects: [...statuses.keys()].filter((id) => !opened.has(id)).length,
  };
}

async function projectFacts(
  { records, histories, rules, dayMs }: RemainsDeps,
  run: ProjectRun,
  status: Parameters<typeof factsOf>[0]['status'],
  mails: ReadonlyMap<string, number>,
): Promise<ProjectFacts> {
  const { projectId } = run;
  if (projectId === undefined) {
    const nothing = { events: [], isCompleted: false, history: { events: 0, bytes: 0 }, mails };
    return factsOf({ run, status, ...nothing }, { rules, dayMs });
  }
  const [events, isCompleted, history] = await Promise.all([
    records.eventsOf(projectId),
    histories.isCompleted(projectId),
    histories.sizeOf(projectId),
  ]);
  return factsOf({ run, status, events, isCompleted, history, mails }, { rules, dayMs });
}
