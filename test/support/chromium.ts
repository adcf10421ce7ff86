import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

/**
 * A real browser. It has to be on the PATH: where CI runs these tests they fail without it, and elsewhere they are left
 * out, with a line that says so.
 */
const executablePath = onPath('chromium') ?? onPath('google-chrome');

/** Whether tests in a browser run. */
export const isBrowserWanted = executablePath !== null || process.env['CI'] === 'true';
if (!isBrowserWanted) {
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

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: executablePath ?? 'chromium', args: ['--no-sandbox'] });
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

/** How a page is shown when axe searches it. */
export interface SearchedLook {
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
}

/** Rules of axe that are not among its own choice: how large targets are, and in the dark stronger contrast. */
function moreRules({ colorScheme, width }: SearchedLook): string[] {
  return [
    ...(width > 1_000 ? ['target-size', 'scrollable-region-focusable'] : []),
    ...(colorScheme === 'dark' ? ['color-contrast-enhanced'] : []),
  ];
}

/** What axe finds wrong in a page as it is now (WCAG 2.2, A and AA): labels, contrast, landmarks and the like. */
export async function faultsOf(page: Page, look?: SearchedLook): Promise<string[]> {
  // a page that was searched before still has it
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe);
  const more = (look ? moreRules(look) : []).map((rule) => [rule, { enabled: true }]);
  const options = JSON.stringify({ rules: Object.fromEntries(more), resultTypes: ['violations'] });
  const result = await page.evaluate<AxeResult>(`axe.run(${options})`);
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** Buttons that a thumb may miss, and whether the page is wider than its window. */
export function measuresOf(page: Page): Promise<{ tooLow: string[]; overflows: boolean }> {
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
