import { z } from 'zod';
import { changePersonRecord } from '../../api/v1/people/person-changes';
import type { RouteDeps } from '../../api/context/context';
import { defineRoute } from '../../api/context/context';
import { isFromOwnPage } from '../../api/kit/browser';
import { Problem } from '../../api/kit/problems/problems';
import type { Browser } from '../../api/kit/route';
import type { Absence, Person } from '../../contracts/wire/directory';
import { languageSchema, timeZoneSchema } from '../../contracts/wire/directory';
import { nearestTimeZone } from '../../contracts/wire/time-zones';
import { activeColleagues } from '../../people/colleagues';
import { byName } from '../../people/name-order';
import { knownSessionOf } from '../../store/links';
import type { PageAnswer } from '../kit/page-answer';
import { pageAnswer } from '../kit/page-answer';
import type { AbsenceFaults, TypedAbsence } from '../kit/absence-form';
import { absenceFields, plannedAbsences, withoutAbsence } from '../kit/absence-form';
import { asTyped } from '../kit/fields';
import { onPages, page, signInFirst } from '../kit/page-responses';
import type { Session } from '../kit/session';
import { formKey, idOfFormKey, sessionOf } from '../kit/session';
import { redirect, toSignIn } from '../sign-in/routes';
import { elsewherePage } from '../sign-in/sign-in-page';
import { choiceInAddress, chosenBy, habitTyped, shownEmails } from './own-emails';
import type { SettingsPage } from './settings-page';
import { shownAbsences } from '../kit/shown-absences';
import { settingsPage } from './settings-page';
import { settingsTexts } from './settings-texts';

const requestIdSchema = z.string().default('').meta({ description: 'The key of the form, from the page' });

const habitSchema = z.string().max(20).default('');

const elsewhere = page('The form is not from a page of this session');

