import type { ReviewFacts, ReviewProject } from '../../contracts/wire/review';
import { byNeed } from '../../queries/review/review-facts';

/**
 * How many projects a page of a review shows: with its form, each takes two to three kilobytes and a phone has to lay
 * all of them out.
 */
export const projectsPerPage = 150;

/** Projects that stand under one heading; of a group that a page does not hold whole, those from `from` on. */
export interface ReviewGroup {
  readonly kind: 'escalated' | 'rep' | 'team' | 'held';
  /** By which it is found on its page; no two are the same. */
  readonly id: string;
  /** The name of the rep, or of the manager of a team below. */
  readonly name: string;
  readonly projects: readonly ReviewProject[];
  /** How many of the group stand on pages before. */
  readonly from: number;
  /** How many the whole group has. */
  readonly total: number;
  /** How many of them are undecided yet; null of those on hold, which can be decided about and need not be. */
  readonly undecided: number | null;
  /** How many more a team has than the review lists. */
  readonly more: number;
}

/**
 * The projects of a review page by page, in its order: escalated ones, those of each rep of the own team, those of each
 * team below, and held ones.
 */
export function reviewPages(
  { managerId, escalated, reps, teams, held }: ReviewFacts,
  perPage = projectsPerPage,
): ReviewGroup[][] {
  const own = reps.filter((rep) => rep.managerId === managerId);
  const groups = [
    { kind: 'escalated' as const, id: 'escalated', name: '', projects: escalated, more: 0 },
    ...own.map(({ personId, name, projects }) => {
      return { kind: 'rep' as const, id: personId, name, projects, more: 0 };
    }),
    ...teams.map((team) => {
      const theirs = reps.filter((rep) => rep.managerId === team.managerId);
      const projects = theirs.flatMap((rep) => rep.projects).sort(byNeed);
      const more = team.projects - team.listed;
      // a manager below may have projects of their own, and stands among the reps as well
      return { kind: 'team' as const, id: `team:${team.managerId}`, name: team.name, projects, more };
    }),
    { kind: 'held' as const, id: 'held', name: '', projects: held, more: 0 },
  ];
  const pages: ReviewGroup[][] = [[]];
  let room = perPage;
  for (const { projects, ...group } of groups) {
    const total = projects.length;
    const undecided =
      group.kind === 'held' ? null : projects.filter(({ decision }) => decision === null).length;
    for (let from = 0; from < total;) {
      if (room === 0) {
        pages.push([]);
        room = perPage;
      }
      const shown = projects.slice(from, from + room);
      pages.at(-1)?.push({ ...group, projects: shown, from, total, undecided });
      from += shown.length;
      room -= shown.length;
    }
  }
  return pages;
}

/** On which page a project stands, from 0; -1 when on none. */
export function pageOf(pages: readonly (readonly ReviewGroup[])[], projectId: string): number {
  return pages.findIndex((groups) =>
    groups.some(({ projects }) => projects.some((project) => project.projectId === projectId)),
  );
}
