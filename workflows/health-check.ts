import {
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type {
  HealthActivities,
  HealthCheckInput,
  HealthCounts,
  HealthPlace,
} from '../contracts/sandbox/health';
import {
  addHealthCounts,
  firstHealthPlace,
  mostStartsByItself,
  noHealthCounts,
} from '../contracts/sandbox/health';
import { searchAttributes } from '../contracts/sandbox/search-attributes';

/**
 * One page. Heartbeats reveal a killed worker within seconds; a repeat checks again. A check that does not end in time
 * is given up: the next is due soon and starts from the beginning.
 */
const { checkHealth } = proxyActivities<HealthActivities>({
  startToCloseTimeout: '10m',
  heartbeatTimeout: '15s',
  retry: { initialInterval: '5s', backoffCoefficient: 2, maximumInterval: '1m', maximumAttempts: 10 },
});

/**
 * Looks for what is stalled, in every project and elsewhere, and repairs what can be repaired without loss. A stuck
 * workflow cannot report itself, so this one does, in `MilepostHealth` and in words.
 */
export async function healthCheck({ repairs, projectIds, carried }: HealthCheckInput): Promise<HealthCounts> {
  let counts = carried?.counts ?? noHealthCounts;
  for (let place: HealthPlace | null = carried?.place ?? firstHealthPlace; place !== null;) {
    setCurrentDetails(details(counts, place.part));
    if (workflowInfo().continueAsNewSuggested) {
      return continueAsNew<typeof healthCheck>({ repairs, carried: { place, counts } });
    }
    const startsLeft = Math.max(0, mostStartsByItself - counts.started);
    const page = await checkHealth.executeWithOptions({ summary: summaryOf(place) }, [
      { place, repairs, ...(repairs === 'safe' && { startsLeft }), ...(projectIds && { projectIds }) },
    ]);
    counts = addHealthCounts(counts, page.counts);
    place = page.place;
  }
  setCurrentDetails(details(counts, null));
  const health = counts.found > 0 ? 'stands-still' : 'well';
  upsertSearchAttributes([{ key: searchAttributes.health, value: health }]);
  return counts;
}

function summaryOf({ part, after }: HealthPlace): string {
  return after === null || part === 'running' ? part : `${part} after ${after}`;
}

/** The details shown in the Temporal UI. Counts only, in English; the API's findings say which ones they are. */
function details({ looked, found, repaired }: HealthCounts, part: HealthPlace['part'] | null): string {
  const headline = part === null ? '**checked**' : `**checks ${part}**`;
  return `${headline}: ${looked} looked at, ${repaired} brought back, ${found} still stand still`;
}
