import { setImmediate as turn } from 'node:timers/promises';
import { clockPlanner } from '../../domain/calendar/clock-planner';
import type { WorkTime } from '../../domain/calendar/working-days';
import type { WorkTimeSettings } from '../../people/work-time';
import { workTimes } from '../../people/work-time';
import { fold } from '../../domain/project/evolve/evolve';
import { assumptions } from '../model/assumptions';
import type { RecordedProject } from '../model/recorded-project';
import { recordedProject } from '../model/recorded-project';
import type { WhatIfReport } from '../model/report';
import { reportBuilder } from '../model/report';
import type { ClockChange } from '../model/rules';
import { whatIfEach } from '../model/what-if';
import type { ProjectPosition } from '../../store/projects/projects';
import type { Store } from '../../store/store';

/** What these runs take for granted. */
export const ledgerAssumptions: readonly string[] = [
  ...assumptions,
  'Days are counted by the zone and calendar that the owner has now.',
];

/** Which ledgers are run, under which days. */
export interface LedgersRequest {
  /** Each gives a report of its own. */
  readonly changes: readonly ClockChange[];
  /** Keys of stages in the order in which reports have them. */
  readonly stages: readonly string[];
  /** The newest projects first; these are passed over already. */
  readonly after?: ProjectPosition | undefined;
  /** How many projects at most. */
  readonly limit: number;
  /** Up to when silence is known of, epoch milliseconds. */
  readonly nowMs: number;
  readonly signal?: AbortSignal;
}

export interface LedgersAnswer {
  /** In the order of the changes. */
  readonly reports: readonly WhatIfReport[];
  readonly projects: number;
  /** The last project of the run, where another run can go on; null when there are no more. */
  readonly last: ProjectPosition | null;
}

export interface LedgersSettings extends WorkTimeSettings {
  readonly dayMs: number;
}

type Stored = Pick<Store, 'projects' | 'ledger' | 'people' | 'calendars'>;

/** Projects that are read at a time: some hundred events each. */
const batchSize = 20;

/**
 * Runs the recorded ledgers of an installation under changed days. Other work of the process gets its turn after each
 * project.
 *
 * @throws the signal's reason when it aborts
 */
export async function whatIfLedgers(
  store: Stored,
  settings: LedgersSettings,
  request: LedgersRequest,
): Promise<LedgersAnswer> {
  const { changes, limit, nowMs, signal } = request;
  const builders = changes.map(() => reportBuilder(request.stages));
  const workTimeOf = new Map<string, WorkTime>();
  const planner = clockPlanner(settings.dayMs, (ownerId) => {
    const workTime = workTimeOf.get(ownerId);
    if (!workTime) throw new Error(`${ownerId} owned a project and no event says so.`);
    return workTime;
  });

  let { after } = request;
  let count = 0;
  for (;;) {
    signal?.throwIfAborted();
    const wanted = Math.min(batchSize, limit - count);
    // one more than is run says whether there are more
    const found = await positions(store, after, wanted + 1);
    const batch = await recordedProjects(store, found.slice(0, wanted));
    await lookUpOwners(store, settings, batch, workTimeOf);
    for (const project of batch) {
      const results = whatIfEach(project, changes, { planner, untilMs: nowMs });
      for (const [index, result] of results.entries()) builders[index]?.add(project, result);
      await turn();
      signal?.throwIfAborted();
    }
    count += Math.min(wanted, found.length);
    after = found.slice(0, wanted).at(-1) ?? after;
    const isDone = found.length <= wanted;
    if (isDone || count >= limit) {
      const reports = builders.map((builder) => builder.report());
      return { reports, projects: count, last: isDone ? null : (after ?? null) };
    }
  }
}

async function positions(
  { projects }: Stored,
  after: ProjectPosition | undefined,
  limit: number,
): Promise<ProjectPosition[]> {
  const states = await projects.list({}, { after, limit });
  return states.map(({ projectId, deal }) => ({ projectId, openedAtMs: deal?.openedAtMs ?? 0 }));
}

async function recordedProjects(
  { ledger }: Stored,
  found: readonly ProjectPosition[],
): Promise<RecordedProject[]> {
  const all = await Promise.all(
    found.map(async ({ projectId }) => {
      const events = await ledger.read(projectId);
      return recordedProject(fold(projectId, events), events);
    }),
  );
  return all.filter((project) => project !== null);
}

/** Adds when everybody works who may own one of some projects at some time. */
async function lookUpOwners(
  store: Stored,
  settings: WorkTimeSettings,
  projects: readonly RecordedProject[],
  workTimeOf: Map<string, WorkTime>,
): Promise<void> {
  const owners = projects.flatMap(({ received }) =>
    received.flatMap(({ command }) => {
      if (command.name === 'open') return [command.ownerId];
      if (command.name === 'assign') return [command.personId];
      return command.name === 'handOver' ? [command.toPersonId] : [];
    }),
  );
  const unknown = [...new Set(owners)].filter((personId) => !workTimeOf.has(personId));
  if (unknown.length === 0) return;
  const found = await workTimes(store, settings, unknown);
  for (const personId of unknown) workTimeOf.set(personId, found(personId));
}
