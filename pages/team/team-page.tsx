import { amountText } from '../../mail/model/amounts';
import type { LoadedMember } from '../../queries/line/workload';
import { mostOverdue } from '../../queries/line/workload';
import { figuresOf } from '../../queries/projects/board';
import type { Person } from '../../contracts/wire/directory';
import { renderPage } from '../kit/document';
import { memberAddress } from './addresses';
import { loadText, Teams, TeamTable } from './team-table';
import { teamTexts } from './team-texts';

/** So many people with overdue tasks are named above all teams. */
const mostNamed = 5;

/** The whole line of somebody: who has how much to do, what is overdue, who is away. */
export function teamPage(reader: Person, members: readonly LoadedMember[]): string {
  const { language } = reader;
  const texts = teamTexts(language);
  const words = { reader, texts };
  const alone = (member: LoadedMember): LoadedMember => ({ ...member, below: [], people: 0 });
  const own = members.filter(({ person }) => person.id === reader.id);
  const others = members.filter((member) => !own.includes(member));
  const sumOf = (of: (member: LoadedMember) => number): number =>
    members.reduce((sum, member) => sum + of(member), 0);
  const money = members.flatMap(({ whole }) =>
    whole.projects.money.map((each) => ({ ...each, count: whole.projects.count })),
  );
  const load = {
    projects: {
      ...figuresOf(money),
      count: sumOf(({ whole }) => whole.projects.count),
    },
    open: sumOf(({ whole }) => whole.open),
    overdue: sumOf(({ whole }) => whole.overdue),
  };
  const away = sumOf(({ peopleAway }) => peopleAway);
  const named = mostOverdue(members, mostNamed);
  return renderPage(
    language,
    texts.title,
    <>
      <h1>{texts.title}</h1>
      <p className="lead">
        {[
          texts.people(sumOf(({ people }) => people)),
          ...(away > 0 ? [texts.away(away)] : []),
          loadText(load, words),
          ...load.projects.money.map(({ currency, sum }) => amountText(language, sum, currency)),
        ].join(' · ')}
      </p>
      <p className="actions">
        {own.some(({ below }) => below.length > 0) && (
          <a className="button" href="/my/review">
            {texts.toReview}
          </a>
        )}
        <a className="button plain" href="/numbers">
          {texts.toNumbers}
        </a>
      </p>
      {named.length > 0 && (
        <section>
          <h2>{texts.attention}</h2>
          <ul>
            {named.map(({ person, own }) => (
              <li key={person.id}>
                <a href={memberAddress(person.id)}>{person.name}</a>
                <span className="bad">{` · ${texts.overdueTasks(own.overdue)}`}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {own.map((member) => (
        <Teams
          key={member.person.id}
          title={texts.yourTeam}
          members={[...member.below, alone(member)]}
          words={words}
        />
      ))}
      {others
        .filter(({ below }) => below.length > 0)
        .map(({ person, below }) => (
          <Teams key={person.id} title={texts.teamOf(person.name)} members={below} words={words} />
        ))}
      {others.length > 0 && (
        <>
          <h2>{texts.standsInFor}</h2>
          <TeamTable members={others.map(alone)} words={words} hasPages={false} />
        </>
      )}
    </>,
    { isWide: true },
  );
}
