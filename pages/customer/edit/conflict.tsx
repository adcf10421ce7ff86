import type { ReactElement } from 'react';
import type { Person } from '../../../contracts/wire/directory';
import { Alert } from '../../kit/alert';
import { actTexts } from '../../kit/act-texts-by-language';
import { renderPage } from '../../kit/document';
import type { CustomerTexts } from '../customer-texts';
import { customerTexts } from '../customer-texts-by-language';
import type { EditField, Typed } from './edit-fields';
import { Hidden } from './record-form';

/** A field that is other than what was typed, because somebody else has changed it. */
export interface Conflict {
  readonly field: EditField;
  readonly yours: string;
  readonly theirs: string;
  /** What is chosen before the reader does; null: both have changed it, so nobody chooses for them. */
  readonly chosen: 'mine' | 'theirs' | null;
}

/** The name of the choice for a field. */
export function choiceName(field: string): string {
  return `choose-${field}`;
}

/**
 * The fields that somebody else has changed since a form was opened, and that are not what was typed.
 *
 * @param base what the form was opened with; null when nobody knows
 */
export function conflictsIn(
  fields: readonly EditField[],
  typed: Typed,
  { base, stored }: { readonly base: Typed | null; readonly stored: Typed },
): Conflict[] {
  return fields.flatMap((field): Conflict[] => {
    const [yours, theirs] = [typed[field.name] ?? '', stored[field.name] ?? ''];
    const before = base === null ? undefined : (base[field.name] ?? '');
    if (yours === theirs || theirs === before) return [];
    return [{ field, yours, theirs, chosen: yours === before ? 'theirs' : null }];
  });
}

/** What was typed, with what is stored where the reader has chosen that. */
export function afterChoices(fields: readonly EditField[], typed: Typed, stored: Typed, body: Typed): Typed {
  return Object.fromEntries(
    fields.map(({ name }) => [
      name,
      body[choiceName(name)] === 'theirs' ? (stored[name] ?? '') : typed[name],
    ]),
  );
}

interface ConflictPage {
  readonly title: string;
  readonly address: string;
  readonly back: string;
  readonly conflicts: readonly Conflict[];
  readonly hidden: Readonly<Record<string, string>>;
  readonly who: string;
  readonly at: string;
}

/** Both versions side by side, with a choice for each field. What was typed stays in the form. */
export function conflictPage({ language, name }: Person, page: ConflictPage): string {
  const texts = customerTexts(language);
  const { conflict } = texts;
  return renderPage(
    language,
    actTexts(language).errorTitle(conflict.title),
    <>
      <p className="soft">{actTexts(language).youAre(name)}</p>
      <h1>{conflict.title}</h1>
      <p>{page.title}</p>
      <Alert text={conflict.text(page.who, page.at)} />
      <form className="card" method="post" action={page.address}>
        <Hidden values={page.hidden} />
        {page.conflicts.map((each) => (
          <Choice key={each.field.name} conflict={each} texts={texts} />
        ))}
        <button>{texts.save}</button>
      </form>
      <p className="navigation">
        <a className="button plain" href={page.back}>
          {texts.cancel}
        </a>
      </p>
    </>,
  );
}

function Choice({
  conflict: { field, yours, theirs, chosen },
  texts,
}: {
  readonly conflict: Conflict;
  readonly texts: CustomerTexts;
}): ReactElement {
  const { conflict } = texts;
  const sides = [
    { value: 'mine', title: conflict.yours, text: yours, act: conflict.keepYours },
    { value: 'theirs', title: conflict.theirs, text: theirs, act: conflict.keepTheirs },
  ] as const;
  const name = choiceName(field.name);
  return (
    <fieldset className="sides">
      <legend>{field.label}</legend>
      {sides.map(({ value, title, text, act }) => (
        <div key={value} className="side">
          <p className="soft">{title}</p>
          <blockquote>{shownValue(field, text, texts) || conflict.empty}</blockquote>
          <div className="tick">
            <input
              type="radio"
              id={`${name}-${value}`}
              name={name}
              value={value}
              required
              defaultChecked={chosen === value}
            />
            <label htmlFor={`${name}-${value}`}>{act}</label>
          </div>
        </div>
      ))}
    </fieldset>
  );
}

/** The value of a field as its form would show it: a choice by its label. */
export function shownValue({ input }: EditField, value: string, texts: CustomerTexts): string {
  if (input.type === 'tick') return value === 'on' ? texts.yes : texts.no;
  if (input.type !== 'choice') return value;
  return input.choices.find((choice) => choice.value === value)?.label ?? value;
}
