import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import type { Quarter } from '../../domain/calendar/quarters';
import { amountText } from '../../mail/model/amounts';
import { everybodyIn } from '../../queries/line/line-of';
import type { CompanyNumbers, Ending, MemberNumbers, StageNumbers } from '../../queries/line/numbers';
import { endings } from '../../queries/line/numbers';
import type { Figures } from '../../queries/projects/board';
import type { KeptFollowUps } from '../../store/projects/tallies';
import { renderPage } from '../kit/document';
import { listPath, withQuery } from '../projects/addresses';
import { memberAddress, teamPath } from '../team/addresses';
import { numbersAddress } from './addresses';
import type { NumbersTexts } from './numbers-texts';
import { numbersTexts } from './numbers-texts';

export interface NumbersPage {
  readonly reader: Person;
  /** Whose line it is; null: everything that the reader sees. */
  readonly of: Person | null;
  readonly numbers: CompanyNumbers;
  readonly quarter: Quarter;
  /** Whether it is the present one. */
  readonly isPresent: boolean;
}

interface Shown extends NumbersPage {
  readonly texts: NumbersTexts;
}

/** The figures of a line: money first, and what is zero last. */
export function numbersPage(page: NumbersPage): string {
  const { reader, of, numbers, quarter, isPresent } = page;
  const { language } = reader;
  const texts = numbersTexts(language);
  const shown: Shown = { ...page, texts };
  const title = of === null ? texts.title : texts.ofPerson(of.name);
  const { year, number } = quarter;
  const hasSeveral = numbers.running.money.length > 1;
  return renderPage(
    language,
    title,
    <>
      {of !== null && (
        <p className="soft">
          <a href={numbersAddress(null)}>{texts.title}</a>
          {' · '}
          <a href={of.id === reader.id ? teamPath : memberAddress(of.id)}>{of.name}</a>
        </p>
      )}
      <h1>{title}</h1>
      <dl className="headline">
        <dt>{texts.running}</dt>
        <dd>
          <Amounts figures={numbers.running} shown={shown} address={listOf(shown, {})} />
        </dd>
        {endings.map((ending) => (
          <EndedFigures key={ending} ending={ending} shown={shown} />
        ))}
        <dt>{texts.followUps}</dt>
        <dd>{shareText(numbers.followUps, shown) ?? texts.noneDue}</dd>
      </dl>
      {hasSeveral && <p className="soft">{texts.currencyNote}</p>}
      <nav className="navigation" aria-label={texts.quarters}>
        <a className="button plain" href={numbersAddress(of?.id ?? null, { year, number: number - 1 })}>
          {texts.earlier}
        </a>
        <span>{texts.quarter(year, number)}</span>
        {!isPresent && (
          <a className="button plain" href={numbersAddress(of?.id ?? null, { year, number: number + 1 })}>
            {texts.later}
          </a>
        )}
      </nav>
      <h2>{texts.byStage}</h2>
      <Stages shown={shown} />
      <p className="soft">{texts.stageNote}</p>
      <h2>{texts.byTeam}</h2>
      <Members shown={shown} />
      <p className="soft">{texts.endedNote}</p>
    </>,
    { isWide: true },
  );
}

/** The list of the projects that a figure counts. */
function listOf({ of }: Shown, query: Readonly<Record<string, string | undefined>>): string {
  return withQuery(listPath, { line: of?.id, ...query });
}

function quarterText({ year, number }: Quarter): string {
  return `${year}-Q${number}`;
}

interface AmountsProps {
  readonly figures: Figures;
  readonly shown: Shown;
  readonly address: string;
}

/** One line for each currency, then how many projects. */
function Amounts({ figures: { count, money }, shown, address }: AmountsProps): ReactElement {
  const { texts, reader } = shown;
  return (
    <>
      {money.map(({ currency, sum }) => (
        <span key={currency} className="sum">
          {amountText(reader.language, sum, currency)}
        </span>
      ))}
      <a href={address}>{texts.projects(count)}</a>
    </>
  );
}

function EndedFigures({ ending, shown }: { readonly ending: Ending; readonly shown: Shown }): ReactElement {
  const { numbers, texts, quarter } = shown;
  const figures = numbers.ended[ending];
  const address = listOf(shown, { place: ending, ended: quarterText(quarter) });
  return (
    <>
      <dt>{`${texts.endings[ending]} · ${texts.quarter(quarter.year, quarter.number)}`}</dt>
      <dd>
        {figures.count === 0 ? (
          texts.noneInQuarter
        ) : (
          <Amounts figures={figures} shown={shown} address={address} />
        )}
      </dd>
    </>
  );
}

function shareText({ inTime, due }: KeptFollowUps, { texts, reader }: Shown): string | null {
  if (due === 0) return null;
  const percent = new Intl.NumberFormat(reader.language, { style: 'percent' }).format(inTime / due);
  return texts.share(percent, inTime, due);
}

