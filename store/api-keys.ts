import type { Model } from 'mongoose';
import type { ApiKeyRow, Scope } from './models';
import { hashSecret, randomSecret } from './secrets';

/** What a valid key stands for. */
export interface ApiKey {
  /** The start of the key's hash: names the key in logs and as an actor, and gives nothing away. */
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
}

export interface ApiKeys {
  /**
   * Makes a key of 256 random bits and keeps its hash. The key itself is given back this once.
   *
   * @param expiresAt null: it does not expire
   */
  create(key: { name: string; scopes: readonly Scope[]; expiresAt: Date | null }): Promise<string>;
  /** What a key stands for; null when it is unknown or has expired. */
  find(key: string, now: Date): Promise<ApiKey | null>;
}

/** Makes keys easy to recognise, for people and for scanners of leaked secrets. */
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
      return { id: row._id.slice(0, 12), name: row.name, scopes: row.scopes };
    },
  };
}
