import type {
  HealthActivities,
  HealthPage,
  HealthPageRequest,
  HealthPlace,
  RepairMode,
} from '../../contracts/sandbox/health';
import { addHealthCounts, firstHealthPlace, noHealthCounts } from '../../contracts/sandbox/health';
import { withHeartbeat } from '../kit/heartbeat';
import type { SeenFinding } from '../../store/findings';
import { checkProjects, checkProjectsOf, checkRunning } from './check-projects';
import type { HealthDeps } from './deps';
import { checkWaiting } from './waiting';

export type CheckedPage = HealthPage & { readonly findings: readonly SeenFinding[] };

/** Checks the next page of everything that can stall, and repairs what it may. */
export async function checkPage(
  deps: HealthDeps,
  { place, repairs, startsLeft, projectIds }: HealthPageRequest,
): Promise<CheckedPage> {
  if (projectIds) {
    const { counts, findings } = await checkProjectsOf(deps, projectIds, { repairs });
    return { counts, findings, place: null };
  }
  const { part, after } = place;
  const options = { after, repairs, ...(startsLeft !== undefined && { startsLeft }) };
  switch (part) {
    case 'projects':
    case 'running': {
      const look = part === 'projects' ? checkProjects : checkRunning;
      const { next, counts, findings } = await look(deps, options);
      return { counts, findings, place: next === null ? partAfter(part) : { part, after: next } };
    }
    case 'waiting': {
      const { counts, findings } = await checkWaiting(deps, repairs);
      return { counts, findings, place: null };
    }
  }
}

function partAfter(part: 'projects' | 'running'): HealthPlace {
  return { part: part === 'projects' ? 'running' : 'waiting', after: null };
}

/**
 * Checks everything page by page, for the command line, which shows each page as it comes.
 *
 * @param signal ends it after the page that is being looked at
 * @returns all that still stands still, and the counts
 */
export async function checkEverything(
  deps: HealthDeps,
  repairs: RepairMode,
  onPage: (page: CheckedPage) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Pick<CheckedPage, 'counts' | 'findings'>> {
  const findings: SeenFinding[] = [];
  let counts = noHealthCounts;
  for (let place: HealthPlace | null = firstHealthPlace; place !== null;) {
    const page: CheckedPage = await checkPage(deps, { place, repairs });
    findings.push(...page.findings);
    counts = addHealthCounts(counts, page.counts);
    onPage(page);
    place = signal?.aborted ? null : page.place;
  }
  return { counts, findings };
}

/** The activity of checks over one database and one namespace. */
export function healthActivities(deps: () => HealthDeps): HealthActivities {
  return {
    async checkHealth(request) {
      const { counts, place } = await withHeartbeat(() => checkPage(deps(), request));
      return { counts, place };
    },
  };
}
