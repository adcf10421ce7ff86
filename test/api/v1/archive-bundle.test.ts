import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import type { CustomerPerson } from '../../../contracts/wire/customer-people';
import type { Customer } from '../../../contracts/wire/customers';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { RunningApi } from '../running-api';
import { person, startApi } from '../running-api';

/** An archive in which every field says something, taken out, wiped and put back. */

let api: RunningApi;
let key: string;

const works: Customer = {
  ...{
    id: 'works',
    name: '大明精密工業股份有限公司',
    class: 'A',
    timeZone: 'Asia/Taipei',
    language: 'zh-TW',
  },
  otherNames: [{ kind: 'former', name: '=大明鐵工廠' }],
  identifiers: [{ kind: 'tax', country: 'TW', value: '04595257' }],
  addresses: [{ kind: 'plant', country: 'TW', text: '台中市\n工業區一路 7 號' }],
  websites: ['https://daming.example.com/tw'],
  sector: '工具機',
  size: { employees: 0, revenue: { amount: 1.5e9, currency: 'TWD' }, asOf: '2026-01-31' },
  situation: [{ text: 'Full order book', asOf: '2026-02-01', source: 'Visit' }],
  classReason: 'Two lines a year',
  region: 'Central',
  parentId: 'group',
  ownerId: 'hua',
  tags: ['tools', '外銷'],
  potentials: [
    {
      ...{ id: 'line-3', what: 'Line 3', amount: 2_000_000, currency: 'TWD', expectedOn: '2027-03-01' },
      ...{ why: 'Hall is being built', projectId: 'project-0123456789abcdef0123' },
    },
  ],
  files: [{ title: 'Plan', url: 'https://files.example.com/plan.pdf' }],
  answers: {
    'budget-confirmed': { value: false, asOf: '2026-02-01', source: '王總' },
    '2-lines': { value: 0, asOf: '2026-02-01', source: 'Visit' },
    'a-note': { value: '', asOf: '2026-02-01', source: 'Visit' },
  },
  references: [
    { system: 'crm', id: 'account/815' },
    { system: 'erp', id: '客戶 7' },
  ],
  active: false,
};
const wang: CustomerPerson = {
  ...{ id: 'wang', customerId: 'works', name: '王大明', reading: 'Wang Daming', position: '總經理' },
  ...{ reportsToId: 'zhang', committee: ['decides', 'pays'] },
  attitude: { stance: 'supports', asOf: '2026-02-01', note: 'Wants figures first' },
  ways: [{ kind: 'mobile', value: '+886 922 000 111', isPreferred: true, hours: 'after 14:00' }],
  ...{ country: 'TW', language: 'zh-TW', presence: 'gone', presenceSince: '2026-02-20' },
  references: [{ system: 'crm', id: 'contact/4711' }],
};

