import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { addDays, localDate } from '../../domain/calendar/local-dates';
import { weekOf } from '../../domain/calendar/review-times';
import type { Language } from '../../domain/playbook/playbook';
import type { PageVisits } from './page-visits';
import { pageVisits } from './page-visits';
import type { RunningApi } from '../api/running-api';
import { person, startApi } from '../api/running-api';

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
const inBrowser = isWanted ? describe : describe.skip;

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

let api: RunningApi;
let visits: PageVisits;
let browser: Browser;

const readers: Readonly<Record<Language, string>> = { en: 'reader-en', 'zh-TW': 'reader-zh' };
const languages = Object.keys(readers) as Language[];

inBrowser('the pages in a browser', () => {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? 'chromium', args: ['--no-sandbox'] });
    api = await startApi();
    visits = pageVisits(api);
    const managerId = 'manager-1';
    await api.store.people.create(person('reader-en', { name: 'Grace Lin', managerId }));
    await api.store.people.create(
      person('reader-zh', { name: '林玉婷', language: 'zh-TW', managerId, timeZone: 'Asia/Taipei' }),
    );
    const today = localDate(Date.now(), 'Asia/Taipei');
    for (const [id, substituteId] of [
      ['away-en', 'reader-en'],
      ['away-zh', 'reader-zh'],
    ] as const) {
      const absences = [{ from: today, to: addDays(today, 5), substituteId }];
      await api.store.people.create(person(id, { name: '陳志明', managerId, absences }));
    }
  });
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });

  it.each(languages)('can be read and used by everybody (%s)', async (language) => {
    await look(await addressesFor(language), language);
  });

  it.each(languages)('can be read and used by whoever leads projects (%s)', async (language) => {
    await look(await projectAddresses(language), language);
  });

  it('show what is wrong beside the field, and keep what was typed', async () => {
    const { act } = await addressesFor('zh-TW');
    const context = await contextFor({ colorScheme: 'dark', width: 390 });
    const page = await context.newPage();
    await page.goto(api.url + act);
    await page.fill('#note', '已經放進客戶檔案。');
    // as a browser that checks nothing by itself
    await page.evaluate('document.querySelector("form").noValidate = true');
    await page.click('form.card button');

    if (pictures) await picture(page, 'wrong-zh-TW-dark-390');
    expect(await page.inputValue('#note')).toBe('已經放進客戶檔案。');
    const described = await page.getAttribute('#evidence', 'aria-describedby');
    expect(described).toBe('evidence-hint evidence-error');
    expect(await page.textContent('#evidence-error')).toBe('請填寫此欄。');
    expect(await faultsOf(page)).toEqual([]);

    await page.fill('#evidence', 'crm:profile/9');
    await page.click('form.card button');
    if (pictures) await picture(page, 'done-zh-TW-dark-390');
    expect(await page.textContent('h1')).toBe('任務已完成');
    expect(await faultsOf(page)).toEqual([]);
    await context.close();
  });

  it('show the fields of the chosen decision of a review alone, and what was refused at its project', async () => {
    const { review } = await reviewAddresses('zh-TW');
    const context = await contextFor({ colorScheme: 'light', width: 390 });
    const page = await context.newPage();
    await page.goto(api.url + review);
    const article = page.locator('article').first();
    await article.locator('summary').click();
    expect(await article.locator('[name=dueOn]').isVisible()).toBe(false);

    await article.locator('[name=decision]').selectOption('push');
    expect(await article.locator('[name=dueOn]').isVisible()).toBe(true);
    expect(await article.locator('[name=reason]').isVisible()).toBe(false);
    if (pictures) await picture(page, 'review-push-zh-TW-light-390');
    await article.locator('[name=decision]').selectOption('reassign');
    expect(await article.locator('[name=personId]').isVisible()).toBe(true);
    await article.locator('[name=decision]').selectOption('drop');
    await article.locator('textarea').fill('客戶沒有預算。');
    await article.locator('button').click();

    const refused = page.locator('article:target');
    expect(await refused.locator('[role=alert]').isVisible()).toBe(true);
    expect(await refused.locator('textarea').inputValue()).toBe('客戶沒有預算。');
    expect(await refused.locator('[name=reason]').getAttribute('aria-invalid')).toBe('true');
    if (pictures) await picture(page, 'review-refused-zh-TW-light-390');
    expect(await faultsOf(page)).toEqual([]);
    await refused.locator('[name=reason]').selectOption('no-budget');
    await refused.locator('button').click();
    await page.waitForURL(/done=/);
    expect(await page.locator('[role=status]').textContent()).toContain('您的決定已執行。');
    await context.close();
  });

  it('sign somebody in, let them act and sign them out, by the keyboard alone', async () => {
    const token = await visits.link('reader-en', { kind: 'sign-in' }, 60_000);
    const projectId = await projectOf('reader-en', 'Keyboard line');
    const [task] = await visits.tasks(projectId);
    const context = await contextFor({ colorScheme: 'light', width: 1280 });
    const page = await context.newPage();

    await page.goto(`${api.url}/sign-in/confirm?token=${token}`);
    await page.focus('button');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${api.url}/my/tasks`);
    await page.focus(`a[href="/my/tasks/${projectId}/${task!.id}/complete"]`);
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#evidence');
    await page.fill('#evidence', 'crm:profile/1');
    await page.keyboard.press('Enter');
    await page.waitForSelector('h1:has-text("The task is completed")');
    await page.goto(`${api.url}/my/tasks`);
    await page.click('form.navigation button');

    expect(await page.textContent('h1')).toBe('You are signed out');
    await page.goto(`${api.url}/my/tasks`);
    expect(page.url()).toBe(`${api.url}/sign-in`);
    await context.close();
  });
});

/**
 * Looks at pages as somebody who has signed in, and expects nothing to be wrong. Each is loaded once: what a colour
 * scheme or a width changes is its style alone, so in the dark its colours are looked at again, and in a wide window its
 * measures.
 */
async function look(addresses: Readonly<Record<string, string>>, language: Language): Promise<void> {
  const cookie = await sessionOf(readers[language]);
  const context = await contextFor({ colorScheme: 'light', width: 390, cookie });
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
      'document.querySelectorAll("details").forEach((each, at) => { each.open = at === 0; })',
    );
    await page.evaluate(axe);
    for (const [colorScheme, width, rules] of looks) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      if (pictures) await picture(page, `${name}-${language}-${colorScheme}-${width}`);

      const where = `${name} ${colorScheme} ${width}`;
      expect({ where, complaints }).toEqual({ where, complaints: [] });
      expect({ where, faults: await faultsFound(page, rules) }).toEqual({ where, faults: [] });
      expect({ where, ...(await measuresOf(page)) }).toEqual({ where, tooLow: [], overflows: false });
    }
  }
  await context.close();
}

async function projectOf(ownerId: string, title: string): Promise<string> {
  const opened = await api.post('/v1/projects', {
    title,
    customerId: 'acme',
    ownerId,
    amount: 4_800_000,
    currency: 'TWD',
  });
  const projectId = opened.body.projectId;
  await api.get(`/v1/projects/${projectId}?revision=${opened.body.revision}`);
  return projectId;
}

async function sessionOf(personId: string): Promise<string> {
  const token = await visits.link(personId, { kind: 'sign-in' }, 60_000);
  const { headers } = await api.ask('POST', '/sign-in/confirm', { form: { token } });
  return /milepost_session=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';
}

interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
  readonly cookie?: string;
}

async function contextFor({ colorScheme, width, cookie }: Look): Promise<BrowserContext> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
  if (cookie) await context.addCookies([{ name: 'milepost_session', value: cookie, url: api.url }]);
  return context;
}

/** Every kind of page, as somebody who speaks a language sees it. */
async function addressesFor(language: Language): Promise<Record<string, string>> {
  const reader = readers[language];
  const title = language === 'en' ? 'Cooling line, hall 3' : '三號廠房冷卻產線';
  const projectId = await projectOf(reader, title);
  const [task, other] = await visits.tasks(projectId);
  const ofAbsent = await projectOf(language === 'en' ? 'away-en' : 'away-zh', title);
  const [theirs] = await visits.tasks(ofAbsent);
  await api.post(
    `/v1/projects/${projectId}/contacts`,
    { kind: 'call', note: 'They decide in April.\nThe plant manager prefers calls after four.' },
    { headers: { 'X-Milepost-Actor': reader } },
  );
  const used = await visits.taskLink(projectId, other!, 'decline');
  await visits.act(used, { note: 'No licence.' });
  const token = await visits.taskLink(projectId, task!, 'complete');
  const expired = await visits.link(reader, { kind: 'project', projectId }, -1_000);
  const signIn = await visits.link(reader, { kind: 'sign-in' }, 60_000);
  return {
    act: `/act?token=${token}`,
    contact: `/act?token=${await visits.taskLink(projectId, task!, 'record-contact')}`,
    postpone: `/act?token=${await visits.taskLink(projectId, task!, 'postpone')}`,
    'pass-on': `/act?token=${await visits.taskLink(projectId, task!, 'pass-on')}`,
    'stand-in': `/act?token=${await visits.taskLink(ofAbsent, theirs!, 'decline', reader)}`,
    used: `/act?token=${used}`,
    expired: `/projects/${projectId}?token=${expired}`,
    invalid: '/act?token=x',
    project: `/projects/${projectId}?token=${token}`,
    'sign-in': '/sign-in',
    confirm: `/sign-in/confirm?token=${signIn}`,
    'my-tasks': '/my/tasks',
    hold: `/act?token=${await visits.taskLink(projectId, task!, 'hold')}`,
    ...(await reviewAddresses(language)),
  };
}

/** What somebody, or their manager, can do about projects of theirs; one of them is on hold and one is lost. */
async function projectAddresses(language: Language): Promise<Record<string, string>> {
  const reader = readers[language];
  const rep = `led-by-${reader}`;
  if (!(await api.store.people.read(rep))) {
    const name = language === 'en' ? 'Mei-Ling Chen' : '陳美玲';
    await api.store.people.create(person(rep, { name, managerId: reader }));
  }
  const [title, other] = language === 'en' ? ['Oven', 'Press line'] : ['烘爐', '沖壓產線'];
  const running = await projectOf(rep, title);
  const held = await projectOf(reader, title);
  const lost = await projectOf(reader, other);
  const headers = { 'X-Milepost-Actor': reader };
  const day = 86_400_000;
  const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString();
  await api.post(
    `/v1/projects/${running}/meetings`,
    { kind: 'visit', meetingAt: inDays(9), evidence: 'calendar:accepted-5512' },
    { headers },
  );
  await api.post(`/v1/projects/${held}/holds`, { reason: 'budget-year', wakeAt: inDays(90) }, { headers });
  await api.post(`/v1/projects/${lost}/loss`, { reason: 'price' }, { headers });
  const act = (projectId: string, action: string): string => `/my/projects/${projectId}/${action}`;
  return {
    'my-projects': '/my/projects',
    'project-as-manager': `/projects/${running}`,
    'project-on-hold': `/projects/${held}`,
    'change-clock': act(running, 'change-clock'),
    'change-class': act(running, 'change-class'),
    'confirm-meeting': act(running, 'confirm-meeting'),
    'cancel-meeting': act(running, 'cancel-meeting'),
    'change-hold': act(held, 'hold'),
    wake: act(held, 'wake'),
    reopen: act(lost, 'reopen'),
    'ask-manager': act(held, 'change-clock'),
    'not-any-more': act(lost, 'wake'),
  };
}

/** The review of a manager with two reps, one of whose projects is on hold and another decided on. */
async function reviewAddresses(language: Language): Promise<Record<string, string>> {
  const managerId = `chief-${language}`;
  if (!(await api.store.people.read(managerId))) {
    const name = language === 'en' ? 'Robert Hale' : '林志強';
    await api.store.people.create(person(managerId, { name, language, roles: [] }));
    const names = language === 'en' ? ['Mei-Ling Chen', 'Ingrid Sorensen'] : ['陳美玲', '黃雅婷'];
    for (const [index, rep] of names.entries()) {
      await api.store.people.create(person(`rep-${language}-${index}`, { name: rep, managerId }));
    }
  }
  const titles =
    language === 'en' ? ['Cooling line', 'Oven', 'Press line'] : ['冷卻產線', '烘爐', '沖壓產線'];
  const ids: string[] = [];
  for (const [index, title] of titles.entries()) {
    ids.push(await projectOf(`rep-${language}-${index % 2}`, title));
  }
  const [active = '', held = '', decided = ''] = ids;
  const headers = { 'X-Milepost-Actor': `rep-${language}-0` };
  await api.post(`/v1/projects/${active}/contacts`, { kind: 'call' }, { headers });
  const wakeAt = new Date(Date.now() + 90 * 86_400_000).toISOString();
  await api.post(`/v1/projects/${held}/holds`, { reason: 'budget-year', wakeAt }, { headers });
  const week = weekOf(Date.now(), 'Asia/Taipei');
  const token = await visits.link(managerId, { kind: 'review', managerId, week });
  await api.ask('POST', `/reviews/${week}/decisions?token=${token}`, {
    form: { projectId: decided, decision: 'keep' },
  });
  return { review: `/reviews/${week}?token=${token}`, held: `/projects/${held}?token=${token}` };
}

/** The rules of axe that look at colours, and at where things are: the others find the same in every look of a page. */
const colourRules = ['color-contrast', 'link-in-text-block'];
const inTheDark = [...colourRules, 'color-contrast-enhanced'];
const placeRules = ['target-size', 'scrollable-region-focusable'];

/** Every look of a page: colours, width, and what axe looks for. The first is looked at with all its rules. */
const looks = [
  ['light', 390, null],
  ['dark', 390, inTheDark],
  ['dark', 1280, [...inTheDark, ...placeRules]],
  ['light', 1280, [...colourRules, ...placeRules]],
] as const;

/** What axe finds wrong in a page as it is now (WCAG 2.2, A and AA): labels, contrast, landmarks and the like. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return faultsFound(page, null);
}

/** What axe, which the page has, finds wrong, as short lines. */
async function faultsFound(page: Page, rules: readonly string[] | null): Promise<string[]> {
  const chosen = rules === null ? {} : { runOnly: { type: 'rule', values: rules } };
  const options = JSON.stringify({ ...chosen, resultTypes: ['violations'] });
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

async function picture(page: Page, name: string): Promise<void> {
  await mkdir(pictures!, { recursive: true });
  await page.screenshot({ path: path.join(pictures!, `${name}.png`), fullPage: true });
}
