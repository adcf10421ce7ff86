import { z } from 'zod';
import { longest } from '../../contracts/sandbox/command-shape';
import type { Person } from '../../contracts/wire/directory';
import type { Store } from '../../store/store';
import type { PageAnswer } from '../kit/page-answer';
import { pageAnswer } from '../kit/page-answer';
import { asTyped } from '../kit/fields';
import { isFromOwnPage } from '../../api/kit/browser';
import { pageHeaders } from '../kit/document';
import {
  confirmPage,
  elsewherePage,
  frontPage,
  mailSentPage,
  signedOutPage,
  signInPage,
  usedLinkPage,
} from './sign-in-page';
import type { WaysIn } from './sign-in-page';
import type { Browser } from '../../api/kit/route';
import type { RouteDeps } from '../../api/context/context';
import { defineRoute } from '../../api/context/context';
import { endedCookie, idOfFormKey, sessionCookie, sessionOf } from '../kit/session';
import { wantedBefore, wantedCookie } from './wanted-page';
import { deviceOf } from './device';
import { requestSignIn } from './sign-in';
import { onPages, examplePage, page, tokenSchema } from '../kit/page-responses';

const elsewhere = page('The form is not from a page of ours');
const used = page('The link was used before, or is too old');

/** The front door, and signing in: an email with a link, a button, a cookie. */
export const signInRoutes = [
  defineRoute({
    operationId: 'getFrontPage',
    method: 'get',
    path: '/',
    ...onPages,
    hiddenFromPrograms: true,
    summary: 'What Milepost is, and the way in; for whoever has signed in, on to what waits for them',
    responses: { 200: page('The page'), 303: page('Signed in: on to Today', 'Location') },
    example: { headers: { Accept: 'text/html' }, status: 200, answer: examplePage },
    handler: async ({ browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      return session ? redirect(home) : pageAnswer(200, frontPage(browser.language, waysIn(deps)));
    },
  }),
  defineRoute({
    operationId: 'getSignInPage',
    method: 'get',
    path: '/sign-in',
    ...onPages,
    summary: 'The page to ask for a sign-in link',
    responses: { 200: page('The page') },
    example: { status: 200, answer: examplePage },
    handler: ({ browser: { language } }, deps) => pageAnswer(200, signInPage(language, waysIn(deps))),
  }),
  defineRoute({
    operationId: 'requestSignIn',
    method: 'post',
    path: '/sign-in',
    ...onPages,
    summary: 'Ask for an email with a sign-in link',
    description:
      'By email address, or by the token of any link that an email has brought, also of an expired one. The answer is the ' +
      'same for everybody. There is one mail a minute at most, and five an hour.',
    body: z.object({
      email: z.string().trim().max(longest.line).default('').meta({ description: 'Email address' }),
      token: tokenSchema,
    }),
    responses: {
      200: page('When the address is known, an email is on its way'),
      403: elsewhere,
      422: page('The form once more: what was typed is no email address'),
    },
    example: { body: { email: 'nobody@example.com', token: '' }, status: 200, answer: examplePage },
    handler: async ({ body, browser }, deps) => {
      const { language } = browser;
      if (!isFromOwnPage(browser, deps.publicUrl)) return pageAnswer(403, elsewherePage(language));
      const email = asTyped(body.email);
      if (body.token === '' && !isAddress(email)) {
        return pageAnswer(422, signInPage(language, waysIn(deps), body.email));
      }
      await requestSignIn(deps, { ...body, email });
      return pageAnswer(200, mailSentPage(await languageOf(deps.store, body.token, language)));
    },
  }),
  defineRoute({
    operationId: 'getConfirmPage',
    method: 'get',
    path: '/sign-in/confirm',
    ...onPages,
    summary: 'The page that a sign-in link opens',
    description: 'It signs nobody in: that takes the button.',
    query: z.strictObject({ token: tokenSchema }),
    responses: { 200: page('The page with the button'), 410: used },
    example: { query: { token: 'not-a-token' }, status: 410, answer: examplePage },
    handler: async ({ query: { token }, browser }, { store, sessions }) => {
      const person = await signInLink(store, token);
      if (!person) return pageAnswer(410, usedLinkPage(browser.language));
      return pageAnswer(200, confirmPage(person, token, sessions));
    },
  }),
  defineRoute({
    operationId: 'confirmSignIn',
    method: 'post',
    path: '/sign-in/confirm',
    ...onPages,
    summary: 'Sign in with this browser',
    description:
      'A link signs in once. The session ends after `MILEPOST_SESSION_HOURS`, on a device that is said to be their own ' +
      'after `MILEPOST_OWN_DEVICE_DAYS`.',
    body: z.object({
      token: tokenSchema,
      ownDevice: z.string().optional().meta({ description: 'Anything: nobody else uses the device' }),
    }),
    responses: {
      303: page(
        'Signed in: on to the tasks, or to the form that was being written when the last session ended',
        'Location',
        'Set-Cookie',
      ),
      403: elsewhere,
      410: used,
    },
    example: { body: { token: 'not-a-token' }, status: 410, answer: examplePage },
    handler: async ({ body: { token, ownDevice }, browser }, deps) => {
      if (!isFromOwnPage(browser, deps.publicUrl)) return pageAnswer(403, elsewherePage(browser.language));
      const person = await signInLink(deps.store, token);
      const now = new Date();
      if (!person || !(await deps.store.links.use(token, now))) {
        return pageAnswer(410, usedLinkPage(person?.language ?? browser.language));
      }
      return enter(deps, person, browser, ownDevice !== undefined, now);
    },
  }),
  defineRoute({
    operationId: 'signOut',
    method: 'post',
    path: '/sign-out',
    ...onPages,
    summary: 'End the session of this browser',
    body: z.object({
      requestId: z.string().default('').meta({ description: 'The key of the form, from the page' }),
    }),
    responses: { 200: page('Signed out', 'Set-Cookie'), 403: elsewhere },
    example: { body: { requestId: '' }, status: 200, answer: examplePage },
    handler: async ({ body, browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      const language = session?.person.language ?? browser.language;
      const isOurs = isFromOwnPage(browser, deps.publicUrl);
      if (!isOurs || (session && idOfFormKey(session, body.requestId) === null)) {
        return pageAnswer(403, elsewherePage(language));
      }
      if (session) await deps.store.links.use(session.token, new Date());
      const headers = { ...pageHeaders, 'Set-Cookie': endedCookie(deps.publicUrl) };
      return { status: 200 as const, body: signedOutPage(language), headers };
    },
  }),
];

/** Where whoever has signed in begins. */
const home = '/today';

/** How people may come in here. */
function waysIn({ companySignIn, sessions }: Pick<RouteDeps, 'companySignIn' | 'sessions'>): WaysIn {
  return { companyName: companySignIn?.name ?? null, ownDeviceDays: sessions.ownDeviceDays };
}

/**
 * Signs somebody in with a browser, and leads them to the form that they were writing, the page that they had asked
 * for, or Today.
 */
export async function enter(
  deps: Pick<RouteDeps, 'store' | 'sessions' | 'publicUrl'>,
  person: Person,
  browser: Browser,
  saysOwnDevice: boolean,
  now: Date,
): Promise<PageAnswer<303>> {
  const isOwnDevice = saysOwnDevice && deps.sessions.ownDeviceDays > 0;
  const session = await beginSession(deps, person, browser, isOwnDevice, now);
  const draft = await newestDraft(deps.store, person, now);
  const wanted = draft ?? wantedBefore(browser, deps.publicUrl) ?? home;
  return redirect(wanted, session.cookie);
}

/** Whether email could be sent there at all; whether anybody has the address is never revealed. */
function isAddress(email: string): boolean {
  return /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\.]+(?:\.[^\s@<>,;:"()[\]\\.]+)*$/.test(email);
}

/** Redirects to another page. */
export function redirect(location: string, cookie?: string): PageAnswer<303> {
  const headers = {
    ...pageHeaders,
    Location: location,
    ...(cookie !== undefined && { 'Set-Cookie': cookie }),
  };
  return { status: 303, body: '', headers };
}

/**
 * Redirects to sign-in, for a browser whose session has ended or never existed. It remembers the page that was asked
 * for, and is led there after signing in.
 */
export function toSignIn(browser: Browser, { publicUrl }: Pick<RouteDeps, 'publicUrl'>): PageAnswer<303> {
  const { cookies, isVisit, address } = browser;
  if (isVisit) return redirect('/sign-in', wantedCookie(address, publicUrl));
  return redirect('/sign-in', Object.keys(cookies).length > 0 ? endedCookie(publicUrl) : undefined);
}

/** How long after somebody wrote a draft they are led back to it, in milliseconds: as long as it may be in their mind. */
const draftMs = 86_400_000;

/** The address of the form that somebody was writing when their session ended; null when there is none. */
async function newestDraft({ drafts }: Store, { id }: Person, now: Date): Promise<string | null> {
  const [newest] = await drafts.of(id);
  return newest && newest.atMs > now.getTime() - draftMs ? newest.address : null;
}

/** Whom a still valid sign-in link is for. */
async function signInLink(store: Store, token: string): Promise<Person | null> {
  const link = token === '' ? null : await store.links.find(token);
  if (link?.target.kind !== 'sign-in' || link.usedAt || link.expiresAt <= new Date()) return null;
  const person = await store.people.read(link.personId);
  return person?.active ? person : null;
}

/** Begins a session in a browser, and gives its cookie. */
async function beginSession(
  { store, sessions, publicUrl }: Pick<RouteDeps, 'store' | 'sessions' | 'publicUrl'>,
  { id: personId }: Person,
  { agent }: Browser,
  isOwnDevice: boolean,
  now: Date,
): Promise<{ readonly cookie: string }> {
  const hours = isOwnDevice ? sessions.ownDeviceDays * 24 : sessions.hours;
  const sinceMs = now.getTime();
  const expiresAt = new Date(sinceMs + hours * 3_600_000);
  const target = { kind: 'session', device: deviceOf(agent), sinceMs, isOwnDevice } as const;
  const [token = ''] = await store.links.create([{ personId, target, expiresAt }]);
  return { cookie: sessionCookie(token, hours * 3_600, publicUrl) };
}

/** A token tells whose page it is; an address must not, since anybody can type one. */
async function languageOf(store: Store, token: string, otherwise: Person['language']) {
  const link = token === '' ? null : await store.links.find(token);
  const person = link && (await store.people.read(link.personId));
  return person?.language ?? otherwise;
}