beforeAll(async () => {
  api = await startApi();
  key = await api.createKey('bundles', ['personal-facts:read', 'archive:export', 'archive:import']);
  const { store } = api;
  await store.people.create(person('hua', { active: false }));
  const { references, ...rest } = works;
  await api.post('/v1/customers', { ...plain, id: 'group', name: 'Group' });
  await api.post('/v1/customers', { ...plain, id: 'twin', name: 'Twin' });
  // a change later, so that there is a history; and straight to the store: the API takes no project of a potential
  await api.post('/v1/customers', { ...plain, id: 'works', name: 'Works', references });
  await store.customers.replace({ ...rest, references }, 1, 'hua');
  await api.post('/v1/customer-people', { id: 'zhang', customerId: 'works', name: '張董' });
  await api.post('/v1/customer-people', { ...wang, position: 'Engineer' });
  await store.customerPeople.replace(wang, 1, 'key:crm');
  const facts = '/v1/customer-people/wang/facts';
  const fact = { kind: 'day', text: '生日', on: '05-20', source: '名片', basis: 'consent' };
  const { body } = await api.post(facts, fact);
  await api.put(`${facts}/${body.id}`, { ...fact, text: '生日快樂' });
  await api.post('/v1/customers/works/contacts', {
    ...{ kind: 'visit', occurredAt: '2026-02-20T03:00:00.123Z', evidence: 'crm:visit/2207' },
    ...{ note: '兩條線,\n一個預算', people: ['wang'], projects: [] },
  });
  await store.customerDuplicates.create({
    ...{
      pairId: 'twin~works',
      oneId: 'twin',
      otherId: 'works',
      state: 'merged',
      score: 0.9,
      intoId: 'works',
    },
    ...{ reasons: [{ code: 'same-name' }, { code: 'same-domain', value: 'example.com' }], foundAtMs: 5 },
    ...{ isAutomatic: false, isByHand: true, isForGood: false, decidedBy: 'hua', decidedAtMs: 7 },
    evidence: ['same-name'],
  });
  const link = { duplicateId: 'twin', intoId: 'works', pairId: 'twin~works' };
  await store.customerLinks.link({ ...link, linkedBy: 'hua', linkedAtMs: 7 });
  await api.post('/v1/customer-people', { id: 'erased-1', customerId: 'works', name: '陳金雀' });
}, 120_000);
afterAll(() => api.stop());

const plain = { class: 'B', timeZone: 'Asia/Taipei', language: 'zh-TW' };
const auth = () => ({ Authorization: `Bearer ${key}` });
const exported = async (): Promise<string> => {
  const response = await fetch(`${api.url}/v1/archive/bundle`, { headers: auth() });
  expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
  return response.text();
};
interface Report {
  lines: number;
  isWhole: boolean;
  counts: { created: number; same: number; refused: number };
  kinds: Record<string, unknown>;
  problems: { line: number; what: string; code: string; cure: string }[];
}
const imported = async (text: string, commit = true): Promise<Report> => {
  const response = await fetch(`${api.url}/v1/archive/bundle?commit=${commit}`, {
    ...{ method: 'PUT', body: text, headers: { ...auth(), 'Content-Type': 'application/x-ndjson' } },
  });
  const report = (await response.json()) as Report;
  expect([response.status, report]).toEqual([200, expect.anything()]);
  const { created, same, refused } = report.counts;
  expect(created + same + refused).toBe(report.lines);
  return report;
};
const linesOf = (text: string) => text.trimEnd().split('\n');
const archive = ['customers', 'customerPeople', 'personalFacts', 'customerContacts', 'customerLinks'];
const beside = [
  'customerDuplicates',
  'customerKeys',
  'searchGrams',
  'recordChanges',
  'referenceClaims',
  'erasures',
];

/** Removes what an archive consists of, and leaves the company's own people. */
async function wipe(): Promise<void> {
  const connection = await mongoose.createConnection(engines().mongoUri(api.database)).asPromise();
  for (const name of [...archive, ...beside]) {
    const own = name === 'recordChanges' ? { kind: { $ne: 'person' } } : {};
    await connection.db!.collection(name).deleteMany(own);
  }
  await connection.close();
}

