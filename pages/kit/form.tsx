import type { ReactElement } from 'react';
import type { Language } from '../../domain/playbook/playbook';
import type { Choice, Field, FieldName, Texts } from './fields';
import type { ActTexts, PageAction } from './act-texts';
import { actTexts } from './act-texts-by-language';
import type { Mistake } from './alert';
import type { ControlAttributes } from './labelled';
import { Labelled } from './labelled';

/** A form as shown, perhaps again after something in it was wrong. */
export interface ShownForm {
  /** The address it is sent to. */
  readonly address: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly fields: readonly Field[];
  readonly typed: Texts;
  /** What is wrong with fields, in words. */
  readonly errors: Readonly<Partial<Record<FieldName, string>>>;
}

interface FormProps {
  readonly form: ShownForm;
  readonly action: PageAction;
  readonly submit: string;
  readonly language: Language;
  readonly timeZone: string;
}

export function Form({ form, action, submit, language, timeZone }: FormProps): ReactElement {
  const texts = actTexts(language);
  return (
    <form className="card" method="post" action={form.address}>
      {Object.entries(form.hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {form.fields.map((field) => (
        <FieldRow
          key={field.name}
          field={field}
          words={wordsOf(field, action, texts, timeZone)}
          value={form.typed[field.name] ?? field.initial}
          error={form.errors[field.name]}
          texts={texts}
        />
      ))}
      <button>{submit}</button>
    </form>
  );
}

/** What is wrong in a form, in the order of its fields. */
export function mistakesIn({ fields, errors }: ShownForm, action: PageAction, texts: ActTexts): Mistake[] {
  return fields.flatMap(({ name }) => {
    const text = errors[name];
    const label = name === 'note' ? (texts.notes[action]?.label ?? name) : texts.fields[name].label;
    return text === undefined ? [] : [{ id: name, label, text }];
  });
}

interface Words {
  readonly label: string;
  readonly hint?: string;
}

function wordsOf(field: Field, action: PageAction, texts: ActTexts, timeZone: string): Words {
  const { name, type, hint } = field;
  const words = name === 'note' ? (texts.notes[action] ?? { label: name }) : texts.fields[name];
  const own = hint ?? words.hint;
  if (type === 'date' && field.timeZone !== timeZone) {
    return { ...words, hint: [own, texts.dayInZone(field.timeZone)].filter(Boolean).join(' ') };
  }
  if (own !== undefined) return { ...words, hint: own };
  return type === 'minute' ? { ...words, hint: texts.inZone(timeZone) } : words;
}

interface RowProps {
  readonly field: Field;
  readonly words: Words;
  /** Its present value: what was typed, or its initial value. */
  readonly value: string | undefined;
  readonly error: string | undefined;
  readonly texts: ActTexts;
}

function FieldRow({ field, words: { label, hint }, value, error, texts }: RowProps): ReactElement {
  const { name, isRequired } = field;
  const named = (
    <>
      {label}
      {!isRequired && <span className="soft">{` (${texts.optional})`}</span>}
    </>
  );
  return (
    <Labelled name={name} label={named} hint={hint} fault={error}>
      {(attributes) => (
        <Control
          field={field}
          attributes={{ ...attributes, required: isRequired }}
          value={value}
          choose={texts.choose}
        />
      )}
    </Labelled>
  );
}

interface Attributes extends ControlAttributes {
  readonly required: boolean;
}

interface ControlProps {
  readonly field: Field;
  readonly attributes: Attributes;
  readonly value: string | undefined;
  readonly choose: string;
}

function Control({ field, attributes, value, choose }: ControlProps): ReactElement {
  switch (field.type) {
    case 'line':
      return <input type="text" {...attributes} defaultValue={value} autoComplete="off" />;
    case 'text':
      return <textarea rows={5} {...attributes} defaultValue={value} />;
    case 'amount':
      return (
        <input type="text" inputMode="decimal" {...attributes} defaultValue={value} autoComplete="off" />
      );
    case 'currency':
      return (
        <input
          type="text"
          autoCapitalize="characters"
          size={3}
          {...attributes}
          defaultValue={value}
          autoComplete="off"
        />
      );
    case 'date':
      return <input type="date" {...attributes} min={field.min} max={field.max} defaultValue={value} />;
    case 'minute':
      return (
        <input type="datetime-local" {...attributes} min={field.min} max={field.max} defaultValue={value} />
      );
    case 'number':
      return (
        <input
          type="number"
          inputMode="numeric"
          step={1}
          {...attributes}
          min={field.min}
          max={field.max}
          defaultValue={value}
        />
      );
    case 'choice':
      return (
        <select {...attributes} defaultValue={value ?? ''}>
          <option value="">{choose}</option>
          {groupsOf(field.choices).map(({ group, choices }) =>
            group === undefined ? (
              <Options key="" choices={choices} />
            ) : (
              <optgroup key={group} label={group}>
                <Options choices={choices} />
              </optgroup>
            ),
          )}
        </select>
      );
  }
}

function Options({ choices }: { readonly choices: readonly Choice[] }): ReactElement {
  return (
    <>
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </>
  );
}

function groupsOf(choices: readonly Choice[]) {
  const groups = [...new Set(choices.map(({ group }) => group))];
  return groups.map((group) => ({ group, choices: choices.filter((choice) => choice.group === group) }));
}
