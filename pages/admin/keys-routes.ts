import { z } from 'zod';
import type { RouteDeps } from '../../api/context/context';
import { defineRoute } from '../../api/context/context';
import { exampleKeyId } from '../../api/examples/example-key';
import { longest } from '../../contracts/sandbox/command-shape';
import { isBlank, linePattern } from '../../contracts/sandbox/given-text';
import { addDays, isLocalDate, localDate } from '../../domain/calendar/local-dates';
import { namesOf } from '../../people/remembered-people';
import { keyStatus } from '../../store/api-keys';
import { scopes } from '../../store/models/api-key-models';
import { asTyped } from '../kit/fields';
import { minuteMs } from '../kit/local-minutes';
import { pageAnswer } from '../kit/page-answer';
import { onPages } from '../kit/page-responses';
import type { Session } from '../kit/session';
import { formKey } from '../kit/session';
import { redirect } from '../sign-in/routes';
import {
  adminResponses,
  forAdministrators,
  forAdministratorsForm,
  noSuch,
  oneResponses,
  readResponses,
} from './for-administrators';
import type { KeyFaults, KeysPage } from './keys-page';
import { keysPage, madeKeyPage, revokePage, rotatePage, scopeField } from './keys-page';
import { keysTexts } from './keys-texts';
import { noteAct, requestIdSchema } from './mend-routes';
import { adminAddresses } from './parts';
import { overlapSchema } from './secrets';

const path = adminAddresses.keys;
const params = z.strictObject({ keyId: z.string().max(20).meta({ description: 'Id of the key' }) });
const exampleParams = { keyId: exampleKeyId };
const hourMs = 3_600_000;

/** A tick for each scope, so that the form works without scripts. */
const scopeShape = Object.fromEntries(
  scopes.map((scope) => [
    scopeField(scope),
    z
      .string()
      .max(10)
      .optional()
      .meta({ description: `The scope \`${scope}\`` }),
  ]),
);

