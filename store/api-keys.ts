import type { Model } from 'mongoose';
import type { ApiKeyRow, Scope } from './models/api-key-models';
import { hashSecret, randomSecret } from './kit/secrets';

/** What a valid key stands for. */
export interface ApiKey {
  /** The start of the key's hash: identifies the key in logs and as an actor, and gives nothing away. */
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** A key as operators see it: everything but the key itself. */
export interface ApiKeyRecord extends ApiKey {
  readonly createdAt: Date;
  /** Null when it does not expire. */
  readonly expiresAt: Date | null;
}

export interface ApiKeys {
  /**
   * Makes a key of 256 random bits and stores its hash. The key itself is returned only this once.
   *
   * @param expiresAt null when it does not expire
   */
  create(key: { name: string; scopes: readonly Scope[]; expiresAt: Date | null }): Promise<string>;
  /** What a key stands for; null when it is unknown or has expired. */
  find(key: string, now: Date): Promise<ApiKey | null>;
  /** Every key, expired ones too, oldest first. */
  list(): Promise<ApiKeyRecord[]>;
  /**
   * Ends a key: from then on requests with it are refused.
   *
   * @returns whether there was one with this id
   */
  revoke(id: string): Promise<boolean>;
}

/** Makes keys easy to recognise, for people and for scanners that look for leaked secrets. */
const keyPrefix = 'mp_';

export function apiKeys(model: Model<ApiKeyRow>): ApiKeys {
  return {
    async create({ name, scopes, expiresAt }) {
      const key = keyPrefix + randomSecret();
      await model.create({
        _id: hashSecret(key),
        name,
        scopes: [...scopes],
        createdAt: new Date(),
        expiresAt,
      });
      return key;
    },
    async find(key, now) {
      const row = await model.findById(hashSecret(key)).lean();
      if (!row || (row.expiresAt && row.expiresAt <= now)) return null;
      return { id: idOf(row), name: row.name, scopes: row.scopes };
    },
    async list() {
      const rows = await model.find().sort({ createdAt: 1 }).lean();
      return rows.map((row) => {
        const { name, scopes, createdAt, expiresAt } = row;
        return { id: idOf(row), name, scopes, createdAt, expiresAt };
      });
    },
    async revoke(id) {
      const rows = await model.find({}, { _id: 1 }).lean();
      const found = rows.find((row) => idOf(row) === id);
      if (!found) return false;
      return (await model.deleteOne({ _id: found._id })).deletedCount === 1;
    },
  };
}

function idOf({ _id }: Pick<ApiKeyRow, '_id'>): string {
  return _id.slice(0, 12);
}
