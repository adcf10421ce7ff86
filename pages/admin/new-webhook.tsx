import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import type { Webhook } from '../../store/webhooks/webhooks';
import { Labelled } from '../kit/labelled';
import { newWebhookTexts } from './new-webhook-texts';
import { adminAddresses } from './parts';
import { replacePage, secretPage } from './secrets';
import { sentEvents } from './sent-events';

const path = adminAddresses.webhooks;

export type TypedWebhook = Readonly<Record<'name' | 'url' | 'personId' | 'events', string>>;
export type WebhookFaults = Readonly<Partial<Record<'name' | 'url' | 'personId', string>>>;

/** The form to make a webhook. */
export function NewWebhook({
  reader,
  colleagues,
  typed,
  faults,
  formKey,
}: {
  readonly reader: Person;
  readonly colleagues: readonly Person[];
  readonly typed: TypedWebhook;
  readonly faults: WebhookFaults;
  readonly formKey: string;
}): ReactElement {
  const texts = newWebhookTexts(reader.language);
  return (
    <form className="card" method="post" action={path}>
      <h2>{texts.title}</h2>
      <input type="hidden" name="requestId" value={formKey} />
      <Labelled name="name" label={texts.name} hint={texts.nameHint} fault={faults.name}>
        {(attributes) => (
          <input
            type="text"
            {...attributes}
            required
            maxLength={200}
            autoComplete="off"
            defaultValue={typed.name}
          />
        )}
      </Labelled>
      <Labelled name="url" label={texts.url} hint={texts.urlHint} fault={faults.url}>
        {(attributes) => (
          <input
            type="url"
            {...attributes}
            required
            maxLength={2_000}
            autoComplete="off"
            defaultValue={typed.url}
          />
        )}
      </Labelled>
      <Labelled name="personId" label={texts.personId} hint={texts.personHint} fault={faults.personId}>
        {(attributes) => (
          <select {...attributes} defaultValue={typed.personId}>
            {colleagues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled name="events" label={texts.events} hint={texts.eventsHint}>
        {(attributes) => (
          <select {...attributes} defaultValue={typed.events}>
            {sentEvents.map((kind) => (
              <option key={kind} value={kind}>
                {texts.kinds[kind]}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <button>{texts.make}</button>
    </form>
  );
}

/** The secret of a webhook: the one time that it is shown. */
export function webhookSecretPage({ language }: Person, { name }: Webhook, secret: string): string {
  const { madeTitle, madeText } = newWebhookTexts(language);
  return secretPage({ language, part: 'webhooks' }, { title: madeTitle(name), text: madeText, secret });
}

/** Asks how long the present secret signs beside the new one. */
export function replaceSecretPage(
  { language }: Person,
  { id, name }: Webhook,
  { formKey, alert }: { readonly formKey: string; readonly alert?: string },
): string {
  const { replaceTitle, replaceText, ...texts } = newWebhookTexts(language);
  return replacePage(
    { language, part: 'webhooks', title: replaceTitle(name), alert },
    { action: `${path}/${id}/secret`, formKey, texts: { ...texts, text: replaceText } },
  );
}
