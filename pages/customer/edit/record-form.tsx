import type { ReactElement } from 'react';
import type { Language } from '../../../domain/playbook/playbook';
import type { Mistake } from '../../kit/alert';
import { Alert } from '../../kit/alert';
import { actTexts } from '../../kit/act-texts-by-language';
import { renderPage } from '../../kit/document';
import { draftTexts } from '../../sign-in/draft-texts';
import { customerTexts } from '../customer-texts-by-language';
import type { EditField, Faults, Typed } from './edit-fields';

/** A form as shown, perhaps again after it was refused. */
export interface ShownEdit {
  readonly title: string;
  readonly address: string;
  readonly back: string;
  readonly fields: readonly EditField[];
  readonly typed: Typed;
  readonly hidden: Readonly<Record<string, string>>;
  readonly faults: Faults;
  /** Why nothing was saved. */
  readonly alert?: string | undefined;
  /** What the reader should know before they go on. */
  readonly notice?: string | undefined;
  readonly submit?: string | undefined;
  readonly canRemove: boolean;
  /** Whether what is shown is a draft, which can be thrown away. */
  readonly isDraft: boolean;
}

/** The page with a form. */
export function editPage(
  reader: { readonly language: Language; readonly name: string },
  edit: ShownEdit,
): string {
  const { language, name } = reader;
  const texts = customerTexts(language);
  const { title, fields, faults, alert, notice } = edit;
  const mistakes: Mistake[] = fields.flatMap((field) => {
    const text = faults[field.name];
    return text === undefined ? [] : [{ id: field.name, label: field.label, text }];
  });
  const isWrong = alert !== undefined || mistakes.length > 0;
  return renderPage(
    language,
    isWrong ? actTexts(language).errorTitle(title) : title,
    <>
      <p className="soft">{actTexts(language).youAre(name)}</p>
      <h1>{title}</h1>
      {isWrong && <Alert text={alert ?? texts.checkFields} mistakes={mistakes} />}
      {notice !== undefined && (
        <section role="status">
          <p>{notice}</p>
        </section>
      )}
      <form className="card" method="post" action={edit.address}>
        <Hidden values={edit.hidden} />
        {groupsOf(fields).map(([first, ...others]) => {
          const rows = [first, ...others].map((field) => (
            <FieldRow
              key={field.name}
              field={field}
              value={edit.typed[field.name] ?? ''}
              fault={faults[field.name]}
              language={language}
            />
          ));
          return first.group === undefined ? (
            rows
          ) : (
            <fieldset key={first.group}>
              <legend>{first.group}</legend>
              {rows}
            </fieldset>
          );
        })}
        <button>{edit.submit ?? texts.save}</button>
      </form>
      <div className="navigation">
        <a className="button plain" href={edit.back}>
          {texts.cancel}
        </a>
        {edit.canRemove && <Act edit={edit} act="remove" label={texts.remove} />}
        {edit.isDraft && <Act edit={edit} act="discard" label={draftTexts(language).discard} />}
      </div>
    </>,
  );
}

/** Fields one by one, and those of one heading together. */
function groupsOf(fields: readonly EditField[]): [EditField, ...EditField[]][] {
  const groups: [EditField, ...EditField[]][] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (field.group !== undefined && last?.[0].group === field.group) last.push(field);
    else groups.push([field]);
  }
  return groups;
}

export function Hidden({ values }: { readonly values: Readonly<Record<string, string>> }): ReactElement {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** A button that does something else with the same form. */
function Act({
  edit: { address, hidden },
  act,
  label,
}: {
  readonly edit: ShownEdit;
  readonly act: string;
  readonly label: string;
}): ReactElement {
  return (
    <form method="post" action={address}>
      <Hidden values={{ ...hidden, act }} />
      <button className="plain">{label}</button>
    </form>
  );
}

interface RowProps {
  readonly field: EditField;
  readonly value: string;
  readonly fault: string | undefined;
  readonly language: Language;
}

/** A field with its label, hint and what is wrong with it, which are read out with it. */
function FieldRow({ field, value, fault, language }: RowProps): ReactElement {
  const { name, label, hint, isRequired, input } = field;
  const [hintId, faultId] = [`${name}-hint`, `${name}-error`];
  const described = [...(hint === undefined ? [] : [hintId]), ...(fault === undefined ? [] : [faultId])];
  const attributes: Attributes = {
    id: name,
    name,
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
    ...(fault !== undefined && { 'aria-invalid': true }),
  };
  const about = (
    <>
      {hint !== undefined && (
        <p className="soft" id={hintId}>
          {hint}
        </p>
      )}
    </>
  );
  return (
    <div className={input.type === 'tick' ? 'field tick' : 'field'}>
      {input.type === 'tick' && <input type="checkbox" {...attributes} defaultChecked={value === 'on'} />}
      <label htmlFor={name}>
        {label}
        {!isRequired && input.type !== 'tick' && (
          <span className="soft">{` (${actTexts(language).optional})`}</span>
        )}
      </label>
      {about}
      <Control
        field={field}
        attributes={{ ...attributes, required: isRequired }}
        value={value}
        language={language}
      />
      {fault !== undefined && (
        <p className="bad" id={faultId}>
          {fault}
        </p>
      )}
    </div>
  );
}

interface Attributes {
  readonly id: string;
  readonly name: string;
  readonly required?: boolean;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

interface ControlProps {
  readonly field: EditField;
  readonly attributes: Attributes;
  readonly value: string;
  readonly language: Language;
}

function Control({ field: { input, isRequired }, attributes, value, language }: ControlProps) {
  switch (input.type) {
    case 'tick':
      return null;
    case 'line':
      return <input type="text" {...attributes} defaultValue={value} autoComplete="off" />;
    case 'number':
      // groups of digits may be typed
      return (
        <input type="text" inputMode="decimal" {...attributes} defaultValue={value} autoComplete="off" />
      );
    case 'day':
      return <input type="date" {...attributes} defaultValue={value} />;
    case 'paragraph':
    case 'lines':
      return <textarea rows={input.type === 'lines' ? 3 : 5} {...attributes} defaultValue={value} />;
    case 'choice':
      return (
        <select {...attributes} defaultValue={value}>
          {isRequired && value === '' && <option value="">{actTexts(language).choose}</option>}
          {input.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      );
  }
}
