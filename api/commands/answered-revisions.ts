import { LRUCache } from 'lru-cache';

/** How far projects had come when their last commands were answered here. */
export interface AnsweredRevisions {
  /** Remembers that a project has answered with this revision. */
  note(projectId: string, revision: number): void;
  /** The revision that a reader must see by now; 0 when no command was answered recently. */
  of(projectId: string): number;
}

/** The read side follows within milliseconds; after this long nobody needs to wait for it. */
const rememberedMs = 10_000;

/** Far more projects than one process handles commands for in that time. */
const mostProjects = 10_000;

/**
 * Lets clients read their own writes: an answer comes from the project itself, while the read side is written some
 * milliseconds later. It covers one process only; clients reading through another process name the revision.
 */
export function answeredRevisions(now: () => number = Date.now): AnsweredRevisions {
  const answered = new LRUCache<string, number>({
    max: mostProjects,
    ttl: rememberedMs,
    ttlResolution: 0,
    perf: { now },
  });
  const of = (projectId: string): number => answered.get(projectId) ?? 0;
  return {
    of,
    note: (projectId, revision) => void answered.set(projectId, Math.max(revision, of(projectId))),
  };
}
