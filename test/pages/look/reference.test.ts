import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { faultsOf, picture } from '../../support/chromium';
import { inBrowser } from './pages-in-browser';

inBrowser('the reference in a browser', (pages) => {
  it.each([
    { colorScheme: 'light', width: 1280 },
    { colorScheme: 'dark', width: 390 },
  ] as const)('is shown without asking another host ($colorScheme, $width)', async (look) => {
    const context = await pages.contextFor(look);
    const page = await context.newPage();
    const elsewhere: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(pages.api.url))
        elsewhere.push(request.url());
    });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));

    await page.goto(`${pages.api.url}/docs`);
    await page.getByRole('heading', { name: 'Milepost', level: 1 }).waitFor();
    await picture(page, `reference-${look.colorScheme}-${look.width}`, false);
    expect(await page.locator('#plain').count()).toBe(0);
    expect(await page.getByText('Pages', { exact: true }).count()).toBe(0);
    for (const language of ['Shell', 'Node.js', 'Python']) {
      expect(await page.getByRole('tab', { name: language }).count()).toBe(1);
    }
    expect(await faultsOf(page)).toEqual([]);

    await page.goto(`${pages.api.url}/docs#tag/reports/POST/v1/milestones`);
    await page.reload();
    await sampleShown(page);
    await picture(page, `operation-${look.colorScheme}-${look.width}`, false);
    expect(await faultsOf(page)).toEqual([]);
    expect(elsewhere).toEqual([]);
    expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
    await context.close();
  });

  it('is searched', async () => {
    const context = await pages.contextFor({ colorScheme: 'dark', width: 1280 });
    const page = await context.newPage();
    await page.goto(`${pages.api.url}/docs`);
    await page.getByRole('heading', { name: 'Milepost', level: 1 }).waitFor();

    await page.keyboard.press('Control+k');
    await page.locator('[role="dialog"] input').waitFor();
    await page.keyboard.type('rotate');
    await page
      .locator('[role="dialog"] [role="option"]', { hasText: '/v1/keys/{id}/rotate' })
      .first()
      .waitFor();
    await picture(page, 'search-dark-1280', false);
    await context.close();
  });

  it('says what there is without scripts', async () => {
    const context = await pages.contextFor({ colorScheme: 'light', width: 390, scripts: false });
    const page = await context.newPage();
    await page.goto(`${pages.api.url}/docs`);

    expect(await page.locator('main a[href="/openapi.json"]').isVisible()).toBe(true);
    expect(await page.locator('text=POST /v1/milestones').isVisible()).toBe(true);
    await picture(page, 'reference-without-scripts');
    await context.close();
  });
});

/** The sample beside an operation is in curl. */
async function sampleShown(page: Page): Promise<void> {
  await page.locator('text=/^curl .*v1.milestones/').first().waitFor();
}
