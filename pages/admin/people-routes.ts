import { z } from 'zod';
import { changePersonRecord, createPersonRecord } from '../../api/v1/people/person-changes';
import type { RouteDeps } from '../../api/context/context';
import { defineRoute } from '../../api/context/context';
import { generatedId } from '../../api/kit/generated-id';
import { etagOf } from '../../api/kit/etag';
import { Problem } from '../../api/kit/problems/problems';
import type { RouteRequest } from '../../api/kit/route';
import type { Absence } from '../../contracts/wire/directory';
import { idSchema } from '../../contracts/wire/directory';
import { administratorRole } from '../../domain/administration/rights';
import { absenceFields, plannedAbsences, withoutAbsence } from '../kit/absence-form';
import { pageAnswer } from '../kit/page-answer';
import { onPages } from '../kit/page-responses';
import type { Session } from '../kit/session';
import { redirect } from '../sign-in/routes';
import {
  adminResponses,
  forAdministrators,
  forAdministratorsForm,
  isUnreachable,
  noSuch,
  oneResponses,
  readResponses,
} from './for-administrators';
import { adminTexts } from './admin-texts';
import { requestIdSchema } from './mend-routes';
import { adminAddresses } from './parts';
import { peopleQuerySchema, peopleShown } from './people-asked';
import { peopleTexts, personFieldNames } from './people-texts';
import type { PersonFaults, TypedPerson } from './person-form';
import { isLastAdministrator, mergedForm, newPerson, readPerson, typedPerson } from './person-form';
import type { AskedPerson } from './person-shown';
import { personShown } from './person-shown';

const path = adminAddresses.people;
const params = z.strictObject({ personId: idSchema.meta({ description: 'Id of the person' }) });
const exampleParams = { personId: 'sales-1' };

const personShape = Object.fromEntries(
  personFieldNames.map((name) => [
    name,
    z
      .string()
      .max(4_000)
      .default('')
      .meta({ description: `The field \`${name}\` of the record, as text` }),
  ]),
) as Record<(typeof personFieldNames)[number], z.ZodDefault<z.ZodString>>;

type Log = RouteRequest<unknown, unknown, unknown>['log'];

