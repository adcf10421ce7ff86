import { expect, it } from '@jest/globals';
import type { Language } from '../../../domain/playbook/playbook';
import { person } from '../../api/running-api';
import { faultsOf, picture } from '../../support/chromium';
import { inBrowser } from './pages-in-browser';
import { busyDay } from './today-pages';

inBrowser('the list of today in a browser', (pages) => {
  it.each<Language>(['en', 'zh-TW'])('can be read and used by everybody (%s)', async (language) => {
    const { id, addresses } = await busyDay(pages, language);
    await pages.look(addresses, language, id);

    await pages.api.store.people.create(person(`free-${language}`, { language }));
    await pages.look({ 'today-free': '/today' }, language, `free-${language}`);
  });

  it.each([
    ['en', 'dark', 320],
    ['zh-TW', 'light', 1280],
  ] as const)(
    'has nothing wrong in what is behind “more” (%s, %s, %d)',
    async (language, colorScheme, width) => {
      const look = { colorScheme, width };
      const cookie = await pages.sessionOf(`busy-${language}`);
      const context = await pages.contextFor({ ...look, language, cookie });
      const page = await context.newPage();
      await page.goto(`${pages.api.url}/today`);
      await page.evaluate(
        'document.querySelectorAll(".entry details").forEach((each) => { each.open = true; })',
      );
      await picture(page, `today-more-${language}-${width}`);

      expect(await faultsOf(page, look)).toEqual([]);
      const root = 'document.documentElement';
      expect(await page.evaluate(`${root}.scrollWidth > ${root}.clientWidth`)).toBe(false);
      await context.close();
    },
  );

  it('lets somebody do a task without scripts, by keyboard alone, and goes on where they were', async () => {
    const cookie = await pages.sessionOf('busy-en');
    const context = await pages.contextFor({ colorScheme: 'light', width: 390, cookie, scripts: false });
    const page = await context.newPage();
    await page.goto(`${pages.api.url}/today`);
    const done = page.getByRole('button', { name: /^Done ?: Do what the weekly review asks for/ });
    await done.focus();
    await picture(page, 'today-before-done', false);
    await page.keyboard.press('Enter');
    const notice = page.getByRole('status');
    await notice.waitFor();
    await picture(page, 'today-after-done', false);

    expect(await notice.innerText()).toContain('The task is completed');
    expect(await done.count()).toBe(0);
    const box = await notice.boundingBox();
    expect(box!.y).toBeGreaterThanOrEqual(0);
    expect(box!.y).toBeLessThan(900);
    await context.close();
  });
});
