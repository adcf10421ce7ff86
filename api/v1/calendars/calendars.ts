import { z } from 'zod';
import {
  calendarListSchema,
  calendarVersionPageSchema,
  mostDaysAsked,
  newCalendarSchema,
  replaceCalendarSchema,
  replacedCalendar,
  shownCalendarSchema,
  workingDaysSchema,
} from '../../../contracts/wire/calendar-wire';
import type { Calendar } from '../../../contracts/wire/calendars';
import { calendarSchema } from '../../../contracts/wire/calendars';
import { calendarKeySchema, localDateSchema } from '../../../contracts/wire/directory';
import { pageQuerySchema } from '../../../contracts/wire/project-requests';
import { datesBetween } from '../../../domain/calendar/working-days';
import type { Store } from '../../../store/store';
import { writeCalendar } from './calendar-changes';
import { calendarSummary, calendarView, versionView, workingDaysView } from './calendar-view';
import { cursorsOf, pageOf } from '../../kit/cursors';
import { isSameContent } from '../records/directory-records';
import { allowedRevisions, changedSince, etagOf } from '../../kit/etag';
import {
  exampleCalendar,
  exampleCalendarAnswer,
  exampleCalendarList,
  exampleChangedAnswer,
  exampleVersions,
  exampleWorkingDays,
  exampleYears,
} from '../../examples/example-calendar';
import { bodyErrors, invalidBody, Problem } from '../../kit/problems/problems';
import { ok } from '../../kit/route';
import { defineRoute } from '../../context/context';

const params = z.strictObject({ key: calendarKeySchema });
const exampleParams = { key: exampleCalendar.key };
const versionCursors = cursorsOf(z.int());

const stretchSchema = z
  .strictObject({
    from: localDateSchema.meta({ description: 'First day' }),
    to: localDateSchema.meta({ description: `Last day, at most ${mostDaysAsked} days in all` }),
  })
  .superRefine(({ from, to }, context) => {
    const problem = (message: string): void => context.addIssue({ code: 'custom', path: ['to'], message });
    if (to < from) problem('must not be before "from"');
    else if (datesBetween(from, to).length > mostDaysAsked) problem(`must be within ${mostDaysAsked} days`);
  });

const aboutReplanning =
  'Open deadlines follow within moments, in every project whose owner or holders of open tasks go by the calendar ' +
  'or by one that is based on it. Those that are still ahead are worked out anew from the same start; one that has ' +
  'fired never fires again; none moves into the past: what would be due by now comes on the next working morning. ' +
  'Each project records it as `deadlinesReplanned`.';

