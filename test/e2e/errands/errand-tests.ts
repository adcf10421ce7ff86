import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Language } from '../../../domain/playbook/playbook';
import { faultsOf, isBrowserWanted, measuresOf, picture } from '../../support/chromium';
import type { Desk } from './desk';
import type { Walk } from './walk';
import { mostClicks, walkOn } from './walk';

/** Something that one person comes for. */
export interface Errand {
  readonly name: string;
  /**
   * Makes what the errand is about.
   *
   * @param run tells it from that of another run
   */
  readonly prepare: (desk: Desk, run: string) => Promise<PreparedErrand>;
}

export interface PreparedErrand {
  /** Whose errand it is. */
  readonly personId: string;
  /** From Today, to which the front door leads. */
  readonly walk: (walk: Walk) => Promise<void>;
  /** What the page says afterwards, and what is so in the platform. */
  readonly check: (page: Page) => Promise<void>;
}

/** One way in which every errand is done. */
interface Way {
  readonly name: string;
  readonly language: Language;
  readonly width: number;
  readonly scripts: boolean;
  readonly colorScheme: 'light' | 'dark';
  readonly isByKeyboard?: boolean;
  /** Of a screen; 2 is a page at 200 %. */
  readonly zoom?: number;
  /** Whether axe looks at each page, in both colour schemes. */
  readonly isSearched?: boolean;
}

const ways: readonly Way[] = [
  { name: 'on a phone without scripts', language: 'en', width: 390, scripts: false, colorScheme: 'light' },
  { name: 'on a small phone', language: 'zh-TW', width: 320, scripts: true, colorScheme: 'dark' },
  {
    ...{ name: 'at a desk', language: 'zh-TW', width: 1280, scripts: true, colorScheme: 'light' },
    isSearched: true,
  },
  { name: 'at a desk without scripts', language: 'en', width: 1280, scripts: false, colorScheme: 'dark' },
  {
    ...{
      name: 'by keyboard alone, at 200 %',
      language: 'en',
      width: 640,
      scripts: true,
      colorScheme: 'light',
    },
    ...{ isByKeyboard: true, zoom: 2, isSearched: true },
  },
];

/** Does errands in every way. */
export function testErrands(
  errands: readonly Errand[],
  { start, stop }: { readonly start: () => Promise<Desk>; readonly stop?: () => Promise<void> },
): void {
  (isBrowserWanted ? describe : describe.skip)('an errand takes at most five clicks', () => {
    let desk: Desk;
    beforeAll(async () => {
      desk = await start();
    }, 180_000);
    afterAll(async () => {
      await desk?.stop();
      await stop?.();
    }, 60_000);

    let runs = 0;
    const searched = new Set<string>();
    describe.each(ways)('$name', (way) => {
      it.each(errands)(
        '$name',
        async ({ name, prepare }) => {
          runs += 1;
          const { personId, walk, check } = await prepare(desk, String(runs));
          const page = await pageFor(desk, way, personId);
          let seen = 0;
          const look = async (): Promise<void> => {
            seen += 1;
            await picture(page, `${name}-${seen}-${way.language}-${way.colorScheme}-${way.width}`);
            await measure(page);
            if (!way.isSearched) return;
            const what = `${way.name} ${personId} ${await shapeOf(page)}`;
            if (!searched.has(what)) await search(page, way);
            searched.add(what);
          };
          const walking = walkOn(page, way.isByKeyboard === true, look);
          await page.goto(desk.platform.apiUrl);
          await look();
          await walk(walking);
          await check(page);
          expect(walking.clicks()).toBeLessThanOrEqual(way.isByKeyboard ? Infinity : mostClicks);
          await page.context().close();
        },
        120_000,
      );
    });
  });
}

async function pageFor({ browser, platform, signIn }: Desk, way: Way, personId: string): Promise<Page> {
  const { colorScheme, width, scripts, language, zoom = 1 } = way;
  const context = await browser.newContext({
    ...{ colorScheme, javaScriptEnabled: scripts, locale: language, deviceScaleFactor: zoom },
    viewport: { width, height: width > 640 ? 900 : 844 },
    ...(width < 640 && { hasTouch: true, isMobile: true }),
  });
  const value = await signIn(personId, language);
  await context.addCookies([{ name: 'milepost_session', value, url: platform.apiUrl }]);
  return context.newPage();
}

const schemes = ['light', 'dark'] as const;

/** Expects that nothing is too low for a thumb, and that the page does not scroll sideways. */
async function measure(page: Page): Promise<void> {
  const where = page.url();
  expect({ where, ...(await measuresOf(page)) }).toEqual({ where, tooLow: [], overflows: false });
}

/** Which page it is, and what of it is unfolded: one that was searched is not searched again. */
async function shapeOf(page: Page): Promise<string> {
  const unfolded = await page.locator('details[open]').count();
  return `${new URL(page.url()).pathname} ${unfolded}`;
}

/** Expects axe to find nothing in either colour scheme. */
async function search(page: Page, { width, colorScheme: usual }: Way): Promise<void> {
  const where = page.url();
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    const faults = await faultsOf(page, { colorScheme, width });
    expect({ where, colorScheme, faults }).toEqual({ where, colorScheme, faults: [] });
  }
  await page.emulateMedia({ colorScheme: usual });
}
