import type { ReviewFacts, ReviewProject } from '../../contracts/wire/review';
import { byNeed } from '../../queries/review/review-facts';

/**
 * How many projects a page of a review shows: each takes two to three kilobytes with its form, and a phone has to lay
 * all of them out.
 */
export const projectsPerPage = 150;

/** Projects under one heading; when a page does not hold the whole group, those from `from` on. */
export interface ReviewGroup {
  readonly kind: 'escalated' | 'rep' | 'team' | 'held';
  /** The group's anchor on its page; unique. */
  readonly id: string;
  /** The name of the rep, or of the manager of a team below. */
  readonly name: string;
  readonly projects: readonly ReviewProject[];
  /** How many of the group are on earlier pages. */
  readonly from: number;
  /** How many the whole group has. */
  readonly total: number;
  /** How many of them are still undecided; null for those on hold, where a decision is possible but not needed. */
  readonly undecided: number | null;
  /** How many more projects a team has than the review lists. */
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
      // a manager below may have projects of their own, and so is listed among the reps as well
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

/** The page that a project is on, from 0; -1 when on none. */
export function pageOf(pages: readonly (readonly ReviewGroup[])[], projectId: string): number {
  return pages.findIndex((groups) =>
    groups.some(({ projects }) => projects.some((project) => project.projectId === projectId)),
  );
}
