import type { DelimiterName, Encoding, SaidOfFile } from '../../contracts/sandbox/imports';
import { delimiters, encodings } from '../../contracts/sandbox/imports';
import type { ImportField, ImportKind } from '../../contracts/wire/import-fields';
import { fieldsOf } from '../../contracts/wire/import-fields';
import type { ImportColumn, ImportMapping } from '../../contracts/wire/import-mappings';
import { importMappingSchema } from '../../contracts/wire/import-mappings';
import type { ImportTexts } from './import-texts';

/** What somebody has typed into the form, by the names of its fields. */
export type Typed = Readonly<Partial<Record<string, string>>>;

/** What is wrong, by the name of the field on the page. */
export type Faults = Readonly<Record<string, string>>;

/** The name of a mapping that was made on a page and not saved. */
const unsavedName = 'mapped-on-the-page';

export function saidIn(typed: Typed): SaidOfFile {
  const encoding = encodings.find((each) => each === typed['encoding']);
  const delimiter = (Object.keys(delimiters) as DelimiterName[]).find((each) => each === typed['delimiter']);
  const sheet = given(typed, 'sheet')?.slice(0, 200);
  return {
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(sheet !== undefined && { sheet }),
  };
}

/** The same as fields of a form. */
export function typedOfSaid(said: SaidOfFile): {
  readonly encoding: Encoding | '';
  readonly delimiter: DelimiterName | '';
  readonly sheet: string;
} {
  return { encoding: said.encoding ?? '', delimiter: said.delimiter ?? '', sheet: said.sheet ?? '' };
}

/** The mapping that a form says, with the name by which it is to be saved; or what is wrong with it. */
export function mappingIn(
  kind: ImportKind,
  typed: Typed,
  texts: ImportTexts,
): { readonly mapping: ImportMapping; readonly isSaved: boolean } | { readonly faults: Faults } {
  const saveAs = given(typed, 'saveAs');
  const system = given(typed, 'system');
  const timeZone = given(typed, 'timeZone');
  const faults: Record<string, string> = {};
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fieldsOf(kind))) {
    const column = columnIn(name, field, typed, texts, faults);
    if (column) fields[name] = column;
    else if (field.isNeeded) faults[`column.${name}`] ??= texts.faults.missing;
  }
  if (!('reference' in fields) && !('id' in fields)) faults['column.reference'] ??= texts.faults.noName;
  const read = importMappingSchema.safeParse({
    ...{ name: saveAs ?? unsavedName, kind, fields },
    ...(system !== undefined && { system }),
    ...(timeZone !== undefined && { timeZone }),
  });
  for (const { path } of read.error?.issues ?? []) {
    const at = formFieldOf(path.map(String));
    // what this has found itself is said in better words
    if (at) faults[at.name] ??= at.fault(texts);
  }
  if (read.success && Object.keys(faults).length === 0) {
    return { mapping: read.data, isSaved: saveAs !== undefined };
  }
  return { faults: Object.keys(faults).length > 0 ? faults : { saveAs: texts.faults.other } };
}

/** Where in the form a part of a mapping comes from. */
function formFieldOf([part = '', field = '', setting = '']: readonly string[]) {
  const at = (name: string, fault: (texts: ImportTexts) => string) => ({ name, fault });
  if (part === 'name') return at('saveAs', ({ saveAs }) => saveAs.fault);
  if (part === 'system') return at('system', ({ system }) => system.fault);
  if (part === 'timeZone') return at('timeZone', ({ timeZone }) => timeZone.fault);
  if (part !== 'fields' || field === '') return null;
  switch (setting) {
    case 'form':
      return at('form', ({ form }) => form.fault);
    case 'country':
      return at('phoneCountry', ({ country }) => country.fault);
    case 'separator':
      return at('separator', ({ separator }) => separator.fault);
    case 'group':
    case 'decimal':
      return at('group', ({ faults }) => faults.numberForm);
    case 'system':
      return at('system', ({ system }) => system.fault);
    case 'words':
      return at(`words.${field}`, ({ faults }) => faults.words);
    default:
      return at(`${setting === 'value' ? 'value' : 'column'}.${field}`, ({ faults }) => faults.other);
  }
}