/** Working days of countries and sites. */
export const calendarRoutes = [
  defineRoute({
    operationId: 'createCalendar',
    method: 'post',
    path: '/v1/calendars',
    tag: 'Calendars',
    scope: 'calendars:write',
    summary: 'Create a calendar, such as one for a site',
    description:
      'With a `base` it extends another one: what it says itself of a day goes before what its base says, and ' +
      'without a `weekend` that of the base holds. People go by it once their `calendar` names it.',
    body: newCalendarSchema,
    responses: {
      201: { description: 'Created', schema: shownCalendarSchema, headers: ['ETag', 'Location'] },
    },
    problems: ['id-taken', 'unknown-reference'],
    example: { body: exampleCalendar, status: 201, answer: exampleCalendarAnswer },
    handler: async (request, deps) => {
      const created = await writeCalendar(deps, request.body, {
        fromVersion: 0,
        actor: request.actor,
        log: request.log,
      });
      const made = created ?? (request.hasKey ? await madeBefore(deps.store, request.body) : null);
      if (!made) throw new Problem('id-taken', `There is a calendar "${request.body.key}" already.`);
      const headers = { ETag: etagOf(made.version), Location: `/v1/calendars/${made.calendar.key}` };
      return { status: 201, body: calendarView(made), headers };
    },
  }),
  defineRoute({
    operationId: 'listCalendars',
    method: 'get',
    path: '/v1/calendars',
    tag: 'Calendars',
    scope: 'calendars:read',
    summary: 'List calendars',
    description: 'By key, with the years that each has.',
    responses: { 200: { description: 'All of them', schema: calendarListSchema } },
    example: { status: 200, answer: exampleCalendarList },
    handler: async (_request, { store, companyCalendar }) =>
      ok({ company: companyCalendar ?? null, items: (await store.calendars.list()).map(calendarSummary) }),
  }),
  defineRoute({
    operationId: 'getCalendar',
    method: 'get',
    path: '/v1/calendars/{key}',
    tag: 'Calendars',
    scope: 'calendars:read',
    summary: 'Get a calendar',
    description: 'As it is, or as a version had it.',
    params,
    query: z.strictObject({
      version: z.coerce.number().int().min(1).optional().meta({ description: 'By default the newest one' }),
    }),
    responses: { 200: { description: 'Found', schema: shownCalendarSchema, headers: ['ETag'] } },
    problems: ['unknown-calendar'],
    example: { params: exampleParams, status: 200, answer: exampleCalendarAnswer },
    handler: async ({ params: { key }, query: { version } }, { store: { calendars } }) => {
      const found =
        version === undefined ? await calendars.read(key) : await calendars.readVersion(key, version);
      if (!found) throw unknown(key, version);
      return { status: 200, body: calendarView(found), headers: { ETag: etagOf(found.version) } };
    },
  }),
  defineRoute({
    operationId: 'replaceCalendar',
    method: 'put',
    path: '/v1/calendars/{key}',
    tag: 'Calendars',
    scope: 'calendars:write',
    summary: 'Change a calendar',
    description: `A new version holds from now on. Send the calendar, and in If-Match the ETag of the version that was read. Base, weekend and years stay as they are when the body leaves them out, and are emptied by null. ${aboutReplanning}`,
    params,
    body: replaceCalendarSchema,
    ifMatch: true,
    responses: { 200: { description: 'Changed', schema: shownCalendarSchema, headers: ['ETag'] } },
    problems: ['unknown-calendar', 'unknown-reference'],
    example: {
      params: exampleParams,
      headers: { 'If-Match': '"1"' },
      body: { name: exampleCalendar.name, base: 'tw', years: exampleYears },
      status: 200,
      answer: exampleChangedAnswer,
    },
    handler: async (request, deps) => {
      const { params: given, body: whole, ifMatch, actor, log } = request;
      const { version } = whole;
      const { key } = given;
      if (whole.key !== undefined && whole.key !== key) {
        const detail = `must be "${key}", as in the address, or be left out`;
        throw new Problem('invalid-body', `The key in the body ${detail}.`, {
          errors: [{ pointer: '#/key', detail }],
        });
      }
      const allowed = allowedRevisions(ifMatch);
      const before = await deps.store.calendars.read(key);
      if (!before) throw unknown(key);
      const isMeant = (revision: number): boolean => revision === before.version;
      if (!(allowed === 'any' || allowed.some(isMeant)) || !isMeant(version ?? before.version))
        throw changedSince('calendar', before.version);
      const calendar = soundCalendar(replacedCalendar(whole, before.calendar));
      const made = await writeCalendar(deps, calendar, { fromVersion: before.version, actor, log });
      if (!made) throw changedSince('calendar');
      return { status: 200, body: calendarView(made), headers: { ETag: etagOf(made.version) } };
    },
  }),
  defineRoute({
    operationId: 'listCalendarVersions',
    method: 'get',
    path: '/v1/calendars/{key}/versions',
    tag: 'Calendars',
    scope: 'calendars:read',
    summary: 'List the versions of a calendar',
    description: 'Who changed it when, and which days; the newest first.',
    params,
    query: pageQuerySchema,
    responses: { 200: { description: 'A page', schema: calendarVersionPageSchema, headers: ['Link'] } },
    problems: ['unknown-calendar'],
    example: { params: exampleParams, query: { limit: 20 }, status: 200, answer: exampleVersions },
    handler: async ({ params: { key }, query: { cursor, limit } }, { store }) => {
      const path = `/v1/calendars/${key}/versions`;
      const before = versionCursors.read(cursor, path);
      // one more shows whether there is another page, and gives the last one of this page its predecessor
      const found = await store.calendars.versions(key, { before, limit: limit + 1 });
      if (found.length === 0 && before === undefined) throw unknown(key);
      const list = { path, query: {}, limit, cursors: versionCursors, list: path };
      return pageOf(
        list,
        found,
        ({ version }) => version,
        (version) => versionView(version, found[found.indexOf(version) + 1]),
      );
    },
  }),
  defineRoute({
    operationId: 'getWorkingDays',
    method: 'get',
    path: '/v1/calendars/{key}/working-days',
    tag: 'Calendars',
    scope: 'calendars:read',
    summary: 'Get the working days of a calendar',
    description: 'What it, with what it is based on, makes of each day of a stretch.',
    params,
    query: stretchSchema,
    responses: { 200: { description: 'Every day', schema: workingDaysSchema } },
    problems: ['unknown-calendar'],
    example: {
      params: exampleParams,
      query: { from: '2026-07-17', to: '2026-07-20' },
      status: 200,
      answer: exampleWorkingDays,
    },
    handler: async ({ params: { key }, query: { from, to } }, { store }) => {
      const [own, ...bases] = await store.calendars.line(key);
      if (!own) throw unknown(key);
      return ok(workingDaysView([own, ...bases], from, to));
    },
  }),
];

/** @throws Problem when applying the body makes a calendar that contradicts itself */
function soundCalendar(calendar: Calendar): Calendar {
  const parsed = calendarSchema.safeParse(calendar);
  if (parsed.success) return parsed.data;
  throw invalidBody(bodyErrors(parsed.error));
}

/** The calendar as this same request created it before its answer was lost. */
async function madeBefore({ calendars }: Pick<Store, 'calendars'>, calendar: Calendar) {
  const found = await calendars.read(calendar.key);
  return found?.version === 1 && isSameContent(found.calendar, calendar) ? found : null;
}

function unknown(key: string, version?: number): Problem {
  const which = version === undefined ? '' : ` with a version ${version}`;
  return new Problem('unknown-calendar', `There is no calendar "${key}"${which}.`);
}
