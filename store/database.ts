import { randomUUID } from 'node:crypto';
import type { Connection, IndexDefinition, IndexOptions } from 'mongoose';
import type { Retention } from '../contracts/sandbox/retention';
import type { Models } from './models/models';
import { expiries, presentIndexes } from './retention';

/** An index that queries rely on and that is missing or wrong. */
export interface MissingIndex {
  readonly collection: string;
  /** Its fields in order, such as `projectId, revision`. */
  readonly fields: string;
  /** It exists, but its rows expire after another time or never. */
  readonly expiresOtherwise: boolean;
}

/** The database itself, for operators. */
export interface Database {
  readonly name: string;
  /** The server's version, such as `8.0.17`. */
  version(): Promise<string>;
  /** The server's clock, epoch milliseconds. */
  nowMs(): Promise<number>;
  /**
   * Writes a row, reads it back and deletes it.
   *
   * @throws when any of this fails, as for a user who may only read
   */
  tryWriting(): Promise<void>;
  missingIndexes(): Promise<MissingIndex[]>;
}

export function database(connection: Connection, models: Models, retention: Retention): Database {
  const admin = async (command: string): Promise<Record<string, unknown>> => {
    if (!connection.db) throw new Error('The connection is closed.');
    return connection.db.admin().command({ [command]: 1 });
  };
  return {
    name: connection.name,
    async version() {
      return String((await admin('buildInfo'))['version']);
    },
    async nowMs() {
      const { localTime } = await admin('hello');
      if (!(localTime instanceof Date)) throw new Error('The server does not say what time it is.');
      return localTime.getTime();
    },
    async tryWriting() {
      // rows of this collection expire: what a killed process leaves behind is deleted automatically
      const rows = models.idempotency;
      const _id = `doctor:${randomUUID()}`;
      const row = {
        _id,
        bodyHash: 'doctor',
        holder: 'doctor',
        attempt: _id,
        answer: null,
        createdAt: new Date(),
      };
      await rows.create(row);
      const written = await rows.findById(_id).lean();
      await rows.deleteOne({ _id });
      if (!written) throw new Error('A row that was written cannot be read back.');
    },
    async missingIndexes() {
      const missing: MissingIndex[] = [];
      const each: readonly IndexedModel[] = Object.values(models);
      const wanted = [
        ...each.flatMap(({ schema, collection }) =>
          schema.indexes().map(([key]) => ({ collection, fields: fieldsOf(key), seconds: undefined })),
        ),
        ...expiries(models, retention).map(({ model: { collection }, field, seconds }) => ({
          ...{ collection, fields: field, seconds },
        })),
      ];
      const present = new Map<IndexedModel['collection'], Awaited<ReturnType<typeof presentIndexes>>>();
      for (const { collection, fields, seconds } of wanted) {
        const indexes = present.get(collection) ?? (await presentIndexes(collection));
        present.set(collection, indexes);
        const found = indexes.find((index) => fieldsOf(index.key) === fields);
        const expiresOtherwise = found !== undefined && found.expireAfterSeconds !== seconds;
        if (found && !expiresOtherwise) continue;
        missing.push({ collection: collection.collectionName, fields, expiresOtherwise });
      }
      return missing;
    },
  };
}

interface IndexedModel {
  readonly schema: { indexes(): [IndexDefinition, IndexOptions][] };
  readonly collection: { readonly collectionName: string; indexes(): Promise<readonly object[]> };
}

/** Identifies indexes by their fields alone: the embedded server does not tell in which direction they are sorted. */
function fieldsOf(key: object): string {
  return Object.keys(key).join(', ');
}