describe('the whole archive', () => {
  it('is the same byte for byte when it is taken out, wiped, and put back', async () => {
    const { body } = await api.post('/v1/customer-people/erased-1/erase', { reason: 'A letter' });
    await api.store.erasures.end(body.id, 9);
    const before = await exported();
    for (const word of [
      '=大明鐵工廠',
      '客戶 7',
      'line-3',
      '生日快樂',
      '兩條線',
      'twin~works',
      'after 14:00',
    ]) {
      expect(before).toContain(word);
    }
    expect(before).not.toContain('陳金雀');
    await wipe();
    expect(linesOf(await exported())).toHaveLength(2);

    expect(await imported(before, false)).toMatchObject({ isWhole: true, counts: { same: 2, refused: 0 } });
    expect(linesOf(await exported())).toHaveLength(2);
    const report = await imported(before);
    expect(report).toMatchObject({ isWhole: true, problems: [], counts: { same: 2, refused: 0 } });

    expect(await exported()).toBe(before);
    expect(await imported(before)).toMatchObject({ counts: { created: 0, refused: 0 } });
    // it is found, and its references lead to it
    expect((await api.get('/v1/customers?q=精密&merged=true')).body.items.map(({ id }) => id)).toEqual([
      'works',
    ]);
    expect((await api.get('/v1/customers/ref:erp:客戶%207')).body).toMatchObject({
      id: 'works',
      revision: 2,
    });
    const [made] = (await api.get('/v1/customer-people/wang/history')).body.items;
    expect(made).toMatchObject({ revision: 1, actor: 'key:tests' });
    // running projects are told to look
    const untold = await api.store.customers.untold(10);
    expect(untold.map(({ customerId }) => customerId)).toEqual(expect.arrayContaining(['works']));
  }, 60_000);

  it('loses no good line for a bad one, and says of each what to do', async () => {
    const lines = linesOf(await exported());
    const at = (kind: string) => lines.findIndex((line) => line.includes(`"kind":"${kind}"`));
    const changed = [...lines];
    const person = lines.findIndex(
      (line) => line.includes('"kind":"customer-person"') && line.includes('"wang"'),
    );
    changed[person] = lines[person]!.replace('總經理', '董事長');
    const contact = at('contact');
    const of = (line: string, from: string, to: string) => line.replaceAll(`"${from}"`, `"${to}"`);
    const customer = lines.find(
      (line) => line.includes('"kind":"customer"') && line.includes('"id":"group"'),
    )!;
    const bad = [
      '{"kind":',
      customer.replace('"class":"B"', '"class":"D"'),
      of(customer, 'group', 'new').replace('"ownerId":null', '"ownerId":"nobody"'),
      of(lines[contact]!, 'works', 'nowhere').replace(/"id":"[^"]+"/, '"id":"c1"'),
      of(lines[person]!, 'wang', 'li').replaceAll('works', 'group'),
      of(of(lines[person]!, 'wang', 'erased-1'), 'works', 'group').replaceAll('contact/4711', 'contact/9'),
    ];
    const good = of(customer, 'group', 'new-1');

    const report = await imported([...changed.slice(0, -1), ...bad, good, ''].join('\n'));

    expect(report.counts).toEqual({ created: 1, same: lines.length - 2, refused: bad.length + 1 });
    expect(report.isWhole).toBe(false);
    const last = lines.length - 1;
    expect(report.problems.map(({ line, code }) => [line, code])).toEqual([
      [person + 1, 'record-differs'],
      [last + 1, 'line-unreadable'],
      [last + 2, 'line-invalid'],
      [last + 3, 'owner-missing'],
      [last + 4, 'customer-missing'],
      [last + 5, 'reference-taken'],
      [last + 6, 'person-erased'],
    ]);
    for (const { cure } of report.problems) expect(cure.length).toBeGreaterThan(20);
    expect(await api.get('/v1/customers/new-1')).toMatchObject({ status: 200 });
    expect((await api.get('/v1/customer-people/wang')).body).toMatchObject({ position: '總經理' });
  }, 60_000);

  it('goes on where it was broken off, and mails nobody', async () => {
    const whole = await exported();
    await wipe();
    const lines = linesOf(whole);
    await imported(lines.slice(0, 7).join('\n'));
    await imported(lines.slice(5, 12).join('\n'));

    expect(await imported(whole)).toMatchObject({ isWhole: true, counts: { refused: 0 } });

    expect(await exported()).toBe(whole);
    const connection = await mongoose.createConnection(engines().mongoUri(api.database)).asPromise();
    expect(await connection.db!.collection('outbox').countDocuments({})).toBe(0);
    await connection.close();
    await eventually(async () => (await api.get('/v1/archive-views')).text.includes('/v1/archive/bundle'));
  }, 60_000);
});
