import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import { amountText } from '../../mail/model/amounts';
import { dateFormats } from '../../mail/model/dates';
import type { Figures } from '../../queries/projects/board';
import type { Load, LoadedMember } from '../../queries/line/workload';
import { dateMs } from '../kit/local-minutes';
import { boardPath, withQuery } from '../projects/addresses';
import { memberAddress } from './addresses';
import type { TeamTexts } from './team-texts';

export interface TeamWords {
  readonly reader: Person;
  readonly texts: TeamTexts;
}

/** How much a line has to do, in one sentence. */
export function loadText({ projects, open, overdue }: Load, { texts }: TeamWords): string {
  const counts = overdue > 0 ? [texts.overdueTasks(overdue)] : [];
  return [texts.projectCount(projects.count), texts.openTasks(open), ...counts].join(' · ');
}

/** One line for each currency: they are never added together. */
export function Sums({ figures, words }: { readonly figures: Figures; readonly words: TeamWords }) {
  return (
    <>
      {figures.money.map(({ currency, sum }) => (
        <span key={currency} className="sum">
          {amountText(words.reader.language, sum, currency)}
        </span>
      ))}
    </>
  );
}

export function awayText({ away }: LoadedMember, { reader, texts }: TeamWords): string | null {
  if (!away) return null;
  return texts.awayUntil(dateFormats(reader.language, 'UTC').date(dateMs(away.to)), away.standInName);
}

/** People with what each has to do; whoever has nothing is one quiet line. */
export function TeamTable({
  members,
  words,
  hasPages = true,
}: {
  readonly members: readonly LoadedMember[];
  readonly words: TeamWords;
  /** Whether the reader is above these people, and so may open their pages. */
  readonly hasPages?: boolean;
}): ReactElement {
  const { texts } = words;
  return (
    <table className="listed team">
      <thead>
        <tr>
          {(['person', 'overdue', 'tasks', 'projects', 'value', 'away'] as const).map((column) => (
            <th key={column} scope="col">
              {texts.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.person.id} {...{ member, words, hasPages }} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly member: LoadedMember;
  readonly words: TeamWords;
  readonly hasPages: boolean;
}

function MemberRow({ member, words, hasPages }: RowProps): ReactElement {
  const { person, own } = member;
  const { reader, texts } = words;
  const isReader = person.id === reader.id;
  const name = isReader ? `${person.name} (${texts.you})` : person.name;
  const away = awayText(member, words);
  const isFull = person.active && person.capacity > 0 && own.open >= person.capacity;
  const labels = texts.columns;
  return (
    <tr>
      <th scope="row">
        {hasPages || isReader ? <a href={isReader ? '/today' : memberAddress(person.id)}>{name}</a> : name}
        {!person.active && <span className="soft">{` · ${texts.hasLeft}`}</span>}
      </th>
      <td data-label={labels.overdue} className={own.overdue > 0 ? 'bad' : 'zero'}>
        {own.overdue}
      </td>
      <td data-label={labels.tasks} className={own.open === 0 ? 'zero' : undefined}>
        {person.active ? texts.tasksOf(own.open, person.capacity) : own.open}
        {isFull && ` · ${texts.full}`}
      </td>
      <td data-label={labels.projects} className={own.projects.count === 0 ? 'zero' : undefined}>
        {own.projects.count === 0 ? (
          0
        ) : (
          <a href={withQuery(boardPath, { owner: person.id })}>{own.projects.count}</a>
        )}
      </td>
      <td data-label={labels.value} className={own.projects.money.length === 0 ? 'zero' : undefined}>
        <Sums figures={own.projects} words={words} />
      </td>
      <td data-label={labels.away} className={away === null ? 'zero' : undefined}>
        {away}
      </td>
    </tr>
  );
}

interface Group {
  readonly manager: Person;
  readonly load: Load;
  readonly members: readonly LoadedMember[];
  readonly people: number;
}

/** The managers below some people, with those right under each; whoever needs attention first comes first. */
function groupsBelow(members: readonly LoadedMember[]): Group[] {
  return members.flatMap(({ person, under, below, people }) =>
    below.length === 0
      ? []
      : [{ manager: person, load: under, members: below, people }, ...groupsBelow(below)],
  );
}

/** In a larger line the teams below are one line each, and open on their own. */
const mostListed = 60;

/** Some people, and the teams below them. */
export function Teams({
  title,
  members,
  words,
}: {
  readonly title: string;
  readonly members: readonly LoadedMember[];
  readonly words: TeamWords;
}): ReactElement {
  const { texts } = words;
  const groups = groupsBelow(members);
  const isLarge = members.reduce((sum, { people }) => sum + 1 + people, 0) > mostListed;
  return (
    <>
      <h2>{title}</h2>
      <TeamTable members={members} words={words} />
      {groups.map(({ manager, load, members: theirs, people }) => (
        <div key={manager.id}>
          <h2>
            <a href={memberAddress(manager.id)}>{texts.teamOf(manager.name)}</a>
          </h2>
          <p className="soft">{`${texts.people(people)} · ${loadText(load, words)}`}</p>
          {isLarge ? (
            <p className="soft">{texts.notListed(people)}</p>
          ) : (
            <TeamTable members={theirs} words={words} />
          )}
        </div>
      ))}
    </>
  );
}
