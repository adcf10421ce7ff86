import type { ReactElement, ReactNode } from 'react';
import type { Customer } from '../../contracts/wire/customers';
import type { Person } from '../../contracts/wire/directory';
import { customerClasses } from '../../domain/playbook/playbook';
import { mailTexts } from '../../mail/texts/texts-by-language';
import { actTexts } from '../kit/act-texts-by-language';
import { Alert } from '../kit/alert';
import { renderPage } from '../kit/document';
import type { Texts } from '../kit/fields';
import type { ControlAttributes } from '../kit/labelled';
import { FindField, Labelled } from '../kit/labelled';
import type { Draft } from '../../store/drafts';
import { DiscardDraft, draftNotice } from '../sign-in/draft-kept-page';
import { newProjectPath } from './addresses';
import type { NewProjectTexts } from './new-project-texts';
import { newProjectTexts } from './new-project-texts';

/** What can be wrong in the form, by field. */
export type NewProjectErrors = Readonly<Partial<Record<NewField, string>>>;
export type NewField =
  'q' | 'newName' | 'similar' | 'title' | 'amount' | 'currency' | 'expectedSigningOn' | 'ownerId';

export interface NewProjectForm {
  readonly reader: Person;
  /** Who can lead it. */
  readonly owners: readonly Person[];
  readonly playbooks: readonly string[];
  /** The customer that was chosen. */
  readonly customer: Customer | null;
  /** What was looked for, and found. */
  readonly search: string;
  readonly found: readonly Customer[];
  /** Customers that a new one may be. */
  readonly similar: readonly Customer[];
  readonly requestId: string;
  /** The key of what is typed. */
  readonly draftKey: string;
  /** What is shown, when they typed it before their session ended. */
  readonly draft: Draft | null;
  readonly typed: Texts;
  readonly errors: NewProjectErrors;
  readonly alert: string | null;
}

