import type { RepairNote } from '../../contracts/sandbox/health';
import type { CalendarVersionId } from '../../contracts/sandbox/calendar-change';
import { calendarVersionName } from '../../contracts/sandbox/calendar-change';
import { calendarChangeWorkflowId, workflowTypes } from '../../contracts/sandbox/names';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { newestRun } from '../../temporal/runs';
import type { Concern } from './concern';
import { finding } from './concern';
import type { HealthDeps } from './deps';
import { timeOf } from './deps';

type Change = CalendarVersionId & { readonly changedBy: string };

/** The API tells the projects of a change within a minute or so. */
const tellingMs = 5 * 60_000;
/** A change that began longer ago is over; no namespace keeps what has ended for less than a day. */
const rememberedMs = realDayMs;

/** How a run may have ended for the change to be over, or under way. */
const wellStatuses = ['RUNNING', 'COMPLETED', 'CONTINUED_AS_NEW'];

/** Changes of calendars that not every project was told of. */
export const calendarConcern: Concern = {
  kinds: ['calendar-change-stopped'],
  find: async (deps) =>
    (await stoppedChanges(deps)).map((change) => ({
      finding: finding(
        'calendar-change-stopped',
        calendarVersionName(change),
        'It has changed, and nobody tells the projects.',
      ),
      // a project knows the command by its id
      repair: { from: 'safe', run: () => startNote(deps, change) },
    })),
};

/** Versions that nobody tells the projects of. */
export async function stoppedChanges(deps: HealthDeps): Promise<Change[]> {
  const { store, client } = deps;
  const nowMs = timeOf(deps);
  const late = (await store.calendars.unannounced()).filter(
    ({ changedAtMs }) => changedAtMs < nowMs - tellingMs,
  );
  const stopped: Change[] = [];
  for (const change of [...late, ...(await store.calendars.announcedSince(nowMs - rememberedMs))]) {
    const run = await newestRun(client, calendarChangeWorkflowId(change.key, change.version));
    if (!run || !wellStatuses.includes(run.status)) stopped.push(change);
  }
  return stopped;
}

/** Has the projects told of a version, from the first on. */
export async function tellProjects(deps: HealthDeps, { key, version, changedBy }: Change): Promise<void> {
  await deps.client.workflow.start(workflowTypes.calendarChange, {
    workflowId: calendarChangeWorkflowId(key, version),
    taskQueue: deps.taskQueue,
    args: [{ key, version, changedBy }],
    staticSummary: calendarVersionName({ key, version }),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });
  await deps.store.calendars.announce(key, version, timeOf(deps));
}

async function startNote(deps: HealthDeps, change: Change): Promise<RepairNote> {
  await tellProjects(deps, change);
  return { atMs: timeOf(deps), outcome: 'repaired', detail: 'The projects are being told.' };
}
