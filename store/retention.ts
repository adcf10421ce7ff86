import type { mongo } from 'mongoose';
import type { Retention } from '../contracts/sandbox/retention';
import type { Models } from './models/models';

/** An answer is promised for whole days from when it was given; its row was made when the request began. */
const answerMarginSeconds = 3_600;

/** An index by which the server deletes rows, so many seconds after the date in a field. */
export interface Expiry {
  readonly model: ExpiringModel;
  readonly field: string;
  readonly seconds: number;
}

interface ExpiringModel {
  readonly collection: {
    readonly collectionName: string;
    indexes(): Promise<readonly object[]>;
    createIndex(keys: Record<string, 1>, options: mongo.CreateIndexesOptions): Promise<string>;
    dropIndex(name: string): Promise<unknown>;
  };
}

const daySeconds = 86_400;

/** How long attempts of webhooks are kept, in days: longer than anybody looks for a fault. */
const deliveryDays = 30;

/** How long reports are listed that wait for no project any more, in days: a quarter of a year, for whoever asks. */
const parkedDays = 90;

/** How long files on their way in, and what was wrong with them, are kept, in days. */
const importDays = 30;

/** How long what somebody typed waits for them to go on, in days: longer than anybody is away. */
const draftDays = 30;

/** What expires, and when. */
export function expiries(
  models: Pick<
    Models,
    | 'outbox'
    | 'links'
    | 'idempotency'
    | 'webhookDeliveries'
    | 'parkedReports'
    | 'imports'
    | 'importParts'
    | 'importProblems'
    | 'drafts'
  >,
  { mailDays, linkDays, answerDays }: Retention,
): readonly Expiry[] {
  const { outbox, links, idempotency, webhookDeliveries, parkedReports, drafts } = models;
  const files = [models.imports, models.importParts, models.importProblems];
  return [
    { model: outbox, field: 'settledAt', seconds: mailDays * daySeconds },
    { model: links, field: 'expiresAt', seconds: linkDays * daySeconds },
    { model: idempotency, field: 'createdAt', seconds: answerDays * daySeconds + answerMarginSeconds },
    { model: webhookDeliveries, field: 'at', seconds: deliveryDays * daySeconds },
    { model: parkedReports, field: 'endedAt', seconds: parkedDays * daySeconds },
    ...files.map((model) => ({ model, field: 'at', seconds: importDays * daySeconds })),
    { model: drafts, field: 'at', seconds: draftDays * daySeconds },
  ];
}

/** Creates the index of an expiry. An index with another period, as before a setting was changed, is replaced. */
export async function ensureExpiry({ model: { collection }, field, seconds }: Expiry): Promise<void> {
  const present = (await presentIndexes(collection)).find(({ key }) => Object.keys(key).join() === field);
  if (present?.expireAfterSeconds === seconds) return;
  // several processes may start at once: the index may be gone already, and then there is nothing to drop
  if (present) await collection.dropIndex(present.name).catch(ignoring(indexNotFound));
  await collection.createIndex({ [field]: 1 }, { expireAfterSeconds: seconds });
}

interface PresentIndex {
  readonly name: string;
  readonly key: Readonly<Record<string, unknown>>;
  readonly expireAfterSeconds?: number;
}

/** MongoDB's codes for a missing collection and a missing index. */
const namespaceNotFound = 26;
const indexNotFound = 27;

/** A collection's indexes; none when the collection does not exist. */
export async function presentIndexes(collection: {
  indexes(): Promise<readonly object[]>;
}): Promise<readonly PresentIndex[]> {
  const found = await collection.indexes().catch(ignoring(namespaceNotFound));
  return (found ?? []) as readonly PresentIndex[];
}

function ignoring(code: number) {
  return (error: unknown): undefined => {
    if ((error as { code?: unknown }).code !== code) throw error;
  };
}
