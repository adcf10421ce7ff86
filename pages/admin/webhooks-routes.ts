import { z } from 'zod';
import { generatedId } from '../../api/kit/generated-id';
import { Problem } from '../../api/kit/problems/problems';
import { createdWebhook, rotatedSecret, wakeDeliveries } from '../../api/v1/webhooks/webhook-access';
import { newWebhookSchema } from '../../contracts/wire/webhooks';
import { byName } from '../../people/name-order';
import type { RouteDeps } from '../../api/context/context';
import { defineRoute } from '../../api/context/context';
import { mostWebhooks } from '../../contracts/sandbox/webhooks';
import { idSchema } from '../../contracts/wire/directory';
import { namesOf } from '../../people/remembered-people';
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
import { noteAct, requestIdSchema } from './mend-routes';
import { adminAddresses } from './parts';
import { overlapSchema } from './secrets';
import type { WebhookFaults } from './new-webhook';
import { replaceSecretPage, webhookSecretPage } from './new-webhook';
import { sentEvents, typesOf } from './sent-events';
import { newWebhookTexts } from './new-webhook-texts';
import { everybody } from './people-asked';
import type { WebhooksPage } from './webhooks-page';
import { webhooksPage } from './webhooks-page';

const path = adminAddresses.webhooks;
const shownFailures = 5;
const oneParams = z.strictObject({ webhookId: idSchema.meta({ description: 'Id of the webhook' }) });

