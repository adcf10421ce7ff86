/** How far projects had come when this process last answered a command for them. */
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
  const answered = new Map<string, { readonly revision: number; readonly untilMs: number }>();
  const forgetOld = (): void => {
    for (const [projectId, { untilMs }] of answered) {
      if (untilMs > now() && answered.size <= mostProjects) return;
      answered.delete(projectId);
    }
  };
  const of = (projectId: string): number => {
    const known = answered.get(projectId);
    return known && known.untilMs > now() ? known.revision : 0;
  };
  return {
    of,
    note(projectId, revision) {
      const latest = Math.max(revision, of(projectId));
      // removed first, so that the map stays in order of time
      answered.delete(projectId);
      answered.set(projectId, { revision: latest, untilMs: now() + rememberedMs });
      forgetOld();
    },
  };
}
