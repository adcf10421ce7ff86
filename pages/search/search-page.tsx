import type { ReactElement, ReactNode } from 'react';
import type { Person } from '../../contracts/wire/directory';
import { stageRule } from '../../domain/playbook/playbook';
import type { Language } from '../../domain/playbook/playbook';
import { hasEnded } from '../../domain/project/model/state';
import type { Found, FoundPerson, FoundProject, Hits } from '../../queries/search/search-all';
import { mostHits } from '../../queries/search/search-all';
import { projectAddress } from '../act/answers';
import { customerAddress, personAddress } from '../customer/addresses';
import { renderPage } from '../kit/document';
import { FindField } from '../kit/labelled';
import { searchTexts } from './search-texts';

interface SearchPage {
  readonly reader: Person;
  readonly query: string;
  /** Null: nothing was asked for yet. */
  readonly found: Found | null;
}

/** A search, and what it finds, by kind. */
export function searchPage({ reader: { language }, query, found }: SearchPage): string {
  const texts = searchTexts(language);
  return renderPage(
    language,
    query === '' ? texts.title : texts.results(query),
    <>
      <h1>{texts.title}</h1>
      <form className="card" method="get" action="/search" role="search" aria-label={texts.title}>
        <FindField label={texts.label} hint={texts.hint} value={query} />
        <button>{texts.find}</button>
      </form>
      {found && <Results found={found} query={query} language={language} />}
    </>,
  );
}

function Results({
  found: { projects, customers, people, colleagues },
  query,
  language,
}: {
  readonly found: Found;
  readonly query: string;
  readonly language: Language;
}): ReactElement {
  const texts = searchTexts(language);
  const all = [projects, customers, people, colleagues];
  if (all.every(({ hits }) => hits.length === 0)) {
    return (
      <>
        <p className="lead">{texts.nothing(query)}</p>
        <p className="soft">{texts.tips}</p>
      </>
    );
  }
  return (
    <>
      <Group title={texts.projects} found={projects} language={language}>
        {(hit) => <ProjectHit key={hit.projectId} hit={hit} language={language} />}
      </Group>
      <Group
        title={texts.customers}
        found={customers}
        language={language}
        more={<a href={`/customers?q=${encodeURIComponent(query)}`}>{texts.allCustomers}</a>}
      >
        {({ customer }) => (
          <li key={customer.id}>
            <a className="lead" href={customerAddress(customer.id)}>
              {customer.name}
            </a>
            {customer.otherNames.length > 0 && (
              <p className="soft">{customer.otherNames.map(({ name }) => name).join(' · ')}</p>
            )}
          </li>
        )}
      </Group>
      <Group title={texts.people} found={people} language={language}>
        {(hit) => <PersonHit key={hit.person.id} hit={hit} />}
      </Group>
      <Group title={texts.colleagues} found={colleagues} language={language}>
        {({ id, name, team, email }) => (
          <li key={id}>
            <span className="lead">{name}</span>
            <p className="soft">
              {team !== null && `${team} · `}
              <a href={`mailto:${email}`}>{email}</a>
            </p>
          </li>
        )}
      </Group>
    </>
  );
}

/** The hits of one kind; nothing when there are none. */
function Group<Hit>({
  title,
  found: { hits, hasMore },
  language,
  more,
  children,
}: {
  readonly title: string;
  readonly found: Hits<Hit>;
  readonly language: Language;
  /** Where all of them are; absent: only other words help. */
  readonly more?: ReactNode;
  readonly children: (hit: Hit) => ReactElement;
}): ReactElement | null {
  if (hits.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className="people">{hits.map(children)}</ul>
      {hasMore && <p className="soft">{more ?? searchTexts(language).first(mostHits)}</p>}
    </section>
  );
}

function ProjectHit({
  hit: { projectId, state, deal, customerName },
  language,
}: {
  readonly hit: FoundProject;
  readonly language: Language;
}): ReactElement {
  const stage = stageRule(deal.playbook, deal.stage).name[language];
  return (
    <li>
      <a className="lead" href={projectAddress(projectId, null)}>
        {deal.title}
      </a>
      <p className="soft">
        {[customerName, hasEnded(state) ? searchTexts(language).ended : stage].join(' · ')}
      </p>
    </li>
  );
}

function PersonHit({ hit: { person, customerName } }: { readonly hit: FoundPerson }): ReactElement {
  return (
    <li>
      <a className="lead" href={personAddress(person.customerId, person.id)}>
        {person.name}
      </a>
      <p className="soft">
        {[...(person.position === null ? [] : [person.position]), customerName].join(' · ')}
      </p>
    </li>
  );
}
