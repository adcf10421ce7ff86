import { expect, it } from '@jest/globals';
import type { Language } from '../../../domain/playbook/playbook';
import { createPeopleToFind, framePages } from './frame-addresses';
import { person } from '../../api/running-api';
import { faultsOf, picture } from '../../support/chromium';
import { inBrowser } from './pages-in-browser';

inBrowser('the frame of all pages in a browser', (pages) => {
  it.each<Language>(['en', 'zh-TW'])('can be read and used by everybody (%s)', async (language) => {
    await createPeopleToFind(pages, language);
    const { guest, signedIn } = framePages(language);

    await pages.lookAsGuest(guest, language);
    await pages.look(signedIn, language);
  });

  it('has nothing wrong in the open menu, however long a name is', async () => {
    const name = 'Wilhelmina Featherstonehaugh-Cholmondeley';
    await pages.api.store.people.create(person('long-name', { name }));
    const cookie = await pages.sessionOf('long-name');
    const context = await pages.contextFor({ colorScheme: 'dark', width: 320, cookie });
    const page = await context.newPage();
    await page.goto(`${pages.api.url}/projects`);
    await page.locator('details.account summary').click();
    await picture(page, 'frame-long-name', false);

    expect(await faultsOf(page)).toEqual([]);
    const box = await page.getByRole('button', { name: 'Sign out' }).boundingBox();
    expect(box!.x).toBeGreaterThan(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(320);
    await context.close();
  });

  it('can be used with the keyboard and without scripts', async () => {
    const cookie = await pages.sessionOf('reader-en');
    const context = await pages.contextFor({ colorScheme: 'light', width: 1280, cookie, scripts: false });
    const page = await context.newPage();
    await page.goto(`${pages.api.url}/today`);

    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    expect(await page.locator('details.account summary:focus').count()).toBe(1);
    await page.keyboard.press('Enter');
    await picture(page, 'frame-account-open', false);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();

    expect(await page.locator('nav').count()).toBe(0);
    await page.getByRole('link', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Email me a link' }).waitFor();
    await context.close();
  });
});
