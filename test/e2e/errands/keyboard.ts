import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

/** Longer than the way through any page. */
const mostStops = 250;

/** Where the focus is, and how it is shown. */
interface Stop {
  readonly what: string;
  readonly hasRing: boolean;
  readonly isSeen: boolean;
  readonly isSame: boolean;
  /** Whether it is the document itself, behind the last element. */
  readonly isEnd: boolean;
  /** Place in the page, without what is scrolled. */
  readonly x: number;
  readonly y: number;
}

/** The stop before is kept in the page: a field for a day is several stops. */
const readStop = `(() => {
  const element = document.activeElement;
  const [box] = element.getClientRects();
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const isSame = window.stopBefore === element;
  window.stopBefore = element;
  if (!box || element === document.body) {
    return { what: element.tagName, hasRing: true, isSeen: true, isSame, isEnd: true, x: 0, y: 0 };
  }
  const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  let [x, y] = [box.left + scrollX, box.top + scrollY];
  for (let around = element.parentElement; around && around !== document.documentElement; around = around.parentElement) {
    x += around.scrollLeft;
    y += around.scrollTop;
  }
  return {
    what: element.outerHTML.slice(0, 200),
    hasRing: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    isSeen: there !== null && (element.contains(there) || there.contains(element)),
    isSame, isEnd: false, x, y,
  };
})()`;

/** Elements of a page, as far as these functions ask: they run in the browser. */
interface InPage {
  readonly ownerDocument: { readonly activeElement: InPage; readonly body: InPage };
  compareDocumentPosition(other: InPage): number;
}

const isFocused = (element: InPage): boolean => element.ownerDocument.activeElement === element;

/** 4 is DOCUMENT_POSITION_FOLLOWING. */
const isBeforeFocus = (element: InPage): boolean => {
  const { activeElement, body } = element.ownerDocument;
  return activeElement !== body && (element.compareDocumentPosition(activeElement) & 4) > 0;
};

/** How far two things of one line may be apart in height (px). */
const sameLine = 16;

/**
 * Goes to an element with the Tab key, and back to one before with Shift. Wherever the focus stops on the way it is to be
 * seen, and it goes the way of reading: never up and back at once.
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const isBefore = await target.evaluate(isBeforeFocus);
  let before: Stop | null = null;
  for (let stops = 0; stops < mostStops; stops += 1) {
    await page.keyboard.press(isBefore ? 'Shift+Tab' : 'Tab');
    const stop: Stop = await page.evaluate(readStop);
    const isThere = await target.evaluate(isFocused);
    if (stop.isEnd) before = null;
    else if (!stop.isSame) {
      const [first, second] = isBefore ? [stop, before] : [before, stop];
      const goesBack =
        first !== null && second !== null && second.y < first.y - sameLine && second.x < first.x - sameLine;
      const { what, hasRing, isSeen } = stop;
      expect({ what, hasRing, isSeen, goesBack }).toEqual({
        what,
        hasRing: true,
        isSeen: true,
        goesBack: false,
      });
      before = stop;
    }
    if (isThere) return;
  }
  throw new Error(`The Tab key does not lead to ${String(target)}.`);
}
