import { z } from 'zod';
import type { RouteDeps } from '../../api/context/context';
import { defineRoute } from '../../api/context/context';
import { Problem } from '../../api/kit/problems/problems';
import { writeCalendar } from '../../api/v1/calendars/calendar-changes';
import { versionView } from '../../api/v1/calendars/calendar-view';
import { calendarKeySchema, lineSchema } from '../../contracts/wire/directory';
import { localDate } from '../../domain/calendar/local-dates';
import { namesOf } from '../../people/remembered-people';
import type { CalendarVersion } from '../../store/calendars';
import { asTyped } from '../kit/fields';
import { pageAnswer } from '../kit/page-answer';
import { onPages } from '../kit/page-responses';
import type { Session } from '../kit/session';
import { formKey } from '../kit/session';
import { redirect } from '../sign-in/routes';
import type { TypedYear } from './calendar-form';
import { calendarYears, dayLists, typedYear, withYear } from './calendar-form';
import type { CalendarPage } from './calendar-page';
import { calendarAddress, calendarPage } from './calendar-page';
import { calendarTexts } from './calendar-texts';
import {
  adminResponses,
  forAdministrators,
  forAdministratorsForm,
  noSuch,
  oneResponses,
} from './for-administrators';
import { requestIdSchema } from './mend-routes';
import { adminAddresses } from './parts';
import { setupShown } from './setup-shown';

const path = `${adminAddresses.setup}/calendars` as const;
const params = z.strictObject({ key: calendarKeySchema });
const exampleParams = { key: 'tw' };
const shownVersions = 10;
/** Enough for every day of a year with a long name. */
const longestList = 40_000;

const yearShape = {
  status: z.string().max(20).default('').meta({ description: 'Whether the days are announced' }),
  ...(Object.fromEntries(
    dayLists.map((list) => [
      list,
      z
        .string()
        .max(longestList)
        .default('')
        .meta({ description: `The list \`${list}\` of the year, a line for each day` }),
    ]),
  ) as Record<(typeof dayLists)[number], z.ZodDefault<z.ZodString>>),
};

const numberSchema = z.string().max(10).default('');

