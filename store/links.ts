import { randomBytes } from 'node:crypto';
import type { Model } from 'mongoose';
import type { LinkKind, LinkTarget } from '../contracts/link-targets';
import type { LinkRow } from './models';
import { hashSecret, randomSecret } from './secrets';

/** What a link opens, for whom, and for how long. */
export interface NewLink {
  readonly personId: string;
  readonly target: LinkTarget;
  readonly expiresAt: Date;
}

export interface Link extends NewLink {
  /** Names the link without giving its token away: commands that come through it are called after it. */
  readonly id: string;
  readonly usedAt: Date | null;
  /** Of a reply address: what its mail has said, see `keepSaid`; empty: that was not kept. */
  readonly said: Uint8Array;
}

/** Links in mails. Their tokens are random, stored as hashes, bound to one person and one target, and expire. */
export interface Links {
  /** @returns the tokens in the order of the links, this once */
  create(links: readonly NewLink[]): Promise<string[]>;
  /** Takes back links that nobody has got. */
  discard(tokens: readonly string[]): Promise<void>;
  /** What a token opens, expired or not; null when there is no such token. */
  find(token: string): Promise<Link | null>;
  /** Those of many texts that are tokens of links, expired or not. */
  tokensAmong(texts: readonly string[]): Promise<Set<string>>;
  /** Keeps what the mail with a reply address has said, as `saidIn` gives it. */
  keepSaid(token: string, said: Uint8Array): Promise<void>;
  /** Uses a link up. False: it has been used before, or has expired. */
  use(id: string, now: Date): Promise<boolean>;
  /** Makes the links of one kind that a person has worthless, such as sessions. */
  revoke(personId: string, kind: LinkKind, now: Date): Promise<void>;
}

/** How many ids one query asks for; servers take tens of thousands. */
const mostAtOnce = 1_000;

/** A token of a reply address: mail servers may put the local part into lower case, and it holds 64 characters. */
function addressSecret(): string {
  return randomBytes(16).toString('hex');
}

export function links(model: Model<LinkRow>): Links {
  return {
    async create(given) {
      const rows = given.map((link) => ({
        token: link.target.kind === 'reply' ? addressSecret() : randomSecret(),
        link,
      }));
      await model.insertMany(
        rows.map(({ token, link }) => ({ _id: hashSecret(token), ...link, usedAt: null })),
      );
      return rows.map(({ token }) => token);
    },
    async discard(tokens) {
      await model.deleteMany({ _id: { $in: tokens.map(hashSecret) } });
    },
    async find(token) {
      const row = await model.findById(hashSecret(token)).lean();
      if (!row) return null;
      const { _id, personId, target, expiresAt, usedAt, said } = row;
      return { id: _id, personId, target, expiresAt, usedAt, said: bytesOf(said) };
    },
    async tokensAmong(texts) {
      const known = new Set<string>();
      const hashes = new Map(texts.map((text) => [hashSecret(text), text]));
      const ids = [...hashes.keys()];
      for (let at = 0; at < ids.length; at += mostAtOnce) {
        const rows = await model.find({ _id: { $in: ids.slice(at, at + mostAtOnce) } }, { _id: 1 }).lean();
        for (const { _id } of rows) known.add(hashes.get(_id) ?? '');
      }
      return known;
    },
    async keepSaid(token, said) {
      await model.updateOne({ _id: hashSecret(token) }, { $set: { said: Buffer.from(said) } });
    },
    async use(id, now) {
      const used = await model.updateOne(
        { _id: id, usedAt: null, expiresAt: { $gt: now } },
        { $set: { usedAt: now } },
      );
      return used.modifiedCount === 1;
    },
    async revoke(personId, kind, now) {
      await model.updateMany({ personId, 'target.kind': kind, usedAt: null }, { $set: { usedAt: now } });
    },
  };
}

/** A row that is read without its model has the bytes as the driver gives them. */
function bytesOf(value: Buffer | { readonly buffer: Uint8Array } | undefined): Uint8Array {
  if (value === undefined) return new Uint8Array();
  return value instanceof Uint8Array ? value : value.buffer;
}
