import type { ReactElement } from 'react';
import type { CustomerPerson } from '../../contracts/wire/customer-people';
import { committeeRoles } from '../../domain/playbook/facts';
import { personAddress } from './addresses';
import type { Words } from './record-words';
import { attitudeText, presenceText } from './record-words';

/** When somebody was last met, in words; null when nobody has said so. */
type LastMet = (personId: string) => string | null;

interface CommitteeProps {
  readonly people: readonly CustomerPerson[];
  readonly lastMet: LastMet;
  readonly words: Words;
}

/** Who decides, pays and so on and who is not known; then the people themselves, those with a part first. */
export function Committee({ people, lastMet, words }: CommitteeProps): ReactElement {
  const { texts } = words;
  const there = people.filter(({ presence }) => presence === 'there');
  const gone = people.filter(({ presence }) => presence !== 'there');
  const inIt = there.filter(({ committee }) => committee.length > 0).sort(byPart);
  const others = there.filter(({ committee }) => committee.length === 0);
  return (
    <section>
      <h2>{texts.committee}</h2>
      <dl>
        {committeeRoles.map((role) => {
          const names = inIt.filter(({ committee }) => committee.includes(role)).map(({ name }) => name);
          return (
            <div className="row" key={role}>
              <dt>{texts.committeeRoles[role]}</dt>
              <dd className={names.length === 0 ? 'soft' : 'lead'}>
                {names.length === 0 ? texts.unknownRole : texts.list(names)}
              </dd>
            </div>
          );
        })}
      </dl>
      {people.length === 0 && <p className="soft">{texts.nobodyKnown}</p>}
      {inIt.length > 0 && <People people={inIt} all={people} lastMet={lastMet} words={words} />}
      {others.length > 0 && inIt.length === 0 && (
        <People people={others} all={people} lastMet={lastMet} words={words} />
      )}
      {others.length > 0 && inIt.length > 0 && (
        <details>
          <summary>{texts.others(others.length)}</summary>
          <People people={others} all={people} lastMet={lastMet} words={words} />
        </details>
      )}
      {gone.length > 0 && (
        <details>
          <summary>{texts.gone(gone.length)}</summary>
          <People people={gone} all={people} lastMet={lastMet} words={words} />
        </details>
      )}
    </section>
  );
}

/** Who decides first, then who pays, and so on. */
function byPart(a: CustomerPerson, b: CustomerPerson): number {
  const placeOf = ({ committee }: CustomerPerson): number =>
    committeeRoles.findIndex((role) => committee.includes(role));
  return placeOf(a) - placeOf(b);
}

interface PeopleProps extends CommitteeProps {
  readonly all: readonly CustomerPerson[];
}

function People({ people, all, lastMet, words }: PeopleProps): ReactElement {
  return (
    <ul className="people">
      {people.map((person) => (
        <li key={person.id}>
          <a className="lead" href={personAddress(person.customerId, person.id)}>
            {person.name}
          </a>
          {person.reading !== null && <span className="soft">{` ${person.reading}`}</span>}
          <PersonLines person={person} all={all} lastMet={lastMet} words={words} />
        </li>
      ))}
    </ul>
  );
}

/** Position, part, attitude and ways to reach somebody, in short. */
export function PersonLines({
  person,
  all,
  lastMet,
  words,
}: {
  readonly person: CustomerPerson;
  /** Among whom their superior is looked for. */
  readonly all: readonly CustomerPerson[];
  readonly lastMet?: LastMet;
  readonly words: Words;
}): ReactElement {
  const { texts } = words;
  const superior = all.find(({ id }) => id === person.reportsToId);
  const facts = [
    ...(person.position === null ? [] : [person.position]),
    ...(person.committee.length === 0
      ? []
      : [texts.list(person.committee.map((role) => texts.partOf[role]))]),
    ...(superior ? [texts.reportsTo(superior.name)] : []),
  ];
  const gone = presenceText(person, words);
  const met = lastMet?.(person.id) ?? null;
  return (
    <>
      {facts.length > 0 && <p>{facts.join(' · ')}</p>}
      {gone === null ? (
        <>
          <p className={person.attitude?.stance === 'opposes' ? 'bad' : 'soft'}>
            {[
              person.attitude ? attitudeText(person.attitude, words) : texts.unknownAttitude,
              ...(met === null ? [] : [met]),
            ].join(' · ')}
          </p>
          <Ways ways={person.ways} words={words} />
        </>
      ) : (
        <p className="bad">{gone}</p>
      )}
    </>
  );
}

type Way = CustomerPerson['ways'][number];

/** Ways to reach somebody, the preferred one first, as links where a phone can open them. */
export function Ways({
  ways,
  words: { texts },
}: {
  readonly ways: readonly Way[];
  readonly words: Words;
}): ReactElement | null {
  if (ways.length === 0) return null;
  const inOrder = [...ways].sort((a, b) => Number(b.isPreferred) - Number(a.isPreferred));
  return (
    <p className="ways">
      {inOrder.map(({ kind, value, isPreferred, hours }, index) => {
        const address = linkOf({ kind, value });
        const more = [...(isPreferred ? [texts.preferred] : []), ...(hours === null ? [] : [hours])];
        return (
          // the same number may stand there twice
          <span key={index}>
            <span className="soft">{`${texts.wayKinds[kind]} `}</span>
            {address === null ? value : <a href={address}>{value}</a>}
            {more.length > 0 && <span className="soft">{` (${more.join(' · ')})`}</span>}
          </span>
        );
      })}
    </p>
  );
}

/** What a phone opens; null when it would not know. */
function linkOf({ kind, value }: Pick<Way, 'kind' | 'value'>): string | null {
  switch (kind) {
    case 'email':
      return `mailto:${encodeURIComponent(value).replaceAll('%40', '@')}`;
    case 'mobile':
    case 'phone':
      return telephone(value);
    default:
      return null;
  }
}

/** Digits, a leading plus, and an extension after a pause, as phones dial them (RFC 3966). */
function telephone(value: string): string | null {
  const [number = '', extension] = value.normalize('NFKC').split(/(?:ext\.?|分機|轉|#|x)\s*/iu);
  const digits = number.replaceAll(/[^\d+]/gu, '').replaceAll(/(?!^)\+/gu, '');
  if (!/\d{3}/u.test(digits)) return null;
  const after = (extension ?? '').replaceAll(/\D/gu, '');
  return `tel:${digits}${after === '' ? '' : `;ext=${after}`}`;
}
