import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import { mailTexts } from '../../mail/texts/texts-by-language';
import type { AdminAct } from '../../store/admin-acts';
import type { ApiKeyRecord } from '../../store/api-keys';
import { keyStatus } from '../../store/api-keys';
import { scopeMeanings, scopes } from '../../store/models/api-key-models';
import type { Mistake } from '../kit/alert';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';
import { Labelled } from '../kit/labelled';
import { ActButton, adminPage } from './admin-frame';
import { keysTexts } from './keys-texts';
import { adminAddresses } from './parts';
import { replacePage, secretPage } from './secrets';

const path = adminAddresses.keys;

/** The name of the field of a scope: as one of a form may be. */
export function scopeField(scope: string): string {
  return `may-${scope.replace(':', '-')}`;
}

export type KeyFaults = Readonly<Partial<Record<'name' | 'scopes' | 'expiresOn', string>>>;

/** What the page of all keys shows. */
export interface KeysPage {
  readonly reader: Person;
  readonly keys: readonly ApiKeyRecord[];
  readonly acts: ReadonlyMap<string, AdminAct>;
  readonly personName: (personId: string) => string | undefined;
  readonly formKey: string;
  readonly now: Date;
  readonly isRevoked: boolean;
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly faults: KeyFaults;
}

interface Shown {
  readonly page: KeysPage;
  readonly wording: Wording;
}

/** Which programs may come in, and the form to make a key. */
export function keysPage(page: KeysPage): string {
  const { reader, keys, now, isRevoked, faults } = page;
  const { language } = reader;
  const texts = keysTexts(language);
  const shown: Shown = { page, wording: wordingFor(reader, page.personName) };
  const live = keys.filter((key) => keyStatus(key, now) === 'live');
  const past = keys.filter((key) => keyStatus(key, now) !== 'live');
  const labels = { name: texts.name, scopes: texts.scopes, expiresOn: texts.expiresOn };
  const mistakes: Mistake[] = Object.entries(faults).map(([name, text]) => ({
    id: name === 'scopes' ? scopeField(scopes[0] ?? '') : name,
    label: labels[name as keyof KeyFaults],
    text,
  }));
  return adminPage(
    { language, part: 'keys', done: isRevoked ? texts.revoked : undefined, mistakes },
    <>
      <p>{texts.about}</p>
      {live.length === 0 && <p>{texts.none}</p>}
      <Keys keys={live} shown={shown} />
      <NewKey page={page} />
      {past.length > 0 && (
        <details>
          <summary>{texts.showPast(past.length)}</summary>
          <Keys keys={past} shown={shown} />
        </details>
      )}
    </>,
  );
}

function Keys({ keys, shown }: { readonly keys: readonly ApiKeyRecord[]; readonly shown: Shown }) {
  return (
    <ul className="rows">
      {keys.map((key) => (
        <KeyRow key={key.id} record={key} shown={shown} />
      ))}
    </ul>
  );
}

function KeyRow({ record, shown }: { readonly record: ApiKeyRecord; readonly shown: Shown }): ReactElement {
  const { page, wording } = shown;
  const { id, name, createdAt, createdBy, expiresAt, lastUsedAt, revokedAt, overlapEndsAt } = record;
  const texts = keysTexts(page.reader.language);
  const at = (date: Date): string => wording.moment(date.getTime());
  const status = keyStatus(record, page.now);
  const madeBy = createdBy === null ? texts.operator : wording.person(createdBy);
  const isOverlapping = overlapEndsAt !== null && overlapEndsAt > page.now;
  const act = page.acts.get(id);
  const ended =
    act?.kind === 'key-revoked' && revokedAt !== null
      ? texts.ended(wording.person(act.actorId), at(revokedAt))
      : `${texts.statuses[status]}${revokedAt === null ? '' : `, ${at(revokedAt)}`}`;
  return (
    <li>
      <div>
        <p className="lead">{name}</p>
        <p>{`${texts.may}${mailTexts(page.reader.language).colon}${record.scopes.join(', ')}`}</p>
        <p className="soft">
          {[
            status === 'live' ? texts.statuses.live : ended,
            lastUsedAt === null ? texts.neverUsed : texts.lastUsed(at(lastUsedAt)),
            expiresAt === null ? texts.neverExpires : texts.expires(at(expiresAt)),
            ...(isOverlapping ? [texts.ends(at(overlapEndsAt))] : []),
            texts.made(madeBy, at(createdAt)),
            id,
          ].join(' · ')}
        </p>
      </div>
      {status === 'live' && (
        <div className="navigation">
          <a className="button plain" href={`${path}/${id}/rotate`} aria-label={texts.rotateOne(name)}>
            {texts.rotate}
          </a>
          <a className="button plain" href={`${path}/${id}/revoke`} aria-label={texts.revokeOne(name)}>
            {texts.revoke}
          </a>
        </div>
      )}
    </li>
  );
}

