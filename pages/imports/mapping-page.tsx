import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import type { ImportField } from '../../contracts/wire/import-fields';
import { fieldsOf } from '../../contracts/wire/import-fields';
import type { Import, StoredFault } from '../../store/imports';
import { Alert } from '../kit/alert';
import { actTexts } from '../kit/act-texts-by-language';
import { renderPage } from '../kit/document';
import type { FileHead } from './file-head';
import { LineField, mistakesOf, SelectField } from './form-parts';
import { importAddress } from './import-address';
import { FileProblem } from './import-page';
import type { ImportTexts } from './import-texts';
import { fieldLabel, importTexts } from './import-texts-by-language';
import type { Faults, Typed } from './mapping-of-form';
import { ReadingFields } from './reading-fields';

/** A file whose columns are to be mapped. */
export interface MappingPage {
  readonly reader: Person;
  readonly found: Import;
  /** What stands in the file, or why it cannot be read. */
  readonly head: FileHead | StoredFault;
  readonly requestId: string;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly alert?: string | undefined;
}

export function mappingPage(page: MappingPage): string {
  const { reader, found, head, faults, typed, alert } = page;
  const { language } = reader;
  const texts = importTexts(language);
  const { kind } = found.mapping;
  const title = `${texts.mapTitle}${texts.colon}${texts.kinds[kind]}`;
  const isWrong = Object.keys(faults).length > 0 || alert !== undefined;
  const address = importAddress(found.importId);
  const isReadable = 'columns' in head;
  return renderPage(
    language,
    isWrong || !isReadable ? actTexts(language).errorTitle(title) : title,
    <>
      <p className="soft">{actTexts(language).youAre(reader.name)}</p>
      <h1>{title}</h1>
      {isReadable && <p>{texts.mapIntro}</p>}
      {isWrong && (
        <Alert
          text={alert ?? texts.nothingBegun}
          mistakes={mistakesOf(faults, (name) => labelOf(page, texts, name))}
        />
      )}
      {!isReadable && <FileProblem fault={head} texts={texts} language={language} />}
      <form className="card" method="get" action={address}>
        <details open={!isReadable}>
          <summary>{texts.readingOf}</summary>
          <input type="hidden" name="map" value="1" />
          <ReadingFields texts={texts} typed={typed} />
          <button className="plain">{texts.started}</button>
        </details>
      </form>
      {isReadable && <Columns head={head} texts={texts} />}
      {isReadable && <MappingForm page={page} head={head} texts={texts} />}
      <p className="navigation">
        <a className="button plain" href="/my/imports">
          {texts.allImports}
        </a>
      </p>
    </>,
  );
}

function labelOf({ found, reader }: MappingPage, texts: ImportTexts, name: string): string {
  const [, field] = /^(?:column|value|words)\.(.+)$/u.exec(name) ?? [];
  if (field !== undefined) return fieldLabel(found.mapping.kind, field, reader.language);
  const labels: Readonly<Record<string, string>> = {
    system: texts.system.label,
    form: texts.form.label,
    group: texts.group,
    phoneCountry: texts.country.label,
    separator: texts.separator.label,
    timeZone: texts.timeZone.label,
    saveAs: texts.saveAs.label,
  };
  return labels[name] ?? name;
}

