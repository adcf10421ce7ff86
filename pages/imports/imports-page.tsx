import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import { importKinds, isForPeople } from '../../contracts/wire/import-fields';
import type { Import, SavedMapping } from '../../store/imports';
import { Alert } from '../kit/alert';
import { actTexts } from '../kit/act-texts-by-language';
import { renderPage } from '../kit/document';
import { NavigationLinks } from '../kit/navigation';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';
import { CountsLine } from './counts';
import { FileField, mistakesOf, SelectField } from './form-parts';
import type { ImportTexts } from './import-texts';
import { importTexts } from './import-texts-by-language';
import type { Faults, Typed } from './mapping-of-form';
import { importAddress } from './import-address';
import { ReadingFields } from './reading-fields';

/** What the page of all imports shows. */
export interface ImportsPage {
  readonly reader: Person;
  readonly imports: readonly Import[];
  /** Whether the reader may open one: its problems quote cells of the file. */
  readonly isOpen: (found: Import) => boolean;
  readonly personName: (personId: string) => string | undefined;
  readonly mappings: readonly SavedMapping[];
  readonly next: string | null;
  readonly isFirst: boolean;
  /** The key of the form. */
  readonly requestId: string;
  readonly typed: Typed;
  readonly faults: Faults;
}

/** The form to send a file, and what was imported before. */
export function importsPage(page: ImportsPage): string {
  const { reader, imports, next, isFirst, faults } = page;
  const { language } = reader;
  const texts = importTexts(language);
  const wording = wordingFor(reader, page.personName);
  const isWrong = Object.keys(faults).length > 0;
  const labels: Readonly<Record<string, string>> = { file: texts.file, mapping: texts.mapping };
  return renderPage(
    language,
    isWrong ? actTexts(language).errorTitle(texts.title) : texts.title,
    <>
      <p className="soft">{actTexts(language).youAre(reader.name)}</p>
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      {isWrong && (
        <Alert
          text={actTexts(language).checkFields}
          mistakes={mistakesOf(faults, (name) => labels[name] ?? name)}
        />
      )}
      {isFirst && <NewImport page={page} texts={texts} />}
      {imports.length === 0 && <p>{texts.none}</p>}
      {imports.map((found) => (
        <ImportCard
          key={found.importId}
          found={found}
          isOpen={page.isOpen(found)}
          texts={texts}
          wording={wording}
        />
      ))}
      <p className="navigation">
        {next !== null && (
          <a className="button plain" href={`/my/imports?cursor=${encodeURIComponent(next)}`}>
            {texts.older}
          </a>
        )}
        {!isFirst && (
          <a className="button plain" href="/my/imports">
            {texts.newest}
          </a>
        )}
      </p>
      <NavigationLinks navigation={{ projectUrl: null, myTasksUrl: '/today' }} language={language} />
    </>,
  );
}

function NewImport({
  page: { typed, faults, mappings, requestId },
  texts,
}: {
  readonly page: ImportsPage;
  readonly texts: ImportTexts;
}): ReactElement {
  const shared = { typed, faults };
  return (
    <form className="card" method="post" action="/my/imports" encType="multipart/form-data">
      <h2>{texts.newTitle}</h2>
      <input type="hidden" name="requestId" value={requestId} />
      <SelectField
        {...shared}
        name="kind"
        label={texts.kind}
        options={importKinds.filter(isForPeople).map((value) => ({ value, label: texts.kinds[value] }))}
      />
      <SelectField
        {...shared}
        name="mapping"
        label={texts.mapping}
        hint={texts.mappingHint}
        options={[
          { value: '', label: texts.mapHere },
          ...mappings.map(({ name, mapping }) => ({
            value: name,
            label: `${name} · ${texts.kinds[mapping.kind]}`,
          })),
        ]}
      />
      <details>
        <summary>{texts.readingOf}</summary>
        <ReadingFields texts={texts} typed={typed} />
      </details>
      {/* the file comes last: everything else is known when it begins */}
      <FileField {...shared} name="file" label={texts.file} hint={texts.fileHint} />
      <button>{texts.send}</button>
    </form>
  );
}

function ImportCard({
  found,
  isOpen,
  texts,
  wording,
}: {
  readonly found: Import;
  readonly isOpen: boolean;
  readonly texts: ImportTexts;
  readonly wording: Wording;
}): ReactElement {
  const { importId, mapping, status, createdAtMs, createdBy, check, commit } = found;
  const counts = status === 'committing' || status === 'done' ? commit.counts : check.counts;
  const title = `${texts.kinds[mapping.kind]} · ${wording.moment(createdAtMs)}`;
  return (
    <article>
      <h2>{isOpen ? <a href={importAddress(importId)}>{title}</a> : title}</h2>
      <p>
        <span className="lead">{texts.statuses[status]}</span>
        {` · ${wording.person(createdBy)}`}
      </p>
      {counts.rows > 0 && <CountsLine counts={counts} texts={texts} />}
    </article>
  );
}
