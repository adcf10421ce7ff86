import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import type { Language } from '../../domain/playbook/playbook';
import type { OpenSession } from '../../store/links';
import { actTexts } from '../kit/act-texts-by-language';
import type { ShownAbsences } from '../kit/absences';
import { absenceMistakes, Absences } from '../kit/absences';
import { Alert } from '../kit/alert';
import { renderPage } from '../kit/document';
import { Labelled } from '../kit/labelled';
import { wordingFor } from '../kit/wording';
import type { ShownEmails } from './emails';
import { Emails, UndoEmails } from './emails';
import { settingsTexts } from './settings-texts';

/** Languages by their own names. */
const languages: Readonly<Record<Language, string>> = { en: 'English', 'zh-TW': '繁體中文' };

export interface SettingsPage {
  readonly reader: Person;
  readonly sessions: readonly OpenSession[];
  /** Which of them is the reader's present one. */
  readonly presentId: string;
  readonly formKey: string;
  readonly absences: ShownAbsences;
  readonly emails: ShownEmails;
  readonly isSaved: boolean;
  /** What was typed, and why it was not taken. */
  readonly refused?: {
    readonly timeZone: string;
    readonly language: Language;
    readonly text: string;
    /** Whether the zone is at fault. */
    readonly isZone: boolean;
  };
}

/** What people decide for themselves, and where they are signed in. */
export function settingsPage(page: SettingsPage): string {
  const { reader, isSaved, refused, absences, emails } = page;
  const mistakes = absenceMistakes(absences);
  const { language } = reader;
  const texts = settingsTexts(language);
  return renderPage(
    language,
    refused || mistakes.length > 0 ? actTexts(language).errorTitle(texts.title) : texts.title,
    <>
      <h1>{texts.title}</h1>
      {isSaved && (
        <p className="lead" role="status">
          {texts.saved}
        </p>
      )}
      {isSaved && <UndoEmails reader={reader} emails={emails} />}
      {refused && (
        <Alert
          text={refused.isZone ? actTexts(language).checkFields : refused.text}
          mistakes={refused.isZone ? [{ id: 'timeZone', label: texts.timeZone, text: refused.text }] : []}
        />
      )}
      {mistakes.length > 0 && <Alert text={actTexts(language).checkFields} mistakes={mistakes} />}
      <Own page={page} />
      <Emails reader={reader} emails={emails} />
      <Absences shown={absences} />
      <Sessions page={page} />
    </>,
  );
}

function Own({ page: { reader, formKey, refused } }: { readonly page: SettingsPage }): ReactElement {
  const texts = settingsTexts(reader.language);
  return (
    <form className="card" method="post" action="/settings">
      <h2>{texts.you}</h2>
      <input type="hidden" name="requestId" value={formKey} />
      <div className="field">
        <label htmlFor="language">{texts.language}</label>
        <select id="language" name="language" defaultValue={refused?.language ?? reader.language}>
          {Object.entries(languages).map(([key, name]) => (
            <option key={key} value={key} lang={key}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Labelled
        name="timeZone"
        label={texts.timeZone}
        hint={texts.timeZoneHint}
        fault={refused?.isZone === true ? refused.text : undefined}
      >
        {(attributes) => (
          <input
            type="text"
            {...attributes}
            required
            maxLength={64}
            autoComplete="off"
            defaultValue={refused?.timeZone ?? reader.timeZone}
          />
        )}
      </Labelled>
      <button>{texts.save}</button>
    </form>
  );
}

function Sessions({ page: { reader, sessions, presentId, formKey } }: { readonly page: SettingsPage }) {
  const texts = settingsTexts(reader.language);
  const { moment } = wordingFor(reader, () => undefined);
  return (
    <section>
      <h2>{texts.sessions}</h2>
      <p className="soft">{texts.sessionsText}</p>
      <ul className="rows">
        {sessions.map(({ id, device, isOwnDevice, sinceMs, seenAtMs, expiresAtMs }) => (
          <li key={id}>
            <div>
              <p className="lead">
                {[
                  device === '' ? texts.unnamed : device,
                  ...(id === presentId ? [texts.thisOne] : []),
                  ...(isOwnDevice ? [texts.ownDevice] : []),
                ].join(' · ')}
              </p>
              <p className="soft">
                {[
                  texts.lastUsed(moment(seenAtMs)),
                  texts.since(moment(sinceMs)),
                  texts.until(moment(expiresAtMs)),
                ].join(' · ')}
              </p>
            </div>
            {id !== presentId && (
              <EndForm
                formKey={formKey}
                sessionId={id}
                label={texts.endOne(device === '' ? texts.unnamed : device)}
              >
                {texts.end}
              </EndForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 2 && (
        <EndForm formKey={formKey} sessionId="others">
          {texts.endOthers}
        </EndForm>
      )}
    </section>
  );
}

function EndForm({
  formKey,
  sessionId,
  label,
  children,
}: {
  readonly formKey: string;
  readonly sessionId: string;
  /** For those who hear the button without its row. */
  readonly label?: string;
  readonly children: string;
}): ReactElement {
  return (
    <form method="post" action="/settings/sessions/end">
      <input type="hidden" name="requestId" value={formKey} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <button className="plain" aria-label={label}>
        {children}
      </button>
    </form>
  );
}
