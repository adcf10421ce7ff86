import type { Person } from '../../contracts/wire/directory';
import type { ReviewFacts, ReviewProject } from '../../contracts/wire/review';
import { absenceOf, standInFor } from '../../people/presence';
import { reviewFacts } from '../../queries/review/review-facts';
import { everybodyOf, lineOf, managersIn } from '../../queries/review/review-team';
import type { Limits, PlaybookRules } from '../../domain/playbook/playbook';
import { readingToken } from '../../store/links';
import type { Store } from '../../store/store';
import { projectAddress } from '../act/answers';
import type { Absent } from '../act/action-context';
import type { RouteDeps } from '../../api/context/context';

export type ReviewDeps = Pick<RouteDeps, 'store' | 'reviewTime'>;

/** Somebody who looks at a weekly review, and how they got there. */
export interface ReviewAccess {
  readonly reader: Person;
  /** Whose review it is. */
  readonly managerId: string;
  /** Its Monday: `2026-03-02`. */
  readonly week: string;
  /** The token of the link that they followed; null when they have signed in. */
  readonly token: string | null;
  /** Where the page is, and where its forms are sent. */
  readonly path: string;
  /** The forms' hidden fields. */
  readonly hidden: Readonly<Record<string, string>>;
}

/** The address of a project's page for the reader of a review: from there they cannot decide in the review. */
export function addressOfProject({ token }: Pick<ReviewAccess, 'token'>, projectId: string): string {
  return projectAddress(projectId, token === null ? null : readingToken(token));
}

/** What a review's page shows, looked up for its reader. */
export interface ReviewContext {
  readonly access: ReviewAccess;
  readonly facts: ReviewFacts;
  /** Whose review it is, when it is not the reader's. */
  readonly insteadOf: Absent | null;
  readonly nowMs: number;
  readonly rulesOf: (
    project: ReviewProject,
  ) => Pick<PlaybookRules, 'dropReasons' | 'ownerRole'> & Pick<Limits, 'pushMaxDays'>;
  /** The candidates to lead a project from now on: its owner's team. */
  readonly receiversOf: (project: ReviewProject) => readonly Person[];
}

/** Whose review a link or session opens now; null when it is not the reader's and they do not stand in. */
export async function reviewedFor(
  store: Pick<Store, 'people'>,
  { reader, managerId }: Pick<ReviewAccess, 'reader' | 'managerId'>,
  nowMs: number,
): Promise<{ readonly insteadOf: Absent | null } | null> {
  if (reader.id === managerId) return { insteadOf: null };
  const standIn = await standInFor(store, managerId, nowMs);
  if (standIn?.person.id !== reader.id || !standIn.insteadOf) return null;
  const until = absenceOf(standIn.insteadOf, nowMs)?.to ?? null;
  return { insteadOf: { person: standIn.insteadOf, until } };
}

/** Everything that a reader sees of a review; null when it is not theirs to see. */
export async function reviewContext(
  { store, reviewTime }: ReviewDeps,
  access: ReviewAccess,
  nowMs: number,
): Promise<ReviewContext | null> {
  const reviewed = await reviewedFor(store, access, nowMs);
  if (!reviewed) return null;
  const { managerId, week, reader } = access;
  const facts = await reviewFacts(store, {
    managerId,
    week,
    nowMs,
    language: reader.language,
    usual: reviewTime,
  });
  const [rulesOf, receiversOf] = await Promise.all([rulesIn(store, facts), receiversIn(store, facts)]);
  return { access, facts, ...reviewed, nowMs, rulesOf, receiversOf };
}

/** All projects that a review shows. */
export function projectsIn({ escalated, reps, held }: ReviewFacts): ReviewProject[] {
  return [...escalated, ...reps.flatMap(({ projects }) => projects), ...held];
}

/** The projects' rules: each playbook is read once. */
async function rulesIn(store: Store, facts: ReviewFacts): Promise<ReviewContext['rulesOf']> {
  const idOf = ({ playbook: { key, version } }: ReviewProject): string => `${key}@${version}`;
  const firstOf = new Map(projectsIn(facts).map((project) => [idOf(project), project]));
  const rules = new Map<string, ReturnType<ReviewContext['rulesOf']>>();
  for (const [id, { playbook, projectId }] of firstOf) {
    const kept = (await store.playbooks.read(playbook.key, playbook.version))?.rules;
    // a playbook stored nowhere else is in the project itself
    const found = kept ?? (await store.projects.read(projectId))?.deal?.playbook;
    if (found) rules.set(id, { ...found, pushMaxDays: found.limits.pushMaxDays });
  }
  return (project) => rules.get(idOf(project)) ?? { dropReasons: {}, ownerRole: '', pushMaxDays: 0 };
}

async function receiversIn(store: Store, facts: ReviewFacts): Promise<ReviewContext['receiversOf']> {
  const line = await lineOf(store, facts.managerId);
  const managerOf = managersIn(line);
  const teams = new Map(line.map((team) => [team.manager.id, everybodyOf(team)]));
  return ({ ownerId }) => teams.get(managerOf.get(ownerId) ?? facts.managerId) ?? [];
}
