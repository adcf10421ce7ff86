import { z } from 'zod';
import { idSchema } from '../../../contracts/wire/directory';
import { pageQuerySchema } from '../../../contracts/wire/project-requests';
import {
  changeWebhookSchema,
  createdWebhookSchema,
  deliveryPageSchema,
  deliverySchema,
  newWebhookSchema,
  redeliverSchema,
  rotateSecretSchema,
  webhookPageSchema,
  webhookSchema,
} from '../../../contracts/wire/webhooks';
import { toInstant } from '../../../contracts/wire/wire';
import { webhookMessage } from '../../../webhooks/message';
import { postMessage } from '../../../webhooks/post';
import type { WebhookSettings } from '../../../store/webhooks/webhooks';
import { goodSecrets } from '../../../store/webhooks/webhooks';
import { defineRoute } from '../../context/context';
import { cursorsOf, pageOf } from '../../kit/cursors';
import { allowedRevisions, changedSince, etagOf } from '../../kit/etag';
import { generatedId } from '../../kit/generated-id';
import { ok } from '../../kit/route';
import {
  exampleDelivery,
  exampleParams,
  exampleSecret,
  exampleSettings,
  exampleWebhook,
} from './example-webhook';
import {
  checkWebhook,
  createdWebhook,
  rotatedSecret,
  shownWebhook,
  startingAt,
  unknownWebhook,
  wakeDeliveries,
  webhookAnswer,
  webhookOf,
} from './webhook-access';
import { deliveryView } from './webhook-view';

const params = z.strictObject({ webhookId: idSchema });
const path = '/v1/webhooks';
const cursors = cursorsOf(z.string());
const deliveryCursors = cursorsOf(z.strictObject({ atMs: z.int(), id: z.string() }));
const lastPage = { nextCursor: null, next: null };

const found = { 200: { description: 'As it is now', schema: webhookSchema, headers: ['ETag'] } } as const;
const tag = 'Webhooks';