/** Which programs are told what happens. */
export const webhookPageRoutes = [
  defineRoute({
    operationId: 'getAdminWebhooks',
    method: 'get',
    path,
    ...onPages,
    summary: 'Which webhooks there are, and what was not taken of late',
    description: 'For administrators. It changes nothing.',
    query: z.strictObject({
      done: z.enum(['on', 'off']).optional().catch(undefined).meta({ description: 'What was just done' }),
    }),
    responses: readResponses,
    example: { status: 303, answer: '' },
    handler: ({ query: { done }, browser }, deps) =>
      forAdministrators(deps, browser, 'webhooks', async (session) =>
        pageAnswer(200, await shown(deps, session, { done })),
      ),
  }),
  defineRoute({
    operationId: 'makeWebhookByForm',
    method: 'post',
    path,
    ...onPages,
    summary: 'Make a webhook, and show its secret this once',
    description: 'For administrators. The same form once more shows the same one.',
    body: z.object({
      requestId: requestIdSchema,
      name: z.string().max(500).default('').meta({ description: 'What it is for' }),
      url: z.string().max(4_000).default('').meta({ description: 'Where messages go' }),
      personId: z.string().max(200).default('').meta({ description: 'Who looks after it' }),
      events: z.enum(sentEvents).catch('all').meta({ description: 'What it is told' }),
    }),
    responses: adminResponses,
    example: { body: { name: 'CRM', events: 'all' }, status: 303, answer: '' },
    handler: ({ body, browser, log }, deps) =>
      forAdministratorsForm(
        deps,
        { browser, right: 'webhooks', requestId: body.requestId },
        async (session, formId) => {
          const { person } = session;
          const words = newWebhookTexts(person.language).faults;
          const again = async (more: Pick<Partial<WebhooksPage>, 'faults' | 'alert'>) =>
            pageAnswer(422, await shown(deps, session, { typed: body, ...more }));
          const { name, url } = newWebhookSchema.shape;
          const [named, going] = [name.safeParse(body.name), url.safeParse(body.url.trim())];
          const faults: WebhookFaults = {
            ...(!named.success && { name: words.name }),
            ...(!(going.success && URL.canParse(going.data)) && { url: words.url }),
          };
          if (!named.success || !going.success || 'url' in faults) return again({ faults });
          const asked = {
            ...{ id: generatedId('webhook', formId), name: named.data, url: going.data },
            ...{ personId: body.personId, projectIds: null, ownerIds: null },
            types: typesOf(body.events),
          };
          try {
            const creation = { actor: person.id, after: undefined, log };
            const { webhook, secret } = await createdWebhook(deps, asked, creation);
            const { id: subject } = webhook;
            await noteAct(deps, session, { formId, kind: 'webhook-made', subject, name: webhook.name });
            return pageAnswer(200, webhookSecretPage(person, webhook, secret));
          } catch (error) {
            if (!(error instanceof Problem)) throw error;
            switch (error.code) {
              case 'forbidden-destination':
                return again({ faults: { url: words.forbidden } });
              case 'unknown-reference':
                return again({ faults: { personId: words.personId } });
              case 'too-many-webhooks':
                return again({ alert: words.tooMany });
              default:
                throw error;
            }
          }
        },
      ),
  }),
  defineRoute({
    operationId: 'getReplaceSecretForm',
    method: 'get',
    path: `${path}/{webhookId}/secret`,
    ...onPages,
    summary: 'Asks how the secret of a webhook is to be replaced',
    description: 'For administrators. It changes nothing.',
    params: oneParams,
    responses: oneResponses,
    example: { params: { webhookId: 'webhook-1' }, status: 303, answer: '' },
    handler: ({ params: { webhookId }, browser }, deps) =>
      forAdministrators(deps, browser, 'webhooks', async (session) => {
        const found = await deps.store.webhooks.read(webhookId);
        if (!found) return noSuch(session, 'webhooks');
        return pageAnswer(200, replaceSecretPage(session.person, found, { formKey: formKey(session) }));
      }),
  }),
  defineRoute({
    operationId: 'replaceSecretByForm',
    method: 'post',
    path: `${path}/{webhookId}/secret`,
    ...onPages,
    summary: 'Give a webhook a new secret, and show it this once',
    description:
      'For administrators. The same form once more gives yet another one, since none can be shown again.',
    params: oneParams,
    body: z.object({
      requestId: requestIdSchema,
      overlapHours: overlapSchema.meta({
        description: 'How long the present secret signs beside the new one',
      }),
    }),
    responses: adminResponses,
    example: {
      params: { webhookId: 'webhook-1' },
      body: { overlapHours: '24' },
      status: 303,
      answer: '',
    },
    handler: ({ params: { webhookId }, body, browser }, deps) =>
      forAdministratorsForm(
        deps,
        { browser, right: 'webhooks', requestId: body.requestId },
        async (session, formId) => {
          const before = await deps.store.webhooks.read(webhookId);
          if (!before) return noSuch(session, 'webhooks');
          const { person } = session;
          const rotated = await rotatedSecret(deps, before, Number(body.overlapHours));
          if (!rotated) {
            const alert = newWebhookTexts(person.language).changedMeanwhile;
            return pageAnswer(409, replaceSecretPage(person, before, { formKey: formKey(session), alert }));
          }
          const act = {
            formId,
            kind: 'webhook-secret-replaced',
            subject: webhookId,
            name: before.name,
          } as const;
          await noteAct(deps, session, act);
          return pageAnswer(200, webhookSecretPage(person, rotated.webhook, rotated.secret));
        },
      ),
  }),
  defineRoute({
    operationId: 'switchWebhookByForm',
    method: 'post',
    path: `${path}/{webhookId}/{act}`,
    ...onPages,
    summary: 'Switch a webhook on or off',
    description: 'For administrators. It misses nothing: once it is on, it goes on from where it stopped.',
    params: oneParams.extend({
      act: z.enum(['enable', 'disable']).meta({ description: 'What to do' }),
    }),
    body: z.object({ requestId: requestIdSchema }),
    responses: adminResponses,
    example: { params: { webhookId: 'webhook-1', act: 'disable' }, body: {}, status: 303, answer: '' },
    handler: ({ params: { webhookId, act }, body: { requestId }, browser, log }, deps) =>
      forAdministratorsForm(deps, { browser, right: 'webhooks', requestId }, async (session, formId) => {
        const { webhooks } = deps.store;
        const before = await webhooks.read(webhookId);
        if (!before) return noSuch(session, 'webhooks');
        const isOn = act === 'enable';
        // one that is so already stays as it is: another enabling would begin its three days anew
        if ((before.status === 'active') !== isOn) {
          const actor = session.person.id;
          await (isOn
            ? webhooks.enable(webhookId)
            : webhooks.disable(webhookId, { atMs: Date.now(), cause: 'by-hand', actor }));
          const kind = isOn ? 'webhook-enabled' : 'webhook-disabled';
          await noteAct(deps, session, { formId, kind, subject: webhookId, name: before.name });
        }
        if (isOn) await wakeDeliveries(deps, webhookId, log);
        return redirect(`${path}?done=${isOn ? 'on' : 'off'}`);
      }),
  }),
];

async function shown(
  deps: Pick<RouteDeps, 'store'>,
  session: Session,
  more: Pick<Partial<WebhooksPage>, 'done' | 'typed' | 'faults' | 'alert'>,
): Promise<string> {
  const { store } = deps;
  const { person: reader } = session;
  const found = await store.webhooks.list({ limit: mostWebhooks });
  const webhooks = await Promise.all(
    found.map(async (webhook) => ({
      webhook,
      backlogs: (await store.webhooks.backlogs(webhook.id)).length,
      failures: await store.webhooks.deliveries(webhook.id, { isDelivered: false, limit: shownFailures }),
    })),
  );
  const all = await everybody(deps);
  return webhooksPage({
    ...{ reader, webhooks, personName: namesOf(all), formKey: formKey(session) },
    colleagues: all.filter(({ active }) => active).sort(byName(reader.language)),
    ...{ typed: { name: '', url: '', personId: reader.id, events: 'all' }, faults: {} },
    ...more,
  });
}
