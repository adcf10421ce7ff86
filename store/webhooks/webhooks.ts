import { randomUUID } from 'node:crypto';
import type { Model } from 'mongoose';
import type { Condition } from '../lists/conditions';
import { listing } from '../lists/listing';
import type { Models } from '../models/models';
import type {
  WebhookDisabled,
  WebhookBacklogRow,
  WebhookDeliveryRow,
  WebhookFilter,
  WebhookRow,
} from '../models/webhook-models';
import { isDuplicateKey } from '../kit/duplicate-key';

/** A webhook, with its secrets: nobody but its deliveries needs those. */
export type Webhook = Readonly<Omit<WebhookRow, '_id'>> & { readonly id: string };

/** What its owner sets. */
export type WebhookSettings = Pick<Webhook, 'name' | 'url' | 'personId' | keyof WebhookFilter>;

export type WebhookBacklog = Readonly<Omit<WebhookBacklogRow, '_id'>>;
export type WebhookDelivery = Readonly<Omit<WebhookDeliveryRow, '_id' | 'id' | 'at'>>;

/** The last delivery on a page. */
export interface DeliveryPosition {
  readonly atMs: number;
  readonly id: string;
}

/** Webhooks, how far each is, and what was tried. */
export interface Webhooks {
  /** @returns false: the id is taken */
  create(webhook: Webhook): Promise<boolean>;
  read(id: string): Promise<Webhook | null>;
  /** By id. */
  list(page: { afterId?: string | undefined; limit: number }): Promise<Webhook[]>;
  count(): Promise<number>;
  active(): Promise<string[]>;
  /** @returns null: it does not exist or has another revision by now */
  change(
    id: string,
    revision: number,
    changes: Partial<WebhookSettings & Pick<Webhook, 'secrets'>>,
  ): Promise<Webhook | null>;
  /** Deliveries begin anew after a place; what waited in backlogs comes from there too. */
  restart(id: string, after: Webhook['after']): Promise<Webhook | null>;
  /** It is tried at once, from where it stopped. */
  enable(id: string): Promise<Webhook | null>;
  disable(id: string, disabled: WebhookDisabled): Promise<Webhook | null>;
  remove(id: string): Promise<boolean>;
  /** Notes how a round ended; changes nothing when deliveries began anew meanwhile. */
  progressed(
    { id, run }: Pick<Webhook, 'id' | 'run'>,
    changes: Partial<
      Pick<Webhook, 'after' | 'attempts' | 'failingSinceMs' | 'nextAtMs' | 'lastDeliveredAtMs'>
    >,
  ): Promise<void>;

  backlogs(webhookId: string): Promise<WebhookBacklog[]>;
  keepBacklog(backlog: WebhookBacklog): Promise<void>;
  endBacklog(webhookId: string, projectId: string): Promise<void>;

  /** @returns the id of the line */
  log(delivery: WebhookDelivery): Promise<string>;
  /** Newest first. */
  deliveries(
    webhookId: string,
    page: { isDelivered?: boolean | undefined; after?: DeliveryPosition | undefined; limit: number },
  ): Promise<(WebhookDelivery & { readonly id: string })[]>;
}

export function webhooks(
  models: Pick<Models, 'webhooks' | 'webhookBacklogs' | 'webhookDeliveries'>,
): Webhooks {
  const { webhooks: rows, webhookBacklogs: backlogs, webhookDeliveries: log } = models;
  const changed = async (filter: object, update: object): Promise<Webhook | null> => {
    const row = await rows.findOneAndUpdate(filter, update, { returnDocument: 'after' }).lean();
    return row && webhookOf(row);
  };
  return {
    async create({ id, ...webhook }) {
      try {
        await rows.create([{ _id: id, ...webhook }]);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async read(id) {
      const row = await rows.findById(id).lean();
      return row && webhookOf(row);
    },
    async list({ afterId, limit }) {
      const after = afterId === undefined ? {} : { _id: { $gt: afterId } };
      return (await rows.find(after).sort({ _id: 1 }).limit(limit).lean()).map(webhookOf);
    },
    count: () => rows.countDocuments(),
    async active() {
      return (await rows.find({ status: 'active' }, { _id: 1 }).lean()).map(({ _id }) => _id);
    },
    change: (id, revision, changes) =>
      changed({ _id: id, revision }, { $set: changes, $inc: { revision: 1 } }),
    async restart(id, after) {
      const fresh = { after, attempts: 0, failingSinceMs: null, nextAtMs: 0 };
      const begun = await changed({ _id: id }, { $set: fresh, $inc: { run: 1, revision: 1 } });
      // after the new run has begun: a round of the old one ends by itself, and its backlogs with it
      if (begun) await backlogs.deleteMany({ webhookId: id });
      return begun;
    },
    async enable(id) {
      // their three days begin anew
      await backlogs.updateMany({ webhookId: id }, { attempts: 0, failingSinceMs: Date.now(), nextAtMs: 0 });
      return changed(
        { _id: id },
        {
          $set: { status: 'active', attempts: 0, failingSinceMs: null, nextAtMs: 0 },
          $unset: { disabled: 1 },
          $inc: { revision: 1 },
        },
      );
    },
    disable: (id, disabled) =>
      changed(
        { _id: id, status: 'active' },
        { $set: { status: 'disabled', disabled }, $inc: { revision: 1 } },
      ),
    async remove(id) {
      const { deletedCount } = await rows.deleteOne({ _id: id });
      await backlogs.deleteMany({ webhookId: id });
      await log.deleteMany({ webhookId: id });
      return deletedCount === 1;
    },
    async progressed({ id, run }, changes) {
      await rows.updateOne({ _id: id, run }, { $set: changes });
    },
    async backlogs(webhookId) {
      return (await backlogs.find({ webhookId }).lean()).map(({ _id, ...backlog }) => backlog);
    },
    async keepBacklog(backlog) {
      const { webhookId, projectId } = backlog;
      // the embedded server gives a replacement that it inserts another id
      await backlogs.updateOne({ _id: `${webhookId}:${projectId}` }, { $set: backlog }, { upsert: true });
    },
    async endBacklog(webhookId, projectId) {
      await backlogs.deleteOne({ _id: `${webhookId}:${projectId}` });
    },
    async log(delivery) {
      const id = randomUUID();
      await log.create([{ _id: id, id, at: new Date(delivery.atMs), ...delivery }]);
      return id;
    },
    async deliveries(webhookId, { isDelivered, after, limit }) {
      return deliveriesOf(log, webhookId, isDelivered, after, limit);
    },
  };
}

async function deliveriesOf(
  log: Model<WebhookDeliveryRow>,
  webhookId: string,
  isDelivered: boolean | undefined,
  after: DeliveryPosition | undefined,
  limit: number,
) {
  const conditions: Condition[] = [
    { field: 'webhookId', op: 'is', value: webhookId },
    ...(isDelivered === undefined ? [] : [{ field: 'isDelivered', op: 'is' as const, value: isDelivered }]),
  ];
  const found = await listing(log, { idField: 'id' }).page({
    conditions,
    order: { field: 'atMs', descending: true },
    after: after && { key: after.atMs, id: after.id },
    limit,
  });
  return found.rows.map(({ _id, at: _, ...delivery }) => delivery);
}

function webhookOf({ _id: id, ...row }: WebhookRow): Webhook {
  return { id, ...row };
}

/** The secrets that are good at an instant, the newest first. */
export function goodSecrets({ secrets }: Pick<Webhook, 'secrets'>, nowMs: number): string[] {
  return secrets.filter(({ untilMs }) => untilMs === null || untilMs > nowMs).map(({ secret }) => secret);
}
