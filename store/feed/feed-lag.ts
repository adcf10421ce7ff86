import type { Model } from 'mongoose';
import { isBroughtInAsHistory } from '../../contracts/sandbox/published-events';
import type { FeedRow } from '../models/feed-models';
import type { Models, ProjectRow } from '../models/models';

/** What the feed lacks. */
export interface Unpublished {
  /** How many projects have recorded something that the feed does not have; counted up to a thousand. */
  readonly projects: number;
  /** When the oldest of some of their newest events happened, epoch milliseconds; null when nothing is missing. */
  readonly sinceMs: number | null;
}

/** How far readers of the ledgers are behind, for whoever watches: each answer costs a few look-ups by index. */
export interface FeedLag {
  unpublished(): Promise<Unpublished>;
  /** When the event right after a place of the feed happened, epoch milliseconds; null when the feed ends there. */
  nextAtMs(position: number): Promise<number | null>;
}

const mostCounted = 1_000;
const mostDated = 20;

export function feedLag({ feed, projects, events }: Pick<Models, 'feed' | 'projects' | 'events'>): FeedLag {
  return {
    async unpublished() {
      const due = await marked(projects);
      const ids = due.slice(0, mostDated).map(({ projectId, revision }) => `${projectId}:${revision}`);
      const newest = await Promise.all(ids.map((id) => events.findById(id).lean()));
      // what came in as history happened long before it was recorded
      const instants = newest.flatMap((row) =>
        row && !isBroughtInAsHistory(row.event) ? [row.event.atMs] : [],
      );
      return { projects: due.length, sinceMs: instants.length > 0 ? Math.min(...instants) : null };
    },
    async nextAtMs(position) {
      const row: FeedRow | null = await feed.findOne({ position: position + 1 }).lean();
      return row && !isBroughtInAsHistory(row.event) ? row.event.atMs : null;
    },
  };
}

function marked(projects: Model<ProjectRow>): Promise<Pick<ProjectRow, 'projectId' | 'revision'>[]> {
  // an aggregation: the embedded server scans all projects in `find`
  return projects.aggregate<Pick<ProjectRow, 'projectId' | 'revision'>>([
    { $match: { unpublished: true } },
    { $limit: mostCounted },
    { $project: { projectId: 1, revision: 1 } },
  ]);
}
