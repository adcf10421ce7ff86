import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import { dayText } from '../../mail/model/dates';
import { absenceOf } from '../../people/presence';
import { Choice } from '../kit/labelled';
import { adminPage } from './admin-frame';
import { adminAddresses } from './parts';
import { peopleTexts } from './people-texts';

const path = adminAddresses.people;

/** What is asked for; empty texts ask for nothing. */
export interface PeopleAsked {
  readonly q: string;
  readonly state: 'active' | 'off' | 'all';
  readonly team: string;
  readonly manager: string;
}

/** What the list of people shows. */
export interface PeoplePage {
  readonly reader: Person;
  readonly asked: PeopleAsked;
  readonly people: readonly Person[];
  /** How many are found, on all pages. */
  readonly count: number;
  readonly page: number;
  readonly pages: number;
  readonly teams: readonly string[];
  readonly managers: readonly Pick<Person, 'id' | 'name'>[];
  readonly nowMs: number;
}

/** Everybody of the company, as far as is asked for. */
export function peoplePage(shown: PeoplePage): string {
  const { reader, asked, people, count, page, pages } = shown;
  const { language } = reader;
  const texts = peopleTexts(language);
  const toPage = (number: number): string =>
    `${path}?${new URLSearchParams({ ...asked, page: String(number) }).toString()}`;
  return adminPage(
    { language, part: 'people' },
    <>
      <p className="actions">
        <a className="button" href={`${path}/new`}>
          {texts.add}
        </a>
      </p>
      <Filter shown={shown} />
      <p>{count === 0 ? texts.nobody : texts.count(count)}</p>
      <ul className="rows">
        {people.map((person) => (
          <PersonRow key={person.id} person={person} shown={shown} />
        ))}
      </ul>
      {pages > 1 && (
        <p className="navigation">
          {page > 1 && (
            <a className="button plain" href={toPage(page - 1)}>
              {texts.before}
            </a>
          )}
          {page < pages && (
            <a className="button plain" href={toPage(page + 1)}>
              {texts.next}
            </a>
          )}
          <span className="soft">{texts.page(page, pages)}</span>
        </p>
      )}
    </>,
  );
}

function Filter({ shown: { reader, asked, teams, managers } }: { readonly shown: PeoplePage }): ReactElement {
  const texts = peopleTexts(reader.language);
  return (
    <form method="get" action={path} className="columns">
      <div className="field">
        <label htmlFor="q">{texts.search}</label>
        <input id="q" name="q" type="search" defaultValue={asked.q} maxLength={200} autoComplete="off" />
      </div>
      <Choice
        name="state"
        label={texts.state}
        value={asked.state}
        choices={(['active', 'off', 'all'] as const).map((state) => [state, texts.states[state]])}
      />
      <Choice
        name="team"
        label={texts.team}
        value={asked.team}
        choices={[['', texts.allTeams], ...teams.map((team) => [team, team] as const)]}
      />
      <Choice
        name="manager"
        label={texts.manager}
        value={asked.manager}
        choices={[['', texts.allManagers], ...managers.map(({ id, name }) => [id, name] as const)]}
      />
      <p className="actions">
        <button className="plain">{texts.show}</button>
      </p>
    </form>
  );
}

function PersonRow({ person, shown }: { readonly person: Person; readonly shown: PeoplePage }): ReactElement {
  const { reader, managers, nowMs } = shown;
  const texts = peopleTexts(reader.language);
  const { id, name, email, roles, managerId, team, capacity, active, addressProblem } = person;
  const absence = absenceOf(person, nowMs);
  const manager = managers.find((each) => each.id === managerId);
  const warnings = [
    ...(active ? [] : [texts.off]),
    ...(absence ? [texts.away(dayText(reader.language, absence.to))] : []),
    ...(addressProblem ? [texts.badAddress] : []),
  ];
  return (
    <li>
      <div>
        <p className="lead">
          <a href={`${path}/${id}`}>{name}</a>
        </p>
        {warnings.length > 0 && <p className="lead">{warnings.join(' · ')}</p>}
        <p className="soft">
          {[
            ...(roles.length > 0 ? [roles.join(', ')] : []),
            ...(team === null ? [] : [team]),
            managerId === null ? texts.atTheTop : texts.reportsTo(manager?.name ?? managerId),
            texts.carries(capacity),
            email,
          ].join(' · ')}
        </p>
      </div>
    </li>
  );
}
