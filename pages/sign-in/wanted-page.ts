import type { Browser } from '../../api/kit/route';
import { cookieHeader } from '../kit/session';

/** The page that somebody asked for before they had to sign in. */

const cookieName = 'milepost_wanted';

/** As long as a sign-in link works. */
const keptSeconds = 15 * 60;

/** Longer addresses are none of ours, but for those with a search. */
const longest = 1_000;

/** The header by which a browser remembers an address of ours. */
export function wantedCookie(address: string, publicUrl: string): string {
  const value = address.length <= longest ? encodeURIComponent(address) : '';
  return cookieHeader(cookieName, value, keptSeconds, publicUrl);
}

/** Where to go after signing in; null when nothing was asked for, or it would lead elsewhere. */
export function wantedBefore({ cookies }: Pick<Browser, 'cookies'>, publicUrl: string): string | null {
  const address = decoded(cookies[cookieName] ?? '');
  // a cookie may have come from anywhere on the domain: only paths are followed, and none to signing in again
  if (!/^\/[^/\\]/.test(address) || address.startsWith('/sign-')) return null;
  if (!URL.canParse(address, publicUrl)) return null;
  const { origin, pathname, search } = new URL(address, publicUrl);
  return origin === new URL(publicUrl).origin ? pathname + search : null;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
