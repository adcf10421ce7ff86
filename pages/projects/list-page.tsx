import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import { places } from '../../queries/projects/filters';
import type { ListAsked, ProjectList } from '../../queries/projects/project-list';
import { listOrderNames } from '../../queries/projects/project-list';
import type { Sight } from '../../queries/projects/sight';
import type { Card } from '../../store/projects/cards';
import { projectAddress } from '../act/answers';
import { customerAddress } from '../customer/addresses';
import { renderPage } from '../kit/document';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';
import { boardPath, listPath, newProjectPath, withQuery } from './addresses';
import { FigureLine } from './board-page';
import { nextText, silenceOf, silenceText, valueText } from './card-words';
import { FilterChoice, Filters, filterQuery, Line } from './project-filters';
import type { ProjectsTexts } from './projects-texts';
import { projectsTexts } from './projects-texts';

/** With the quarter in which they ended, as the address has it. */
export interface ListAskedOnPage extends ListAsked {
  readonly ended?: string | undefined;
}

interface ListPage {
  readonly reader: Person;
  readonly sight: Sight;
  /** Whether there is anybody in whose name the reader may open a project. */
  readonly canOpen: boolean;
  readonly asked: ListAskedOnPage;
  readonly list: ProjectList;
  readonly isFirst: boolean;
  /** The cursor of the next page; null when there is none. */
  readonly next: string | null;
  readonly nowMs: number;
}

/** All that a list is asked for, as it stands in an address. */
export function listQuery(asked: ListAskedOnPage): Record<string, string | undefined> {
  const { place, sort, q, ended } = asked;
  return {
    ...filterQuery(asked),
    q,
    ended,
    place: place === 'running' ? undefined : place,
    sort: sort === 'next' ? undefined : sort,
  };
}

export function listPage({ reader, sight, canOpen, asked, list, isFirst, next, nowMs }: ListPage): string {
  const { language } = reader;
  const texts = projectsTexts(language);
  const wording = wordingFor(reader, list.personName);
  const query = listQuery(asked);
  const isStage = !(places as readonly string[]).includes(asked.place);
  const [first] = list.rows;
  const stageName = isStage ? (first?.face.stageName[language] ?? asked.place.replace('stage:', '')) : null;
  return renderPage(
    language,
    texts.listTitle,
    <>
      <h1>{stageName === null ? texts.title : `${texts.title} · ${stageName}`}</h1>
      {list.figures && (
        <p>
          <FigureLine figures={list.figures} shown={{ texts, wording }} />
        </p>
      )}
      <p className="actions">
        {canOpen && (
          <a className="button" href={newProjectPath}>
            {texts.newProject}
          </a>
        )}
        <a className="button plain" href={withQuery(boardPath, filterQuery(asked))}>
          {texts.toBoard}
        </a>
        <a className="button plain" href={withQuery(listPath, { ...query, as: 'csv' })}>
          {texts.export}
        </a>
      </p>
      <Filters
        sight={sight}
        asked={asked}
        action={listPath}
        texts={texts}
        others={[query['q'], query['place'], query['ended']].filter(Boolean).length}
      >
        <Line name="q" label={texts.labels.q} value={asked.q} />
        <FilterChoice
          name="place"
          label={texts.labels.place}
          value={asked.place}
          choices={[
            ...places.map((place) => [place, texts.places[place]] as const),
            ...(stageName === null ? [] : [[asked.place, stageName] as const]),
          ]}
        />
        {asked.ended !== undefined && (
          <FilterChoice
            name="ended"
            label={texts.labels.ended}
            value={asked.ended}
            choices={[['', texts.everything], [asked.ended, asked.ended.replace('-', ' ')] as const]}
          />
        )}
        <FilterChoice
          name="sort"
          label={texts.labels.sort}
          value={asked.sort}
          choices={listOrderNames.map((name) => [name, texts.sorts[name]] as const)}
        />
      </Filters>
      {list.rows.length === 0 && next === null ? (
        <p>{texts.nothingFound}</p>
      ) : (
        <table className="listed">
          <thead>
            <tr>
              {(['project', 'customer', 'stage', 'value', 'owner', 'silence', 'next'] as const).map(
                (name) => (
                  <th key={name} scope="col">
                    {texts.columns[name]}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {list.rows.map((card) => (
              <Row key={card.projectId} card={card} {...{ list, texts, wording, nowMs }} />
            ))}
          </tbody>
        </table>
      )}
      <p className="navigation">
        {next !== null && (
          <a className="button plain" href={withQuery(listPath, { ...query, cursor: next })}>
            {texts.next}
          </a>
        )}
        {!isFirst && (
          <a className="button plain" href={withQuery(listPath, query)}>
            {texts.fromTheStart}
          </a>
        )}
      </p>
    </>,
  );
}

interface RowProps {
  readonly card: Card;
  readonly list: ProjectList;
  readonly texts: ProjectsTexts;
  readonly wording: Wording;
  readonly nowMs: number;
}

function Row({ card, list, texts, wording, nowMs }: RowProps): ReactElement {
  const { projectId, face, customerId, customerClass, stageNumber, ownerId } = card;
  const silence = silenceOf(card, nowMs);
  const customer = list.customers.get(customerId);
  return (
    <tr>
      <th scope="row">
        <a href={projectAddress(projectId, null)}>{face.title}</a>
      </th>
      <td>
        {customer ? <a href={customerAddress(customer.id)}>{customer.name}</a> : customerId}
        {` (${customerClass})`}
      </td>
      <td>{`${stageNumber}. ${face.stageName[wording.language]}`}</td>
      <td className="number">{valueText(card, wording)}</td>
      <td>{wording.person(ownerId)}</td>
      <td className={`silence ${silence.state ?? ''}`.trim()}>
        {silenceText(silence, card, texts, wording)}
      </td>
      <td>{nextText(card, texts, wording)}</td>
    </tr>
  );
}
