import { weekOf } from '../../domain/calendar/review-times';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Deal } from '../../domain/project/model/state';
import type { PageVisits } from './page-visits';
import { pageVisits } from './page-visits';
import type { RunningApi, Told } from '../api/running-api';
import { person } from '../api/running-api';

export const zone = 'Asia/Taipei';

/** A manager with two reps, under a head; a team of its own for each test. */
export interface ReviewTeam {
  readonly head: string;
  readonly manager: string;
  readonly reps: readonly [string, string];
}

/** Weekly reviews on a running API, as people see them. */
export interface ReviewOffice {
  readonly week: string;
  readonly visits: PageVisits;
  team(): Promise<ReviewTeam>;
  /** Opens a project, and waits until the read side has it. */
  open(ownerId: string, title?: string): Promise<string>;
  /** @returns the token of a link to the review of this week */
  link(managerId: string, personId?: string, week?: string): Promise<string>;
  page(token: string, more?: string): Promise<Told>;
  decide(token: string, projectId: string, fields: Readonly<Record<string, string>>): Promise<Told>;
  deal(projectId: string): Promise<Deal>;
}

export function reviewOffice(api: RunningApi): ReviewOffice {
  let teams = 0;
  const week = weekOf(Date.now(), zone);
  const visits = pageVisits(api);
  return {
    week,
    visits,
    async team() {
      teams += 1;
      const [head, manager] = [`head-${teams}`, `chief-${teams}`];
      const reps = [`anna-${teams}`, `ben-${teams}`] as const;
      await api.store.people.create(person(head, { roles: [] }));
      await api.store.people.create(person(manager, { managerId: head, roles: [] }));
      for (const id of reps) await api.store.people.create(person(id, { managerId: manager }));
      return { head, manager, reps };
    },
    async open(ownerId, title = 'Press line') {
      const opened = await api.post('/v1/projects', { title, customerId: 'acme', ownerId });
      const { projectId, revision } = opened.body;
      await api.get(`/v1/projects/${projectId}?revision=${revision}`);
      return projectId;
    },
    link: (managerId, personId = managerId, of = week) =>
      visits.link(personId, { kind: 'review', managerId, week: of }, 90 * realDayMs),
    page: (token, more = '') => api.get(`/reviews/${week}?token=${token}${more}`, { key: null }),
    decide: (token, projectId, fields) =>
      api.ask('POST', `/reviews/${week}/decisions?token=${token}`, {
        key: null,
        form: { projectId, ...fields },
      }),
    deal: async (projectId) => (await api.store.projects.read(projectId))!.deal!,
  };
}
