import type { ReactElement } from 'react';
import type { Mistake } from '../kit/alert';
import { Labelled } from '../kit/labelled';
import type { Faults, Typed } from './mapping-of-form';

/** A field of a form of imports. */
interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly typed: Typed;
  readonly faults: Faults;
}

function labelledBy({ name, label, hint, faults }: FieldProps) {
  return { name, label, hint, fault: faults[name] };
}

interface SelectProps extends FieldProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A choice among some values. */
export function SelectField({ options, ...field }: SelectProps): ReactElement {
  return (
    <Labelled {...labelledBy(field)}>
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
    <Labelled {...labelledBy(field)}>
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
    <Labelled {...labelledBy(field)}>
      {(attributes) => <input type="file" {...attributes} accept=".csv,.tsv,.txt,.xlsx" required />}
    </Labelled>
  );
}

/** What is wrong in a form, with links to its fields. */
export function mistakesOf(faults: Faults, labelOf: (name: string) => string): Mistake[] {
  return Object.entries(faults).map(([id, text]) => ({ id, label: labelOf(id), text }));
}
