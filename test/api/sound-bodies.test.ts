import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { decodeUtf8, findJsonFlaw, readFields } from '../../api/kit/problems/sound-text';
import type { RunningApi } from './running-api';
import { person, startApi } from './running-api';

/** A body that cannot be read as it was sent is refused with the place, and nothing of it is kept. */
let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** 客戶 as Big5 has it. */
const big5 = Buffer.from([0xab, 0xc8, 0xa4, 0xe1]);
const around = (before: string, bytes: Uint8Array, after: string) =>
  Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);

describe('a JSON body', () => {
  const id = `sound-${randomUUID().slice(0, 8)}`;
  const { addressProblem: _, ...record } = person(id);
  const [before = '', after = ''] = JSON.stringify({ ...record, name: '|' }).split('|');
  const place = (column: number) => `line 1, column ${column}`;
  const at = before.length + 1;

  it.each<[what: string, raw: string | Uint8Array, column: number]>([
    ['in Big5', around(before, big5, after), at],
    ['that ends within a character', around(before, Buffer.from([0xe5, 0xae]), ''), at],
    ['with a surrogate as bytes', around(before, Buffer.from([0xed, 0xa0, 0x80]), after), at],
    ['with half of a character', `${before}\\ud83d${after}`, at - 1],
    ['with two halves in the wrong order', `${before}\\ude00\\ud83d${after}`, at - 1],
    ['with a name twice', `{"name":"x",${before.slice(1)}x${after}`, before.indexOf('"name"') + 12],
    ['with a name twice, written in two ways', `{"n\\u0061me":"x",${before.slice(1)}x${after}`, 0],
    ['with __proto__', `{"__proto__":{"active":false},${before.slice(1)}x${after}`, 2],
    ['with __proto__ further in', `${before}x${after.slice(0, -1)},"review":{"__proto__":1}}`, 0],
  ])('%s is refused with the place', async (_what, raw, column) => {
    const answer = await api.ask('POST', '/v1/people', { raw });
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed-json' } });
    expect(answer.body.detail).toContain(column > 0 ? place(column) : 'line 1, column ');
    expect(await api.store.people.read(id)).toBeNull();
  });

  it('of a playbook cannot lose the days of a class', async () => {
    const raw = '{"projectIds":["p"],"clocks":{"byClass":{"__proto__":{"followUpDays":1}}}}';
    expect(await api.ask('POST', '/v1/what-if', { raw })).toMatchObject({
      status: 400,
      body: { code: 'malformed-json' },
    });
  });

  it('in UTF-8 is taken whole, with or without a mark at its start', async () => {
    const raw = around('\uFEFF' + before, Buffer.from('客戶 😀'), after);
    const answer = await api.ask('POST', '/v1/people', { raw });
    expect(answer).toMatchObject({ status: 201, body: { name: '客戶 😀' } });
    const headers = { 'Content-Type': 'application/json; charset=big5' };
    expect(await api.ask('POST', '/v1/people', { raw, headers })).toMatchObject({ status: 415 });
  });

  it('has no flaw when it is made by a serializer of objects', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        fc.pre(!json.includes('__proto__'));
        expect(findJsonFlaw(json)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it('is sound up to the place at which it is not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (sound, rest) => {
        const read = decodeUtf8(around(sound, Buffer.from([0xff]), rest));
        expect(read).toMatchObject({ before: sound });
      }),
    );
  });
});

describe('a form', () => {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const post = (raw: string | Uint8Array, more: Record<string, string> = {}) =>
    api.ask('POST', '/act', { raw, key: null, headers: { ...headers, ...more } });

  it.each<[what: string, raw: string | Uint8Array, field: string, character: number]>([
    ['in Big5, encoded', 'token=x&note=ab+%AB%C8', 'note', 4],
    ['in Big5, as it is', around('token=x&note=ab+', big5, ''), 'note', 4],
    ['with half of a character', 'token=x&note=%ED%A0%80', 'note', 1],
    ['with a field twice', 'note=a&token=x&note=b', 'note', 1],
    ['with __proto__', '__proto__=a', '__proto__', 1],
  ])('%s is refused with the place', async (_what, raw, field, character) => {
    const english = await post(raw);
    expect(english.status).toBe(400);
    expect(english.text).toContain(`character ${character} of the field “${field}”`);
    const chinese = await post(raw, { 'Accept-Language': 'zh-TW' });
    expect(chinese.text).toContain(`「${field}」欄位從第 ${character} 個字元起`);
  });

  it('reads what browsers send', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })),
        (fields) => {
          fc.pre(!Object.hasOwn(fields, '__proto__'));
          expect(readFields(new URLSearchParams(fields).toString())).toEqual({ ...fields });
        },
      ),
    );
    expect(readFields('a=100%&b=%zz&c&d=x=y&&e=%E5%AE%A2+1')).toEqual({
      a: '100%',
      b: '%zz',
      c: '',
      d: 'x=y',
      e: '客 1',
    });
  });
});
