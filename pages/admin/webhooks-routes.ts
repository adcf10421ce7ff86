import { z } from 'zod';
import { wakeDeliveries } from '../../api/v1/webhooks/webhook-access';
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
  readResponses,
} from './for-administrators';
import { noteAct, requestIdSchema } from './mend-routes';
import { adminAddresses } from './parts';
import type { WebhooksPage } from './webhooks-page';
import { webhooksPage } from './webhooks-page';

const path = adminAddresses.webhooks;
const shownFailures = 5;

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
        pageAnswer(200, await shown(deps, session, done)),
      ),
  }),
  defineRoute({
    operationId: 'switchWebhookByForm',
    method: 'post',
    path: `${path}/{webhookId}/{act}`,
    ...onPages,
    summary: 'Switch a webhook on or off',
    description: 'For administrators. It misses nothing: once it is on, it goes on from where it stopped.',
    params: z.strictObject({
      webhookId: idSchema.meta({ description: 'Id of the webhook' }),
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
  { store }: Pick<RouteDeps, 'store'>,
  session: Session,
  done: WebhooksPage['done'],
): Promise<string> {
  const found = await store.webhooks.list({ limit: mostWebhooks });
  const webhooks = await Promise.all(
    found.map(async (webhook) => ({
      webhook,
      backlogs: (await store.webhooks.backlogs(webhook.id)).length,
      failures: await store.webhooks.deliveries(webhook.id, { isDelivered: false, limit: shownFailures }),
    })),
  );
  const named = found.flatMap(({ personId, disabled }) => [
    personId,
    ...(disabled?.actor ? [disabled.actor] : []),
  ]);
  const people = await store.people.readMany([...new Set(named)]);
  return webhooksPage({
    ...{ reader: session.person, webhooks, done, personName: namesOf(people), formKey: formKey(session) },
  });
}