/** People and their records. */
export const peoplePageRoutes = [
  defineRoute({
    operationId: 'getAdminPeople',
    method: 'get',
    path,
    ...onPages,
    summary: 'The people of the company, with search and filters',
    description: 'For administrators. It changes nothing.',
    query: peopleQuerySchema,
    responses: readResponses,
    example: { status: 303, answer: '' },
    handler: ({ query, browser }, deps) =>
      forAdministrators(deps, browser, 'people', async ({ person }) =>
        pageAnswer(200, await peopleShown(deps, person, query)),
      ),
  }),
  defineRoute({
    operationId: 'getNewPersonForm',
    method: 'get',
    path: `${path}/new`,
    ...onPages,
    summary: 'The form to add a person',
    description: 'For administrators. It changes nothing.',
    responses: readResponses,
    example: { status: 303, answer: '' },
    handler: ({ browser }, deps) =>
      forAdministrators(deps, browser, 'people', async (session) => {
        const typed = newPerson(session.person);
        return pageAnswer(200, await personShown(deps, session, { person: null, typed }));
      }),
  }),
  defineRoute({
    operationId: 'createPersonByForm',
    method: 'post',
    path: `${path}/new`,
    ...onPages,
    summary: 'Add a person',
    description: 'For administrators. The same form once more adds nobody.',
    body: z.object({ requestId: requestIdSchema, ...personShape }),
    responses: adminResponses,
    example: { body: { name: 'Iris Tan' }, status: 303, answer: '' },
    handler: ({ body: { requestId, ...typed }, browser, log }, deps) =>
      forAdministratorsForm(deps, { browser, right: 'people', requestId }, async (session, formId) => {
        const texts = peopleTexts(session.person.language);
        const again = async (status: 409 | 422, more: Partial<AskedPerson>) =>
          pageAnswer(status, await personShown(deps, session, { person: null, typed, ...more }));
        const read = readPerson(typed, texts);
        if ('faults' in read) return again(422, { faults: read.faults });
        const id = read.id ?? generatedId('person', formId);
        const record = { ...read.fields, id, absences: [], addressProblem: null };
        try {
          const how = { isGenerated: read.id === null, hasKey: true, actor: session.person.id, log };
          await createPersonRecord(deps, record, how);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          if (error.code === 'id-taken') return again(409, { faults: { id: texts.idTaken } });
          if (error.code === 'unknown-reference')
            return again(422, { faults: referenceFaults(error, session) });
          throw error;
        }
        return redirect(`${path}/${id}?done=saved`);
      }),
  }),
  defineRoute({
    operationId: 'getAdminPerson',
    method: 'get',
    path: `${path}/{personId}`,
    ...onPages,
    summary: 'The record of a person, its form, and who changed what in it',
    description: 'For administrators. It changes nothing.',
    params,
    query: z.strictObject({
      done: z
        .enum(['saved', 'handed-over'])
        .optional()
        .catch(undefined)
        .meta({ description: 'What was just done' }),
    }),
    responses: oneResponses,
    example: { params: exampleParams, status: 303, answer: '' },
    handler: ({ params: { personId }, query: { done }, browser }, deps) =>
      forAdministrators(deps, browser, 'people', async (session) => {
        const person = await deps.store.people.read(personId);
        if (!person) return noSuch(session, 'people');
        return pageAnswer(
          200,
          await personShown(deps, session, { person, typed: typedPerson(person), done }),
        );
      }),
  }),
  defineRoute({
    operationId: 'changePersonByForm',
    method: 'post',
    path: `${path}/{personId}`,
    ...onPages,
    summary: 'Change the record of a person',
    description:
      'For administrators. When others have changed it meanwhile, nothing is saved, and the form says what they changed. ' +
      'Somebody who still holds something is switched off together with a hand-over.',
    params,
    body: z.object({
      requestId: requestIdSchema,
      revision: z.string().max(20).default('').meta({ description: 'The version that the form was made of' }),
      handOver: z.string().max(5).optional().meta({ description: 'Hand over what they hold' }),
      ...personShape,
    }),
    responses: adminResponses,
    example: { params: exampleParams, body: { name: 'Iris Tan' }, status: 303, answer: '' },
    handler: ({ params: { personId }, body, browser, log }, deps) =>
      forAdministratorsForm(
        deps,
        { browser, right: 'people', requestId: body.requestId },
        (session, formId) => savePerson(deps, session, { personId, body, formId, log }),
      ),
  }),
  defineRoute({
    operationId: 'planAbsenceByForm',
    method: 'post',
    path: `${path}/{personId}/absences`,
    ...onPages,
    summary: 'Plan an absence of a person',
    description: 'For administrators. The same absence once more changes nothing.',
    params,
    body: z.object({ requestId: requestIdSchema, ...absenceFields }),
    responses: adminResponses,
    example: { params: exampleParams, body: { from: '2026-08-03' }, status: 303, answer: '' },
    handler: ({ params: { personId }, body, browser, log }, deps) =>
      forAdministratorsForm(
        deps,
        { browser, right: 'people', requestId: body.requestId },
        async (session, formId) => {
          const person = await deps.store.people.read(personId);
          if (!person) return noSuch(session, 'people');
          const named = body.substituteId === '' ? null : await deps.store.people.read(body.substituteId);
          const { language } = session.person;
          const how = { language, nowMs: Date.now(), canStandIn: () => named?.active === true };
          const planned = plannedAbsences(person, body, how);
          if ('faults' in planned) {
            const absence = { typed: body, faults: planned.faults };
            const shown = { person, typed: typedPerson(person), absence };
            return pageAnswer(422, await personShown(deps, session, shown));
          }
          return saveAbsences(deps, session, {
            personId,
            absences: planned.absences,
            revision: person.revision,
            formId,
            log,
          });
        },
      ),
  }),
  defineRoute({
    operationId: 'removeAbsenceByForm',
    method: 'post',
    path: `${path}/{personId}/absences/remove`,
    ...onPages,
    summary: 'Remove an absence of a person',
    description: 'For administrators.',
    params,
    body: z.object({ requestId: requestIdSchema, from: absenceFields.from, to: absenceFields.to }),
    responses: adminResponses,
    example: { params: exampleParams, body: { from: '2026-08-03' }, status: 303, answer: '' },
    handler: ({ params: { personId }, body, browser, log }, deps) =>
      forAdministratorsForm(
        deps,
        { browser, right: 'people', requestId: body.requestId },
        async (session, formId) => {
          const person = await deps.store.people.read(personId);
          if (!person) return noSuch(session, 'people');
          const absences = withoutAbsence(person, body);
          return saveAbsences(deps, session, { personId, absences, revision: person.revision, formId, log });
        },
      ),
  }),
];

