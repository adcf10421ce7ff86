import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApi } from '../api/running-api';
import { startApi } from '../api/running-api';
import type { AdminOffice } from './admin-office';
import { adminOffice } from './admin-office';
import { textOf } from './page-visits';

let api: RunningApi;
let office: AdminOffice;

beforeAll(async () => {
  api = await startApi();
  office = await adminOffice(api);
});
afterAll(() => api.stop());

describe('an absence of one’s own', () => {
  const plan = (fields: Record<string, string>) => office.post('rep', '/settings/absences', fields);
  const absences = async () => (await api.store.people.read('rep'))!.absences;

  it('is planned once, shown with who stands in, and removed', async () => {
    const week = { from: '2031-03-03', to: '2031-03-07', substituteId: 'sales-1' };
    for (const _ of [1, 2]) expect((await plan(week)).headers.get('location')).toBe('/settings?saved=1');

    expect(await absences()).toEqual([week]);
    expect(textOf(await office.show('rep', '/settings'))).toContain('Person sales-1 stands in');
    const [change] = await api.store.people.history('rep', { afterRevision: 1, limit: 5 });
    expect(change).toMatchObject({ actor: 'rep', changes: [{ field: 'absences', to: [week] }] });

    await office.post('rep', '/settings/absences/remove', { from: week.from, to: week.to });
    expect(await absences()).toEqual([]);
  });

  it.each([
    [{ from: '', to: '2031-04-02' }, 'Please choose a day.'],
    [{ from: '2031-04-05', to: '2031-04-02' }, 'This is before the first day.'],
    [{ from: '2020-04-01', to: '2020-04-02' }, 'This day is over.'],
    [{ from: '2031-05-04', to: '2031-05-09' }, 'There is an absence on these days already'],
    [{ from: '2031-06-01', to: '2031-06-01', substituteId: 'gone-1' }, 'Please choose somebody'],
    [{ from: '2031-06-01', to: '2031-06-01', substituteId: 'rep' }, 'Please choose somebody'],
  ])('%j is refused: %s', async (typed, why) => {
    await plan({ from: '2031-05-01', to: '2031-05-04' });
    const before = await absences();
    const answer = await plan(typed);
    expect(answer.status).toBe(422);
    expect(textOf(answer)).toContain(why);
    expect(answer.text).toContain(`value="${typed.to}"`);
    expect(await absences()).toEqual(before);
  });
});
