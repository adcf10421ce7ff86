import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import { stageRule } from '../../domain/playbook/playbook';
import { shownStatus } from '../../domain/project/model/state';
import { amountText } from '../../mail/model/amounts';
import type { TimelinePlace } from '../../queries/customer/customer-timeline';
import type { CustomerProject, CustomerView } from '../../queries/customer/customer-view';
import { projectAddress } from '../act/answers';
import { actTexts } from '../kit/act-texts-by-language';
import { renderPage } from '../kit/document';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';
import { customerAddress } from './addresses';
import { Committee } from './committee';
import { Facts, Lists, Potentials } from './customer-facts';
import type { CustomerTexts } from './customer-texts';
import { customerTexts } from './customer-texts-by-language';
import type { Words } from './record-words';
import { Timeline } from './timeline';

/** Everything that the page of a customer shows, for its reader. */
interface CustomerPage {
  readonly view: CustomerView;
  readonly reader: Person;
  /** Whether a form was just saved. */
  readonly isSaved: boolean;
}

/** A customer, to be read before walking in: whom one meets, and what was said last, come first. */
export function customerPage({ view, reader, isSaved }: CustomerPage): string {
  const { customer, rights, timeline, projects, people } = view;
  const { language } = reader;
  const texts = customerTexts(language);
  const wording = wordingFor(reader, view.personName);
  const words: Words = { texts, language };
  const mayChange = rights.has('change-customer');
  const lastMet = (personId: string): string | null => {
    const atMs = timeline.lastMetAtMs.get(personId);
    return atMs === undefined ? null : texts.lastMet(wording.date(atMs));
  };
  const opened = new Set(projects.filter(({ isRead }) => isRead).map(({ state }) => state.projectId));
  return renderPage(
    language,
    customer.name,
    <>
      <p className="soft">{actTexts(language).youAre(reader.name)}</p>
      <h1>{customer.name}</h1>
      <Header view={view} texts={texts} wording={wording} />
      {isSaved && (
        <p className="lead" role="status">
          {texts.saved}
        </p>
      )}
      {rights.has('see-people') ? (
        <Committee people={people} lastMet={lastMet} words={words} />
      ) : (
        <p className="soft">{texts.peopleHidden}</p>
      )}
      <section>
        <h2>{texts.timeline}</h2>
        {timeline.entries.length === 0 && <p className="soft">{texts.noTimeline}</p>}
        <Timeline
          entries={timeline.entries}
          people={people}
          texts={texts}
          wording={wording}
          canOpen={(projectId) => opened.has(projectId)}
        />
        {timeline.next && (
          <p className="actions">
            <a className="button plain" href={timelineAddress(customer.id, timeline.next)}>
              {texts.earlier}
            </a>
          </p>
        )}
      </section>
      <Projects projects={projects} texts={texts} wording={wording} />
      <Potentials view={view} mayChange={mayChange} words={words} />
      <Lists view={view} mayChange={mayChange} words={words} />
      <Facts view={view} words={words} />
      <Links view={view} texts={texts} />
    </>,
  );
}

interface HeaderProps {
  readonly view: CustomerView;
  readonly texts: CustomerTexts;
  readonly wording: Wording;
}

function Header({ view: { customer, personName }, texts }: HeaderProps): ReactElement {
  const { ownerId, classReason, otherNames } = customer;
  const names = otherNames.filter(({ kind }) => kind !== 'former').map(({ name }) => name);
  const owner = ownerId === null ? texts.ownedByNobody : texts.ownedBy(personName(ownerId) ?? ownerId);
  return (
    <>
      {names.length > 0 && <p className="soft">{names.join(' · ')}</p>}
      <p>
        <span className="lead">{texts.inClass(customer.class)}</span>
        {` · ${owner}`}
      </p>
      {classReason !== null && <p className="soft lines">{classReason}</p>}
      {!customer.active && <p className="bad">{texts.inactive}</p>}
    </>
  );
}

function Projects({
  projects,
  texts,
  wording,
}: {
  readonly projects: readonly CustomerProject[];
  readonly texts: CustomerTexts;
  readonly wording: Wording;
}): ReactElement {
  const { language, date, person } = wording;
  return (
    <section>
      <h2>{texts.projects}</h2>
      {projects.length === 0 && <p className="soft">{texts.noProjects}</p>}
      <ul>
        {projects.map(({ state, deal, isRead }) => {
          const { amount, currency, outcome, openedAtMs } = deal;
          return (
            <li key={state.projectId}>
              {isRead ? (
                <a className="lead" href={projectAddress(state.projectId, null)}>
                  {deal.title}
                </a>
              ) : (
                <span className="lead">{deal.title}</span>
              )}
              <p>
                {[
                  texts.statuses[shownStatus(state)],
                  stageRule(deal.playbook, deal.stage).name[language],
                  ...(amount === undefined ? [] : [amountText(language, amount, currency)]),
                ].join(' · ')}
              </p>
              <p className="soft">
                {[person(deal.ownerId), texts.since(date(outcome?.atMs ?? openedAtMs))].join(' · ')}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What the reader can do, and where else they can go. */
function Links({ view, texts }: Omit<HeaderProps, 'wording'>): ReactElement {
  const { customer, rights } = view;
  const address = customerAddress(customer.id);
  return (
    <p className="navigation">
      {rights.has('change-customer') && (
        <a className="button plain" href={`${address}/edit`}>
          {texts.edit}
        </a>
      )}
      {rights.has('change-people') && (
        <a className="button plain" href={`${address}/add-person`}>
          {texts.addPerson}
        </a>
      )}
      <a className="button plain" href={`${address}/history`}>
        {texts.history}
      </a>
      <a className="button plain" href="/customers">
        {texts.myCustomers}
      </a>
    </p>
  );
}

function timelineAddress(customerId: string, place: TimelinePlace): string {
  const after = encodeURIComponent(`${place.atMs}:${place.revision}:${place.in}`);
  return `${customerAddress(customerId)}/timeline?after=${after}`;
}

/** A later page of the timeline. */
export function timelinePage({
  view,
  reader,
}: {
  readonly view: Pick<CustomerView, 'customer' | 'timeline' | 'people' | 'personName'>;
  readonly reader: Person;
}): string {
  const { customer, timeline } = view;
  const { language } = reader;
  const texts = customerTexts(language);
  const title = `${texts.timeline}${texts.colon}${customer.name}`;
  return renderPage(
    language,
    title,
    <>
      <p className="soft">{actTexts(language).youAre(reader.name)}</p>
      <h1>{title}</h1>
      <section>
        {timeline.entries.length === 0 && <p className="soft">{texts.noTimeline}</p>}
        <Timeline
          entries={timeline.entries}
          people={view.people}
          texts={texts}
          wording={wordingFor(reader, view.personName)}
          canOpen={() => false}
        />
        {timeline.next && (
          <p className="actions">
            <a className="button plain" href={timelineAddress(customer.id, timeline.next)}>
              {texts.earlier}
            </a>
          </p>
        )}
      </section>
      <p className="navigation">
        <a className="button plain" href={customerAddress(customer.id)}>
          {texts.toCustomer}
        </a>
      </p>
    </>,
  );
}
