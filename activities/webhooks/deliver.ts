import pLimit from 'p-limit';
import type { WebhookInput, WebhookRound } from '../../contracts/sandbox/webhooks';
import { feedEventView } from '../../contracts/wire/event-view';
import type { FeedEvent } from '../../store/feed/feed';
import type { WebhookDisabled } from '../../store/models/webhook-models';
import type { Store } from '../../store/store';
import type { Watched } from '../../telemetry/watched';
import type { Webhook, WebhookBacklog } from '../../store/webhooks/webhooks';
import { goodSecrets } from '../../store/webhooks/webhooks';
import type { DestinationRules } from '../../webhooks/destination';
import { isBroughtInAsHistory } from '../../contracts/sandbox/published-events';
import { webhookMessage } from '../../webhooks/message';
import type { PostOutcome } from '../../webhooks/post';
import { postMessage } from '../../webhooks/post';
import { backoffMs, patienceDays } from './backoff';

export interface WebhookDeps {
  readonly store: Pick<Store, 'feed' | 'webhooks'>;
  readonly destinations: DestinationRules;
  readonly dayMs: number;
  /** Told how each attempt ended. */
  readonly watched?: Pick<Watched, 'webhookAttempted'>;
}

/** How many events one round looks at, and how many projects are told of at the same time. */
const eventsPerRound = 200;
const projectsAtOnce = 8;

/** How many deliveries must fail before the receiver counts as down and is left alone for a while. */
const probes = 2;

/** How one project's events went in a round. */
interface Told {
  readonly projectId: string;
  readonly delivered: number;
  /** The revision up to which they were delivered. */
  readonly upTo: number;
  /** The attempt that failed: the events from there on wait. */
  readonly failed?: PostOutcome;
}

/**
 * One round of deliveries: what waits in backlogs, then what is new. Events of one project are delivered one after the
 * other, and none before the one before it was taken. A crash in between repeats some of them, in the same order.
 *
 * A receiver that takes nothing is left alone as a whole, and keeps its place in the feed. One that takes some projects'
 * events and not others' goes on with the rest, and those projects get a backlog each.
 *
 * @returns what to do next; `isIdle` when there was nothing to deliver
 */
export async function deliverRound(
  deps: WebhookDeps,
  { webhookId }: WebhookInput,
  nowMs: number = Date.now(),
): Promise<WebhookRound & { readonly isIdle?: true }> {
  const { webhooks, feed } = deps.store;
  const webhook = await webhooks.read(webhookId);
  if (webhook?.status !== 'active') return { next: 'end' };
  if (webhook.nextAtMs > nowMs) return { next: 'round', notBeforeMs: webhook.nextAtMs };

  // a worker that has died may have left something unpublished
  await feed.publish();
  const backlogs = await webhooks.backlogs(webhookId);
  const stretch = await feed.read(webhook.after, {
    limit: eventsPerRound,
    filter: filterOf(webhook),
  });
  if (!stretch) return disable(deps, webhook, { atMs: nowMs, cause: 'restored' });
  const { events, upTo } = stretch;
  const waiting = new Map(backlogs.map((backlog) => [backlog.projectId, backlog]));
  const work = [
    ...backlogs
      .filter(({ nextAtMs }) => nextAtMs <= nowMs)
      .map((backlog) => () => catchUp(deps, webhook, backlog)),
    ...[...byProject(events.filter(({ event }) => !isBroughtInAsHistory(event)))]
      .filter(([projectId]) => !waiting.has(projectId))
      .map(
        ([, own]) =>
          () =>
            tell(deps, webhook, own),
      ),
  ];
  const told = await tellAll(work);
  const failures = told.filter(({ failed }) => failed);
  const gone = failures.find(({ failed }) => failed?.status === 410);
  if (gone) return disable(deps, webhook, { atMs: nowMs, cause: 'gone', status: 410 });

  const delivered = told.reduce((sum, each) => sum + each.delivered, 0);
  const faults = failures.filter(
    ({ projectId, failed }) => !waiting.has(projectId) && !isAboutMessage(failed),
  );
  const isDown = delivered === 0 && faults.length > 0;
  for (const each of told) {
    const before = waiting.get(each.projectId);
    if (!isDown || before) await noteBacklog(deps, webhook, each, before, nowMs);
  }
  if (isDown) return leaveAlone(deps, webhook, faults, nowMs);
  const isWhole = told.length === work.length;
  const moved = isWhole && upTo !== null && upTo.position !== webhook.after?.position;
  if (moved || delivered > 0) {
    await webhooks.progressed(webhook, {
      ...(moved && { after: upTo }),
      ...(delivered > 0 && { attempts: 0, failingSinceMs: null, nextAtMs: 0, lastDeliveredAtMs: Date.now() }),
    });
  }
  const left = await webhooks.backlogs(webhookId);
  const tooOld = left.find(({ failingSinceMs }) => isOver(deps, failingSinceMs, nowMs));
  if (tooOld) {
    const { projectId } = tooOld;
    const failed = told.find((each) => each.projectId === projectId)?.failed;
    return disable(deps, webhook, { atMs: nowMs, cause: 'not-taken', projectId, ...lastWords(failed) });
  }
  const nextAtMs = Math.min(...left.map((backlog) => backlog.nextAtMs));
  if (moved || delivered > 0 || !isWhole) return { next: 'round' };
  return { next: 'round', isIdle: true, ...(left.length > 0 && { notBeforeMs: nextAtMs }) };
}

