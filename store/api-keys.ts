import { randomBytes } from 'node:crypto';
import type { Model } from 'mongoose';
import { isDuplicateKey } from './kit/duplicate-key';
import { hashSecret, isSameHash, randomSecret } from './kit/secrets';
import type { ApiKeyNameRow, ApiKeyRow, ApiKeyUseRow, Scope } from './models/api-key-models';

/** What a valid key stands for. */
export interface ApiKey {
  /** Public and the same for the key's whole life, also after a rotation. */
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Null: as many as the installation allows every key. */
  readonly requestsPerMinute: number | null;
  /** When the presented key stops working: it expires, or its overlap after a rotation is over. Null: never. */
  readonly endsAt: Date | null;
  /** When the key expires, whatever is presented for it. Null: never. */
  readonly expiresAt: Date | null;
}

/** A key as operators see it: everything but the key itself. */
export interface ApiKeyRecord extends Omit<ApiKey, 'endsAt'> {
  readonly createdAt: Date;
  /** The actor who made it; null: an operator, at the command line. */
  readonly createdBy: string | null;
  readonly revokedAt: Date | null;
  /** Until when the key before the last rotation works too; null when there is none. */
  readonly overlapEndsAt: Date | null;
  /** To the minute; null: never. */
  readonly lastUsedAt: Date | null;
}

export type KeyStatus = 'live' | 'expired' | 'revoked';

/** Whether a key works at an instant. */
export function keyStatus(
  { revokedAt, expiresAt }: Pick<ApiKeyRecord, 'revokedAt' | 'expiresAt'>,
  now: Date,
): KeyStatus {
  if (revokedAt) return 'revoked';
  return expiresAt && expiresAt <= now ? 'expired' : 'live';
}

function isLive({ revokedAtMs, expiresAtMs }: ApiKeyRow, nowMs: number): boolean {
  return revokedAtMs === null && (expiresAtMs === null || expiresAtMs > nowMs);
}

export interface NewKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Null when it does not expire. */
  readonly expiresAt: Date | null;
  readonly requestsPerMinute?: number | null;
  readonly createdBy?: string | null;
}

/** A key that was just made or rotated, with the one string that opens it: it is stored nowhere. */
export interface MadeKey {
  readonly key: string;
  readonly record: ApiKeyRecord;
}

/** How a key is rotated. */
export interface Rotation {
  /** How long the present key goes on working beside the new one, in milliseconds. */
  readonly overlapMs: number;
  /** Absent: it expires when it did before. */
  readonly expiresAt?: Date | null;
}

export interface ApiKeys {
  /**
   * Makes a key of 256 random bits and stores its hash. Null when a key that works has this name.
   */
  create(key: NewKey): Promise<MadeKey | null>;
  /** Makes a key in the place of any that has its name, which is revoked: for tools that make one at each run. */
  createAnew(key: NewKey): Promise<string>;
  /** What a key stands for; null when it is unknown, revoked, rotated away or has expired. */
  find(key: string, now: Date): Promise<ApiKey | null>;
  read(id: string): Promise<ApiKeyRecord | null>;
  /** Keys by id, those that work no more too. */
  list(page?: { readonly afterId?: string; readonly limit?: number }): Promise<ApiKeyRecord[]>;
  /** Gives a key that works a new secret; null when there is none with this id. */
  rotate(id: string, rotation: Rotation): Promise<MadeKey | null>;
  /** Sets the limit of a key; null when there is none with this id. */
  limit(id: string, requestsPerMinute: number | null): Promise<ApiKeyRecord | null>;
  /** Ends a key; null when there is none with this id. A revoked key stays as it is. */
  revoke(id: string): Promise<ApiKeyRecord | null>;
}

export interface ApiKeyModels {
  readonly apiKeys: Model<ApiKeyRow>;
  readonly apiKeyNames: Model<ApiKeyNameRow>;
  readonly apiKeyUses: Model<ApiKeyUseRow>;
}

/**
 * `mp_<id>_<secret>`. The prefix makes keys easy to recognise, for people and for scanners that look for leaked secrets.
 */
const keyPattern = /^mp_([0-9a-f]{12})_[A-Za-z0-9_-]{43}$/;

/** Whether a text can be a key at all: nothing else needs to be looked up. */
export function isKeyShaped(text: string): boolean {
  return keyPattern.test(text);
}

