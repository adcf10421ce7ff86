import { expect, it } from '@jest/globals';
import { addressesFor, customerAddresses, projectOf, readers, reviewAddresses } from './page-addresses';
import { faultsOf, picture } from '../../support/chromium';
import { inBrowser } from './pages-in-browser';

inBrowser('the pages in a browser', (pages) => {
  it('show what is wrong beside the field, and keep what was typed', async () => {
    const { act } = await addressesFor(pages, 'zh-TW');
    const context = await pages.contextFor({ colorScheme: 'dark', width: 390 });
    const page = await context.newPage();
    await page.goto(pages.api.url + act);
    await page.fill('#note', '已經放進客戶檔案。');
    // as a browser that checks nothing by itself
    await page.evaluate('document.querySelector("form").noValidate = true');
    await page.click('form.card button');

    await picture(page, 'wrong-zh-TW-dark-390');
    expect(await page.inputValue('#note')).toBe('已經放進客戶檔案。');
    const described = await page.getAttribute('#evidence', 'aria-describedby');
    expect(described).toBe('evidence-hint evidence-error');
    expect(await page.textContent('#evidence-error')).toBe('請填寫此欄。');
    expect(await faultsOf(page)).toEqual([]);

    await page.fill('#evidence', 'crm:profile/9');
    await page.click('form.card button');
    await picture(page, 'done-zh-TW-dark-390');
    expect(await page.textContent('h1')).toBe('任務已完成');
    expect(await faultsOf(page)).toEqual([]);
    await context.close();
  });

  it('show the fields of the chosen decision of a review alone, and what was refused at its project', async () => {
    const { review } = await reviewAddresses(pages, 'zh-TW');
    const context = await pages.contextFor({ colorScheme: 'light', width: 390 });
    const page = await context.newPage();
    await page.goto(pages.api.url + review);
    const article = page.locator('article').first();
    await article.locator('summary').click();
    expect(await article.locator('[name=dueOn]').isVisible()).toBe(false);

    await article.locator('select[name=decision]').selectOption('push');
    expect(await article.locator('[name=dueOn]').isVisible()).toBe(true);
    expect(await article.locator('[name=reason]').isVisible()).toBe(false);
    await picture(page, 'review-push-zh-TW-light-390');
    await article.locator('select[name=decision]').selectOption('reassign');
    expect(await article.locator('[name=personId]').isVisible()).toBe(true);
    await article.locator('select[name=decision]').selectOption('drop');
    await article.locator('textarea').fill('客戶沒有預算。');
    await article.locator('form:has(select) button').click();

    const refused = page.locator('article:target');
    expect(await refused.locator('[role=alert]').isVisible()).toBe(true);
    expect(await refused.locator('textarea').inputValue()).toBe('客戶沒有預算。');
    expect(await refused.locator('[name=reason]').getAttribute('aria-invalid')).toBe('true');
    await picture(page, 'review-refused-zh-TW-light-390');
    expect(await faultsOf(page)).toEqual([]);
    await refused.locator('[name=reason]').selectOption('no-budget');
    await refused.locator('form:has(select) button').click();
    await page.waitForURL(/done=/);
    expect(await page.locator('[role=status]').textContent()).toContain('您的決定已執行。');
    await context.close();
  });

  it('show two versions of a customer side by side, and what is wrong in a form of the archive', async () => {
    const { 'edit-customer': edit } = await customerAddresses(pages, 'zh-TW');
    await pages.api.store.drafts.drop(readers['zh-TW'], edit ?? '');
    const cookie = await pages.sessionOf(readers['zh-TW']);
    const context = await pages.contextFor({ colorScheme: 'light', width: 390, cookie });
    const page = await context.newPage();
    await page.goto(pages.api.url + edit);
    await page.fill('#timeZone', 'Mars');
    await page.fill('#sector', '冷凍食品');
    await page.click('form.card button');
    await picture(page, 'customer-wrong-zh-TW-light-390');
    expect(await page.textContent('#timeZone-error')).toContain('Asia/Taipei');
    expect(await page.inputValue('#sector')).toBe('冷凍食品');
    expect(await faultsOf(page)).toEqual([]);

    await pages.api.ask('PATCH', `/v1/customers/works-zh-TW`, {
      body: { sector: '飲料', region: '新竹' },
      headers: { 'If-Match': '*', 'X-Milepost-Actor': 'manager-1' },
    });
    await page.fill('#timeZone', 'Asia/Tokyo');
    await page.click('form.card button');
    await picture(page, 'customer-conflict-zh-TW-light-390');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture(page, 'customer-conflict-zh-TW-dark-1280');
    expect(await faultsOf(page)).toEqual([]);
    await page.check('#choose-sector-mine');
    await page.click('form.card button');
    await page.waitForURL(/saved=1/u);
    const saved = await pages.api.store.customers.read('works-zh-TW');
    expect(saved).toMatchObject({ sector: '冷凍食品', region: '新竹', timeZone: 'Asia/Tokyo' });
    await context.close();
  });

  it('sign somebody in, let them act and sign them out, by the keyboard alone', async () => {
    const token = await pages.visits.link('reader-en', { kind: 'sign-in' }, 60_000);
    const projectId = await projectOf(pages.api, 'reader-en', 'Keyboard line');
    const [task] = await pages.visits.tasks(projectId);
    const context = await pages.contextFor({ colorScheme: 'light', width: 1280 });
    const page = await context.newPage();

    await page.goto(`${pages.api.url}/sign-in/confirm?token=${token}`);
    await page.focus('button');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${pages.api.url}/today`);
    await page.focus(`a[href^="/my/tasks/${projectId}/${task!.id}/complete"]`);
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#evidence');
    await page.fill('#evidence', 'crm:profile/1');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/today\?.*did=complete/);
    await page.waitForSelector(':text("The task is completed")');
    await page.click('details.account summary');
    await page.click('form[action="/sign-out"] button');

    expect(await page.textContent('h1')).toBe('You are signed out');
    await page.goto(`${pages.api.url}/today`);
    expect(page.url()).toBe(`${pages.api.url}/sign-in`);
    await context.close();
  });
});
