import type { Browser } from '../../api/kit/route';
import { cookieHeader } from '../kit/session';

/** What a browser keeps while its person is at the company's own sign-in. */

export const companyPath = '/sign-in/company';

/** Where the issuer sends browsers back to, below the address of the pages. */
export const companyCallback = `${companyPath}/callback` as const;

/** As long as an emailed link works: time to find a password and a second factor. */
const keptSeconds = 15 * 60;

export interface UnderWay {
  /** Proves that the same browser comes back; empty when none was begun. */
  readonly secret: string;
  readonly isOwnDevice: boolean;
}

/**
 * Over TLS the name keeps other hosts of the domain from setting the cookie: with a secret of their own in it they could
 * sign somebody in as somebody else.
 */
function nameOf(publicUrl: string): string {
  return `${publicUrl.startsWith('https:') ? '__Host-' : ''}milepost_company`;
}

export function underWayCookie({ secret, isOwnDevice }: UnderWay, publicUrl: string): string {
  return cookieHeader(nameOf(publicUrl), isOwnDevice ? `${secret}.own` : secret, keptSeconds, publicUrl);
}

export function underWay({ cookies }: Pick<Browser, 'cookies'>, publicUrl: string): UnderWay {
  const [secret = '', own] = (cookies[nameOf(publicUrl)] ?? '').split('.', 2);
  return { secret, isOwnDevice: own === 'own' };
}
