import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { tabTo } from './keyboard';

/** How somebody goes through pages: every tap on a link, a button or a list of choices is a click, typing is none. */
export interface Walk {
  readonly page: Page;
  readonly isByKeyboard: boolean;
  /** Follows a link, presses a button or unfolds what is folded. */
  press(target: string): Promise<void>;
  /** Opens a list of choices and takes one. */
  choose(target: string, value: string): Promise<void>;
  type(target: string, text: string): Promise<void>;
  clicks(): number;
}

/** The most clicks that an errand may take from the front door on. */
export const mostClicks = 5;

/** Looks at a page, as it is after a click. */
export type Look = (page: Page) => Promise<void>;

/** What folds out leads to no other page. */
async function isSummary(element: Locator): Promise<boolean> {
  return (await element.evaluate((node: { readonly tagName: string }) => node.tagName)) === 'SUMMARY';
}

/** A walk that counts its clicks, and fails at the one that is too many. */
export function walkOn(page: Page, isByKeyboard: boolean, look: Look): Walk {
  let clicks = 0;
  const click = (target: string): void => {
    clicks += 1;
    if (!isByKeyboard) {
      expect({ clicks, isTooMany: clicks > mostClicks, target }).toEqual({
        clicks,
        isTooMany: false,
        target,
      });
    }
  };
  // the same link may stand twice on a page: the first that is to be seen
  const found = (target: string): Locator => page.locator(target).filter({ visible: true }).first();
  return {
    page,
    isByKeyboard,
    clicks: () => clicks,
    async press(target) {
      click(target);
      const element = found(target);
      await element.waitFor();
      const isFolded = await isSummary(element);
      const pressed = isFolded ? null : page.waitForEvent('load');
      if (isByKeyboard) {
        await tabTo(page, element);
        await page.keyboard.press('Enter');
      } else await element.click();
      await pressed;
      await look(page);
    },
    async choose(target, value) {
      click(target);
      const list = found(target);
      if (!isByKeyboard) return void (await list.selectOption(value));
      await tabTo(page, list);
      await page.keyboard.press('Home');
      const choices = await list.locator('option').count();
      for (let tried = 0; tried < choices && (await list.inputValue()) !== value; tried += 1) {
        await page.keyboard.press('ArrowDown');
      }
      expect(await list.inputValue()).toBe(value);
    },
    async type(target, text) {
      const field = found(target);
      if (!isByKeyboard) return field.fill(text);
      await tabTo(page, field);
      const isDay = (await field.getAttribute('type')) === 'date';
      // fields for days take month, day and year one after the other
      const [year = '', month = '', day = ''] = text.split('-');
      await page.keyboard.type(isDay ? month + day + year : text);
      expect(await field.inputValue()).toBe(text);
    },
  };
}