/** Whether a receiver says that it cannot take this message, and nothing about others. */
function isAboutMessage(failed: PostOutcome | undefined): boolean {
  return [400, 409, 413, 422].includes(failed?.status ?? 0);
}

/** Which events of the feed it gets. */
function filterOf({ types, projectIds, ownerIds }: Webhook) {
  return {
    ...(types && { types }),
    ...(projectIds && { projectIds }),
    ...(ownerIds && { ownerIds }),
  };
}

/** The events of each project, in order. */
function byProject(events: readonly FeedEvent[]): Map<string, FeedEvent[]> {
  const found = new Map<string, FeedEvent[]>();
  for (const event of events) {
    const own = found.get(event.subjectId);
    if (own) own.push(event);
    else found.set(event.subjectId, [event]);
  }
  return found;
}

/** Does all of the work, unless the first of it shows that the receiver takes nothing. */
async function tellAll(work: readonly (() => Promise<Told>)[]): Promise<Told[]> {
  const first = await Promise.all(work.slice(0, probes).map((each) => each()));
  if (first.length > 0 && first.every(({ failed, delivered }) => failed && delivered === 0)) return first;
  return [...first, ...(await pLimit(projectsAtOnce).map(work.slice(probes), (each) => each()))];
}

/** Delivers events of one project until one is not taken. */
async function tell(deps: WebhookDeps, webhook: Webhook, events: readonly FeedEvent[]): Promise<Told> {
  const projectId = events[0]?.subjectId ?? '';
  let delivered = 0;
  let upTo = (events[0]?.revision ?? 1) - 1;
  for (const event of events) {
    const outcome = await attempt(deps, webhook, event);
    if (!outcome.isDelivered) return { projectId, delivered, upTo, failed: outcome };
    delivered += 1;
    upTo = event.revision;
  }
  return { projectId, delivered, upTo };
}

async function catchUp(deps: WebhookDeps, webhook: Webhook, backlog: WebhookBacklog): Promise<Told> {
  const { projectId, afterRevision } = backlog;
  // what is new comes with the backlog, so that the order stays
  const events = await deps.store.feed.ofProject(projectId, {
    afterRevision,
    upToPosition: webhook.after?.position ?? 0,
    limit: eventsPerRound,
    filter: filterOf(webhook),
  });
  if (events.length === 0) return { projectId, delivered: 0, upTo: afterRevision };
  return tell(deps, webhook, events);
}