function Sums({ figures, shown }: Pick<AmountsProps, 'figures' | 'shown'>): ReactElement {
  return (
    <>
      {figures.money.map(({ currency, sum }) => (
        <span key={currency} className="sum">
          {amountText(shown.reader.language, sum, currency)}
        </span>
      ))}
    </>
  );
}

function Stages({ shown }: { readonly shown: Shown }): ReactElement {
  const { texts, numbers } = shown;
  const { columns } = texts;
  const nameOf = ({ name, number, column }: StageNumbers): string =>
    number === null
      ? texts.held
      : `${number}. ${name?.[shown.reader.language] ?? column.replace('stage:', '')}`;
  const isIdle = ({ count, passedDays }: StageNumbers): boolean => count === 0 && passedDays === null;
  const idle = numbers.stages.filter(isIdle);
  const days = (count: number | null): string => (count === null ? '' : texts.days(count));
  return (
    <>
      <table className="listed figures">
        <thead>
          <tr>
            {(['stage', 'value', 'projects', 'soFar', 'passed'] as const).map((column) => (
              <th key={column} scope="col">
                {columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbers.stages
            .filter((stage) => !isIdle(stage))
            .map((stage) => (
              <tr key={stage.column}>
                <th scope="row">{nameOf(stage)}</th>
                <td className={stage.money.length === 0 ? 'zero' : undefined} data-label={columns.value}>
                  <Sums figures={stage} shown={shown} />
                </td>
                <td data-label={columns.projects}>
                  {stage.count === 0 ? 0 : <a href={listOf(shown, { place: stage.column })}>{stage.count}</a>}
                </td>
                <td className={stage.soFarDays === null ? 'zero' : undefined} data-label={columns.soFar}>
                  {days(stage.soFarDays)}
                </td>
                <td className={stage.passedDays === null ? 'zero' : undefined} data-label={columns.passed}>
                  {days(stage.passedDays)}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      {idle.length > 0 && <p className="soft">{texts.nothing(idle.map(nameOf).join(texts.comma))}</p>}
    </>
  );
}

function isEmpty({ running, ended, followUps }: MemberNumbers): boolean {
  return running.count === 0 && followUps.due === 0 && endings.every((ending) => ended[ending].count === 0);
}

/** One row for each manager with everybody below, or each person; those without anything in one line at the end. */
function Members({ shown }: { readonly shown: Shown }): ReactElement {
  const { texts, numbers, quarter } = shown;
  const { columns } = texts;
  const rows = numbers.members.filter((member) => !isEmpty(member));
  const empty = numbers.members.filter(isEmpty).filter(({ member }) => member.person.active);
  const ended = (ending: Ending, { ended: all, member }: MemberNumbers): ReactElement | number => {
    const figures = all[ending];
    if (figures.count === 0) return 0;
    const query = { line: member.person.id, place: ending, ended: quarterText(quarter) };
    const one = member.below.length === 0 ? { owner: member.person.id, line: undefined } : {};
    return (
      <>
        <Sums figures={figures} shown={shown} />
        <a href={withQuery(listPath, { ...query, ...one })}>{texts.projects(figures.count)}</a>
      </>
    );
  };
  return (
    <>
      <table className="listed figures">
        <thead>
          <tr>
            {(['who', 'value', 'projects', 'won', 'lost', 'followUps'] as const).map((column) => (
              <th key={column} scope="col">
                {columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.member.person.id}>
              <th scope="row">
                <MemberName row={row} shown={shown} />
              </th>
              <td data-label={columns.value} className={row.running.money.length === 0 ? 'zero' : undefined}>
                <Sums figures={row.running} shown={shown} />
              </td>
              <td data-label={columns.projects}>{row.running.count}</td>
              <td data-label={columns.won} className={row.ended.won.count === 0 ? 'zero' : undefined}>
                {ended('won', row)}
              </td>
              <td data-label={columns.lost} className={row.ended.lost.count === 0 ? 'zero' : undefined}>
                {ended('lost', row)}
              </td>
              <td data-label={columns.followUps} className={row.followUps.due === 0 ? 'zero' : undefined}>
                {shareText(row.followUps, shown)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {empty.length > 0 && (
        <p className="soft">
          {texts.nothing(empty.map(({ member }) => member.person.name).join(texts.comma))}
        </p>
      )}
    </>
  );
}

function MemberName({ row: { member }, shown }: { readonly row: MemberNumbers; readonly shown: Shown }) {
  const { texts, quarter, of, reader, isPresent } = shown;
  const { person, below } = member;
  const people = everybodyIn(below).length;
  if (people > 0) {
    return (
      <a href={numbersAddress(person.id, isPresent ? undefined : quarter)}>
        {texts.teamOf(person.name, people)}
      </a>
    );
  }
  if (person.id === reader.id || person.id === of?.id) return <>{texts.own(person.name)}</>;
  return <a href={memberAddress(person.id)}>{person.name}</a>;
}
