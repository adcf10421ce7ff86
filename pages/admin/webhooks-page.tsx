import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import type { Webhook, WebhookDelivery } from '../../store/webhooks/webhooks';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';
import { ActButton, adminPage } from './admin-frame';
import type { TypedWebhook, WebhookFaults } from './new-webhook';
import { NewWebhook } from './new-webhook';
import { newWebhookTexts } from './new-webhook-texts';
import { othersTexts } from './others-texts';
import { adminAddresses } from './parts';

/** A webhook with what was not taken of late. */
export interface ShownWebhook {
  readonly webhook: Webhook;
  /** Projects whose events are not taken. */
  readonly backlogs: number;
  readonly failures: readonly (WebhookDelivery & { readonly id: string })[];
}

export interface WebhooksPage {
  readonly reader: Person;
  readonly webhooks: readonly ShownWebhook[];
  readonly personName: (personId: string) => string | undefined;
  readonly formKey: string;
  /** Who may look after a new one. */
  readonly colleagues: readonly Person[];
  /** What was typed into the form of a new one. */
  readonly typed: TypedWebhook;
  readonly faults: WebhookFaults;
  readonly alert?: string | undefined;
  readonly done?: 'on' | 'off' | undefined;
}

/** Which programs are told what happens, and how that goes. */
export function webhooksPage(page: WebhooksPage): string {
  const { reader, webhooks, done, faults, alert } = page;
  const { language } = reader;
  const texts = othersTexts(language).webhooks;
  const wording = wordingFor(reader, page.personName);
  const labels = newWebhookTexts(language);
  const mistakes = Object.entries(faults).map(([id, text]) => {
    return { id, label: labels[id as keyof WebhookFaults], text };
  });
  return adminPage(
    { language, part: 'webhooks', done: done && texts.done[done], alert, mistakes },
    <>
      <p>{webhooks.length === 0 ? texts.none : texts.about}</p>
      <ul className="rows">
        {webhooks.map((each) => (
          <WebhookRow key={each.webhook.id} shown={each} wording={wording} formKey={page.formKey} />
        ))}
      </ul>
      <NewWebhook {...page} />
    </>,
  );
}

function WebhookRow({
  shown: { webhook, backlogs, failures },
  wording: { language, moment, person },
  formKey,
}: {
  readonly shown: ShownWebhook;
  readonly wording: Wording;
  readonly formKey: string;
}): ReactElement {
  const texts = othersTexts(language).webhooks;
  const { id, name, url, personId, status, disabled, failingSinceMs, lastDeliveredAtMs } = webhook;
  const isOn = status === 'active';
  const isToldAll = [webhook.types, webhook.projectIds, webhook.ownerIds].every((filter) => filter === null);
  const act = isOn ? texts.switchOff : texts.switchOn;
  const by = disabled?.actor === undefined ? '' : ` ${texts.by(person(disabled.actor))}`;
  return (
    <li>
      <div>
        <p className="lead">{`${name} · ${isOn ? texts.on : texts.off}`}</p>
        <p>{url}</p>
        {disabled && <p>{texts.offSince(`${texts.causes[disabled.cause]}${by}`, moment(disabled.atMs))}</p>}
        {isOn && failingSinceMs !== null && <p className="bad">{texts.failing(moment(failingSinceMs))}</p>}
        {backlogs > 0 && <p className="bad">{texts.behind(backlogs)}</p>}
        <p className="soft">
          {[
            texts.owner(person(personId)),
            newWebhookTexts(language).sent[isToldAll ? 'all' : 'some'],
            ...(lastDeliveredAtMs === null ? [] : [texts.delivered(moment(lastDeliveredAtMs))]),
          ].join(' · ')}
        </p>
        {failures.length > 0 && (
          <details>
            <summary>{texts.failures(failures.length)}</summary>
            <ul>
              {failures.map((failure) => (
                <li key={failure.id}>
                  <p>
                    {[
                      moment(failure.atMs),
                      failure.type,
                      failure.status === undefined ? texts.noAnswer : texts.answered(failure.status),
                    ].join(' · ')}
                  </p>
                  {failure.error !== undefined && (
                    <p className="soft" lang="en">
                      {failure.error}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <div className="navigation">
        <a
          className="button plain"
          href={`${adminAddresses.webhooks}/${id}/secret`}
          aria-label={newWebhookTexts(language).replaceOne(name)}
        >
          {newWebhookTexts(language).replace}
        </a>
        <ActButton
          action={`${adminAddresses.webhooks}/${id}/${isOn ? 'disable' : 'enable'}`}
          formKey={formKey}
          label={texts.one(act, name)}
        >
          {act}
        </ActButton>
      </div>
    </li>
  );
}
