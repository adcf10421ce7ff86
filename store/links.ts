import { createHash, randomBytes } from 'node:crypto';
import type { Model } from 'mongoose';
import type { LinkTarget } from '../contracts/wire/link-targets';
import type { LinkRow } from './models/models';
import { hashSecret, randomSecret } from './kit/secrets';

/** What a link opens, for whom, and for how long. */
export interface NewLink {
  readonly personId: string;
  readonly target: LinkTarget;
  readonly expiresAt: Date;
}

export interface Link extends NewLink {
  /** Identifies the link without revealing its token: commands that come through it are named after it. */
  readonly id: string;
  readonly usedAt: Date | null;
  /** When a session was last noted as used; null: never. */
  readonly seenAtMs: number | null;
  /** For a reply address: what its email said, see `keepSaid`; empty when that was not stored. */
  readonly said: Uint8Array;
}

/** Whose session it is or was, and the hash of its token. */
export interface KnownSession extends Pick<NewLink, 'personId' | 'expiresAt'> {
  readonly hash: string;
}

/** A browser in which somebody is signed in. */
export interface OpenSession {
  /** As `knownSessionOf` gives it: it opens nothing. */
  readonly id: string;
  readonly device: string;
  readonly isOwnDevice: boolean;
  readonly sinceMs: number;
  readonly seenAtMs: number;
  readonly expiresAtMs: number;
}

/** Kinds where each link has a row of its own. */
type LoneKind = Extract<LinkTarget['kind'], 'sign-in' | 'session'>;

/**
 * Links in emails. Their tokens are random, stored as hashes, bound to one person and one target, and expire. The links
 * of one email share a row, yet each token opens only its own target: no token can be derived from another, except the
 * one for reading what a link is about, see `readingToken`.
 */
export interface Links {
  /**
   * Makes the links of one email: for one person, with the same expiry and at most one reply address.
   *
   * @returns the tokens in the order of the links, only this once
   */
  create(links: readonly NewLink[]): Promise<string[]>;
  /** Revokes the links of emails that nobody received: one token stands for all links of its email. */
  discard(tokens: readonly string[]): Promise<void>;
  /** What a token opens, expired or not; null when there is no such token. */
  find(token: string): Promise<Link | null>;
  /**
   * The session with an id as `knownSessionOf` gives it, expired or not. It proves nothing by itself: the id opens nothing,
   * and what it was proved with is to be compared with the hash.
   */
  session(id: string): Promise<KnownSession | null>;
  /** The texts that are tokens of links, expired or not. */
  tokensAmong(texts: readonly string[]): Promise<Set<string>>;
  /** Stores what the email with a reply address said, as `saidIn` gives it. */
  keepSaid(token: string, said: Uint8Array): Promise<void>;
  /** Uses a link up. False when it does not exist, was used before, or has expired. */
  use(token: string, now: Date): Promise<boolean>;
  /** Where somebody is signed in, the last used first. */
  sessionsOf(personId: string, now: Date): Promise<OpenSession[]>;
  /** Ends one of somebody's sessions. Repeating it is harmless. */
  endSession(personId: string, id: string, now: Date): Promise<void>;
  /** Records that a session is used. */
  noteSeen(id: string, now: Date): Promise<void>;
  /** Invalidates a person's links of one kind. */
  revoke(personId: string, kind: LoneKind, now: Date): Promise<void>;
}

/** How many ids one query asks for; servers accept tens of thousands. */
const mostAtOnce = 1_000;

/**
 * Length of a row's id, with which its tokens begin (72 bits): it finds the row and opens nothing. The secret after it
 * belongs to one target; together they are as long as any other secret.
 */
const idLength = 12;

/** A token of a reply address: mail servers may lower-case the local part, which holds at most 64 characters. */
function addressSecret(): string {
  return randomBytes(16).toString('hex');
}

const addressSecretLength = 32;

/** The row that a token belongs to. A reply address has no room for an id, so its hash is used. */
function rowIdOf(token: string): string {
  return (token.length === addressSecretLength ? digest(token) : token).slice(0, idLength);
}

/** The part of a session's token that finds it and opens nothing, and the hash with which the session is stored. */
export function knownSessionOf(token: string): { readonly id: string; readonly hash: string } {
  return { id: rowIdOf(token), hash: hashSecret(token) };
}

