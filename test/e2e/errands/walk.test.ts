import { describe, expect, it } from '@jest/globals';
import { isBrowserWanted, launchBrowser } from '../../support/chromium';
import { mostClicks, walkOn } from './walk';

(isBrowserWanted ? describe : describe.skip)('a walk through pages', () => {
  it('counts links, buttons and lists of choices, typing not, and fails at the first click too many', async () => {
    const browser = await launchBrowser();
    const page = await browser.newPage();
    await page.setContent(
      '<details><summary>More</summary></details><select><option>a<option>b</select><input>',
    );
    const walk = walkOn(page, false, () => Promise.resolve());

    await walk.choose('select', 'b');
    await walk.type('input', 'c');
    for (let click = 2; click <= mostClicks; click += 1) await walk.press('summary');

    expect(walk.clicks()).toBe(mostClicks);
    await expect(walk.press('summary')).rejects.toThrow('isTooMany');
    await expect(walk.choose('select', 'a')).rejects.toThrow('isTooMany');
    await browser.close();
  });
});