/** What stands in the file: its columns, with the first values of each. */
function Columns({ head, texts }: { readonly head: FileHead; readonly texts: ImportTexts }): ReactElement {
  return (
    <section>
      <h2>{texts.head}</h2>
      <dl>
        {head.columns.map((column, index) => (
          <div className="row" key={index}>
            <dt>{column === '' ? `(${index + 1})` : column}</dt>
            <dd>{head.examples[index]?.join(' · ')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface FormProps {
  readonly page: MappingPage;
  readonly head: FileHead;
  readonly texts: ImportTexts;
}

function MappingForm({ page, head, texts }: FormProps): ReactElement {
  const { found, reader, typed, faults, requestId } = page;
  const { kind } = found.mapping;
  const fields = Object.entries(fieldsOf(kind));
  const shared = { typed, faults };
  const labelled = (name: string, { isNeeded, isNeededForNew }: ImportField): string => {
    const label = fieldLabel(kind, name, reader.language);
    if (isNeeded) return `${label} (${texts.needed})`;
    return isNeededForNew ? `${label} (${texts.neededForNew})` : label;
  };
  const columns = [
    { value: '', label: texts.noColumn },
    ...[...new Set(head.columns)].filter((each) => each !== '').map((each) => ({ value: each, label: each })),
  ];
  return (
    <form
      className="card"
      method="post"
      action={`${importAddress(found.importId)}/check`}
      encType="multipart/form-data"
    >
      <input type="hidden" name="requestId" value={requestId} />
      {(['encoding', 'delimiter', 'sheet'] as const).map((name) => (
        <input key={name} type="hidden" name={name} value={typed[name] ?? ''} />
      ))}
      <div className="sides">
        {fields.map(([name, field]) => (
          <SelectField
            key={name}
            {...shared}
            name={`column.${name}`}
            label={labelled(name, field)}
            options={columns}
          />
        ))}
      </div>
      <details open={fields.some(([name]) => isSaidForAll(page, name))}>
        <summary>{texts.more}</summary>
        {fields.map(([name, field]) => (
          <MoreOfField key={name} name={name} field={field} page={page} texts={texts} />
        ))}
      </details>
      <FormsOfFile page={page} texts={texts} />
      <LineField {...shared} name="saveAs" label={texts.saveAs.label} hint={texts.saveAs.hint} />
      <button>{texts.check}</button>
    </form>
  );
}

function isSaidForAll({ typed, faults }: MappingPage, name: string): boolean {
  return [`value.${name}`, `words.${name}`].some(
    (each) => (typed[each] ?? '') !== '' || faults[each] !== undefined,
  );
}

/** A value for all rows, and what words mean, of the fields for which that makes sense. */
function MoreOfField({
  name,
  field,
  page: { found, reader, typed, faults },
  texts,
}: {
  readonly name: string;
  readonly field: ImportField;
  readonly page: MappingPage;
  readonly texts: ImportTexts;
}): ReactElement | null {
  const { type } = field;
  const label = fieldLabel(found.mapping.kind, name, reader.language);
  const shared = { typed, faults };
  const of = type === 'word' || type === 'words' ? field.of : [];
  const hasWords = of.length > 0 || type === 'colleague';
  // a name or a number is never that of all rows
  const isOfAll =
    !['reference', 'id', 'name', 'title'].includes(name) && type !== 'phone' && type !== 'email';
  return (
    <>
      {isOfAll && <LineField {...shared} name={`value.${name}`} label={texts.value(label)} />}
      {hasWords && (
        <LineField {...shared} name={`words.${name}`} label={texts.words(label)} hint={texts.wordsHint(of)} />
      )}
    </>
  );
}

/** How dates, numbers and ids are written in the file. */
function FormsOfFile({ page: { found, typed, faults }, texts }: Omit<FormProps, 'head'>): ReactElement {
  const types = new Set(Object.values(fieldsOf(found.mapping.kind)).map(({ type }) => type));
  const has = (...some: readonly ImportField['type'][]): boolean => some.some((type) => types.has(type));
  const shared = { typed, faults };
  return (
    <fieldset>
      <legend>{texts.formTitle}</legend>
      <LineField {...shared} name="system" label={texts.system.label} hint={texts.system.hint} />
      {has('customer', 'customer-person', 'project') && (
        <SelectField
          {...shared}
          name="othersOf"
          label={texts.othersOf}
          options={[
            { value: 'system', label: texts.othersOwn },
            { value: 'milepost', label: texts.othersHere },
          ]}
        />
      )}
      {has('day', 'moment') && (
        <LineField {...shared} name="form" label={texts.form.label} hint={texts.form.hint} />
      )}
      {has('number', 'whole') && (
        <>
          <SelectField
            {...shared}
            name="decimal"
            label={texts.decimal}
            options={['.', ','].map((value) => ({ value, label: value }))}
          />
          <SelectField
            {...shared}
            name="group"
            label={texts.group}
            options={[
              { value: '', label: texts.noGroup },
              ...[',', '.', "'", ' '].map((value) => ({ value, label: value === ' ' ? '␣' : value })),
            ]}
          />
        </>
      )}
      {has('phone') && (
        <LineField {...shared} name="phoneCountry" label={texts.country.label} hint={texts.country.hint} />
      )}
      {has('lines', 'words') && (
        <LineField {...shared} name="separator" label={texts.separator.label} hint={texts.separator.hint} />
      )}
      {has('moment') && (
        <LineField {...shared} name="timeZone" label={texts.timeZone.label} hint={texts.timeZone.hint} />
      )}
    </fieldset>
  );
}
