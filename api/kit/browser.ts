import type { IncomingHttpHeaders } from 'node:http';
import type { Request } from 'express';
import type { Language } from '../../domain/playbook/playbook';
import type { Browser } from './route';

/** What a request says about the browser that sent it. */
export function browserOf({ headers, method, originalUrl }: Request): Browser {
  const fetchSite = headers['sec-fetch-site'];
  return {
    address: originalUrl,
    agent: headers['user-agent'] ?? '',
    isVisit: method === 'GET',
    cookies: cookiesOf(headers.cookie ?? ''),
    fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
    origin: headers.origin,
    language: browserLanguage(headers),
  };
}

/** Whether a request is a person's who opens an address, and no program's: those take any type, or ask for JSON. */
export function wantsPage(request: Request): boolean {
  return ['GET', 'HEAD'].includes(request.method) && request.accepts(['json', 'html']) === 'html';
}

/** The longest header that is read: browsers send a tenth of it. */
const longestAccepted = 1_000;

/**
 * Which of our languages a browser prefers, by the weights it gives (RFC 9110, 12.5.4); the first on a tie. Any kind of
 * Chinese, `zh-HK` too, gets Traditional Chinese. Readers of neither language get English.
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

/** Cookies by name (RFC 6265, 5.4); when a name comes twice the first counts, being the more specific one. */
function cookiesOf(header: string): Record<string, string> {
  const pairs = header.split(';').map((part) => {
    const [name = '', ...value] = part.split('=');
    return [name.trim(), value.join('=').trim()] as const;
  });
  return Object.fromEntries(pairs.filter(([name]) => name !== '').reverse());
}

/**
 * Whether a POST comes from one of our own pages. A browser that does not say passes: its cookie is not sent from other
 * sites (SameSite), and the form carries a key of its session.
 */
export function isFromOwnPage({ fetchSite, origin }: Browser, publicUrl: string): boolean {
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none';
  // pages send no referrer, and browsers then give the origin of their forms as "null"
  if (origin === undefined || origin === 'null') return true;
  return origin === new URL(publicUrl).origin;
}
