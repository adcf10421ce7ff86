import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { Language } from '../../../domain/playbook/playbook';
import type { PageVisits } from '../page-visits';
import { pageVisits } from '../page-visits';
import type { ApiSettings } from '../../../api/app';
import type { RunningApi } from '../../api/running-api';
import { startApi } from '../../api/running-api';
import { createReaders, readers } from './page-addresses';

/**
 * How the pages look and read in a real browser. It has to be on the PATH: where CI runs these tests they fail without
 * it, and elsewhere they are left out, with a line that says so.
 */
const executablePath = onPath('chromium') ?? onPath('google-chrome');
const isWanted = executablePath !== null || process.env['CI'] === 'true';
if (!isWanted) {
  process.stderr.write(
    '\nNO CHROMIUM ON THE PATH: the look of the pages is NOT TESTED. Install chromium.\n\n',
  );
}

/** Where pictures of all pages go, to be looked at; none are taken when it is not set. */
const pictures = process.env['MILEPOST_TEST_PICTURES'];

function onPath(program: string): string | null {
  try {
    return execFileSync('which', [program], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

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
  (isWanted ? describe : describe.skip)(name, () => {
    let api: RunningApi;
    let visits: PageVisits;
    let browser: Browser;
    beforeAll(async () => {
      const launched = chromium.launch({
        executablePath: executablePath ?? 'chromium',
        args: ['--no-sandbox'],
      });
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
 * The look in which axe searches a page, once in each language. Colours are the same at every width, and where things are
 * in every colour, so the two have all that there is.
 */
const searched: Readonly<Record<Language, (typeof looks)[number]>> = { en: looks[0], 'zh-TW': looks[3] };

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
      if (look === searched[language]) {
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

/** Rules of axe that are not among its own choice: how large targets are, and in the dark stronger contrast. */
function moreRules({ colorScheme, width }: Look): string[] {
  return [
    ...(width > 1_000 ? ['target-size', 'scrollable-region-focusable'] : []),
    ...(colorScheme === 'dark' ? ['color-contrast-enhanced'] : []),
  ];
}

/** What axe finds wrong in a page as it is now (WCAG 2.2, A and AA): labels, contrast, landmarks and the like. */
export async function faultsOf(page: Page, look?: Look): Promise<string[]> {
  await page.evaluate(axe);
  const more = (look ? moreRules(look) : []).map((rule) => [rule, { enabled: true }]);
  const options = JSON.stringify({ rules: Object.fromEntries(more), resultTypes: ['violations'] });
  const result = await page.evaluate<AxeResult>(`axe.run(${options})`);
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** Buttons that a thumb may miss, and whether the page is wider than its window. */
function measuresOf(page: Page): Promise<{ tooLow: string[]; overflows: boolean }> {
  return page.evaluate(`({
    tooLow: [...document.querySelectorAll('button,.button,select,input:not([type=hidden])')]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
      .map((element) => element.outerHTML),
    overflows: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  })`);
}

/** Takes a picture where pictures are wanted, of the whole page or of what the window shows. */
export async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage });
}