function NewKey({ page: { reader, formKey, typed, faults } }: { readonly page: KeysPage }): ReactElement {
  const { language } = reader;
  const texts = keysTexts(language);
  const described = (name: keyof KeyFaults) => ({
    'aria-describedby': `${name}-hint${faults[name] === undefined ? '' : ` ${name}-error`}`,
    ...(faults[name] !== undefined && { 'aria-invalid': true as const }),
  });
  return (
    <form className="card" method="post" action={path}>
      <h2>{texts.newTitle}</h2>
      <input type="hidden" name="requestId" value={formKey} />
      <Labelled name="name" label={texts.name} hint={texts.nameHint} fault={faults.name}>
        {(attributes) => (
          <input
            type="text"
            {...attributes}
            required
            maxLength={60}
            autoComplete="off"
            defaultValue={typed['name']}
          />
        )}
      </Labelled>
      <fieldset {...described('scopes')}>
        <legend>{texts.scopes}</legend>
        <p className="soft" id="scopes-hint">
          {texts.scopesHint}
        </p>
        <Fault name="scopes" faults={faults} />
        <div className="columns">
          {scopes.map((scope) => (
            <div className="field tick" key={scope}>
              <input
                id={scopeField(scope)}
                name={scopeField(scope)}
                type="checkbox"
                value="on"
                defaultChecked={typed[scopeField(scope)] !== undefined}
                aria-describedby={`${scopeField(scope)}-hint`}
              />
              <label htmlFor={scopeField(scope)}>{scope}</label>
              <p className="soft" id={`${scopeField(scope)}-hint`}>
                {texts.scopeWords[scope] ?? scopeMeanings[scope]}
              </p>
            </div>
          ))}
        </div>
      </fieldset>
      <Labelled name="expiresOn" label={texts.expiresOn} hint={texts.expiresHint} fault={faults.expiresOn}>
        {(attributes) => <input type="date" {...attributes} defaultValue={typed['expiresOn']} />}
      </Labelled>
      <button>{texts.make}</button>
    </form>
  );
}

function Fault({ name, faults }: { readonly name: keyof KeyFaults; readonly faults: KeyFaults }) {
  return faults[name] === undefined ? null : (
    <p className="bad" id={`${name}-error`}>
      {faults[name]}
    </p>
  );
}

/** A key that was just made: the one time that it is shown. */
export function madeKeyPage({ language }: Person, { name }: ApiKeyRecord, key: string): string {
  const { madeTitle, madeText } = keysTexts(language);
  return secretPage({ language, part: 'keys' }, { title: madeTitle(name), text: madeText, secret: key });
}

/** Asks how long the present key works on beside the new one. */
export function rotatePage({ language }: Person, { id, name }: ApiKeyRecord, formKey: string): string {
  const { rotateTitle, rotateText, rotate, ...texts } = keysTexts(language);
  return replacePage(
    { language, part: 'keys', title: rotateTitle(name) },
    { action: `${path}/${id}/rotate`, formKey, texts: { ...texts, text: rotateText, replace: rotate } },
  );
}

/** Asks once more before a program is shut out. */
export function revokePage({ language }: Person, { id, name }: ApiKeyRecord, formKey: string): string {
  const texts = keysTexts(language);
  return adminPage(
    { language, part: 'keys', title: texts.revokeTitle(name) },
    <>
      <p>{texts.revokeText}</p>
      <div className="navigation">
        <ActButton action={`${path}/${id}/revoke`} formKey={formKey} isPlain={false}>
          {texts.revoke}
        </ActButton>
        <a className="button plain" href={path}>
          {texts.keep}
        </a>
      </div>
    </>,
  );
}