/** The form for a new project; the customer is looked for first, or made with it. */
export function newProjectPage(form: NewProjectForm): string {
  const { reader, owners, playbooks, customer, similar, typed, errors, alert, draft } = form;
  const { language } = reader;
  const texts = newProjectTexts(language);
  const words = actTexts(language);
  const labels: Readonly<Record<NewField, string>> = {
    q: texts.customer,
    newName: texts.name,
    similar: texts.similar,
    title: words.fields.title.label,
    amount: words.fields.amount.label,
    currency: words.fields.currency.label,
    expectedSigningOn: words.fields.expectedSigningOn.label,
    ownerId: texts.owner,
  };
  const mistakes = (Object.keys(labels) as NewField[]).flatMap((id) => {
    const text = errors[id];
    return text === undefined ? [] : [{ id, label: labels[id], text }];
  });
  const field = (
    name: NewField,
    input: (attributes: ControlAttributes) => ReactNode,
    { isRequired = false, hint }: { readonly isRequired?: boolean; readonly hint?: string | undefined } = {},
  ) => {
    const label = (
      <>
        {labels[name]}
        {!isRequired && <span className="soft">{` (${words.optional})`}</span>}
      </>
    );
    return (
      <Labelled name={name} label={label} hint={hint} fault={errors[name]}>
        {input}
      </Labelled>
    );
  };
  return renderPage(
    language,
    alert === null ? texts.title : words.errorTitle(texts.title),
    <>
      <h1>{texts.title}</h1>
      {alert !== null && <Alert text={alert} mistakes={mistakes} />}
      {draft && (
        <p className="notice" role="status">
          {draftNotice(reader, draft)}
        </p>
      )}
      {customer === null && <Search form={form} texts={texts} />}
      <form className="card" method="post" action={newProjectPath}>
        <input type="hidden" name="requestId" value={form.requestId} />
        <input type="hidden" name="draft" value={form.draftKey} />
        {customer === null ? (
          <fieldset>
            <legend>{texts.newCustomer}</legend>
            <p className="soft">{texts.newCustomerHint}</p>
            {field('newName', (attributes) => (
              <input
                type="text"
                {...attributes}
                defaultValue={typed['newName']}
                maxLength={200}
                autoComplete="off"
              />
            ))}
            <div className="field">
              <label htmlFor="newClass">{texts.class}</label>
              <select id="newClass" name="newClass" defaultValue={typed['newClass'] ?? 'B'}>
                {customerClasses.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            </div>
            {similar.length > 0 && <Similar similar={similar} typed={typed} texts={texts} />}
          </fieldset>
        ) : (
          <p>
            <input type="hidden" name="customerId" value={customer.id} />
            <span className="lead">{`${texts.customer}${mailTexts(language).colon}${customer.name} (${customer.class})`}</span>
            {' · '}
            <a href={newProjectPath}>{texts.other}</a>
          </p>
        )}
        {field(
          'title',
          (attributes) => (
            <input
              type="text"
              {...attributes}
              required
              defaultValue={typed['title']}
              maxLength={500}
              autoComplete="off"
            />
          ),
          { isRequired: true, hint: words.fields.title.hint },
        )}
        {field(
          'ownerId',
          (attributes) => (
            <select {...attributes} defaultValue={typed['ownerId'] ?? owners[0]?.id}>
              {owners.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          ),
          { isRequired: true },
        )}
        {field(
          'amount',
          (attributes) => (
            <input
              type="text"
              inputMode="decimal"
              {...attributes}
              defaultValue={typed['amount']}
              autoComplete="off"
            />
          ),
          { hint: words.fields.amount.hint },
        )}
        {field(
          'currency',
          (attributes) => (
            <input type="text" {...attributes} defaultValue={typed['currency']} autoComplete="off" />
          ),
          { hint: words.fields.currency.hint },
        )}
        {field('expectedSigningOn', (attributes) => (
          <input type="date" {...attributes} defaultValue={typed['expectedSigningOn']} />
        ))}
        {playbooks.length > 1 && (
          <div className="field">
            <label htmlFor="playbook">{texts.playbook}</label>
            <select id="playbook" name="playbook" defaultValue={typed['playbook']}>
              {playbooks.map((key) => (
                <option key={key}>{key}</option>
              ))}
            </select>
          </div>
        )}
        <button>{texts.open}</button>
      </form>
      {draft && <DiscardDraft address={newProjectPath} requestId={form.requestId} language={language} />}
    </>,
  );
}

function Search({
  form,
  texts,
}: {
  readonly form: NewProjectForm;
  readonly texts: NewProjectTexts;
}): ReactElement {
  const { search, found, errors } = form;
  return (
    <section>
      <form method="get" action={newProjectPath} role="search">
        <FindField
          label={texts.search}
          hint={texts.searchHint}
          value={search}
          isInvalid={errors.q !== undefined}
        />
        <button className="plain">{texts.find}</button>
      </form>
      {search !== '' && found.length === 0 && <p role="status">{texts.notFound}</p>}
      {found.length > 0 && (
        <>
          <h2 className="group">{texts.found}</h2>
          <ul>
            {found.map(({ id, name, class: inClass }) => (
              <li key={id}>
                <a
                  className="lead"
                  href={`${newProjectPath}?customer=${encodeURIComponent(id)}`}
                  aria-label={texts.choose(name)}
                >
                  {name}
                </a>
                {` (${inClass})`}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Customers that the new one may be: one of them is taken, or it is said that it is new. */
function Similar({
  similar,
  typed,
  texts,
}: {
  readonly similar: readonly Customer[];
  readonly typed: Texts;
  readonly texts: NewProjectTexts;
}): ReactElement {
  return (
    <fieldset id="similar" tabIndex={-1}>
      <legend>{texts.similar}</legend>
      <p className="soft">{texts.similarHint}</p>
      {similar.map(({ id, name, class: inClass }) => (
        <div className="tick" key={id}>
          <input type="radio" id={`similar-${id}`} name="similar" value={id} required />
          <label htmlFor={`similar-${id}`}>{`${name} (${inClass})`}</label>
        </div>
      ))}
      <div className="tick">
        <input type="radio" id="similar-new" name="similar" value="new" required />
        <label htmlFor="similar-new">{texts.isNew(typed['newName'] ?? '')}</label>
      </div>
    </fieldset>
  );
}
