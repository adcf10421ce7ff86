import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTasks } from '../../../domain/project/model/state';
import type { ReviewOnWire } from '../../../contracts/wire/review-wire';
import type { ReviewOffice } from '../../pages/review-office';
import { reviewOffice } from '../../pages/review-office';
import type { RunningApi } from '../running-api';
import { startApi } from '../running-api';

let api: RunningApi;
let office: ReviewOffice;

beforeAll(async () => {
  api = await startApi();
  office = reviewOffice(api);
});
afterAll(() => api.stop());

const soon = (): string => new Date(Date.now() + 4 * 86_400_000).toISOString();

describe('a review for programs', () => {
  it('has what its page shows, in the language that is asked for', async () => {
    const { manager, reps } = await office.team();
    const projectId = await office.open(reps[0]);
    const headers = { 'X-Milepost-Actor': manager };
    const body = { week: office.week, decision: 'push', note: 'Visit them.', dueAt: soon() };
    const decided = await api.post(`/v1/projects/${projectId}/reviews`, body, { headers });
    await api.get(`/v1/projects/${projectId}?revision=${decided.body.revision}`);

    const answer = await api.get(`/v1/reviews/${manager}/${office.week}?language=zh-TW`);

    expect([decided.status, answer.status]).toEqual([200, 200]);
    const review = answer.body as unknown as ReviewOnWire;
    expect(review.reps).toHaveLength(1);
    expect(review.reps[0]).toMatchObject({ personId: reps[0], name: `Person ${reps[0]}` });
    expect(review.reps[0]?.projects[0]).toMatchObject({
      projectId,
      stageName: '客戶規劃與電話邀約',
      next: { check: 'follow-up' },
      decision: { decision: 'push', byName: `Person ${manager}` },
    });
    const task = openTasks(await office.deal(projectId)).find(({ kind }) => kind === 'push');
    expect(task).toMatchObject({ personId: reps[0], dueAtMs: Date.parse(body.dueAt) });
  });

  it('is refused for a day that is no Monday, and for nobody', async () => {
    const { manager } = await office.team();

    expect((await api.get(`/v1/reviews/${manager}/2026-03-03`)).status).toBe(400);
    expect((await api.get(`/v1/reviews/nobody/${office.week}`)).body.code).toBe('unknown-person');
  });

  it('refuses a decision that lacks what it needs, and a stranger without the role', async () => {
    const { reps } = await office.team();
    const projectId = await office.open(reps[0]);
    const decide = async (more: object): Promise<string> =>
      (await api.post(`/v1/projects/${projectId}/reviews`, { week: office.week, ...more })).body.code;

    expect(await decide({ decision: 'push', note: 'x' })).toBe('due-date-out-of-range');
    expect(await decide({ decision: 'drop', reason: 'bored' })).toBe('unknown-reason');
    expect(await decide({ decision: 'reassign' })).toBe('receiver-needed');
    expect(await decide({ decision: 'keep', week: '2999-01-07' })).toBe('week-out-of-range');
    expect(await decide({ decision: 'reassign', personId: 'engineer-1' })).toBe('unknown-reference');
    expect((await office.deal(projectId)).review).toBeUndefined();
  });
});
