import type { HeldTask, ReviewFacts, ReviewProject } from '../../../contracts/wire/review';
import type { ReviewOnWire } from '../../../contracts/wire/review-wire';
import { toInstant } from '../../../contracts/wire/wire';

type ProjectOnWire = ReviewOnWire['held'][number];

/** A review as the API answers it. */
export function reviewView({
  fromMs,
  toMs,
  reps,
  teams,
  held,
  escalated,
  counts,
  ...review
}: ReviewFacts): ReviewOnWire {
  return {
    ...review,
    from: toInstant(fromMs),
    to: toInstant(toMs),
    reps: reps.map(({ projects, ...rep }) => ({ ...rep, projects: projects.map(projectView) })),
    teams: teams.map((team) => ({ ...team })),
    held: held.map(projectView),
    escalated: escalated.map(projectView),
    counts: { ...counts, byStage: counts.byStage.map((count) => ({ ...count })) },
  };
}

function projectView(project: ReviewProject): ProjectOnWire {
  const { done, newSinceMs, inTheWay, moved, next, hold, decision, playbook, ...facts } = project;
  return {
    ...facts,
    playbook: { ...playbook },
    done: {
      contacts: done.contacts.map(timed),
      milestones: done.milestones.map(timed),
      tasks: done.tasks.map(timed),
    },
    newSince: newSinceMs === null ? null : toInstant(newSinceMs),
    moved: [...moved],
    inTheWay: {
      missing: [...inTheWay.missing],
      overdue: inTheWay.overdue.map(({ dueAtMs, asked, ...task }) => ({
        ...heldView(task),
        dueAt: toInstant(dueAtMs),
        asked: asked.map(heldView),
      })),
      drifting: inTheWay.drifting,
      stoppedSince: inTheWay.stoppedSinceMs === null ? null : toInstant(inTheWay.stoppedSinceMs),
    },
    next: next && timed(next),
    hold: hold && { reason: hold.reason, since: toInstant(hold.sinceMs), wakeAt: toInstant(hold.wakeAtMs) },
    decision: decision && timed(decision),
  };
}

function heldView({ sinceMs, ...task }: HeldTask): Omit<HeldTask, 'sinceMs'> & { since: string } {
  return { ...task, since: toInstant(sinceMs) };
}

/** The same with its instant in the wire's form. */
function timed<T extends { readonly atMs: number }>({
  atMs,
  ...others
}: T): Omit<T, 'atMs'> & { at: string } {
  return { ...others, at: toInstant(atMs) };
}
