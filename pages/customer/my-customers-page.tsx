import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import type { ListedCustomer, MyCustomers } from '../../queries/customer/my-customers';
import type { MyDraft } from '../../queries/customer/my-drafts';
import { renderPage } from '../kit/document';
import { FindField } from '../kit/labelled';
import { Drafts } from '../sign-in/draft-kept-page';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';
import { customerAddress } from './addresses';
import type { CustomerTexts } from './customer-texts';
import { customerTexts } from './customer-texts-by-language';

interface MyCustomersPage {
  readonly reader: Person;
  readonly found: MyCustomers;
  readonly search: string;
  /** Whether it is the first page. */
  readonly isFirst: boolean;
  /** The cursor of the next page; null when there is none. */
  readonly next: string | null;
  readonly drafts: readonly MyDraft[];
}

/** The customers of somebody, with a search. */
export function myCustomersPage(page: MyCustomersPage): string {
  const { reader, found, search, isFirst, next, drafts } = page;
  const { language } = reader;
  const texts = customerTexts(language);
  const wording = wordingFor(reader, found.personName);
  return renderPage(
    language,
    texts.myCustomers,
    <>
      <h1>{texts.myCustomers}</h1>
      <form className="card" method="get" action="/customers" role="search" aria-label={texts.search}>
        <FindField label={texts.search} hint={texts.searchHint} value={search} />
        <button>{texts.find}</button>
      </form>
      <Drafts reader={reader} drafts={drafts} />
      {found.customers.length === 0 && next === null && isFirst && (
        <p>{search === '' ? texts.noCustomers : texts.nothingFound(search)}</p>
      )}
      {found.customers.map((listed) => (
        <CustomerCard key={listed.customer.id} listed={listed} texts={texts} wording={wording} />
      ))}
      <p className="navigation">
        {next !== null && (
          <a className="button plain" href={pageAddress(search, next)}>
            {texts.moreCustomers}
          </a>
        )}
        {!isFirst && (
          <a className="button plain" href={pageAddress(search, null)}>
            {texts.fromTheStart}
          </a>
        )}
        <a className="button plain" href="/my/duplicates">
          {texts.duplicates}
        </a>
        {search !== '' && (
          <a className="button plain" href="/customers">
            {texts.allCustomers}
          </a>
        )}
      </p>
    </>,
  );
}

function pageAddress(search: string, cursor: string | null): string {
  const query = new URLSearchParams({ ...(search && { q: search }), ...(cursor !== null && { cursor }) });
  const asked = query.toString();
  return asked === '' ? '/customers' : `/customers?${asked}`;
}

interface CardProps {
  readonly listed: ListedCustomer;
  readonly texts: CustomerTexts;
  readonly wording: Wording;
}

function CustomerCard({
  listed: { customer, runningProjects, lastContactAtMs },
  texts,
  wording,
}: CardProps): ReactElement {
  const { id, name, otherNames, ownerId } = customer;
  const others = otherNames.map((other) => other.name).join(' · ');
  return (
    <article>
      <h2>
        <a href={customerAddress(id)}>{name}</a>
      </h2>
      {others !== '' && <p className="soft">{others}</p>}
      <p>
        {[
          texts.inClass(customer.class),
          texts.running(runningProjects),
          lastContactAtMs === null ? texts.neverContacted : texts.lastContact(wording.date(lastContactAtMs)),
        ].join(' · ')}
      </p>
      {ownerId !== null && <p className="soft">{texts.ownedBy(wording.person(ownerId))}</p>}
      {!customer.active && <p className="bad">{texts.inactive}</p>}
    </article>
  );
}
