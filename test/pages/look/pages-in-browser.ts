import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import type { Language } from '../../../domain/playbook/playbook';
import type { PageVisits } from '../page-visits';
import { pageVisits } from '../page-visits';
import type { ApiSettings } from '../../../api/app';
import type { RunningApi } from '../../api/running-api';
import { startApi } from '../../api/running-api';
import { faultsOf, isBrowserWanted, launchBrowser, measuresOf, picture } from '../../support/chromium';
import { createReaders, readers } from './page-addresses';

/** A browser, and an API whose pages it shows. */
export interface PagesInBrowser {
  readonly api: RunningApi;
  readonly visits: PageVisits;
  contextFor(look: Look): Promise<BrowserContext>;
  /** A new session of somebody: the value of its cookie. */
  sessionOf(personId: string): Promise<string>;
  /** Looks at pages as somebody who has signed in, the reader of the language by default, and expects nothing to be wrong. */
  look(addresses: Readonly<Record<string, string>>, language: Language, personId?: string): Promise<void>;
  /** The same as somebody who has not. */
  lookAsGuest(addresses: Readonly<Record<string, string>>, language: Language): Promise<void>;
}

export interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
  readonly cookie?: string;
  /** What the browser asks for; English by default. */
  readonly language?: Language;
  /** By default pages may run scripts. */
  readonly scripts?: boolean;
}

/**
 * Tests with a browser, of which a suite has one.
 *
 * @param settings those of the API that are not as usual
 */
export function inBrowser(
  name: string,
  tests: (pages: PagesInBrowser) => void,
  settings: () => Partial<ApiSettings> = () => ({}),
): void {
  (isBrowserWanted ? describe : describe.skip)(name, () => {
    let api: RunningApi;
    let visits: PageVisits;
    let browser: Browser;
    beforeAll(async () => {
      const launched = launchBrowser();
      api = await startApi({ settings: settings() });
      visits = pageVisits(api);
      await createReaders(api);
      browser = await launched;
    });
    afterAll(async () => {
      await browser?.close();
      await api?.stop();
    });

    const pages: PagesInBrowser = {
      get api() {
        return api;
      },
      get visits() {
        return visits;
      },
      async contextFor({ colorScheme, width, cookie, language = 'en', scripts = true }) {
        const viewport = { width, height: 900 };
        const context = await browser.newContext({
          ...{ colorScheme, viewport, javaScriptEnabled: scripts, locale: language },
        });
        if (cookie) await context.addCookies([{ name: 'milepost_session', value: cookie, url: api.url }]);
        return context;
      },
      sessionOf: (personId) => sessionOf(pages, personId),
      look: async (addresses, language, personId = readers[language]) =>
        lookAt(pages, addresses, language, await sessionOf(pages, personId)),
      lookAsGuest: (addresses, language) => lookAt(pages, addresses, language),
    };
    tests(pages);
  });
}

const looks = [
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 390 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 1280 },
] as const;

/**
 * The looks in which axe searches a page, in each language: both colour schemes, and both ends of the widths. Targets and
 * regions that scroll are measured in the widest alone.
 */
const searched: readonly (typeof looks)[number][] = [looks[0], looks[3]];

/**
 * Each page is loaded once: what a colour scheme or a width changes is its style alone. Its measures are taken in every
 * look.
 */
async function lookAt(
  { api, contextFor }: PagesInBrowser,
  addresses: Readonly<Record<string, string>>,
  language: Language,
  cookie?: string,
): Promise<void> {
  const context = await contextFor({
    ...{ colorScheme: 'light', width: 390, language },
    ...(cookie !== undefined && { cookie }),
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // the browser says of every 4xx that it was one
    if (!message.text().includes('Failed to load resource')) complaints.push(message.text());
  });
  for (const [name, address] of Object.entries(addresses)) {
    await page.goto(api.url + address);
    // what a reader may unfold is looked at too
    await page.evaluate(
      'document.querySelectorAll("main details").forEach((each, at) => { each.open = at === 0; })',
    );
    for (const look of looks) {
      const { colorScheme, width } = look;
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await picture(page, `${name}-${language}-${colorScheme}-${width}`);

      const where = `${name} ${colorScheme} ${width}`;
      expect({ where, complaints }).toEqual({ where, complaints: [] });
      if (searched.includes(look)) {
        expect({ where, faults: await faultsOf(page, look) }).toEqual({ where, faults: [] });
      }
      expect({ where, ...(await measuresOf(page)) }).toEqual({ where, tooLow: [], overflows: false });
    }
  }
  await context.close();
}

async function sessionOf(
  { api, visits }: Pick<PagesInBrowser, 'api' | 'visits'>,
  personId: string,
): Promise<string> {
  const token = await visits.link(personId, { kind: 'sign-in' }, 60_000);
  const { headers } = await api.ask('POST', '/sign-in/confirm', { form: { token } });
  return /milepost_session=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';
}
