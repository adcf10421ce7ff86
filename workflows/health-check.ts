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
 * A page. It reports while it works, so that a worker that was killed is found out within seconds; a repeat looks again.
 * A check that has not ended after a while is given up: the next one is due soon, and begins from the start.
 */
const { checkHealth } = proxyActivities<HealthActivities>({
  startToCloseTimeout: '10m',
  heartbeatTimeout: '15s',
  retry: { initialInterval: '5s', backoffCoefficient: 2, maximumInterval: '1m', maximumAttempts: 10 },
});

/**
 * Looks for what stands still, in every project and elsewhere, and repairs what loses nothing. What a workflow that is
 * stuck cannot say of itself this one says: `MilepostHealth`, and in words.
 */
export async function healthCheck({ repairs, carried }: HealthCheckInput): Promise<HealthCounts> {
  let counts = carried?.counts ?? noHealthCounts;
  for (let place: HealthPlace | null = carried?.place ?? firstHealthPlace; place !== null;) {
    setCurrentDetails(details(counts, place.part));
    if (workflowInfo().continueAsNewSuggested) {
      return continueAsNew<typeof healthCheck>({ repairs, carried: { place, counts } });
    }
    const startsLeft = Math.max(0, mostStartsByItself - counts.started);
    const page = await checkHealth.executeWithOptions({ summary: summaryOf(place) }, [
      { place, repairs, ...(repairs === 'safe' && { startsLeft }) },
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

/** What operators see in Temporal UI. Counts alone, in English; which they are is in the findings of the API. */
function details({ looked, found, repaired }: HealthCounts, part: HealthPlace['part'] | null): string {
  const headline = part === null ? '**checked**' : `**checks ${part}**`;
  return `${headline}: ${looked} looked at, ${repaired} brought back, ${found} still stand still`;
}
