/** `npx tsx tools/pictures/main.ts`: the pictures of the README, taken from an installation that is started for them. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page, PageScreenshotOptions } from 'playwright-core';
import { chromium } from 'playwright-core';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Platform } from '../../embedded/platform/platform';
import { startPlatform } from '../../embedded/platform/platform';
import { sampleCustomer, samplePeople } from '../../embedded/platform/samples';
import { prepareInstallation } from '../../embedded/platform/seed';
import { ClearError } from '../../embedded/processes/clear-error';
import { checkoutDir } from '../../embedded/processes/folders';
import { stopOnSignal } from '../../embedded/processes/shutdown';
import { commandLine, runProgram } from '../kit/run-program';
import { createSampleWork } from './sample-work';

/** What the README may weigh: bytes of one picture. */
const mostBytes = 150 * 1024;
/** An empty page has fewer. */
const leastBytes = 10_000;
const size = { width: 1280, height: 800 };

const rep = 'sample-rep-baker';
const manager = 'sample-manager';

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main({ to }: { to: string }): Promise<void> {
  mkdirSync(to, { recursive: true });
  const starting = startPlatform({ dataDir: 'temporary', ports: 'free', dayMs: realDayMs, report: print });
  const stop = async (): Promise<void> => (await starting.catch(() => undefined))?.stop();
  stopOnSignal(async () => {
    await stop();
    process.exit(130);
  }, print);
  try {
    const platform = await starting;
    const { apiUrl, mongoUri, dataDir } = platform;
    const { apiKey } = await prepareInstallation({ apiUrl, mongoUri, dataDir });
    print('Sample customers and projects …');
    await createSampleWork(apiUrl, apiKey);
    await takeAll(platform, to);
  } finally {
    await stop();
  }
}

async function takeAll(platform: Platform, to: string): Promise<void> {
  const { mail, apiUrl, inboxUrl = '' } = platform;
  if (!mail) throw new ClearError('One of the pictures is an email, so the mail catcher is needed.');
  const caught = await mail.waitForMail(
    ({ to: readers, subject }) => readers.includes(addressOf(rep)) && subject.includes('hall 3'),
  );
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: size, locale: 'en-GB', colorScheme: 'light' });
    const take = async (name: string, clip?: PageScreenshotOptions['clip']): Promise<void> => {
      const png = await page.screenshot({ scale: 'css', ...(clip && { clip }) });
      if (png.length > mostBytes)
        throw new ClearError(`${name} has ${png.length} bytes, which is more than ${mostBytes}.`);
      if (png.length < leastBytes) throw new ClearError(`${name} has ${png.length} bytes: it shows nothing.`);
      writeFileSync(path.join(to, `${name}.png`), png);
      print(`${name}.png  ${Math.round(png.length / 1024)} KB  ${page.url().replace(/\?.*/, '')}`);
    };
    await signIn(page, platform, rep);
    await openFirst(page, apiUrl, ['/today']);
    await take('today');
    await openFirst(page, apiUrl, [`/customers/${sampleCustomer.id}`]);
    await take('customer');
    await page.goto(`${inboxUrl}/#/email/${caught.id}`);
    await page.frameLocator('iframe').getByRole('heading').first().waitFor();
    // the catcher's page gives the email its room afterwards
    await page.waitForLoadState('networkidle');
    await page.waitForFunction(`document.querySelector('iframe').clientHeight > 300`);
    const box = await page.locator('iframe').boundingBox();
    if (!box) throw new ClearError('The catcher shows no email.');
    await take('email', { ...box, height: Math.min(box.height, size.height - box.y) });
    await page.context().clearCookies();
    await signIn(page, platform, manager);
    await openFirst(page, apiUrl, ['/projects', '/my/review']);
    await take('board');
  } finally {
    await browser.close();
  }
}

/** As people do it: an address, the link that comes, a button. */
async function signIn(page: Page, { apiUrl, mail }: Platform, personId: string): Promise<void> {
  const seen = new Set(((await mail?.listMails()) ?? []).map(({ id }) => id));
  await page.goto(`${apiUrl}/sign-in`);
  await page.fill('input[name=email]', addressOf(personId));
  await page.click('form[action="/sign-in"] button');
  const letter = await mail?.waitForMail(
    ({ id, to, html }) =>
      !seen.has(id) && to.includes(addressOf(personId)) && (html ?? '').includes('sign-in/confirm'),
    30_000,
  );
  const [, link = ''] = /href="([^"]*\/sign-in\/confirm[^"]*)"/.exec(letter?.html ?? '') ?? [];
  await page.goto(link.replaceAll('&amp;', '&'));
  await page.click('form[action="/sign-in/confirm"] button');
}

/** The first of these pages that there is. */
async function openFirst(page: Page, apiUrl: string, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    const answer = await page.goto(`${apiUrl}${address}`);
    if (answer?.ok()) return;
  }
  throw new ClearError(`None of these is a page: ${addresses.join(', ')}`);
}

function addressOf(personId: string): string {
  const person = samplePeople.find(({ id }) => id === personId);
  if (!person) throw new Error(`There is no sample person ${personId}.`);
  return person.email;
}

function chromiumPath(): string {
  for (const program of ['chromium', 'google-chrome']) {
    try {
      return execFileSync('which', [program], { encoding: 'utf8' }).trim();
    } catch {
      // the next one
    }
  }
  throw new ClearError('No Chromium is on the PATH: install chromium.');
}

const program = commandLine('pictures')
  .description('Takes the pictures of the README from an installation that is started for them.')
  .option('--to <folder>', 'where they go', path.join(checkoutDir, 'docs', 'pictures'))
  .action(main);
runProgram(program);
