import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReviewOnWire } from '../../../contracts/wire/review-wire';
import type { ReviewOffice } from '../../pages/review-office';
import { reviewOffice } from '../../pages/review-office';
import { textOf } from '../../pages/page-visits';
import type { RunningApi } from '../../api/running-api';
import { startApi } from '../../api/running-api';

let api: RunningApi;
let office: ReviewOffice;

beforeAll(async () => {
  api = await startApi();
  office = reviewOffice(api);
});
afterAll(() => api.stop());

describe('a project that stands still', () => {
  it('shows on its page, in the review, in the metrics and in /readyz, which stays ready, until it goes on', async () => {
    const { manager, reps } = await office.team();
    const projectId = await office.open(reps[0]);
    const sinceMs = Date.UTC(2026, 2, 2, 1);
    const looked = { projectIds: [projectId] };
    const finding = { kind: 'failing', subject: projectId, projectId, detail: 'attempt 9' } as const;
    await api.store.findings.settle(looked, [finding], sinceMs);
    // seen again later, it stands still since the first time
    await api.store.findings.settle(looked, [finding], sinceMs + 3_600_000);

    const token = await office.visits.link(reps[0], { kind: 'project', projectId });
    const page = async () => textOf(await api.get(`/projects/${projectId}?token=${token}`, { key: null }));
    expect(await page()).toMatch(/Stopped since .*2026.* by a technical fault/);
    const review = async () =>
      (await api.get(`/v1/reviews/${manager}/${office.week}`)).body as unknown as ReviewOnWire;
    expect((await review()).reps[0]?.projects[0]?.inTheWay.stoppedSince).toBe('2026-03-02T01:00:00.000Z');
    expect((await office.page(await office.link(manager))).text).toContain('stopped since');
    const ready = await api.get('/readyz', { key: null });
    expect(ready.status).toBe(200);
    expect(JSON.parse(ready.text)).toMatchObject({
      status: 'ready',
      warnings: expect.arrayContaining(['One finding "failing": something stands still.']),
    });
    expect((await api.get('/metrics', { key: null })).text).toMatch(
      /milepost_standstills\{kind="failing"\} 1/,
    );

    await api.store.findings.settle(looked, [], sinceMs + 7_200_000);
    expect(await page()).not.toContain('Stopped since');
    expect((await review()).reps[0]?.projects[0]?.inTheWay.stoppedSince).toBeNull();
  });
});