/** Programs elsewhere that are told what happens. */
export const webhookRoutes = [
  defineRoute({
    operationId: 'createWebhook',
    method: 'post',
    path,
    tag,
    scope: 'webhooks:write',
    summary: 'Create a webhook',
    description:
      'From now on, or from a cursor of the feed, each event is sent to the address as a message by the specification ' +
      'Standard Webhooks: verify it with a library of theirs and the secret. Answer with 2xx as soon as you have ' +
      'stored it. A message comes at least once, and those of a project come in the order of their revisions: skip ' +
      'what you have (`webhook-id`), and what has a lower `revision` than the last of its project. What is not taken ' +
      'is tried again for three days, at first after seconds and later every few hours; then the webhook is disabled ' +
      'and whoever looks after it gets an email.',
    body: newWebhookSchema,
    responses: {
      201: { description: 'Created', schema: createdWebhookSchema, headers: ['ETag', 'Location'] },
    },
    problems: ['unknown-reference', 'forbidden-destination', 'too-many-webhooks', 'unknown-cursor'],
    example: {
      headers: { 'Idempotency-Key': 'webhook-of-the-crm' },
      body: exampleSettings,
      status: 201,
      answer: { ...exampleWebhook, secret: exampleSecret },
    },
    handler: async ({ body, actor, requestKey, log }, deps) => {
      const { after, types = null, projectIds = null, ownerIds = null, ...settings } = body;
      const id = generatedId('webhook', requestKey);
      const asked = { id, ...settings, types, projectIds, ownerIds };
      const { webhook: stored, secret } = await createdWebhook(deps, asked, { actor, after, log });
      const location = `${path}/${id}`;
      return {
        status: 201,
        body: { ...(await shownWebhook(deps, stored)), secret },
        headers: { ETag: etagOf(stored.revision), Location: location },
      };
    },
  }),
  defineRoute({
    operationId: 'listWebhooks',
    method: 'get',
    path,
    tag,
    scope: 'webhooks:read',
    summary: 'List webhooks',
    query: pageQuerySchema,
    responses: { 200: { description: 'A page', schema: webhookPageSchema, headers: ['Link'] } },
    example: { query: { limit: 20 }, status: 200, answer: { items: [exampleWebhook], ...lastPage } },
    handler: async ({ query: { cursor, limit } }, deps) => {
      const found = await deps.store.webhooks.list({ afterId: cursors.read(cursor, path), limit: limit + 1 });
      const views = await Promise.all(found.map((webhook) => shownWebhook(deps, webhook)));
      return pageOf(
        { path, query: {}, limit, cursors, list: path },
        views,
        ({ id }) => id,
        (view) => view,
      );
    },
  }),
  defineRoute({
    operationId: 'getWebhook',
    method: 'get',
    path: `${path}/{webhookId}`,
    tag,
    scope: 'webhooks:read',
    summary: 'Get a webhook',
    description: 'How far it is, and what it fails at.',
    params,
    responses: found,
    problems: ['unknown-webhook'],
    example: { params: exampleParams, status: 200, answer: exampleWebhook },
    handler: async ({ params: { webhookId } }, deps) => webhookAnswer(deps, await webhookOf(deps, webhookId)),
  }),
  defineRoute({
    operationId: 'changeWebhook',
    method: 'patch',
    path: `${path}/{webhookId}`,
    tag,
    scope: 'webhooks:write',
    summary: 'Change a webhook',
    description:
      'What it is sent from now on follows the change. What is on its way may still go to the old address.',
    params,
    body: changeWebhookSchema,
    ifMatch: true,
    responses: found,
    problems: ['unknown-webhook', 'unknown-reference', 'forbidden-destination'],
    example: {
      params: exampleParams,
      headers: { 'If-Match': '"1"' },
      body: { types: null },
      status: 200,
      answer: { ...exampleWebhook, revision: 2, types: null },
    },
    handler: async ({ params: { webhookId }, body, ifMatch, log }, deps) => {
      const before = await webhookOf(deps, webhookId);
      const allowed = allowedRevisions(ifMatch);
      if (allowed !== 'any' && !allowed.includes(before.revision))
        throw changedSince('webhook', before.revision);
      const given: Partial<WebhookSettings> = Object.fromEntries(
        Object.entries(body).filter(([, value]) => value !== undefined),
      );
      await checkWebhook({ ...before, ...given }, deps);
      const after = await deps.store.webhooks.change(webhookId, before.revision, given);
      if (!after) throw changedSince('webhook');
      await wakeDeliveries(deps, webhookId, log);
      return webhookAnswer(deps, after);
    },
  }),
  defineRoute({
    operationId: 'removeWebhook',
    method: 'delete',
    path: `${path}/{webhookId}`,
    tag,
    scope: 'webhooks:write',
    summary: 'Remove a webhook',
    description: 'The list of its deliveries goes with it.',
    params,
    responses: { 200: { description: 'As it was', schema: webhookSchema } },
    problems: ['unknown-webhook'],
    example: { params: exampleParams, status: 200, answer: exampleWebhook },
    handler: async ({ params: { webhookId }, log }, deps) => {
      const webhook = await webhookOf(deps, webhookId);
      const view = await shownWebhook(deps, webhook);
      await deps.store.webhooks.remove(webhookId);
      // its workflow finds that it is gone, and ends
      await wakeDeliveries(deps, webhookId, log);
      return ok(view);
    },
  }),
  defineRoute({
    operationId: 'rotateWebhookSecret',
    method: 'post',
    path: `${path}/{webhookId}/secret`,
    tag,
    scope: 'webhooks:write',
    summary: 'Replace the secret',
    description:
      'For a time both secrets sign each message, so that the receiver can change to the new one when it likes.',
    params,
    body: rotateSecretSchema,
    responses: {
      200: { description: 'With the new secret', schema: createdWebhookSchema, headers: ['ETag'] },
    },
    problems: ['unknown-webhook', 'revision-mismatch'],
    example: {
      params: exampleParams,
      body: { overlapHours: 24 },
      status: 200,
      answer: {
        ...exampleWebhook,
        revision: 2,
        secrets: [{ until: null }, { until: '2026-03-03T02:00:00.000Z' }],
        secret: exampleSecret,
      },
    },
    handler: async ({ params: { webhookId }, body: { overlapHours } }, deps) => {
      const before = await webhookOf(deps, webhookId);
      const rotated = await rotatedSecret(deps, before, overlapHours);
      if (!rotated) throw changedSince('webhook');
      const { webhook: after, secret } = rotated;
      return {
        status: 200,
        body: { ...(await shownWebhook(deps, after)), secret },
        headers: { ETag: etagOf(after.revision) },
      };
    },
  }),
  defineRoute({
    operationId: 'enableWebhook',
    method: 'post',
    path: `${path}/{webhookId}/enable`,
    tag,
    scope: 'webhooks:write',
    summary: 'Enable a webhook again',
    description: 'It goes on from where it stopped: what happened meanwhile is delivered, in order.',
    params,
    responses: found,
    problems: ['unknown-webhook'],
    example: { params: exampleParams, status: 200, answer: { ...exampleWebhook, revision: 3 } },
    handler: async ({ params: { webhookId }, log }, deps) => {
      const enabled = await deps.store.webhooks.enable(webhookId);
      if (!enabled) throw unknownWebhook(webhookId);
      await wakeDeliveries(deps, webhookId, log);
      return webhookAnswer(deps, enabled);
    },
  }),
  defineRoute({
    operationId: 'disableWebhook',
    method: 'post',
    path: `${path}/{webhookId}/disable`,
    tag,
    scope: 'webhooks:write',
    summary: 'Disable a webhook',
    description: 'It gets nothing until it is enabled again, and misses nothing then.',
    params,
    responses: found,
    problems: ['unknown-webhook'],
    example: {
      params: exampleParams,
      status: 200,
      answer: {
        ...exampleWebhook,
        revision: 2,
        status: 'disabled',
        disabled: { at: '2026-03-02T02:00:00.000Z', cause: 'by-hand', reason: 'Disabled by key:CRM.' },
      },
    },
    handler: async ({ params: { webhookId }, actor }, deps) => {
      const disabled = { atMs: Date.now(), cause: 'by-hand', actor } as const;
      // one that is disabled already keeps its reason
      return webhookAnswer(
        deps,
        (await deps.store.webhooks.disable(webhookId, disabled)) ?? (await webhookOf(deps, webhookId)),
      );
    },
  }),
  defineRoute({
    operationId: 'redeliverWebhook',
    method: 'post',
    path: `${path}/{webhookId}/redeliver`,
    tag,
    scope: 'webhooks:write',
    summary: 'Deliver once more from a place of the feed',
    description:
      'For a receiver that has lost what it had: everything after the cursor is delivered again, with the same ' +
      '`webhook-id`, and then what is new. With a later cursor than that of the webhook, what lies between is skipped.',
    params,
    body: redeliverSchema,
    responses: found,
    problems: ['unknown-webhook', 'unknown-cursor'],
    example: {
      params: exampleParams,
      body: { after: 'beginning' },
      status: 200,
      answer: { ...exampleWebhook, revision: 2 },
    },
    handler: async ({ params: { webhookId }, body: { after }, log }, deps) => {
      await webhookOf(deps, webhookId);
      const place = await startingAt(deps, after);
      const begun = await deps.store.webhooks.restart(webhookId, place);
      if (!begun) throw unknownWebhook(webhookId);
      await wakeDeliveries(deps, webhookId, log);
      return webhookAnswer(deps, begun);
    },
  }),
  defineRoute({
    operationId: 'pingWebhook',
    method: 'post',
    path: `${path}/{webhookId}/ping`,
    tag,
    scope: 'webhooks:write',
    summary: 'Send a test message',
    description: 'The answer says what the receiver has answered.',
    params,
    responses: { 200: { description: 'What became of it', schema: deliverySchema } },
    problems: ['unknown-webhook'],
    example: { params: exampleParams, status: 200, answer: exampleDelivery },
    handler: async ({ params: { webhookId }, requestKey }, deps) => {
      const webhook = await webhookOf(deps, webhookId);
      const nowMs = Date.now();
      const eventId = generatedId('ping', requestKey);
      const message = webhookMessage(eventId, 'ping', toInstant(nowMs), { webhookId });
      const { retryAfterSeconds: _, ...outcome } = await postMessage(
        { url: webhook.url, secrets: goodSecrets(webhook, nowMs) },
        message,
        { networks: deps.webhookNetworks },
      );
      const logged = { webhookId, eventId, type: 'ping', atMs: nowMs, ...outcome };
      return ok(deliveryView({ ...logged, id: await deps.store.webhooks.log(logged) }));
    },
  }),
  defineRoute({
    operationId: 'listWebhookDeliveries',
    method: 'get',
    path: `${path}/{webhookId}/deliveries`,
    tag,
    scope: 'webhooks:read',
    summary: 'List what was sent, newest first',
    description: 'Each attempt of the last 30 days, with what the receiver answered.',
    params,
    query: pageQuerySchema.extend({
      outcome: z
        .enum(['delivered', 'failed'])
        .optional()
        .meta({ description: 'Only what the receiver has taken, or what it has not' }),
    }),
    responses: { 200: { description: 'A page', schema: deliveryPageSchema, headers: ['Link'] } },
    problems: ['unknown-webhook'],
    example: {
      params: exampleParams,
      query: { limit: 20 },
      status: 200,
      answer: { items: [exampleDelivery], ...lastPage },
    },
    handler: async ({ params: { webhookId }, query: { cursor, limit, outcome } }, deps) => {
      await webhookOf(deps, webhookId);
      const list = { webhookId, outcome };
      const found = await deps.store.webhooks.deliveries(webhookId, {
        isDelivered: outcome && outcome === 'delivered',
        after: deliveryCursors.read(cursor, list),
        limit: limit + 1,
      });
      const request = {
        path: `${path}/${webhookId}/deliveries`,
        query: { outcome },
        ...{ limit, cursors: deliveryCursors, list },
      };
      return pageOf(request, found, ({ atMs, id }) => ({ atMs, id }), deliveryView);
    },
  }),
];
