import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import type { ImportPhase } from '../../contracts/sandbox/imports';
import type { Language } from '../../domain/playbook/playbook';
import { wordFault } from '../../imports/faults/wording';
import type { Import, StoredFault } from '../../store/imports';
import { Alert } from '../kit/alert';
import { actTexts } from '../kit/act-texts-by-language';
import { renderPage } from '../kit/document';
import { wordingFor } from '../kit/wording';
import { Counts } from './counts';
import { importAddress } from './import-address';
import type { ImportTexts } from './import-texts';
import { importTexts } from './import-texts-by-language';

/** An import, where nothing has to be mapped now. */
export interface ImportPage {
  readonly reader: Person;
  readonly found: Import;
  /** The first of its problems. */
  readonly problems: readonly StoredFault[];
  readonly problemCount: 'all' | 'more';
  readonly personName: (personId: string) => string | undefined;
  /** The key of the form to go on; null: only whoever has sent the file goes on with it. */
  readonly requestId: string | null;
  /** Whether its columns can be mapped once more. */
  readonly canMap: boolean;
  /** Why nothing was done. */
  readonly alert?: string | undefined;
}

/** Whether an import goes on by itself, and is worth another look. */
export function isUnderWay({ status }: Pick<Import, 'status'>): boolean {
  return status === 'checking' || status === 'committing';
}

/** The phase whose outcome an import shows. */
export function shownPhase({ status }: Pick<Import, 'status'>): ImportPhase {
  return status === 'committing' || status === 'done' ? 'commit' : 'check';
}

export function importPage(page: ImportPage): string {
  const { reader, found, alert } = page;
  const { importId, mapping, createdAtMs, createdBy, status, fault } = found;
  const { language } = reader;
  const texts = importTexts(language);
  const { moment, person } = wordingFor(reader, page.personName);
  const title = `${texts.title}${texts.colon}${texts.kinds[mapping.kind]}`;
  return renderPage(
    language,
    alert === undefined ? title : actTexts(language).errorTitle(title),
    <>
      <p className="soft">{actTexts(language).youAre(reader.name)}</p>
      <h1>{title}</h1>
      <p>
        <span className="lead">{texts.statuses[status]}</span>
        {` · ${texts.by(person(createdBy), moment(createdAtMs))}`}
      </p>
      <p className="soft">{texts.mappedBy(mapping.name)}</p>
      {alert !== undefined && <Alert text={alert} />}
      {fault && <FileProblem fault={fault} texts={texts} language={language} />}
      {!fault && status !== 'receiving' && <Outcome page={page} texts={texts} />}
      {page.requestId === null && status === 'checked' && <p>{texts.onlyTheirs(person(createdBy))}</p>}
      {!fault && <Problems page={page} texts={texts} />}
      <p className="navigation">
        {isUnderWay(found) && (
          <a className="button" href={importAddress(importId)}>
            {texts.lookAgain}
          </a>
        )}
        {isUnderWay(found) && page.requestId !== null && (
          <form method="post" action={`${importAddress(importId)}/commit`}>
            <input type="hidden" name="requestId" value={page.requestId} />
            <button className="plain">{texts.stuck}</button>
          </form>
        )}
        {page.canMap && (
          <a className="button plain" href={`${importAddress(importId)}?map=1`}>
            {texts.mapAgain}
          </a>
        )}
        <a className="button plain" href="/my/imports">
          {texts.allImports}
        </a>
      </p>
    </>,
  );
}

/** Why a file cannot be read, and what to do about it. */
export function FileProblem({
  fault,
  texts,
  language,
}: {
  readonly fault: StoredFault;
  readonly texts: ImportTexts;
  readonly language: Language;
}): ReactElement {
  const { message, cure } = wordFault(fault, language);
  return (
    <div className="alert" role="alert">
      <p className="bad">{texts.unreadable}</p>
      {fault.row !== undefined && <p>{`${texts.row} ${fault.row}`}</p>}
      <p>{message}</p>
      <p>{cure}</p>
    </div>
  );
}

interface PartProps {
  readonly page: ImportPage;
  readonly texts: ImportTexts;
}

function Outcome({ page: { found, requestId }, texts }: PartProps): ReactElement {
  const { status, importId } = found;
  const phase = shownPhase(found);
  const { counts } = found[phase];
  const changes = counts.created + counts.changed;
  const said: Partial<Record<Import['status'], string>> = {
    checking: texts.checking,
    checked: changes > 0 ? texts.wouldBe : texts.nothingToDo,
    committing: texts.committing,
    done: texts.done,
  };
  return (
    <section>
      <h2>{phase === 'check' ? texts.checkTitle : texts.commitTitle}</h2>
      <p role="status">{said[status]}</p>
      <Counts counts={counts} texts={texts} />
      {status === 'checked' && requestId !== null && changes > 0 && (
        <form method="post" action={`${importAddress(importId)}/commit`}>
          <input type="hidden" name="requestId" value={requestId} />
          {counts.refused > 0 && <p className="soft">{texts.commitHint}</p>}
          <p className="actions">
            <button>{texts.commit}</button>
          </p>
        </form>
      )}
    </section>
  );
}

function Problems({ page: { found, problems, problemCount, reader }, texts }: PartProps) {
  if (problems.length === 0) return null;
  const { language } = reader;
  const address = `${importAddress(found.importId)}/problems?phase=${shownPhase(found)}`;
  return (
    <section>
      <h2>
        {problemCount === 'all' ? texts.problems(problems.length) : texts.firstProblems(problems.length)}
      </h2>
      <p>
        <a className="button plain" href={address}>
          {texts.download}
        </a>
      </p>
      <ul>
        {problems.map((problem, index) => {
          const { message, cure } = wordFault(problem, language);
          return (
            // a row may have the same problem twice
            <li key={index}>
              <span className="lead">{`${texts.row} ${problem.row ?? '–'}`}</span>
              {` · ${problem.column ?? texts.wholeRow}`}
              <p>{message}</p>
              <p className="soft">{`${cure} (${problem.code})`}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
