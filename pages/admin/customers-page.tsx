import type { ReactElement } from 'react';
import type { Customer } from '../../contracts/wire/customers';
import type { Person } from '../../contracts/wire/directory';
import { customerClasses } from '../../domain/playbook/playbook';
import type { RecordChange } from '../../store/models/directory-models';
import { Choice, FindField, Labelled } from '../kit/labelled';
import { wordingFor } from '../kit/wording';
import { adminPage } from './admin-frame';
import { customersTexts } from './customers-texts';
import { adminAddresses } from './parts';

const path = adminAddresses.customers;

/** What administrators change of a customer. */
export const customerFieldNames = ['ownerId', 'class', 'classReason', 'active'] as const;
type CustomerFieldName = (typeof customerFieldNames)[number];
export type TypedCustomer = Readonly<Record<CustomerFieldName, string>>;

export interface CustomersAsked {
  readonly q: string;
  readonly owner: 'all' | 'nobody';
}

export interface CustomersPage {
  readonly reader: Person;
  readonly asked: CustomersAsked;
  readonly customers: readonly Customer[];
  readonly next: string | null;
  readonly isFirst: boolean;
  readonly personName: (personId: string) => string | undefined;
}

/** All customers, with who looks after each. */
export function customersPage({
  reader,
  asked,
  customers,
  next,
  isFirst,
  personName,
}: CustomersPage): string {
  const { language } = reader;
  const texts = customersTexts(language);
  const { person } = wordingFor(reader, personName);
  const toPage = (cursor: string | null): string =>
    `${path}?${new URLSearchParams({ ...asked, ...(cursor !== null && { cursor }) }).toString()}`;
  return adminPage(
    { language, part: 'customers' },
    <>
      <p>{texts.about}</p>
      <form method="get" action={path} className="columns" role="search" aria-label={texts.search}>
        <FindField label={texts.search} hint={texts.hint} value={asked.q} />
        <Choice
          name="owner"
          label={texts.owned}
          value={asked.owner}
          choices={(['all', 'nobody'] as const).map((owner) => [owner, texts.owners[owner]])}
        />
        <p className="actions">
          <button className="plain">{texts.show}</button>
        </p>
      </form>
      {customers.length === 0 && next === null && <p>{texts.none}</p>}
      <ul className="rows">
        {customers.map(({ id, name, ownerId, active, ...customer }) => (
          <li key={id}>
            <div>
              <p className="lead">
                <a href={`${path}/${encodeURIComponent(id)}`}>{name}</a>
              </p>
              <p className="soft">
                {[
                  texts.inClass(customer.class),
                  ownerId === null ? texts.unowned : texts.ownedBy(person(ownerId)),
                  ...(active ? [] : [texts.off]),
                  id,
                ].join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <p className="navigation">
        {next !== null && (
          <a className="button plain" href={toPage(next)}>
            {texts.more}
          </a>
        )}
        {!isFirst && (
          <a className="button plain" href={toPage(null)}>
            {texts.fromTheStart}
          </a>
        )}
      </p>
    </>,
  );
}

export interface CustomerPage {
  readonly reader: Person;
  readonly customer: Customer;
  readonly revision: number;
  readonly typed: TypedCustomer;
  readonly faults: Readonly<Partial<Record<CustomerFieldName, string>>>;
  /** Who may look after it. */
  readonly colleagues: readonly Person[];
  /** The latest changes, newest first. */
  readonly changes: readonly RecordChange[];
  readonly personName: (personId: string) => string | undefined;
  readonly formKey: string;
  readonly isSaved: boolean;
  readonly alert?: string | undefined;
}

/** Who looks after a customer and its class, as a form; and who changed them. */
export function customerAdminPage(page: CustomerPage): string {
  const { reader, customer, revision, typed, faults, colleagues, formKey } = page;
  const { language } = reader;
  const texts = customersTexts(language);
  const address = `${path}/${encodeURIComponent(customer.id)}`;
  const owners = [['', texts.nobody], ...colleagues.map(({ id, name }) => [id, name] as const)] as const;
  // whoever has left stays who they are until somebody else is chosen
  const isListed = owners.some(([id]) => id === typed.ownerId);
  const left = [typed.ownerId, page.personName(typed.ownerId) ?? typed.ownerId] as const;
  const described = (name: CustomerFieldName) => ({
    ...{ name, label: texts.labels[name], hint: texts.hints[name], fault: faults[name] },
  });
  return adminPage(
    {
      language,
      part: 'customers',
      title: texts.title(customer.name),
      done: page.isSaved ? texts.saved : undefined,
      alert: page.alert,
      mistakes: Object.entries(faults).map(([name, text]) => ({
        ...{ id: name, label: texts.labels[name as CustomerFieldName], text },
      })),
    },
    <>
      <form className="card" method="post" action={address}>
        <input type="hidden" name="requestId" value={formKey} />
        <input type="hidden" name="revision" value={revision} />
        <Labelled {...described('ownerId')}>
          {(attributes) => (
            <select {...attributes} defaultValue={typed.ownerId}>
              {(isListed ? owners : [...owners, left]).map(([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled {...described('class')}>
          {(attributes) => (
            <select {...attributes} defaultValue={typed.class}>
              {customerClasses.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled {...described('classReason')}>
          {(attributes) => (
            <textarea {...attributes} rows={3} maxLength={4000} defaultValue={typed.classReason} />
          )}
        </Labelled>
        <Labelled {...described('active')}>
          {(attributes) => (
            <select {...attributes} defaultValue={typed.active === 'on' ? 'on' : ''}>
              <option value="on">{texts.yes}</option>
              <option value="">{texts.no}</option>
            </select>
          )}
        </Labelled>
        <button>{texts.save}</button>
      </form>
      <Changes page={page} />
    </>,
  );
}

function Changes({ page }: { readonly page: CustomerPage }): ReactElement {
  const { reader, personName } = page;
  const texts = customersTexts(reader.language);
  const { moment, person } = wordingFor(reader, personName);
  const said = (field: CustomerFieldName, value: unknown): string => {
    if (typeof value === 'boolean') return value ? texts.yes : texts.no;
    if (typeof value !== 'string' || value === '') return field === 'ownerId' ? texts.nobody : texts.empty;
    return field === 'ownerId' ? person(value) : value;
  };
  const shown = page.changes.flatMap(({ revision, atMs, actor, changes }) => {
    const lines = changes.flatMap(({ field, from, to }) => {
      const name = customerFieldNames.find((each) => each === field);
      return name ? [texts.changed(texts.labels[name], said(name, from), said(name, to))] : [];
    });
    return lines.length === 0 ? [] : [{ revision, who: `${moment(atMs)} · ${person(actor)}`, lines }];
  });
  return (
    <section>
      <h2>{texts.history}</h2>
      {shown.length === 0 && <p className="soft">{texts.noHistory}</p>}
      <ul className="rows">
        {shown.map(({ revision, who, lines }) => (
          <li key={revision}>
            <div>
              <p className="lead">{who}</p>
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
