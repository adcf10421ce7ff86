import type { ReactElement } from 'react';
import { personalFactKinds } from '../../contracts/wire/customer-people';
import type { Person } from '../../contracts/wire/directory';
import { isAudited } from '../../domain/archive/rights';
import { referenceText } from '../../domain/project/model/references';
import { dayText } from '../../mail/model/dates';
import type { PersonView } from '../../queries/customer/person-view';
import type { WrittenFact } from '../../store/customer-people';
import { actTexts } from '../kit/act-texts-by-language';
import { renderPage } from '../kit/document';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';
import { customerAddress, factAddress, personAddress, wayAddress } from './addresses';
import { PersonLines, Ways } from './committee';
import { customerTexts } from './customer-texts-by-language';
import type { Words } from './record-words';
import { wayText } from './record-words';

/** Somebody at a customer: part, ways, whom they lead; and what is personal, for those who may see it. */
export function personPage({
  view,
  reader,
  isSaved,
}: {
  readonly view: PersonView;
  readonly reader: Person;
  readonly isSaved: boolean;
}): string {
  const { person, customer, rights, colleagues } = view;
  const { language } = reader;
  const texts = customerTexts(language);
  const words: Words = { texts, language };
  const wording = wordingFor(reader, view.personName);
  const mayChange = rights.has('change-people');
  const address = personAddress(customer.id, person.id);
  return renderPage(
    language,
    `${person.name} · ${customer.name}`,
    <>
      <p className="soft">{actTexts(language).youAre(reader.name)}</p>
      <p>
        <a href={customerAddress(customer.id)}>{customer.name}</a>
      </p>
      <h1>{person.name}</h1>
      {person.reading !== null && <p className="soft">{person.reading}</p>}
      {isSaved && (
        <p className="lead" role="status">
          {texts.saved}
        </p>
      )}
      <section>
        <PersonLines person={{ ...person, ways: [] }} all={colleagues} words={words} />
        {person.presence !== 'there' && <p className="soft">{texts.nothingPlanned}</p>}
        <Reports view={view} words={words} />
      </section>
      <Contacts view={view} mayChange={mayChange} words={words} />
      <Personal view={view} words={words} wording={wording} />
      {person.references.length > 0 && (
        <p className="soft">{person.references.map(referenceText).join(' · ')}</p>
      )}
      <p className="navigation">
        {mayChange && (
          <a className="button plain" href={`${address}/edit`}>
            {texts.edit}
          </a>
        )}
        <a className="button plain" href={`${address}/history`}>
          {texts.history}
        </a>
        <a className="button plain" href={customerAddress(customer.id)}>
          {texts.toCustomer}
        </a>
      </p>
    </>,
  );
}

interface PartProps {
  readonly view: PersonView;
  readonly words: Words;
}

/** Who reports to somebody. */
function Reports({ view: { person, colleagues }, words: { texts } }: PartProps): ReactElement | null {
  const led = colleagues.filter(
    ({ reportsToId, presence }) => reportsToId === person.id && presence === 'there',
  );
  if (led.length === 0) return null;
  return (
    <p>
      {`${texts.leads}${texts.colon}`}
      {led.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && texts.list(['', ''])}
          <a href={personAddress(person.customerId, id)}>{name}</a>
        </span>
      ))}
    </p>
  );
}

function Contacts({ view: { person }, mayChange, words }: PartProps & { readonly mayChange: boolean }) {
  const { texts } = words;
  const { ways } = person;
  // whoever is gone is not called any more, and what is known is kept
  const isThere = person.presence === 'there';
  return (
    <section>
      <h2>{texts.contact}</h2>
      {ways.length === 0 && <p className="soft">{texts.noWays}</p>}
      {isThere && <Ways ways={ways} words={words} />}
      {!isThere && ways.map((way, index) => <p key={index}>{wayText(way, words)}</p>)}
      {mayChange && (
        <p className="actions">
          {ways.map((way, index) => (
            <a
              key={index}
              className="button plain"
              href={wayAddress(person.customerId, person.id, index)}
            >{`${texts.edit}${texts.colon}${texts.wayKinds[way.kind]}`}</a>
          ))}
          <a className="button plain" href={wayAddress(person.customerId, person.id, 'new')}>
            {texts.entries.ways.add}
          </a>
        </p>
      )}
    </section>
  );
}

/** What is known of somebody beside their work. */
function Personal({
  view: { person, facts, rights, stands },
  words,
  wording,
}: PartProps & { readonly wording: Wording }): ReactElement {
  const { texts } = words;
  if (!facts) {
    return (
      <section>
        <h2>{texts.personal}</h2>
        <p className="soft">{texts.personalHidden}</p>
      </section>
    );
  }
  const inOrder = personalFactKinds.flatMap((kind) => facts.filter((fact) => fact.kind === kind));
  const mayWrite = rights.has('write-personal');
  return (
    <section>
      <h2>{texts.personal}</h2>
      {isAudited(stands) && <p className="soft">{texts.personalAudited}</p>}
      {inOrder.length === 0 && <p className="soft">{texts.personalNone}</p>}
      <ul>
        {inOrder.map((fact) => (
          <li key={fact.id}>
            <span className="lead">{texts.factKinds[fact.kind]}</span>
            {` · ${fact.text}`}
            <p className="soft">{factLine(fact, words, wording)}</p>
            <p>
              {mayWrite && (
                <>
                  <a
                    href={factAddress(person.customerId, person.id, fact.id)}
                    aria-label={`${texts.edit}${texts.colon}${fact.text}`}
                  >
                    {texts.edit}
                  </a>
                  {' · '}
                </>
              )}
              <a
                href={`${factAddress(person.customerId, person.id, fact.id)}/history`}
                aria-label={`${texts.history}${texts.colon}${fact.text}`}
              >
                {texts.history}
              </a>
            </p>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <p className="actions">
          <a className="button plain" href={factAddress(person.customerId, person.id, 'new')}>
            {texts.addFact}
          </a>
        </p>
      )}
    </section>
  );
}

/** Which day, who wrote it and when, from where and on what ground. */
function factLine(
  { on, source, basis, writtenBy, writtenAtMs }: WrittenFact,
  { texts, language }: Words,
  { date, person }: Wording,
): string {
  return [
    // a birthday without its year stays as it was written
    ...(on === null ? [] : [on.length === 10 ? dayText(language, on) : on]),
    texts.from(source),
    texts.writtenBy(person(writtenBy), date(writtenAtMs)),
    texts.bases[basis],
  ].join(' · ');
}