/** Which programs may come in. */
export const keyPageRoutes = [
  defineRoute({
    operationId: 'getAdminKeys',
    method: 'get',
    path,
    ...onPages,
    summary: 'Which API keys there are, what each may do, and the form to make one',
    description: 'For administrators. It changes nothing.',
    query: z.strictObject({
      revoked: z.string().max(5).optional().meta({ description: 'That one was just revoked' }),
    }),
    responses: readResponses,
    example: { status: 303, answer: '' },
    handler: ({ query: { revoked }, browser }, deps) =>
      forAdministrators(deps, browser, 'keys', async (session) =>
        pageAnswer(200, await shown(deps, session, { isRevoked: revoked !== undefined })),
      ),
  }),
  defineRoute({
    operationId: 'makeKeyByForm',
    method: 'post',
    path,
    ...onPages,
    summary: 'Make an API key, and show it this once',
    description: 'For administrators. The same form once more makes none, since its name is taken then.',
    body: z.object({
      requestId: requestIdSchema,
      name: z.string().max(500).default('').meta({ description: 'Which program it is for' }),
      expiresOn: z.string().max(50).default('').meta({ description: 'Its last day; empty: never' }),
      ...scopeShape,
    }),
    responses: adminResponses,
    example: { body: { name: 'CRM' }, status: 303, answer: '' },
    handler: ({ body, browser }, deps) =>
      forAdministratorsForm(
        deps,
        { browser, right: 'keys', requestId: body.requestId },
        async (session, formId) => {
          const { person } = session;
          const typed: KeysPage['typed'] = body;
          const read = readKey(typed, person.timeZone, keysTexts(person.language));
          if ('faults' in read)
            return pageAnswer(422, await shown(deps, session, { typed, faults: read.faults }));
          const made = await deps.store.apiKeys.create({ ...read.key, createdBy: person.id });
          if (!made) {
            const faults = { name: keysTexts(person.language).faults.taken };
            return pageAnswer(409, await shown(deps, session, { typed, faults }));
          }
          const { id: subject, name } = made.record;
          await noteAct(deps, session, { formId, kind: 'key-made', subject, name });
          return pageAnswer(200, madeKeyPage(person, made.record, made.key));
        },
      ),
  }),
  defineRoute({
    operationId: 'getRotateKeyForm',
    method: 'get',
    path: `${path}/{keyId}/rotate`,
    ...onPages,
    summary: 'Asks how an API key is to be replaced',
    description: 'For administrators. It changes nothing.',
    params,
    responses: oneResponses,
    example: { params: exampleParams, status: 303, answer: '' },
    handler: ({ params: { keyId }, browser }, deps) =>
      forAdministrators(deps, browser, 'keys', async (session) => {
        const found = await deps.store.apiKeys.read(keyId);
        if (!found || keyStatus(found, new Date()) !== 'live') return noSuch(session, 'keys');
        return pageAnswer(200, rotatePage(session.person, found, formKey(session)));
      }),
  }),
  defineRoute({
    operationId: 'rotateKeyByForm',
    method: 'post',
    path: `${path}/{keyId}/rotate`,
    ...onPages,
    summary: 'Give an API key a new secret, and show it this once',
    description:
      'For administrators. The same form once more gives yet another one, since none can be shown again.',
    params,
    body: z.object({
      requestId: requestIdSchema,
      overlapHours: overlapSchema.meta({ description: 'How long the present key works beside the new one' }),
    }),
    responses: adminResponses,
    example: { params: exampleParams, body: { overlapHours: '24' }, status: 303, answer: '' },
    handler: ({ params: { keyId }, body, browser }, deps) =>
      forAdministratorsForm(
        deps,
        { browser, right: 'keys', requestId: body.requestId },
        async (session, formId) => {
          const made = await deps.store.apiKeys.rotate(keyId, {
            overlapMs: Number(body.overlapHours) * hourMs,
          });
          if (!made) return noSuch(session, 'keys');
          const { id: subject, name } = made.record;
          await noteAct(deps, session, { formId, kind: 'key-rotated', subject, name });
          return pageAnswer(200, madeKeyPage(session.person, made.record, made.key));
        },
      ),
  }),
  defineRoute({
    operationId: 'getRevokeKeyForm',
    method: 'get',
    path: `${path}/{keyId}/revoke`,
    ...onPages,
    summary: 'Asks whether an API key is to be revoked',
    description: 'For administrators. It changes nothing.',
    params,
    responses: oneResponses,
    example: { params: exampleParams, status: 303, answer: '' },
    handler: ({ params: { keyId }, browser }, deps) =>
      forAdministrators(deps, browser, 'keys', async (session) => {
        const found = await deps.store.apiKeys.read(keyId);
        if (!found) return noSuch(session, 'keys');
        return pageAnswer(200, revokePage(session.person, found, formKey(session)));
      }),
  }),
  defineRoute({
    operationId: 'revokeKeyByForm',
    method: 'post',
    path: `${path}/{keyId}/revoke`,
    ...onPages,
    summary: 'Revoke an API key',
    description: 'For administrators. One that is revoked stays as it is.',
    params,
    body: z.object({ requestId: requestIdSchema }),
    responses: adminResponses,
    example: { params: exampleParams, body: {}, status: 303, answer: '' },
    handler: ({ params: { keyId }, body: { requestId }, browser }, deps) =>
      forAdministratorsForm(deps, { browser, right: 'keys', requestId }, async (session, formId) => {
        const before = await deps.store.apiKeys.read(keyId);
        if (!before) return noSuch(session, 'keys');
        await deps.store.apiKeys.revoke(keyId);
        // who was second revoked nothing
        if (before.revokedAt === null) {
          await noteAct(deps, session, { formId, kind: 'key-revoked', subject: keyId, name: before.name });
        }
        return redirect(`${path}?revoked=1`);
      }),
  }),
];

/** Reads the form of a new key. */
function readKey(
  typed: KeysPage['typed'],
  timeZone: string,
  { faults: words }: ReturnType<typeof keysTexts>,
) {
  const name = (typed['name'] ?? '').trim();
  const given = scopes.filter((scope) => typed[scopeField(scope)] !== undefined);
  const day = asTyped(typed['expiresOn'] ?? '');
  const isDay = day === '' || (isLocalDate(day) && day >= localDate(Date.now(), timeZone));
  const isName = !isBlank(name) && name.length <= longest.key && linePattern.test(name);
  const faults: KeyFaults = {
    ...(!isName && { name: words.name }),
    ...(given.length === 0 && { scopes: words.scopes }),
    ...(!isDay && { expiresOn: words.date }),
  };
  if (Object.keys(faults).length > 0) return { faults };
  // to the end of the day on the clock of whoever makes it
  const expiresAt = day === '' ? null : new Date(minuteMs(`${addDays(day, 1)}T00:00`, timeZone));
  return { key: { name, scopes: given, expiresAt } };
}

async function shown(
  { store }: Pick<RouteDeps, 'store'>,
  session: Session,
  more: Partial<Pick<KeysPage, 'isRevoked' | 'typed' | 'faults'>>,
): Promise<string> {
  const keys = await store.apiKeys.list();
  const acts = await store.adminActs.latest(keys.map(({ id }) => id));
  const actors = [
    ...keys.flatMap(({ createdBy }) => createdBy ?? []),
    ...[...acts.values()].map((act) => act.actorId),
  ];
  const people = await store.people.readMany([...new Set(actors)]);
  return keysPage({
    ...{ reader: session.person, keys, acts, personName: namesOf(people), formKey: formKey(session) },
    ...{ now: new Date(), isRevoked: false, typed: {}, faults: {} },
    ...more,
  });
}
