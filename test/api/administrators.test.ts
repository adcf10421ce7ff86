import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApi } from './running-api';
import { person, startApi } from './running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('a key of a program', () => {
  it('makes no administrator, and gives none another address, unless it may do everything', async () => {
    const key = await api.createKey('HR', ['people:read', 'people:write']);
    const { addressProblem: _, ...ops } = person('ops', { roles: ['administrator'] });
    const post = (given: string) => api.post('/v1/people', ops, { key: given });
    const patch = (id: string, body: object) =>
      api.ask('PATCH', `/v1/people/${id}`, { key, body, headers: { 'If-Match': '*' } });

    expect((await post(key)).body.code).toBe('scope-missing');
    expect((await patch('sales-1', { roles: ['administrator'] })).body.code).toBe('scope-missing');
    expect((await api.post('/v1/people', ops)).status).toBe(201);
    expect((await patch('ops', { email: 'mine@example.com' })).body.code).toBe('scope-missing');
    expect((await patch('ops', { capacity: 3 })).status).toBe(200);
    expect((await patch('ops', { roles: [] })).status).toBe(200);
  });
});