interface SaveRequest {
  readonly personId: string;
  readonly body: TypedPerson & { readonly revision: string; readonly handOver?: string | undefined };
  readonly formId: string;
  readonly log: Log;
}

async function savePerson(deps: RouteDeps, session: Session, { personId, body, formId, log }: SaveRequest) {
  const person = await deps.store.people.read(personId);
  if (!person) return noSuch(session, 'people');
  const { language, id: actor } = session.person;
  const texts = peopleTexts(language);
  const { revision, handOver, ...rest } = body;
  const typed: TypedPerson = { ...rest, id: personId };
  const again = async (status: 409 | 422 | 503, more: Partial<AskedPerson>) =>
    pageAnswer(status, await personShown(deps, session, { person, typed, ...more }));
  const read = readPerson(typed, texts);
  if ('faults' in read) return again(422, { faults: read.faults });
  const { fields } = read;
  const administrators = await deps.store.people.activeWithRole(administratorRole);
  if (isLastAdministrator(person, fields, administrators)) {
    return again(422, { faults: { [fields.active ? 'roles' : 'active']: texts.lastAdministrator } });
  }
  const opened = /^\d{1,9}$/.test(revision) ? Number(revision) : 0;
  try {
    const saved = await changePersonRecord(deps, {
      ...{ id: personId, actor, given: {}, active: fields.active, requestKey: formId, log },
      ifMatch: etagOf(opened),
      handOver: handOver === 'on' ? 'start' : undefined,
      replaced: (before) => ({ ...before, ...fields }),
    });
    return redirect(`${path}/${personId}?done=${'Link' in saved.headers ? 'handed-over' : 'saved'}`);
  } catch (error) {
    if (isUnreachable(error)) return again(503, { alert: adminTexts(language).notNow });
    if (!(error instanceof Problem)) throw error;
    switch (error.code) {
      case 'revision-mismatch': {
        const now = (await deps.store.people.read(personId)) ?? person;
        const since = await deps.store.people.history(personId, { afterRevision: opened, limit: 200 });
        const merged = mergedForm(typed, now, since);
        return again(409, { ...merged, person: now, alert: texts.changedMeanwhile });
      }
      case 'person-holds': {
        const counts = error.extras.holdings?.counts;
        const alert = texts.holds(counts?.projects ?? 0, counts?.openTasks ?? 0);
        return again(409, { alert, offersHandOver: true });
      }
      case 'unknown-reference':
        return again(422, { faults: referenceFaults(error, session) });
      default:
        throw error;
    }
  }
}

/** What does not exist, or closes a circle, by the field that names it. */
function referenceFaults(
  { extras: { errors = [] } }: Problem,
  { person: { language } }: Session,
): PersonFaults {
  const texts = peopleTexts(language);
  return Object.fromEntries(
    errors.map(({ pointer = '', detail }) => {
      const name = personFieldNames.find((each) => pointer === `#/${each}`) ?? 'name';
      const isCircle = detail.includes('circle');
      return [name, isCircle ? texts.circle : (texts.faults[name] ?? detail)];
    }),
  );
}

async function saveAbsences(
  deps: RouteDeps,
  session: Session,
  change: {
    readonly personId: string;
    readonly absences: readonly Absence[];
    readonly revision: number;
    readonly formId: string;
    readonly log: Log;
  },
) {
  const { personId, absences, revision, formId, log } = change;
  try {
    await changePersonRecord(deps, {
      ...{ id: personId, actor: session.person.id, given: {}, active: undefined, handOver: undefined },
      ...{ ifMatch: etagOf(revision), requestKey: formId, log },
      replaced: (now) => ({ ...now, absences: [...absences] }),
    });
    return redirect(`${path}/${personId}?done=saved`);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'revision-mismatch') throw error;
    const person = await deps.store.people.read(personId);
    if (!person) return noSuch(session, 'people');
    const alert = peopleTexts(session.person.language).changedMeanwhile;
    return pageAnswer(409, await personShown(deps, session, { person, typed: typedPerson(person), alert }));
  }
}
