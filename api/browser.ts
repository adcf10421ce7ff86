import type { IncomingHttpHeaders } from 'node:http';
import type { Language } from '../domain/playbook';
import type { Browser } from './route';

/** What the headers of a request say of the browser that sent it. */
export function browserOf(headers: IncomingHttpHeaders): Browser {
  const fetchSite = headers['sec-fetch-site'];
  return {
    cookies: cookiesOf(headers.cookie ?? ''),
    fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
    origin: headers.origin,
    language: browserLanguage(headers),
  };
}

/** Chinese of any kind is answered in Traditional Chinese, everything else in English. */
export function browserLanguage({ 'accept-language': accepted = '' }: IncomingHttpHeaders): Language {
  return /^\s*zh\b/i.test(accepted) ? 'zh-TW' : 'en';
}

/** Cookies by name (RFC 6265, 5.4); of a name that comes twice the first counts, which is the more specific one. */
function cookiesOf(header: string): Record<string, string> {
  const pairs = header.split(';').map((part) => {
    const [name = '', ...value] = part.split('=');
    return [name.trim(), value.join('=').trim()] as const;
  });
  return Object.fromEntries(pairs.filter(([name]) => name !== '').reverse());
}

/**
 * Whether a POST comes from a page of ours. A browser that does not say so passes: its cookie is not sent from other
 * sites (SameSite), and the form has a key of its session.
 */
export function isFromOwnPage({ fetchSite, origin }: Browser, publicUrl: string): boolean {
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none';
  // pages send no referrer, and with that browsers give the origin of their forms as "null"
  if (origin === undefined || origin === 'null') return true;
  return origin === new URL(publicUrl).origin;
}
