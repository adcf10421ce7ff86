import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { mergePatch } from '../../../../api/kit/request-body';
import { foldAnew } from '../../../../activities/health/fold-anew';
import { acme } from '../../../support/directory';
import { engines } from '../../../support/engines';
import { rebuildAll } from '../../../../tools/milepost/kit/rebuild-all';
import type { Told, RunningApi } from '../../running-api';
import { startApi } from '../../running-api';

let api: RunningApi;
let grams: mongoose.Collection;
let connection: mongoose.Connection;

beforeAll(async () => {
  api = await startApi();
  connection = await mongoose.createConnection(engines().mongoUri(api.database)).asPromise();
  grams = connection.collection('searchGrams');
});
afterAll(async () => {
  await connection.close();
  await api.stop();
});

const open = async (title: string, more: object = {}): Promise<string> => {
  const { status, body } = await api.post('/v1/projects', {
    ...{ title, customerId: 'acme', ownerId: 'sales-1' },
    ...more,
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  await api.get(`/v1/projects/${body.projectId}?revision=${body.revision}`);
  return body.projectId;
};
const patch = async (path: string, body: object): Promise<Told> => {
  const told = await api.ask('PATCH', path, {
    body,
    headers: { 'If-Match': '*', 'Content-Type': mergePatch },
  });
  if (told.status === 200 && path.includes('/projects/')) {
    await api.get(`${path}?revision=${told.body.revision}`);
  }
  return told;
};
const find = async (q: string, list = 'projects'): Promise<string[]> => {
  const { body } = await api.get(`/v1/${list}?q=${encodeURIComponent(q)}`);
  return body.items.map(({ id }) => id);
};
const rowsOf = async (targetId: string): Promise<string[]> =>
  (await grams.find({ targetId }).toArray()).map(({ key }) => String(key).replace('project:', '')).sort();

describe('a search for projects', () => {
  it('finds titles in any script, by one character or more, within words', async () => {
    const line = await open('Kühlanlage für Halle 7');
    const chinese = await open('冷卻系統第三期擴建');
    const mixed = await open('ＡＢＣ工廠 ﬁlter Ünit');

    expect(await find('冷')).toEqual([chinese]);
    expect(await find('冷卻')).toEqual([chinese]);
    expect(await find('卻系統')).toEqual([chinese]);
    expect(await find('系統 擴建')).toEqual([chinese]);
    expect(await find('KÜHL')).toEqual([line]);
    expect(await find('anlage halle')).toEqual([line]);
    expect(await find('hl')).toEqual([line]);
    expect(await find('abc')).toEqual([mixed]);
    expect(await find('ａｂｃ工廠')).toEqual([mixed]);
    expect(await find('Filter')).toEqual([mixed]);
    expect(await find('U\u0308nit')).toEqual([mixed]);
  });

  it('gives no false hits: the parts of a word in another order, across words, in other characters', async () => {
    await open('abcde bcdef');
    await open('電腦設備');

    for (const q of ['abcdef', 'bcdea', 'cdeb', 'debc', '电脑', '腦電', 'zzz', '%', 'abcde$']) {
      expect([q, await find(q)]).toEqual([q, []]);
    }
  });

  it('finds references by id and by system and id', async () => {
    const id = await open('Plain', { references: [{ system: 'crm', id: 'Opp/47 ü:11' }] });

    for (const q of ['opp/47', 'crm:opp/47', 'Ü:11', ':opp', 'crm: ü:11']) {
      expect([q, await find(q)]).toEqual([q, q === 'crm: ü:11' ? [id] : [id]]);
    }
  });

  it('follows a changed title at once, and leaves nothing of the old one behind', async () => {
    const id = await open('Vormalige Bezeichnung');
    await patch(`/v1/projects/${id}`, { title: 'Nachherige Bezeichnung' });

    expect(await find('vormalig')).toEqual([]);
    expect(await find('nachherig')).toEqual([id]);
    const rows = await rowsOf(id);
    expect(rows).toEqual(expect.arrayContaining(['nac', 'bez', 'g']));
    expect(rows.filter((gram) => ['vor', 'orm', 'alig'].includes(gram))).toEqual([]);
    await patch(`/v1/projects/${id}`, { title: 'Vormalige Bezeichnung' });
    expect(await find('vormalig')).toEqual([id]);
  });

  it('follows references that come and go, and keeps what has ended and what waits', async () => {
    const id = await open('Gasturbine');
    await patch(`/v1/projects/${id}`, { references: [{ system: 'erp', id: 'wo-55801' }] });
    expect(await find('55801')).toEqual([id]);
    await patch(`/v1/projects/${id}`, { references: [] });
    expect(await find('55801')).toEqual([]);
    await api.post(`/v1/projects/${id}/loss`, { reason: 'price' });
    expect(await find('gasturbine')).toEqual([id]);
  });

  it('takes what a crash has left too much for nothing, and a rebuild mends what it lacks', async () => {
    const id = await open('Walzwerk Süd');
    const other = await open('Walzwerk Nord');
    await grams.deleteMany({ targetId: id });
    await grams.insertOne({
      _id: `project:${other}:sud`,
      key: 'project:süd',
      targetId: other,
      revision: 1,
    } as never);
    expect(await find('walzwerk süd')).toEqual([]);

    const report = await rebuildAll(api.store, { fromStart: true, signal: new AbortController().signal });

    expect(report).toMatchObject({ written: 2, faulty: [] });
    expect(await find('walzwerk süd')).toEqual([id]);
    expect(await rowsOf(other)).not.toContain('süd');
    expect(await api.store.rebuild.project(id)).toMatchObject({ outcome: 'same' });
  });

  it('is written again when the document is', async () => {
    const id = await open('Presswerk');
    await api.store.heads.forget(id);
    expect(await rowsOf(id)).toEqual([]);

    await foldAnew(api.store, id);

    expect(await find('presswerk')).toEqual([id]);
  });

  it('is refused when there is nothing to search for', async () => {
    for (const q of ['', '%20', '%E2%80%8B']) {
      expect(await api.get(`/v1/projects?q=${q}`)).toMatchObject({
        status: 400,
        body: { code: 'invalid-parameters', errors: [{ parameter: 'q' }] },
      });
    }
  });
});

describe('a search for customers', () => {
  it('finds names, numbers and references, and goes with the record', async () => {
    await api.store.customers.create({
      ...acme,
      id: 'tpe',
      name: '台北電力股份有限公司',
      otherNames: [
        { kind: 'short', name: '北電' },
        { kind: 'foreign', name: 'Ødegård Power' },
      ],
      identifiers: [{ kind: 'tax', country: 'TW', value: '12345675' }],
      references: [{ system: 'crm', id: 'account/815' }],
    });

    for (const q of ['電', '電力', '北電', 'ødegå', '台北 34567', 'account/815']) {
      expect([q, await find(q, 'customers')]).toEqual([q, ['tpe']]);
    }
    expect(await find('台北 林', 'customers')).toEqual([]);
    await patch('/v1/customers/tpe', { name: '高雄電力', otherNames: [], active: false });
    expect(await find('台北', 'customers')).toEqual([]);
    expect(await find('北電', 'customers')).toEqual([]);
    expect(await find('高雄', 'customers')).toEqual(['tpe']);
  });

  it('finds one whom many have changed at once', async () => {
    await api.store.customers.create({ ...acme, id: 'busy', name: 'Name 0' });
    const names = Array.from({ length: 12 }, (_, index) => `Zwischenname-${index}-ende`);
    await Promise.all(names.map((name) => patch('/v1/customers/busy', { name })));

    const { body } = await api.get('/v1/customers/busy');
    const { name } = body as unknown as { name: string };
    for (const each of names) {
      expect([each, await find(each, 'customers')]).toEqual([each, each === name ? ['busy'] : []]);
    }
  });

  it('is mended by a rebuild when its parts were lost', async () => {
    await api.store.customers.create({ ...acme, id: 'lost', name: 'Verlorene Werke' });
    await grams.deleteMany({ targetId: 'lost' });
    expect(await find('verloren', 'customers')).toEqual([]);

    const report = await rebuildAll(api.store, { fromStart: true, signal: new AbortController().signal });

    // also those that writers who came too late have left beside
    expect(report.customers).toBeGreaterThanOrEqual(1);
    expect(await find('verloren', 'customers')).toEqual(['lost']);
  });
});
