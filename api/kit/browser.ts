import type { IncomingHttpHeaders } from 'node:http';
import type { Language } from '../../domain/playbook/playbook';
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

/** The longest header that is looked at: browsers send a tenth of it. */
const longestAccepted = 1_000;

/**
 * The one of our languages that a browser prefers, by the weights that it gives (RFC 9110, 12.5.4); of equal ones the
 * first. Chinese of any kind, `zh-HK` too, is answered in Traditional Chinese. Who names none of ours reads English.
 */
export function browserLanguage({ 'accept-language': accepted = '' }: IncomingHttpHeaders): Language {
  const ranges = accepted.slice(0, longestAccepted).split(',').flatMap(rangeOf);
  const [best] = ranges.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  return best?.language ?? 'en';
}

function rangeOf(range: string): { readonly language: Language; readonly weight: number }[] {
  const [, tag = '', q = '1'] = /^\s*([a-z]{1,8})\b[^;]*(?:;\s*q\s*=\s*([\d.]+))?\s*$/i.exec(range) ?? [];
  // Cantonese and Hakka readers read Chinese
  const isChinese = /^(?:zh|yue|hak|nan)$/i.test(tag);
  const weight = Number(q);
  if (!(isChinese || /^en$/i.test(tag)) || Number.isNaN(weight)) return [];
  return [{ language: isChinese ? 'zh-TW' : 'en', weight }];
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