async function attempt(
  { store, destinations, watched }: WebhookDeps,
  webhook: Webhook,
  event: FeedEvent,
): Promise<PostOutcome> {
  const atMs = Date.now();
  const view = feedEventView(event);
  const message = webhookMessage(view.id, view.type, view.at, view);
  const outcome = await postMessage(
    { url: webhook.url, secrets: goodSecrets(webhook, atMs) },
    message,
    destinations,
  );
  watched?.webhookAttempted(outcome.isDelivered);
  const { retryAfterSeconds: _, ...logged } = outcome;
  await store.webhooks.log({ webhookId: webhook.id, eventId: view.id, type: view.type, atMs, ...logged });
  return outcome;
}

/** Nothing could be delivered: the receiver is left alone for a while, or for good. */
async function leaveAlone(
  deps: WebhookDeps,
  webhook: Webhook,
  failures: readonly Told[],
  nowMs: number,
): Promise<WebhookRound> {
  const failingSinceMs = webhook.failingSinceMs ?? nowMs;
  if (isOver(deps, failingSinceMs, nowMs)) {
    return disable(deps, webhook, { atMs: nowMs, cause: 'down', ...lastWords(failures[0]?.failed) });
  }
  const attempts = webhook.attempts + 1;
  const asked = Math.max(0, ...failures.map(({ failed }) => failed?.retryAfterSeconds ?? 0));
  const nextAtMs = nowMs + backoffMs(attempts, deps.dayMs, asked);
  await deps.store.webhooks.progressed(webhook, { attempts, failingSinceMs, nextAtMs });
  return { next: 'round', notBeforeMs: nextAtMs };
}

/** Begins, goes on with or ends a project's backlog, after some of its events were delivered or not. */
async function noteBacklog(
  { store, dayMs }: WebhookDeps,
  { id: webhookId }: Webhook,
  { projectId, upTo: afterRevision, delivered, failed }: Told,
  before: WebhookBacklog | undefined,
  nowMs: number,
): Promise<void> {
  if (!failed && !before) return;
  if (!failed) {
    // a full round may have left some behind
    if (delivered < eventsPerRound) await store.webhooks.endBacklog(webhookId, projectId);
    else {
      const goesOn = { attempts: 0, failingSinceMs: nowMs, nextAtMs: nowMs };
      await store.webhooks.keepBacklog({ webhookId, projectId, afterRevision, ...goesOn });
    }
    return;
  }
  const goesOn = before && delivered === 0;
  const attempts = (goesOn ? before.attempts : 0) + 1;
  const failingSinceMs = goesOn ? before.failingSinceMs : nowMs;
  const nextAtMs = nowMs + backoffMs(attempts, dayMs, failed.retryAfterSeconds);
  await store.webhooks.keepBacklog({
    webhookId,
    projectId,
    afterRevision,
    attempts,
    failingSinceMs,
    nextAtMs,
  });
}

function isOver({ dayMs }: WebhookDeps, sinceMs: number, nowMs: number): boolean {
  return nowMs - sinceMs >= patienceDays * dayMs;
}

function lastWords(failed: PostOutcome | undefined): Pick<WebhookDisabled, 'status' | 'detail'> {
  return {
    ...(failed?.status !== undefined && { status: failed.status }),
    ...(failed?.error !== undefined && { detail: failed.error }),
  };
}

async function disable(
  { store }: WebhookDeps,
  { id, personId }: Webhook,
  disabled: WebhookDisabled,
): Promise<WebhookRound> {
  // somebody else may have disabled it in the meantime, and then knows
  const isNew = (await store.webhooks.disable(id, disabled)) !== null;
  return isNew ? { next: 'disabled', personId, atMs: disabled.atMs } : { next: 'end' };
}
