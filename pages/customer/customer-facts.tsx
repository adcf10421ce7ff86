import type { ReactElement, ReactNode } from 'react';
import type { Customer } from '../../contracts/wire/customers';
import { referenceText } from '../../domain/project/model/references';
import { dayText } from '../../mail/model/dates';
import type { CustomerView, RelatedCustomer } from '../../queries/customer/customer-view';
import { projectAddress } from '../act/answers';
import { customerAddress, entryAddress, openPotentialAddress } from './addresses';
import type { EntryList } from './customer-texts';
import type { Words } from './record-words';
import {
  addressText,
  answerText,
  identifierText,
  otherNameText,
  potentialFacts,
  sizeText,
} from './record-words';

interface ListProps<Item> {
  readonly customer: Customer;
  readonly list: EntryList;
  readonly items: readonly Item[];
  readonly mayChange: boolean;
  readonly words: Words;
  readonly children: (item: Item) => ReactNode;
  /** Where an entry stands in its list; by default as shown. */
  readonly placeOf?: (item: Item, index: number) => string | number;
}

/** A list of a customer with a link to edit each entry, and one to add another. */
function EntrySection<Item>(props: ListProps<Item>): ReactElement | null {
  const { customer, list, items, mayChange, words, children, placeOf } = props;
  const { title, add, none } = words.texts.entries[list];
  if (items.length === 0 && !mayChange) return null;
  return (
    <section>
      <h2>{title}</h2>
      {items.length === 0 && <p className="soft">{none}</p>}
      <ul>
        {items.map((item, index) => (
          // entries have no names of their own
          <li key={index}>
            {children(item)}
            {mayChange && (
              <p>
                <a
                  href={entryAddress(customer.id, list, placeOf?.(item, index) ?? index)}
                  aria-label={`${words.texts.edit}${words.texts.colon}${title} ${index + 1}`}
                >
                  {words.texts.edit}
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <p className="actions">
          <a className="button plain" href={entryAddress(customer.id, list, 'new')}>
            {add}
          </a>
        </p>
      )}
    </section>
  );
}

interface FactsProps {
  readonly view: CustomerView;
  readonly mayChange: boolean;
  readonly words: Words;
}

/** What could become a project, and what has become one. */
export function Potentials({ view: { customer, projects }, mayChange, words }: FactsProps) {
  const isRead = (projectId: string): boolean =>
    projects.some((project) => project.state.projectId === projectId && project.isRead);
  return (
    <EntrySection
      customer={customer}
      list="potentials"
      items={customer.potentials}
      mayChange={mayChange}
      words={words}
      placeOf={({ id }) => encodeURIComponent(id)}
    >
      {(potential) => (
        <>
          <span className="lead">{potential.what}</span>
          <p className="soft">{potentialFacts(potential, words).join(' · ')}</p>
          <blockquote>{potential.why}</blockquote>
          {potential.projectId === null && mayChange && customer.active && (
            <p>
              <a
                className="button"
                href={openPotentialAddress(customer.id, potential.id)}
                aria-label={`${words.texts.makeProject}${words.texts.colon}${potential.what}`}
              >
                {words.texts.makeProject}
              </a>
            </p>
          )}
          {potential.projectId !== null && isRead(potential.projectId) && (
            <p>
              <a href={projectAddress(potential.projectId, null)}>{words.texts.becameProject}</a>
            </p>
          )}
        </>
      )}
    </EntrySection>
  );
}

/** How business goes, names, numbers, addresses, files, and what gates ask. */
export function Lists({ view: { customer }, mayChange, words }: FactsProps): ReactElement {
  const { texts, language } = words;
  const shared = { customer, mayChange, words };
  const situation = customer.situation.map((entry, place) => ({ ...entry, place }));
  return (
    <>
      <EntrySection
        {...shared}
        list="situation"
        items={situation.sort((a, b) => (a.asOf < b.asOf ? 1 : -1))}
        placeOf={({ place }) => place}
      >
        {({ text, asOf, source }) => (
          <>
            <p className="lines">{text}</p>
            <p className="soft">{`${texts.asOf(dayText(language, asOf))} · ${texts.from(source)}`}</p>
          </>
        )}
      </EntrySection>
      <EntrySection {...shared} list="addresses" items={customer.addresses}>
        {(entry) => <span className="lines">{addressText(entry, words)}</span>}
      </EntrySection>
      <EntrySection {...shared} list="identifiers" items={customer.identifiers}>
        {(entry) => identifierText(entry, words)}
      </EntrySection>
      <EntrySection {...shared} list="otherNames" items={customer.otherNames}>
        {(entry) => otherNameText(entry, words)}
      </EntrySection>
      <EntrySection {...shared} list="files" items={customer.files}>
        {({ title, url }) => (
          <a href={url} rel="noreferrer noopener">
            {title}
          </a>
        )}
      </EntrySection>
      <EntrySection
        {...shared}
        list="answers"
        items={Object.entries(customer.answers)}
        placeOf={([key]) => encodeURIComponent(key)}
      >
        {([key, answer]) => answerText(key, answer, words)}
      </EntrySection>
    </>
  );
}

/** Everything else that is known, in short lines. */
export function Facts({ view, words }: Omit<FactsProps, 'mayChange'>): ReactElement {
  const { customer, parent, subsidiaries } = view;
  const { texts } = words;
  const { fields } = texts;
  const rows: [string, ReactNode][] = [
    ...(parent ? [[texts.belongsTo, <Related key="" customers={[parent]} words={words} />] as Row] : []),
    ...(subsidiaries.length > 0
      ? [[texts.subsidiaries, <Related key="" customers={subsidiaries} words={words} />] as Row]
      : []),
    ...(customer.sector === null ? [] : [[labelOf('sector'), customer.sector] as Row]),
    ...(customer.size === null ? [] : [[labelOf('size'), sizeText(customer.size, words)] as Row]),
    ...(customer.region === null ? [] : [[labelOf('region'), customer.region] as Row]),
    ...(customer.websites.length === 0 ? [] : [[labelOf('websites'), <Sites key="" of={customer} />] as Row]),
    ...(customer.tags.length === 0 ? [] : [[labelOf('tags'), texts.list(customer.tags)] as Row]),
    [labelOf('language'), texts.languages[customer.language]],
    [labelOf('timeZone'), customer.timeZone],
    ...(customer.references.length === 0
      ? []
      : [[labelOf('references'), customer.references.map(referenceText).join(' · ')] as Row]),
  ];
  function labelOf(field: string): string {
    return fields[field]?.label ?? field;
  }
  return (
    <section>
      <h2>{texts.facts}</h2>
      <dl>
        {rows.map(([label, what]) => (
          <div className="row" key={label}>
            <dt>{label}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type Row = [string, ReactNode];

function Sites({ of: { websites } }: { readonly of: Customer }): ReactElement {
  return (
    <>
      {websites.map((url, index) => (
        <span key={url}>
          {index > 0 && ' · '}
          <a href={url} rel="noreferrer noopener">
            {url.replace(/^https?:\/\//u, '')}
          </a>
        </span>
      ))}
    </>
  );
}

function Related({
  customers,
  words,
}: {
  readonly customers: readonly RelatedCustomer[];
  readonly words: Words;
}): ReactElement {
  const separator = words.texts.list(['', '']);
  return (
    <>
      {customers.map(({ id, name, isSeen }, index) => (
        <span key={id}>
          {index > 0 && separator}
          {isSeen ? <a href={customerAddress(id)}>{name}</a> : name}
        </span>
      ))}
    </>
  );
}