/** Calendars, a year at a time. */
export const calendarPageRoutes = [
  defineRoute({
    operationId: 'getAdminCalendar',
    method: 'get',
    path: `${path}/{key}`,
    ...onPages,
    summary: 'The days of a year of a calendar as a form, and who changed the calendar',
    description: 'For administrators. It changes nothing.',
    params,
    query: z.strictObject({
      year: numberSchema.meta({ description: 'Which year; by default the present one' }),
      done: z.literal('saved').optional().catch(undefined).meta({ description: 'What was just done' }),
    }),
    responses: oneResponses,
    example: { params: exampleParams, status: 303, answer: '' },
    handler: ({ params: { key }, query: { year, done }, browser }, deps) =>
      forAdministrators(deps, browser, 'setup', async (session) => {
        const found = await deps.store.calendars.read(key);
        if (!found) return noSuch(session, 'setup');
        const asked = yearOf(year) ?? thisYear(session);
        const isSaved = done !== undefined;
        return pageAnswer(200, await shown(deps, session, found, { year: asked, isSaved }));
      }),
  }),
  defineRoute({
    operationId: 'changeCalendarByForm',
    method: 'post',
    path: `${path}/{key}`,
    ...onPages,
    summary: 'Change the days of a year of a calendar',
    description:
      'For administrators. When somebody else has changed the calendar meanwhile, nothing is saved, and the form says who. ' +
      'A year without any day is taken out.',
    params,
    body: z.object({
      requestId: requestIdSchema,
      version: numberSchema.meta({ description: 'The version that the form was made of' }),
      year: numberSchema.meta({ description: 'Which year' }),
      ...yearShape,
    }),
    responses: adminResponses,
    example: { params: exampleParams, body: { year: '2027' }, status: 303, answer: '' },
    handler: ({ params: { key }, body, browser, log }, deps) =>
      forAdministratorsForm(deps, { browser, right: 'setup', requestId: body.requestId }, async (session) => {
        const before = await deps.store.calendars.read(key);
        const year = yearOf(body.year);
        if (!before || year === null) return noSuch(session, 'setup');
        const typed: TypedYear = body;
        const again = async (status: 409 | 422, now: CalendarVersion, more: Partial<CalendarPage>) =>
          pageAnswer(status, await shown(deps, session, now, { year, typed, ...more }));
        const read = withYear(before.calendar, year, typed);
        if ('mistakes' in read) return again(422, before, { mistakes: read.mistakes });
        const opened = yearOrNumber(body.version);
        const how = { fromVersion: opened ?? 0, actor: session.person.id, log };
        const made = opened === before.version ? await writeCalendar(deps, read.calendar, how) : null;
        if (made) return redirect(`${calendarAddress(key, year)}&done=saved`);
        const now = (await deps.store.calendars.read(key)) ?? before;
        const by = (await deps.store.people.read(now.changedBy))?.name ?? now.changedBy;
        return again(409, now, { alert: calendarTexts(session.person.language).changedMeanwhile(by) });
      }),
  }),
  defineRoute({
    operationId: 'createCalendarByForm',
    method: 'post',
    path,
    ...onPages,
    summary: 'Add a calendar that extends another one',
    description: 'For administrators. The same form once more adds none, since its key is taken then.',
    body: z.object({
      requestId: requestIdSchema,
      key: z.string().max(200).default('').meta({ description: 'Its key' }),
      nameEnglish: z.string().max(500).default('').meta({ description: 'Its name in English' }),
      nameChinese: z.string().max(500).default('').meta({ description: 'Its name in Chinese' }),
      base: z.string().max(200).default('').meta({ description: 'The calendar that it extends' }),
    }),
    responses: adminResponses,
    example: { body: { key: 'taichung' }, status: 303, answer: '' },
    handler: ({ body, browser, log }, deps) =>
      forAdministratorsForm(deps, { browser, right: 'setup', requestId: body.requestId }, async (session) => {
        const words = calendarTexts(session.person.language).newFaults;
        const again = async (status: 409 | 422, faults: Readonly<Record<string, string>>) =>
          pageAnswer(status, await setupShown(deps, session, { typed: body, faults }));
        const key = asTyped(body.key).toLowerCase();
        const [english, chinese] = [body.nameEnglish, body.nameChinese].map((name) =>
          lineSchema.safeParse(name),
        );
        const faults = {
          ...(!calendarKeySchema.safeParse(key).success && { key: words.key }),
          ...(english?.success !== true && { nameEnglish: words.name }),
          ...(chinese?.success !== true && { nameChinese: words.name }),
        };
        if (!english?.success || !chinese?.success || 'key' in faults) return again(422, faults);
        const name = { en: english.data, 'zh-TW': chinese.data };
        const calendar = { key, name, base: body.base, weekend: null, years: [] };
        const how = { fromVersion: 0, actor: session.person.id, log };
        try {
          const made = await writeCalendar(deps, calendar, how);
          return made ? redirect(calendarAddress(key)) : await again(409, { key: words.taken });
        } catch (error) {
          // the one that it extends was chosen from a list: somebody has sent another form
          if (error instanceof Problem && error.code === 'unknown-reference') {
            return noSuch(session, 'setup');
          }
          throw error;
        }
      }),
  }),
];

function yearOrNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function yearOf(text: string): number | null {
  const year = yearOrNumber(text);
  return year !== null && year >= calendarYears.first && year <= calendarYears.last ? year : null;
}

function thisYear({ person: { timeZone } }: Session): number {
  return Number(localDate(Date.now(), timeZone).slice(0, 4));
}

async function shown(
  { store }: Pick<RouteDeps, 'store'>,
  session: Session,
  { calendar, version }: CalendarVersion,
  more: Pick<CalendarPage, 'year'> & Partial<CalendarPage>,
): Promise<string> {
  const { language } = session.person;
  const found = await store.calendars.versions(calendar.key, { limit: shownVersions + 1 });
  const versions = found.slice(0, shownVersions).map((each, index) => ({
    ...versionView(each, found[index + 1]),
    atMs: each.changedAtMs,
  }));
  const people = await store.people.readMany([...new Set(found.map(({ changedBy }) => changedBy))]);
  const base = calendar.base === null ? null : await store.calendars.read(calendar.base);
  const now = thisYear(session);
  const known = calendar.years.map((each) => each.year);
  const years = [...new Set([...known, now, now + 1, more.year])].sort((a, b) => a - b);
  return calendarPage({
    ...{ reader: session.person, calendar, version, years, versions, personName: namesOf(people) },
    baseName: base?.calendar.name[language] ?? null,
    typed: typedYear(calendar, more.year),
    ...{ mistakes: [], formKey: formKey(session), isSaved: false },
    ...more,
  });
}