/** What people decide for themselves. */
export const settingsRoutes = [
  defineRoute({
    operationId: 'getSettingsPage',
    method: 'get',
    path: '/settings',
    ...onPages,
    summary: "Language and zone of the browser's person, and where they are signed in",
    query: z.strictObject({
      saved: z.string().max(5).optional().meta({ description: 'That a form was just saved' }),
      was: z
        .string()
        .max(40)
        .optional()
        .meta({ description: 'What was chosen about emails before, to take the change back' }),
    }),
    responses: { 200: page('The page'), 303: signInFirst },
    example: { status: 303, answer: '' },
    handler: async ({ query: { saved, was }, browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      return pageAnswer(200, await shown(deps, session, { isSaved: saved !== undefined, was }));
    },
  }),
  defineRoute({
    operationId: 'changeSettings',
    method: 'post',
    path: '/settings',
    ...onPages,
    summary: "Change the language or the zone of the browser's person",
    body: z.object({
      requestId: requestIdSchema,
      language: z.string().max(20).default('').meta({ description: '`en` or `zh-TW`' }),
      timeZone: z.string().max(200).default('').meta({ description: 'Area and city' }),
    }),
    responses: {
      303: page('Saved, or nobody is signed in', 'Location', 'Set-Cookie'),
      403: elsewhere,
      409: page('The form once more: somebody else was faster'),
      422: page('The form once more, with what is wrong in it'),
    },
    example: { body: { requestId: '', language: 'en', timeZone: 'Asia/Taipei' }, status: 303, answer: '' },
    handler: ({ body, browser }, deps) =>
      changing(deps, browser, body.requestId, async (session) => {
        const { revision, ...person } = await present(deps, session);
        const language = languageSchema.catch(person.language).parse(body.language);
        const zone = timeZoneSchema.safeParse(asTyped(body.timeZone));
        const texts = settingsTexts(person.language);
        const refused = { language, timeZone: body.timeZone };
        if (!zone.success) {
          const text = texts.unknownZone(nearestTimeZone(body.timeZone));
          return pageAnswer(422, await shown(deps, session, { refused: { ...refused, text, isZone: true } }));
        }
        const changed = { ...person, language, timeZone: zone.data };
        if (await deps.store.people.replace(changed, revision, undefined, person.id)) {
          return redirect('/settings?saved=1');
        }
        const text = texts.changedMeanwhile;
        return pageAnswer(409, await shown(deps, session, { refused: { ...refused, text, isZone: false } }));
      }),
  }),
  defineRoute({
    operationId: 'changeOwnEmails',
    method: 'post',
    path: '/settings/emails',
    ...onPages,
    summary: "Choose how emails that can wait come to the browser's person, and to whoever reports to them",
    body: z.object({
      requestId: requestIdSchema,
      mailHabit: habitSchema.meta({ description: '`digest`, `at-once` or `both`; empty: as the team' }),
      teamMailHabit: habitSchema.meta({ description: 'The same for the team; empty: as the line above' }),
    }),
    responses: {
      303: page('Saved, or nobody is signed in', 'Location', 'Set-Cookie'),
      403: elsewhere,
      409: page('The form once more: somebody else was faster'),
    },
    example: { body: { requestId: '', mailHabit: 'digest' }, status: 303, answer: '' },
    handler: ({ body, browser }, deps) =>
      changing(deps, browser, body.requestId, async (session) => {
        const { store } = deps;
        const { revision, ...person } = await present(deps, session);
        const before = chosenBy(person);
        const manages = await store.people.manages(person.id);
        const chosen = {
          mailHabit: habitTyped(body.mailHabit),
          teamMailHabit: manages ? habitTyped(body.teamMailHabit) : before.teamMailHabit,
        };
        const [is, was] = [choiceInAddress(chosen), choiceInAddress(before)];
        if (is === was) return redirect('/settings?saved=1');
        if (await store.people.replace({ ...person, ...chosen }, revision, undefined, person.id))
          return redirect(`/settings?saved=1&was=${was}`);
        const { language, timeZone } = person;
        const text = settingsTexts(language).changedMeanwhile;
        return pageAnswer(
          409,
          await shown(deps, session, { refused: { language, timeZone, text, isZone: false } }),
        );
      }),
  }),
  defineRoute({
    operationId: 'planOwnAbsence',
    method: 'post',
    path: '/settings/absences',
    ...onPages,
    summary: "Plan an absence of the browser's person",
    description: 'The same absence once more changes nothing.',
    body: z.object({ requestId: requestIdSchema, ...absenceFields }),
    responses: {
      303: page('Planned, or nobody is signed in', 'Location', 'Set-Cookie'),
      403: elsewhere,
      409: page('The form once more: somebody else was faster'),
      422: page('The form once more, with what is wrong in it'),
    },
    example: { body: { from: '2026-08-03', to: '2026-08-07' }, status: 303, answer: '' },
    handler: ({ body, browser, log, requestKey }, deps) =>
      changing(deps, browser, body.requestId, async (session) => {
        const { revision: _, ...person } = await present(deps, session);
        const { language } = person;
        const named = body.substituteId === '' ? null : await deps.store.people.read(body.substituteId);
        const how = { language, nowMs: Date.now(), canStandIn: () => named?.active === true };
        const planned = plannedAbsences(person, body, how);
        if ('faults' in planned) {
          return pageAnswer(
            422,
            await shown(deps, session, { absence: { typed: body, faults: planned.faults } }),
          );
        }
        return saveAbsences(deps, session, {
          ...{ log, requestKey, typed: body },
          changed: (now) => {
            const again = plannedAbsences(now, body, how);
            return 'faults' in again ? now.absences : again.absences;
          },
        });
      }),
  }),
  defineRoute({
    operationId: 'removeOwnAbsence',
    method: 'post',
    path: '/settings/absences/remove',
    ...onPages,
    summary: "Remove an absence of the browser's person",
    body: z.object({ requestId: requestIdSchema, from: absenceFields.from, to: absenceFields.to }),
    responses: {
      303: page('Removed, or nobody is signed in', 'Location', 'Set-Cookie'),
      403: elsewhere,
      409: page('The form once more: somebody else was faster'),
    },
    example: { body: { from: '2026-08-03', to: '2026-08-07' }, status: 303, answer: '' },
    handler: ({ body, browser, log, requestKey }, deps) =>
      changing(deps, browser, body.requestId, (session) =>
        saveAbsences(deps, session, { log, requestKey, changed: (now) => withoutAbsence(now, body) }),
      ),
  }),
  defineRoute({
    operationId: 'endSession',
    method: 'post',
    path: '/settings/sessions/end',
    ...onPages,
    summary: "End sessions of the browser's person elsewhere",
    body: z.object({
      requestId: requestIdSchema,
      sessionId: z.string().max(100).default('').meta({ description: 'Which one; `others`: all but this' }),
    }),
    responses: { 303: page('Ended, or nobody is signed in', 'Location', 'Set-Cookie'), 403: elsewhere },
    example: { body: { requestId: '', sessionId: 'others' }, status: 303, answer: '' },
    handler: ({ body: { requestId, sessionId }, browser }, deps) =>
      changing(deps, browser, requestId, async (session) => {
        const { links } = deps.store;
        const now = new Date();
        const all = await links.sessionsOf(session.person.id, now);
        const presentId = knownSessionOf(session.token).id;
        const ended = all.filter(({ id }) => id !== presentId && [id, 'others'].includes(sessionId));
        for (const { id } of ended) await links.endSession(session.person.id, id, now);
        return redirect('/settings?saved=1');
      }),
  }),
];

/** Does what a form of this session asks for. */
async function changing<Answered extends PageAnswer>(
  deps: RouteDeps,
  browser: Browser,
  requestId: string,
  change: (session: Session) => Promise<Answered>,
) {
  const session = await sessionOf(deps.store, browser);
  if (!session) return toSignIn(browser, deps);
  if (!isFromOwnPage(browser, deps.publicUrl) || idOfFormKey(session, requestId) === null) {
    return pageAnswer(403, elsewherePage(session.person.language));
  }
  return change(session);
}

async function shown(
  deps: Pick<RouteDeps, 'store' | 'mailHabit'>,
  session: Session,
  more: Partial<Pick<SettingsPage, 'isSaved' | 'refused'>> & {
    readonly was?: string | undefined;
    readonly absence?: { readonly typed?: TypedAbsence; readonly faults: AbsenceFaults };
  },
): Promise<string> {
  const { store } = deps;
  const { token } = session;
  // as it is now: what was just saved is among it
  const { revision: _, ...reader } = await present(deps, session);
  const { absence, was, ...rest } = more;
  const sessions = await store.links.sessionsOf(reader.id, new Date());
  const presentId = knownSessionOf(token).id;
  const key = formKey(session);
  const colleagues = (await activeColleagues(store)).sort(byName(reader.language));
  const absences = shownAbsences(reader, reader, colleagues, {
    ...{ action: '/settings/absences', formKey: key, nowMs: Date.now(), ...absence },
  });
  const emails = await shownEmails(deps, reader, { formKey: key, was });
  return settingsPage({
    reader,
    sessions,
    presentId,
    formKey: key,
    absences,
    emails,
    isSaved: false,
    ...rest,
  });
}

/** Changes the absences as they are now, and does what follows. */
async function saveAbsences(
  deps: RouteDeps,
  session: Session,
  {
    log,
    requestKey,
    typed,
    changed,
  }: {
    readonly log: Parameters<typeof changePersonRecord>[1]['log'];
    readonly requestKey: string;
    readonly typed?: TypedAbsence;
    readonly changed: (now: Person) => readonly Absence[];
  },
) {
  const { id, language } = session.person;
  try {
    await changePersonRecord(deps, {
      ...{ id, actor: id, given: {}, active: undefined, handOver: undefined, ifMatch: '*', log, requestKey },
      replaced: (now) => ({ ...now, absences: [...changed(now)] }),
    });
    return redirect('/settings?saved=1');
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'revision-mismatch') throw error;
    const text = settingsTexts(language).changedMeanwhile;
    const absence = { faults: { from: text }, ...(typed && { typed }) };
    return pageAnswer(409, await shown(deps, session, { absence }));
  }
}

/** The record as it is now, with the revision that a change needs. */
async function present({ store }: Pick<RouteDeps, 'store'>, { person }: Session) {
  const found = await store.people.read(person.id);
  if (!found) throw new Error(`${person.id} has left the directory during the request`);
  return found;
}
