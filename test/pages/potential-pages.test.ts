import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rightsOf } from '../../domain/archive/rights';
import type { RunningApi } from '../api/running-api';
import { startApi } from '../api/running-api';
import type { CustomerOffice } from './customer-office';
import { customerOffice, everybody, standing } from './customer-office';
import { textOf } from './page-visits';

let api: RunningApi;
let office: CustomerOffice;
const potential = {
  ...{ id: 'line-2', what: '二廠包裝線', amount: 3_000_000, currency: 'TWD', expectedOn: null },
  ...{ why: '產能不足', projectId: null },
};
const form = '/customers/works/potentials/line-2/project';

beforeAll(async () => {
  api = await startApi();
  office = await customerOffice(api);
  const { revision, ...works } = (await api.store.customers.read('works'))!;
  await api.store.customers.replace({ ...works, potentials: [potential] }, revision, 'keeper');
});
afterAll(() => api.stop());

describe('a potential project on the page of its customer', () => {
  it('can be opened by those who may change the customer', async () => {
    for (const who of everybody) {
      const may = rightsOf(standing[who]);
      const refused = may.has('see-customer') ? 403 : 404;
      const shown = await office.show(who, form);
      expect([who, shown.status]).toEqual([who, may.has('change-customer') ? 200 : refused]);
      const page = await office.show(who, '/customers/works');
      expect([who, page.text.includes(form)]).toEqual([who, may.has('change-customer')]);
    }
    const foreign = await office.post('stranger', form, { leaderId: 'rep' });
    expect(foreign.status).toBe(404);
    expect((await office.show('rep', '/customers/works/potentials/none/project')).status).toBe(404);
  });

  it('asks who leads it, and becomes one project however often the form is sent', async () => {
    const opened = await office.open('rep', form);
    expect(textOf(opened.shown)).toContain('二廠包裝線');
    const missing = await opened.send({ leaderId: '' });
    expect(missing.status).toBe(422);
    const unfit = await opened.send({ leaderId: 'mate' });
    expect(unfit.status).toBe(422);
    expect(textOf(unfit)).toContain('此人無法負責採用此標準化流程的案件。');

    const sent = await Promise.all([opened.send({ leaderId: 'rep' }), opened.send({ leaderId: 'rep' })]);
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    const page = await office.show('rep', sent[0].headers.get('location') ?? '');
    const [known] = (await api.store.customers.read('works'))!.potentials;
    expect(page.text).toContain(`href="/projects/${known!.projectId}"`);
    expect(page.text).not.toContain(form);
    const projects = await api.get('/v1/projects?customer=works');
    expect(projects.text.split('二廠包裝線')).toHaveLength(2);
    const timeline = await api.get(`/v1/projects/${known!.projectId}/timeline`);
    expect(timeline.body.items[0]).toMatchObject({ type: 'projectOpened', actor: 'rep' });
  });
});

describe('the history of a personal fact', () => {
  it('says who wrote it, when, from where and on what basis, and what it was before', async () => {
    const edit = `/customers/works/people/wang/facts/${office.factId}`;
    const { send } = await office.open('rep', edit);
    const changed = { kind: 'liking', factText: '喝高山茶', on: '', source: '電話', basis: 'consent' };
    expect((await send(changed)).status).toBe(303);

    const history = await office.show('rep', `${edit}/history`);
    const text = textOf(history);
    for (const part of ['Person rep', '喝烏龍茶 → 喝高山茶', '拜訪 → 電話', '當事人同意'])
      expect([part, text.includes(part)]).toEqual([part, true]);
    expect((await office.show('rep', '/customers/works/people/wang')).text).toContain(`${edit}/history`);
  });

  it('is for those who may see what is personal, and is put on record where they are not of the team', async () => {
    const path = `/customers/works/people/wang/facts/${office.factId}/history`;
    const views = async () =>
      (
        await api.store.archiveViews.page({
          conditions: [],
          order: { field: 'atMs', descending: true },
          limit: 50,
        })
      ).rows;
    const before = (await views()).length;
    for (const who of everybody) {
      const { status } = await office.show(who, path);
      expect([who, status]).toEqual([who, rightsOf(standing[who]).has('see-personal') ? 200 : 404]);
    }
    const noted = (await views()).slice(0, -before || undefined).map(({ viewerId }) => viewerId);
    expect(noted.sort()).toEqual(['boss', 'engineer']);
    expect((await office.show('rep', path.replace(office.factId, 'none'))).status).toBe(404);
    // a fact is found with its own person alone
    expect((await office.show('rep', path.replace('wang', 'none'))).status).toBe(404);
  });
});