/** A token with a secret of 184 random bits. */
function newToken(rowId: string): string {
  return rowId + randomSecret().slice(idLength);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/**
 * The token that replaces an action link's token in the addresses of pages that only show: whoever sees such an address
 * can read what the link's person can read, and do nothing.
 */
export function readingToken(token: string): string {
  return rowIdOf(token) + digest(`read ${token}`).slice(idLength);
}

type StoredTarget = LinkRow['targets'][number];

/** What a link's reading token lets people read; null when the link has no reading token besides its own. */
function readingPart(target: LinkTarget): LinkTarget | null {
  switch (target.kind) {
    case 'task':
    case 'take-role':
      return { kind: 'project', projectId: target.projectId };
    case 'review':
      return { kind: 'review-projects' };
    default:
      return null;
  }
}

/**
 * For a link with a reading token, that token's hash is stored: it can be derived from the link's own token, and not
 * the other way round.
 */
function stored(target: LinkTarget, token: string): StoredTarget {
  const isReadable = readingPart(target) !== null;
  return { hash: hashSecret(isReadable ? readingToken(token) : token), target };
}

/** What a token opens among its row's targets. */
function openedBy(token: string, targets: readonly StoredTarget[]): LinkTarget | null {
  const [own, derived] = [hashSecret(token), hashSecret(readingToken(token))];
  for (const { hash, target } of targets) {
    const reading = readingPart(target);
    if (hash === own) return reading ?? target;
    if (hash === derived && reading) return target;
  }
  return null;
}

export function links(model: Model<LinkRow>): Links {
  return {
    async create(given) {
      const [first] = given;
      if (!first) return [];
      const { personId, expiresAt } = first;
      if (given.some((link) => link.personId !== personId || +link.expiresAt !== +expiresAt)) {
        throw new Error('The links of one mail are for one person, and expire together.');
      }
      const replies = given.filter(({ target }) => target.kind === 'reply').length;
      if (replies > 1) throw new Error('A mail has one reply address.');
      const address = addressSecret();
      const _id = rowIdOf(replies === 1 ? address : randomSecret());
      const made = given.map(({ target }) => ({
        target,
        token: target.kind === 'reply' ? address : newToken(_id),
      }));
      const targets = made.map(({ target, token }) => stored(target, token));
      await model.insertMany([{ _id, personId, targets, expiresAt, usedAt: null }]);
      return made.map(({ token }) => token);
    },
    async discard(tokens) {
      await model.deleteMany({ _id: { $in: [...new Set(tokens.map(rowIdOf))] } });
    },
    async find(token) {
      const row = await model.findById(rowIdOf(token)).lean();
      const target = row && openedBy(token, row.targets);
      if (!target) return null;
      const { personId, expiresAt, usedAt, seenAtMs = null, said } = row;
      return { id: hashSecret(token), personId, target, expiresAt, usedAt, seenAtMs, said: bytesOf(said) };
    },
    async session(id) {
      const row = await model.findById(id).lean();
      const part = row?.targets.find(({ target }) => target.kind === 'session');
      return row && part ? { personId: row.personId, expiresAt: row.expiresAt, hash: part.hash } : null;
    },
    async tokensAmong(texts) {
      const ofRow = new Map<string, string[]>();
      for (const text of new Set(texts)) {
        const id = rowIdOf(text);
        ofRow.set(id, [...(ofRow.get(id) ?? []), text]);
      }
      const known = new Set<string>();
      const ids = [...ofRow.keys()];
      for (let at = 0; at < ids.length; at += mostAtOnce) {
        const some = { _id: { $in: ids.slice(at, at + mostAtOnce) } };
        for (const { _id, targets } of await model.find(some, { targets: 1 }).lean()) {
          for (const text of ofRow.get(_id) ?? []) if (openedBy(text, targets)) known.add(text);
        }
      }
      return known;
    },
    async keepSaid(token, said) {
      await model.updateOne({ _id: rowIdOf(token) }, { $set: { said: Buffer.from(said) } });
    },
    async use(token, now) {
      const used = await model.updateOne(
        { _id: rowIdOf(token), 'targets.hash': hashSecret(token), usedAt: null, expiresAt: { $gt: now } },
        { $set: { usedAt: now } },
      );
      return used.modifiedCount === 1;
    },
    async sessionsOf(personId, now) {
      const rows = await model
        .find({ personId, 'targets.target.kind': 'session', usedAt: null, expiresAt: { $gt: now } })
        .lean();
      return rows.flatMap(openSession).sort((a, b) => b.seenAtMs - a.seenAtMs);
    },
    async endSession(personId, id, now) {
      await model.updateOne(
        { _id: id, personId, 'targets.target.kind': 'session', usedAt: null },
        { $set: { usedAt: now } },
      );
    },
    async noteSeen(id, now) {
      await model.updateOne({ _id: id }, { $set: { seenAtMs: now.getTime() } });
    },
    async revoke(personId, kind, now) {
      await model.updateMany(
        { personId, 'targets.target.kind': kind, usedAt: null },
        { $set: { usedAt: now } },
      );
    },
  };
}

function openSession({ _id, targets, expiresAt, seenAtMs }: LinkRow): OpenSession[] {
  const target = targets[0]?.target;
  if (target?.kind !== 'session') return [];
  const { device, isOwnDevice, sinceMs } = target;
  return [
    {
      id: _id,
      device,
      isOwnDevice,
      sinceMs,
      seenAtMs: seenAtMs ?? sinceMs,
      expiresAtMs: expiresAt.getTime(),
    },
  ];
}

/** A row read without its model has the bytes in the driver's form. */
function bytesOf(value: Buffer | { readonly buffer: Uint8Array } | undefined): Uint8Array {
  if (value === undefined) return new Uint8Array();
  return value instanceof Uint8Array ? value : value.buffer;
}
