import { randomUUID } from 'node:crypto';
import type { ReviewFacts, ReviewProject } from '../../../contracts/wire/review';
import { addWeeks, reviewAtMs, usualReviewTime } from '../../../domain/calendar/review-times';
import { reviewFacts } from '../../../queries/review/review-facts';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import { acme, somebody } from '../../support/directory';
import { engines } from '../../support/engines';
import type { SimulatedProject, ReceivedCommand } from '../../support/simulated-project';
import { day, simulate } from '../../support/simulated-project';
import { standardPlaybook } from '../../support/standard-playbook';

/** Monday, 16 March 2026; the week that is looked at is the one before. */
export const week = '2026-03-16';
export const zone = 'Asia/Taipei';
export const nowMs = reviewAtMs(week, usualReviewTime, zone);
export const ago = (days: number): number => nowMs - days * day;

/** A manager with two reps, under a manager of managers; a team of its own for each test. */
export interface Team {
  readonly manager: string;
  readonly above: string;
  readonly reps: readonly [string, string];
  facts(of?: { managerId?: string; week?: string; nowMs?: number }): Promise<ReviewFacts>;
  /** A project as it was lived, told one thing after the other at an instant each. */
  project(
    openedAtMs: number,
    told?: readonly [number, ReceivedCommand][],
    ownerId?: string,
  ): Promise<SimulatedProject>;
  /** A review of some weeks ago that was about these projects. */
  reviewed(weeksAgo: number, ...projects: readonly SimulatedProject[]): Promise<void>;
}

/** Teams in a store, each of people of its own. */
export function teamsIn(store: Store): () => Promise<Team> {
  let names = 0;
  return async () => {
    names += 1;
    const above = `above-${names}`;
    const manager = `manager-${names}`;
    const reps = [`anna-${names}`, `ben-${names}`] as const;
    await store.people.create(somebody(above));
    await store.people.create(somebody(manager, { managerId: above }));
    for (const id of reps) await store.people.create(somebody(id, { managerId: manager }));
    return {
      manager,
      above,
      reps,
      facts: (of) => reviewFacts(store, { managerId: manager, week, nowMs, language: 'en', ...of }),
      async project(openedAtMs, told = [], ownerId = reps[0]) {
        const projectId = randomUUID();
        const project = simulate({ projectId, openedAtMs, open: { ownerId, title: projectId } });
        for (const [atMs, command] of told) {
          project.passUntil(atMs);
          project.tell({ actor: ownerId, ...command }, atMs);
        }
        project.passUntil(nowMs);
        await store.ledger.append(projectId, project.events());
        await store.projects.write(project.state(), 0, []);
        return project;
      },
      async reviewed(weeksAgo, ...projects) {
        const of = addWeeks(week, -weeksAgo);
        const toMs = reviewAtMs(of, usualReviewTime, zone);
        const projectIds = projects.map((project) => project.state().projectId);
        await store.reviews.prepare({
          managerId: manager,
          week: of,
          fromMs: toMs - 7 * day,
          toMs,
          projectIds,
        });
      },
    };
  };
}

/** Where a database of its own is. */
export function reviewsUri(): string {
  return engines().mongoUri(`review-${randomUUID().slice(0, 8)}`);
}

/** A store with what projects and their reviews need. */
export async function storeOfReviews(uri = reviewsUri()): Promise<Store> {
  const store = await connectStore(uri);
  await store.ensureIndexes();
  await store.customers.create(acme);
  await store.playbooks.keep(standardPlaybook);
  return store;
}

export const only = (facts: ReviewFacts): ReviewProject => facts.reps[0]!.projects[0]!;
export const idOf = (project: SimulatedProject): string => project.state().projectId;
export const call = (): ReceivedCommand => ({ name: 'recordContact', kind: 'call', noteId: randomUUID() });
