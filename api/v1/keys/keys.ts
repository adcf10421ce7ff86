import { z } from 'zod';
import { pageQuerySchema } from '../../../contracts/wire/project-requests';
import type { ApiKeyRecord, MadeKey } from '../../../store/api-keys';
import { keyStatus } from '../../../store/api-keys';
import type { Store } from '../../../store/store';
import { defineRoute } from '../../context/context';
import { exampleKey, exampleKeyId, exampleKeyRecord } from '../../examples/example-key';
import { cursorsOf, pageOf } from '../../kit/cursors';
import { Problem } from '../../kit/problems/problems';
import { ok } from '../../kit/route';
import { expiryBy, limitBy, requireScopesOf } from './given-rights';
import {
  keyIdSchema,
  keyPageSchema,
  limitKeySchema,
  madeKey,
  madeKeySchema,
  newKeySchema,
  rotateKeySchema,
  shownKey,
  shownKeySchema,
} from './key-wire';

const path = '/v1/keys';
const params = z.strictObject({ id: keyIdSchema });
const cursors = cursorsOf(keyIdSchema);
const hourMs = 3_600_000;

const withinItsOwn = 'A key gives and touches no more than it has itself: each scope, its expiry, its limit.';

/** Keys of programs. */
export const keyRoutes = [
  defineRoute({
    operationId: 'createKey',
    method: 'post',
    path,
    tag: 'Keys',
    scope: 'keys:write',
    summary: 'Make a key',
    description: `The key is shown this once. ${withinItsOwn} The answer is not kept, so there is no Idempotency-Key: when it is lost, rotate the key that has the name.`,
    body: newKeySchema,
    shownOnce: true,
    responses: { 201: { description: 'Made', schema: madeKeySchema, headers: ['Location'] } },
    problems: ['key-name-taken'],
    example: {
      body: {
        name: exampleKeyRecord.name,
        scopes: exampleKeyRecord.scopes,
        expiresAt: '2027-03-02T00:00:00Z',
        requestsPerMinute: exampleKeyRecord.requestsPerMinute,
      },
      status: 201,
      answer: { ...exampleKeyRecord, lastUsedAt: null, key: exampleKey },
    },
    handler: async ({ body, caller, actor }, { store }) => {
      const now = new Date();
      const { name, scopes } = body;
      requireScopesOf(caller, { scopes });
      const made = await store.apiKeys.create({
        name,
        scopes,
        expiresAt: expiryBy(caller, dateOf(body.expiresAt), now),
        requestsPerMinute: limitBy(caller, body.requestsPerMinute),
        createdBy: actor,
      });
      if (!made) throw new Problem('key-name-taken', `An API key that works is called "${name}" already.`);
      return { status: 201, body: madeKey(made, now), headers: { Location: `${path}/${made.record.id}` } };
    },
  }),
  defineRoute({
    operationId: 'listKeys',
    method: 'get',
    path,
    tag: 'Keys',
    scope: 'keys:read',
    summary: 'List keys',
    description: 'By id, also those that work no more.',
    query: pageQuerySchema,
    responses: { 200: { description: 'A page', schema: keyPageSchema, headers: ['Link'] } },
    example: {
      query: { limit: 20 },
      status: 200,
      answer: { items: [exampleKeyRecord], nextCursor: null, next: null },
    },
    handler: async ({ query: { cursor, limit } }, { store }) => {
      const afterId = cursors.read(cursor, path);
      const found = await store.apiKeys.list({
        ...(afterId !== undefined && { afterId }),
        limit: limit + 1,
      });
      const now = new Date();
      const list = { path, query: {}, limit, cursors, list: path };
      return pageOf(
        list,
        found,
        ({ id }) => id,
        (record) => shownKey(record, now),
      );
    },
  }),
  defineRoute({
    operationId: 'getKey',
    method: 'get',
    path: `${path}/{id}`,
    tag: 'Keys',
    scope: 'keys:read',
    summary: 'Get a key',
    description: 'What is known of it, without the key itself.',
    params,
    responses: { 200: { description: 'Found', schema: shownKeySchema } },
    problems: ['unknown-key'],
    example: { params: { id: exampleKeyId }, status: 200, answer: exampleKeyRecord },
    handler: async ({ params: { id } }, { store }) => ok(shownKey(await known(store, id), new Date())),
  }),
  defineRoute({
    operationId: 'rotateKey',
    method: 'post',
    path: `${path}/{id}/rotate`,
    tag: 'Keys',
    scope: 'keys:write',
    summary: 'Rotate a key',
    description:
      `Gives a new key in the place of one; the present one works on for a while. Id, name, scopes, limit and kept Idempotency-Keys stay. ${withinItsOwn} The answer is not kept, so there is no ` +
      'Idempotency-Key: when it is lost, rotate once more.',
    params,
    body: rotateKeySchema,
    shownOnce: true,
    responses: { 200: { description: 'Rotated', schema: madeKeySchema } },
    problems: ['unknown-key', 'key-ended'],
    example: {
      params: { id: exampleKeyId },
      body: { overlapHours: 24 },
      status: 200,
      answer: { ...exampleKeyRecord, overlapEndsAt: '2026-03-05T09:30:00.000Z', key: exampleKey },
    },
    handler: async ({ params: { id }, body, caller }, { store }) => {
      const now = new Date();
      const before = await known(store, id);
      requireScopesOf(caller, before);
      const rotated: MadeKey | null =
        keyStatus(before, now) === 'live'
          ? await store.apiKeys.rotate(id, {
              overlapMs: body.overlapHours * hourMs,
              expiresAt: expiryBy(
                caller,
                body.expiresAt === undefined ? before.expiresAt : dateOf(body.expiresAt),
                now,
              ),
            })
          : null;
      if (!rotated) throw new Problem('key-ended', `The API key "${before.name}" does not work any more.`);
      return ok(madeKey(rotated, now));
    },
  }),
  defineRoute({
    operationId: 'limitKey',
    method: 'put',
    path: `${path}/{id}/limit`,
    tag: 'Keys',
    scope: 'keys:write',
    summary: 'Set the limit of a key',
    description: `How many requests it may make in a minute. Holds within a second, in every process. ${withinItsOwn}`,
    params,
    body: limitKeySchema,
    responses: { 200: { description: 'Set', schema: shownKeySchema } },
    problems: ['unknown-key'],
    example: {
      params: { id: exampleKeyId },
      body: { requestsPerMinute: 1200 },
      status: 200,
      answer: { ...exampleKeyRecord, requestsPerMinute: 1200 },
    },
    handler: async ({ params: { id }, body, caller }, { store }) => {
      requireScopesOf(caller, await known(store, id));
      const limited = await store.apiKeys.limit(id, limitBy(caller, body.requestsPerMinute));
      return ok(shownKey(limited ?? unknown(id), new Date()));
    },
  }),
  defineRoute({
    operationId: 'revokeKey',
    method: 'post',
    path: `${path}/{id}/revoke`,
    tag: 'Keys',
    scope: 'keys:write',
    summary: 'End a key',
    description:
      'Within a second it is refused in every process. A key may revoke itself. One that is revoked stays as it is, and ' +
      'its name is free again.',
    params,
    responses: { 200: { description: 'Revoked', schema: shownKeySchema } },
    problems: ['unknown-key'],
    example: {
      params: { id: exampleKeyId },
      status: 200,
      answer: { ...exampleKeyRecord, status: 'revoked', revokedAt: '2026-03-04T06:40:00.000Z' },
    },
    handler: async ({ params: { id }, caller }, { store }) => {
      requireScopesOf(caller, await known(store, id));
      return ok(shownKey((await store.apiKeys.revoke(id)) ?? unknown(id), new Date()));
    },
  }),
];

async function known({ apiKeys }: Pick<Store, 'apiKeys'>, id: string): Promise<ApiKeyRecord> {
  return (await apiKeys.read(id)) ?? unknown(id);
}

function unknown(id: string): never {
  throw new Problem('unknown-key', `There is no API key "${id}".`);
}

function dateOf(instant: string | null | undefined): Date | null | undefined {
  return typeof instant === 'string' ? new Date(instant) : instant;
}
