import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import type { RecordChanges } from '../../queries/customer/record-changes';
import type { RecordChange } from '../../store/models/directory-models';
import { actTexts } from '../kit/act-texts-by-language';
import { renderPage } from '../kit/document';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';
import { changeWords, shownChanges } from './change-words';
import { customerTexts } from './customer-texts-by-language';
import type { Words } from './record-words';

/** Who changed which field of a record when, from what and to what. */
export function historyPage({
  reader,
  name,
  address,
  pages = `${address}/history`,
  found,
}: {
  readonly reader: Person;
  readonly name: string;
  /** The page of the record. */
  readonly address: string;
  /** Where the next pages of the history are; by default beside the page of the record. */
  readonly pages?: string;
  readonly found: RecordChanges;
}): string {
  const { language } = reader;
  const texts = customerTexts(language);
  const words: Words = { texts, language };
  const wording = wordingFor(reader, found.names.person);
  return renderPage(
    language,
    texts.historyTitle(name),
    <>
      <p className="soft">{actTexts(language).youAre(reader.name)}</p>
      <h1>{texts.historyTitle(name)}</h1>
      {found.changes.length === 0 && <p>{texts.noHistory}</p>}
      {found.changes.map((change) => (
        <Change key={change.revision} change={change} words={words} wording={wording} found={found} />
      ))}
      <p className="navigation">
        {found.nextBefore !== null && (
          <a className="button plain" href={`${pages}?before=${found.nextBefore}`}>
            {texts.olderChanges}
          </a>
        )}
        <a className="button plain" href={address}>
          {name}
        </a>
      </p>
    </>,
  );
}

interface ChangeProps {
  readonly change: RecordChange;
  readonly words: Words;
  readonly wording: Wording;
  readonly found: RecordChanges;
}

function Change({ change, words, wording, found }: ChangeProps): ReactElement {
  const { moment, person } = wording;
  const { revision, atMs, actor, changes } = change;
  return (
    <section>
      <h2>{`${moment(atMs)} · ${person(actor)}`}</h2>
      {revision === 1 && <p>{words.texts.created}</p>}
      <dl>
        {shownChanges(changes).map((field) => {
          const { label, lines } = changeWords(field, words, found.names);
          return (
            <div className="row" key={field.field}>
              <dt>{label}</dt>
              <dd>
                {lines.map((line, index) => (
                  <p key={index} className="lines">
                    {line}
                  </p>
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
