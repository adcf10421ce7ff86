import type { ReactElement } from 'react';
import type { Mistake } from '../kit/alert';
import type { Faults, Typed } from './mapping-of-form';

/** A field of a form of imports. */
interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly typed: Typed;
  readonly faults: Faults;
}

interface SelectProps extends FieldProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A choice among some values. */
export function SelectField({ options, ...field }: SelectProps): ReactElement {
  return (
    <Labelled {...field}>
      {(attributes) => (
        <select {...attributes} defaultValue={field.typed[field.name] ?? ''}>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

export function LineField(field: FieldProps): ReactElement {
  return (
    <Labelled {...field}>
      {(attributes) => (
        <input
          type="text"
          {...attributes}
          defaultValue={field.typed[field.name] ?? ''}
          maxLength={500}
          autoComplete="off"
        />
      )}
    </Labelled>
  );
}

export function FileField(field: FieldProps): ReactElement {
  return (
    <Labelled {...field}>
      {(attributes) => <input type="file" {...attributes} accept=".csv,.tsv,.txt,.xlsx" required />}
    </Labelled>
  );
}

interface Attributes {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

function Labelled({
  name,
  label,
  hint,
  faults,
  children,
}: FieldProps & { readonly children: (attributes: Attributes) => ReactElement }): ReactElement {
  const fault = faults[name];
  const described = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(fault === undefined ? [] : [`${name}-error`]),
  ];
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint !== undefined && (
        <p className="soft" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {children({
        ...{ id: name, name },
        ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
        ...(fault !== undefined && { 'aria-invalid': true as const }),
      })}
      {fault !== undefined && (
        <p className="bad" id={`${name}-error`}>
          {fault}
        </p>
      )}
    </div>
  );
}

/** What is wrong in a form, with links to its fields. */
export function mistakesOf(faults: Faults, labelOf: (name: string) => string): Mistake[] {
  return Object.entries(faults).map(([id, text]) => ({ id, label: labelOf(id), text }));
}
