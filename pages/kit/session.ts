import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Person } from '../../contracts/wire/directory';
import { knownSessionOf } from '../../store/links';
import type { Store } from '../../store/store';
import type { Browser } from '../../api/kit/route';

/**
 * Browsers that have signed in. A session is a link of kind `session`, so it is stored as a hash and can be revoked;
 * its token is the cookie.
 */

const cookieName = 'milepost_session';

/** For how long people stay signed in. */
export interface SessionSettings {
  /** In any browser, hours: by default a working day, so that one left open is signed out by the next morning. */
  readonly hours: number;
  /** On a device that is their own, days; 0: they are not asked. */
  readonly ownDeviceDays: number;
}

export const usualSessions: SessionSettings = { hours: 8, ownDeviceDays: 30 };

/** A session is noted as used at most this often, in milliseconds. */
const seenEveryMs = 10 * 60_000;

export interface Session {
  readonly person: Person;
  readonly token: string;
}

type Stores = Pick<Store, 'links' | 'people'>;

/** The sessions of requests under way: the header of a page and the page itself ask for the same one. */
const asked = new WeakMap<object, Promise<Session | null>>();

/** Who is signed in with a browser; null when nobody is, or when they have left. Looked up once in each request. */
export function sessionOf(store: Stores, browser: Pick<Browser, 'cookies'>): Promise<Session | null> {
  const known = asked.get(browser) ?? findSession(store, browser);
  asked.set(browser, known);
  return known;
}

async function findSession(store: Stores, { cookies }: Pick<Browser, 'cookies'>): Promise<Session | null> {
  const token = cookies[cookieName];
  if (token === undefined || token === '') return null;
  const link = await store.links.find(token);
  if (link?.target.kind !== 'session' || link.usedAt || link.expiresAt <= new Date()) return null;
  const person = await store.people.read(link.personId);
  if (!person?.active) return null;
  const now = new Date();
  if (now.getTime() - (link.seenAtMs ?? 0) > seenEveryMs) {
    await store.links.noteSeen(knownSessionOf(token).id, now);
  }
  return { person, token };
}

/** The header that begins a session in a browser. */
export function sessionCookie(token: string, seconds: number, publicUrl: string): string {
  return cookieHeader(cookieName, token, seconds, publicUrl);
}

/** The header that ends it. */
export function endedCookie(publicUrl: string): string {
  return cookieHeader(cookieName, '', 0, publicUrl);
}

/** A cookie that no script and no other site gets. */
export function cookieHeader(name: string, value: string, seconds: number, publicUrl: string): string {
  const secure = publicUrl.startsWith('https:') ? ['Secure'] : [];
  return [`${name}=${value}`, 'Path=/', `Max-Age=${seconds}`, 'HttpOnly', 'SameSite=Lax', ...secure].join(
    '; ',
  );
}

/**
 * A key for one form of a session: a random id, signed with the session's token. It identifies the form's command, and
 * proves that the form is from a page of this session.
 */
export function formKey({ token }: Pick<Session, 'token'>): string {
  const id = randomUUID();
  return `${id}.${signature(token, id)}`;
}

/** The random id in a form's key; null when the key is not from this session. */
export function idOfFormKey({ token }: Pick<Session, 'token'>, key: string): string | null {
  const [id = '', given = ''] = key.split('.', 2);
  return isSame(given, signature(token, id)) ? id : null;
}

/** Compares in a time that tells nothing; by bytes, since what was sent may be any text. */
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function signature(token: string, id: string): string {
  return createHmac('sha256', token).update(`form ${id}`).digest('base64url');
}

/** How long after a session what was typed in it is still kept, in milliseconds: over a holiday. */
const keptAfterMs = 14 * 86_400_000;

/**
 * A key for what is typed into the form at an address. It says whose form it is when the session has ended and the
 * browser has forgotten its cookie, and opens nothing: what comes with it is kept for them until they sign in.
 */
export function draftKey({ token }: Pick<Session, 'token'>, address: string): string {
  const { id, hash } = knownSessionOf(token);
  return `${id}.${draftSignature(hash, address)}`;
}

/** Whose form at an address it is, by its key; null when the key is not of such a form, or they have left. */
export async function writerOf(
  store: Pick<Store, 'links' | 'people'>,
  key: string,
  address: string,
): Promise<Person | null> {
  const [id = '', given = ''] = key.split('.', 2);
  const session = id === '' ? null : await store.links.session(id);
  if (!session || session.expiresAt.getTime() + keptAfterMs < Date.now()) return null;
  if (!isSame(given, draftSignature(session.hash, address))) return null;
  const person = await store.people.read(session.personId);
  return person?.active ? person : null;
}

function draftSignature(hash: string, address: string): string {
  return createHmac('sha256', hash).update(`draft ${address}`).digest('base64url');
}