export function apiKeys({ apiKeys: keys, apiKeyNames: names, apiKeyUses: uses }: ApiKeyModels): ApiKeys {
  const recordsOf = async (rows: readonly ApiKeyRow[]): Promise<ApiKeyRecord[]> => {
    const used = await uses.find({ _id: { $in: rows.map(({ _id }) => _id) } }).lean();
    const lastUse = new Map(used.map(({ _id, lastUsedAtMs }) => [_id, lastUsedAtMs]));
    return rows.map((row) => recordOf(row, lastUse.get(row._id) ?? null));
  };
  const read = async (id: string): Promise<ApiKeyRecord | null> => {
    const row = await keys.findById(id).lean();
    return row ? ((await recordsOf([row]))[0] ?? null) : null;
  };

  /** Gives a name to a key, unless one that works has it. */
  const claimName = async (name: string, keyId: string): Promise<boolean> => {
    const _id = nameId(name);
    try {
      await names.create({ _id, keyId });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const held = await names.findById(_id).lean();
    const holder = held && (await keys.findById(held.keyId).lean());
    if (!held || (holder && isLive(holder, Date.now()))) return false;
    return (await names.updateOne({ _id, keyId: held.keyId }, { $set: { keyId } })).modifiedCount === 1;
  };

  /** Changes a row as it is now; null when there is none, or `change` leaves it. */
  const change = async (
    id: string,
    changed: (row: ApiKeyRow) => Partial<ApiKeyRow> | null,
  ): Promise<boolean> => {
    for (;;) {
      const row = await keys.findById(id).lean();
      const $set = row && changed(row);
      if (!$set) return false;
      const { revision } = row;
      const written = await keys.updateOne(
        { _id: id, revision },
        { $set: { ...$set, revision: revision + 1 } },
      );
      if (written.modifiedCount === 1) return true;
    }
  };

  const create: ApiKeys['create'] = async ({ name, scopes, expiresAt, requestsPerMinute, createdBy }) => {
    const id = randomBytes(6).toString('hex');
    const key = newSecret(id);
    // the key is there before it is named: whoever finds the name taken can see by whom
    await keys.create({
      _id: id,
      name,
      scopes: [...scopes],
      requestsPerMinute: requestsPerMinute ?? null,
      createdAtMs: Date.now(),
      createdBy: createdBy ?? null,
      expiresAtMs: expiresAt?.getTime() ?? null,
      revokedAtMs: null,
      secrets: [{ hash: hashSecret(key), untilMs: null }],
      revision: 1,
    });
    if (!(await claimName(name, id))) {
      await keys.deleteOne({ _id: id });
      return null;
    }
    return made(key, await read(id));
  };
  const revoke: ApiKeys['revoke'] = async (id) => {
    await change(id, ({ revokedAtMs }) => (revokedAtMs === null ? { revokedAtMs: Date.now() } : null));
    return read(id);
  };

  return {
    create,
    async createAnew(key) {
      for (;;) {
        const done = await create(key);
        if (done) return done.key;
        const held = await names.findById(nameId(key.name)).lean();
        if (held) await revoke(held.keyId);
      }
    },
    async find(key, now) {
      const [, id] = keyPattern.exec(key) ?? [];
      if (id === undefined) return null;
      const row = await keys.findById(id).lean();
      if (!row || !isLive(row, now.getTime())) return null;
      const hash = hashSecret(key);
      const secret = row.secrets.find((each) => isSameHash(each.hash, hash));
      if (!secret || (secret.untilMs !== null && secret.untilMs <= now.getTime())) return null;
      const { name, scopes, requestsPerMinute, expiresAtMs } = row;
      return {
        ...{ id, name, scopes, requestsPerMinute },
        expiresAt: toDate(expiresAtMs),
        endsAt: toDate(earliest(expiresAtMs, secret.untilMs)),
      };
    },
    read,
    async list({ afterId, limit } = {}) {
      const after = afterId === undefined ? {} : { _id: { $gt: afterId } };
      const found = keys.find(after).sort({ _id: 1 });
      return recordsOf(await (limit === undefined ? found : found.limit(limit)).lean());
    },
    async rotate(id, { overlapMs, expiresAt }) {
      const key = newSecret(id);
      const isDone = await change(id, (row) => {
        const nowMs = Date.now();
        if (!isLive(row, nowMs)) return null;
        const kept = row.secrets
          .map(({ hash, untilMs }) => ({ hash, untilMs: earliest(untilMs, nowMs + overlapMs) ?? nowMs }))
          .filter(({ untilMs }) => untilMs > nowMs);
        const secrets = [{ hash: hashSecret(key), untilMs: null }, ...kept];
        return { secrets, ...(expiresAt !== undefined && { expiresAtMs: expiresAt?.getTime() ?? null }) };
      });
      return isDone ? made(key, await read(id)) : null;
    },
    async limit(id, requestsPerMinute) {
      await change(id, () => ({ requestsPerMinute }));
      return read(id);
    },
    revoke,
  };
}

function newSecret(id: string): string {
  return `mp_${id}_${randomSecret()}`;
}

function made(key: string, record: ApiKeyRecord | null): MadeKey {
  if (!record) throw new Error('A key that was just written cannot be read.');
  return { key, record };
}

/** A name by which keys are told apart: differences of case and of width do not count. */
function nameId(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

function earliest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

function toDate(atMs: number | null): Date | null {
  return atMs === null ? null : new Date(atMs);
}

function recordOf(row: ApiKeyRow, lastUsedAtMs: number | null): ApiKeyRecord {
  const { _id, name, scopes, requestsPerMinute, createdBy } = row;
  const overlapEndMs = row.secrets[1]?.untilMs ?? null;
  return {
    id: _id,
    ...{ name, scopes, requestsPerMinute, createdBy },
    createdAt: new Date(row.createdAtMs),
    expiresAt: toDate(row.expiresAtMs),
    revokedAt: toDate(row.revokedAtMs),
    overlapEndsAt: toDate(overlapEndMs !== null && overlapEndMs > Date.now() ? overlapEndMs : null),
    lastUsedAt: toDate(lastUsedAtMs),
  };
}
