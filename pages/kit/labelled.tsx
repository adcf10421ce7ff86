import type { ReactElement, ReactNode } from 'react';

/** What a control needs to belong to its label, hint and fault. */
export interface ControlAttributes {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

interface LabelledProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: string | undefined;
  /** What is wrong with it. */
  readonly fault?: string | undefined;
  readonly children: (attributes: ControlAttributes) => ReactNode;
}

/** A control with its label, hint and fault; the last two are read out together with the control. */
export function Labelled({ name, label, hint, fault, children }: LabelledProps): ReactElement {
  const [hintId, faultId] = [`${name}-hint`, `${name}-error`];
  const described = [...(hint === undefined ? [] : [hintId]), ...(fault === undefined ? [] : [faultId])];
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint !== undefined && (
        <p className="soft" id={hintId}>
          {hint}
        </p>
      )}
      {children({
        ...{ id: name, name },
        ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
        ...(fault !== undefined && { 'aria-invalid': true as const }),
      })}
      {fault !== undefined && (
        <p className="bad" id={faultId}>
          {fault}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  /** By default the name. */
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
}

/** One of some values, of a filter. */
export function Choice({ name, id = name, label, value, choices }: ChoiceProps): ReactElement {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={value}>
        {choices.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

interface FindProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** What is wrong with it, which is said elsewhere. */
  readonly isInvalid?: boolean;
}

/** The words of a search. */
export function FindField({ label, hint, value, isInvalid = false }: FindProps): ReactElement {
  return (
    <Labelled name="q" label={label} hint={hint}>
      {({ id, name, ...described }) => (
        <input
          id={id}
          name={name}
          type="search"
          defaultValue={value}
          maxLength={200}
          autoComplete="off"
          {...described}
          {...(isInvalid && { 'aria-invalid': true })}
        />
      )}
    </Labelled>
  );
}
