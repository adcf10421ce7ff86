import { proxyActivities, setCurrentDetails, sleep } from '@temporalio/workflow';
import type {
  CalendarActivities,
  CalendarChangeInput,
  CalendarChangeProgress,
  ReplanCounts,
} from '../contracts/sandbox/calendar-change';
import { calendarFreshMs, firstPlace, workTimeChangeName } from '../contracts/sandbox/calendar-change';
import { place } from '../contracts/sandbox/operator-words';
import { isRollOverDue } from './shared/roll-over';
import { rollOver, watchForUpgrade } from './shared/upgrade';

/**
 * One batch of projects. Heartbeats reveal a killed worker within seconds; a repeat sends the same projects the same
 * command, which they recognise by its id. It is retried until Temporal and the database are back: a deadline left on a
 * day off is just what the change is meant to correct.
 */
const { replanProjects } = proxyActivities<CalendarActivities>({
  startToCloseTimeout: '10m',
  heartbeatTimeout: '15s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s' },
});

/** By then, a process that had just read the older version has forgotten it, even a slow one. */
const settledMs = 2 * calendarFreshMs;

/**
 * One version of a calendar, told to every running project that goes by it; one of somebody's record, told to those in
 * which they have something; or a change of the company's settings, told to those that go by what has changed. The
 * workflow is called after the version, so starting it twice is harmless. The rule: deadlines that are still ahead are
 * worked out anew from the same start, one that has fired never fires again, and none moves into the past; what would be
 * due by now falls on the next working morning.
 */
export async function calendarChange(input: CalendarChangeInput): Promise<ReplanCounts> {
  const { carried, ...change } = input;
  const upgrade = watchForUpgrade();
  let progress: CalendarChangeProgress = carried ?? {
    replanned: 0,
    unaffected: 0,
    refused: 0,
    place: firstPlace,
  };
  // people are read anew each time; after a change of settings, whatever ran under the old ones has a moment to end
  if (!carried && !('personId' in change))
    await sleep(settledMs, { summary: 'older versions are forgotten' });
  for (let { place: from } = progress; from !== null; from = progress.place) {
    setCurrentDetails(details(input, progress));
    if (isRollOverDue(upgrade)) {
      return rollOver<typeof calendarChange>({ ...change, carried: progress });
    }
    const batch = await replanProjects.executeWithOptions({ summary: 'next projects' }, [
      { ...change, place: from },
    ]);
    progress = {
      replanned: progress.replanned + batch.replanned,
      unaffected: progress.unaffected + batch.unaffected,
      refused: progress.refused + batch.refused,
      place: batch.place,
    };
  }
  setCurrentDetails(details(input, progress));
  const { replanned, unaffected, refused } = progress;
  return { replanned, unaffected, refused };
}

function whatOf(input: CalendarChangeInput): string {
  if ('personId' in input) return 'Person';
  return 'settings' in input ? `Company (${input.changed.join(', ')})` : 'Calendar';
}

/** The details shown to operators in the Temporal UI. In English. */
function details(input: CalendarChangeInput, progress: CalendarChangeProgress): string {
  const { replanned, unaffected, refused } = progress;
  const seen = replanned + unaffected + refused;
  return [
    `**${whatOf(input)} ${workTimeChangeName(input)}**, changed by ${place.person(input.changedBy)}`,
    '',
    `${seen} running projects seen: ${replanned} planned anew, ${unaffected} not affected, ${refused} ended meanwhile`,
  ].join('\n');
}
