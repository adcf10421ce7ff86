import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import { amountText } from '../../mail/model/amounts';
import type { Board, BoardColumn, Figures } from '../../queries/projects/board';
import type { ProjectsAsked } from '../../queries/projects/filters';
import type { Sight } from '../../queries/projects/sight';
import type { Card } from '../../store/projects/cards';
import { projectAddress } from '../act/answers';
import { projectActionAddress } from '../act/project-action-list';
import { renderPage } from '../kit/document';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';
import { boardPath, listPath, newProjectPath, withQuery } from './addresses';
import { nextText, silenceOf, silenceText, valueText } from './card-words';
import { Filters, filterQuery } from './project-filters';
import type { ProjectsTexts } from './projects-texts';
import { projectsTexts } from './projects-texts';

interface BoardPage {
  readonly reader: Person;
  readonly sight: Sight;
  /** Whether there is anybody in whose name the reader may open a project. */
  readonly canOpen: boolean;
  readonly asked: ProjectsAsked;
  readonly board: Board;
  readonly nowMs: number;
}

/** What the parts of the page share. */
interface Shown extends Pick<Board, 'customers'> {
  readonly texts: ProjectsTexts;
  readonly wording: Wording;
  readonly asked: ProjectsAsked;
  readonly nowMs: number;
}

/** The running projects that somebody may see, a column for each stage. */
export function boardPage({ reader, sight, canOpen, asked, board, nowMs }: BoardPage): string {
  const { language } = reader;
  const texts = projectsTexts(language);
  const { customers } = board;
  const isFiltered = Object.values(filterQuery(asked)).some(Boolean);
  const shown: Shown = { texts, wording: wordingFor(reader, board.personName), asked, nowMs, customers };
  return renderPage(
    language,
    texts.title,
    <>
      <h1>{texts.title}</h1>
      <p>
        <FigureLine figures={board} shown={shown} />
      </p>
      <p className="actions">
        {canOpen && (
          <a className="button" href={newProjectPath}>
            {texts.newProject}
          </a>
        )}
        <a className="button plain" href={withQuery(listPath, filterQuery(asked))}>
          {texts.toList}
        </a>
      </p>
      <Filters sight={sight} asked={asked} action={boardPath} texts={texts} />
      {board.count === 0 && <p>{isFiltered ? texts.nothingFound : texts.nothingRuns}</p>}
      <ul className="jump" aria-label={texts.stages}>
        {board.columns
          .filter(({ count }) => count > 0)
          .map((column) => (
            <li key={column.column}>
              <a href={`#${anchorOf(column)}`}>{`${nameOf(column, shown)} · ${column.count}`}</a>
            </li>
          ))}
      </ul>
      <div className="board" role="region" aria-label={texts.title} tabIndex={0}>
        {board.columns.map((column) => (
          <Column key={column.column} column={column} shown={shown} />
        ))}
      </div>
    </>,
  );
}

function anchorOf({ column }: BoardColumn): string {
  return column.replaceAll(/[^a-z0-9-]/gi, '-');
}

function nameOf({ name, number, column }: BoardColumn, { texts, wording }: Shown): string {
  if (number === null) return texts.held;
  return `${number}. ${name?.[wording.language] ?? column}`;
}

/** How many projects, and what they are worth in each currency. */
export function FigureLine({
  figures: { count, money },
  shown: { texts, wording },
}: {
  readonly figures: Figures;
  readonly shown: Pick<Shown, 'texts' | 'wording'>;
}): ReactElement {
  const sums = money.map(({ currency, sum }) => amountText(wording.language, sum, currency));
  return <>{[texts.count(count), ...sums].join(' · ')}</>;
}

function Column({ column, shown }: { readonly column: BoardColumn; readonly shown: Shown }): ReactElement {
  const { texts, wording, asked } = shown;
  const { count, money, cards } = column;
  const more = count - cards.length;
  const id = anchorOf(column);
  return (
    <section className={count === 0 ? 'column empty' : 'column'} id={id} aria-labelledby={`${id}-name`}>
      <header>
        <h2 id={`${id}-name`}>{nameOf(column, shown)}</h2>
        <p className="soft">{count === 0 ? texts.empty : texts.count(count)}</p>
        {money.map(({ currency, sum }) => (
          <p key={currency} className="soft">
            {amountText(wording.language, sum, currency)}
          </p>
        ))}
      </header>
      {cards.map((card) => (
        <ProjectCard key={card.projectId} card={card} shown={shown} />
      ))}
      {more > 0 && (
        <p>
          <a href={withQuery(listPath, { ...filterQuery(asked), place: column.column })}>
            {texts.more(more)}
          </a>
        </p>
      )}
    </section>
  );
}

function ProjectCard({ card, shown }: { readonly card: Card; readonly shown: Shown }): ReactElement {
  const { texts, wording, customers, nowMs } = shown;
  const { projectId, face, customerId, customerClass, ownerId } = card;
  const silence = silenceOf(card, nowMs);
  const state = silence.state === 'over' || silence.state === 'soon' ? silence.state : undefined;
  const customer = customers.get(customerId)?.name ?? customerId;
  return (
    <article className={state}>
      <h3>
        <a href={projectAddress(projectId, null)}>{face.title}</a>
      </h3>
      <p>{`${customer} (${customerClass})`}</p>
      <p className="soft">
        {[valueText(card, wording), wording.person(ownerId)].filter(Boolean).join(' · ')}
      </p>
      <p className={`silence ${state ?? ''}`.trim()}>{silenceText(silence, card, texts, wording)}</p>
      {face.holdReason === null && <p className="soft">{nextText(card, texts, wording)}</p>}
      <Missing card={card} shown={shown} />
    </article>
  );
}

/** What the stage still lacks; each milestone leads to the form that reports it. */
function Missing({ card: { projectId, face }, shown }: { readonly card: Card; readonly shown: Shown }) {
  const { texts, wording } = shown;
  const { missing, facts } = face;
  if (missing.length + facts.length === 0) return null;
  return (
    <details>
      <summary>{texts.missing(missing.length + facts.length)}</summary>
      <ul>
        {missing.map(({ key, name }) => (
          <li key={key}>
            <a href={withQuery(projectActionAddress(projectId, 'report-milestone'), { milestone: key })}>
              {texts.report(name[wording.language])}
            </a>
          </li>
        ))}
        {facts.map(({ key, name }) => (
          <li key={key} className="soft">
            {`${name[wording.language]} · ${texts.inArchive}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
