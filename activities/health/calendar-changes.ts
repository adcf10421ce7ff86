import type { RepairNote } from '../../contracts/sandbox/health';
import type { CalendarVersionId } from '../../contracts/sandbox/calendar-change';
import { calendarVersionName, workTimeChangeTitle } from '../../contracts/sandbox/calendar-change';
import { calendarChangeWorkflowId, workflowTypes } from '../../contracts/sandbox/names';
import { titled } from '../../contracts/sandbox/search-attributes';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { newestRun } from '../../temporal/runs';
import type { Concern } from './concern';
import { finding } from './concern';
import type { HealthDeps } from './deps';
import { timeOf } from './deps';

type Change = CalendarVersionId & { readonly changedBy: string };

/** The API passes changes on to projects within about a minute. */
const tellingMs = 5 * 60_000;
/** A change that began earlier is over; every namespace keeps what has ended for at least a day. */
const rememberedMs = realDayMs;

/** Run statuses that mean that the change is done or under way. */
const wellStatuses = ['RUNNING', 'COMPLETED', 'CONTINUED_AS_NEW'];

/** Changes of calendars that some projects were not notified of. */
export const calendarConcern: Concern = {
  kinds: ['calendar-change-stopped'],
  find: async (deps) =>
    (await stoppedChanges(deps)).map((change) => ({
      finding: finding(
        'calendar-change-stopped',
        calendarVersionName(change),
        'It has changed, and nobody tells the projects.',
      ),
      // a project recognises the command by its id
      repair: { from: 'safe', run: () => startNote(deps, change) },
    })),
};

/** Versions that nobody is passing on to projects. */
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

/** Passes a version on to the projects again, starting with the first. */
export async function tellProjects(deps: HealthDeps, { key, version, changedBy }: Change): Promise<void> {
  await deps.client.workflow.start(workflowTypes.calendarChange, {
    workflowId: calendarChangeWorkflowId(key, version),
    taskQueue: deps.taskQueue,
    args: [{ key, version, changedBy }],
    ...titled(workTimeChangeTitle({ key, version })),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });
  await deps.store.calendars.announce(key, version, timeOf(deps));
}

async function startNote(deps: HealthDeps, change: Change): Promise<RepairNote> {
  await tellProjects(deps, change);
  return { atMs: timeOf(deps), outcome: 'repaired', detail: 'The projects are being told.' };
}
