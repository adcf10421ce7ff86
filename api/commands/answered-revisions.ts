/** How far projects had come when their last commands were answered here. */
export interface AnsweredRevisions {
  /** Remembers that a project has answered with this revision. */
  note(projectId: string, revision: number): void;
  /** The revision that a reader has to see now; 0 when no command was answered lately. */
  of(projectId: string): number;
}

/** The read side follows within milliseconds; whoever asks later than this need not wait for it. */
const rememberedMs = 10_000;

/** Far more projects than one process has commands for in that time. */
const mostProjects = 10_000;

/**
 * Lets whoever was answered read what they have done: an answer comes from the project itself, and the read side is
 * written some milliseconds later. It holds for one process; whoever reads through another one names the revision.
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
      // taken out first, so that the order of the map is that of time
      answered.delete(projectId);
      answered.set(projectId, { revision: latest, untilMs: now() + rememberedMs });
      forgetOld();
    },
  };
}