/** A text of the form to the letter; undefined: nothing was typed. */
function exactly(typed: Typed, name: string): string | undefined {
  const text = typed[name];
  return text === '' ? undefined : text;
}

/** The same without spaces around it. */
function given(typed: Typed, name: string): string | undefined {
  const text = typed[name]?.trim() ?? '';
  return text === '' ? undefined : text;
}

function columnIn(
  name: string,
  field: ImportField,
  typed: Typed,
  texts: ImportTexts,
  faults: Record<string, string>,
): ImportColumn | null {
  // the name of a column is taken to the letter
  const column = exactly(typed, `column.${name}`);
  const value = given(typed, `value.${name}`);
  if (column === undefined && value === undefined) return null;
  if (column !== undefined && value !== undefined) faults[`column.${name}`] = texts.faults.both;
  const words = wordsIn(given(typed, `words.${name}`) ?? '');
  if (!words) faults[`words.${name}`] = texts.faults.words;
  return {
    ...(column === undefined ? { value } : { column }),
    ...(words && Object.keys(words).length > 0 && { words }),
    ...settingsOf(field, typed),
  };
}

/** How cells of a field are written, which the form says once for the whole file. */
function settingsOf(field: ImportField, typed: Typed): Partial<ImportColumn> {
  const setting = <Name extends keyof ImportColumn>(name: Name, from: string = name) => {
    const text = name === 'group' ? exactly(typed, from) : given(typed, from);
    return text === undefined ? {} : { [name]: text };
  };
  switch (field.type) {
    case 'day':
    case 'moment':
      return setting('form');
    case 'number':
    case 'whole':
      return { ...setting('decimal'), ...setting('group') };
    case 'phone':
      return setting('country', 'phoneCountry');
    case 'lines':
    case 'words':
      return setting('separator');
    case 'customer':
    case 'customer-person':
    case 'project':
      return typed['othersOf'] === 'milepost' ? {} : setting('system');
    default:
      return {};
  }
}

/** `VIP = A; other = B` as words with what they mean; null: it is not written like this. */
function wordsIn(text: string): Record<string, string> | null {
  const pairs = text
    .split(/[;；\n]/u)
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => pair.split(/[=＝]/u).map((part) => part.trim()));
  if (pairs.some(([word, meaning, more]) => !word || !meaning || more !== undefined)) return null;
  return Object.fromEntries(pairs.map(([word = '', meaning = '']) => [word, meaning]));
}

/** What a form shows of a mapping that is known. */
export function typedOfMapping({ system, timeZone, fields }: ImportMapping): Typed {
  const typed: Record<string, string> = {
    ...(system !== undefined && { system }),
    ...(timeZone !== undefined && { timeZone }),
  };
  for (const [name, column] of Object.entries(fields)) {
    if (column.column !== undefined) typed[`column.${name}`] = column.column;
    if (column.value !== undefined) typed[`value.${name}`] = column.value;
    const words = Object.entries(column.words ?? {}).map(([word, meaning]) => `${word} = ${meaning}`);
    if (words.length > 0) typed[`words.${name}`] = words.join('; ');
    if (column.form !== undefined) typed['form'] = column.form;
    if (column.decimal !== undefined) typed['decimal'] = column.decimal;
    if (column.group !== undefined) typed['group'] = column.group;
    if (column.country !== undefined) typed['phoneCountry'] = column.country;
    if (column.separator !== undefined) typed['separator'] = column.separator;
  }
  const isOfOthers = Object.values(fields).some(({ system: of }) => of !== undefined);
  return { ...typed, othersOf: isOfOthers || Object.keys(fields).length === 0 ? 'system' : 'milepost' };
}
