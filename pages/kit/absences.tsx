import type { ReactElement } from 'react';
import type { Absence, Person } from '../../contracts/wire/directory';
import type { Language } from '../../domain/playbook/playbook';
import type { AbsenceFaults, TypedAbsence } from './absence-form';
import { absenceDays } from './absence-form';
import { absenceTexts } from './absence-texts';
import type { Mistake } from './alert';

/** The absences of somebody, and the form to plan one. */
export interface ShownAbsences {
  readonly language: Language;
  /** The addresses of the forms: `/remove` is that of removing one. */
  readonly action: string;
  readonly formKey: string;
  readonly absences: readonly Absence[];
  readonly names: (personId: string) => string | undefined;
  /** Who can stand in, in order. */
  readonly ownTeam: readonly Pick<Person, 'id' | 'name'>[];
  readonly others: readonly Pick<Person, 'id' | 'name'>[];
  /** The day of the person. */
  readonly today: string;
  readonly typed?: TypedAbsence | undefined;
  readonly faults?: AbsenceFaults | undefined;
}

export function absenceMistakes({ language, faults = {} }: ShownAbsences): Mistake[] {
  const { labels } = absenceTexts(language);
  return Object.entries(faults).map(([id, text]) => ({ id, label: labels[id as keyof TypedAbsence], text }));
}

export function Absences({ shown }: { readonly shown: ShownAbsences }): ReactElement {
  const { language, action, formKey, absences, names } = shown;
  const texts = absenceTexts(language);
  return (
    <section>
      <h2>{texts.title}</h2>
      <p className="soft">{texts.about}</p>
      {absences.length === 0 && <p>{texts.none}</p>}
      <ul className="rows">
        {absences.map(({ from, to, substituteId }) => {
          const days = absenceDays({ from, to }, language);
          return (
            <li key={`${from} ${to}`}>
              <div>
                <p className="lead">{days}</p>
                <p className="soft">
                  {substituteId === null
                    ? texts.manager
                    : texts.substitute(names(substituteId) ?? substituteId)}
                </p>
              </div>
              <form method="post" action={`${action}/remove`}>
                <input type="hidden" name="requestId" value={formKey} />
                <input type="hidden" name="from" value={from} />
                <input type="hidden" name="to" value={to} />
                <button className="plain" aria-label={texts.removeOne(days)}>
                  {texts.remove}
                </button>
              </form>
            </li>
          );
        })}
      </ul>
      <NewAbsence shown={shown} />
    </section>
  );
}

function NewAbsence({ shown }: { readonly shown: ShownAbsences }): ReactElement {
  const { language, action, formKey, ownTeam, others, typed, faults = {} } = shown;
  const texts = absenceTexts(language);
  return (
    <form className="card" method="post" action={action}>
      <h3>{texts.add}</h3>
      <input type="hidden" name="requestId" value={formKey} />
      <div className="columns">
        <Day name="from" shown={shown} />
        <Day name="to" shown={shown} hint={texts.toHint} />
        <div className="field">
          <label htmlFor="substituteId">{texts.labels.substituteId}</label>
          <select
            id="substituteId"
            name="substituteId"
            defaultValue={typed?.substituteId ?? ''}
            {...wrong('substituteId', faults)}
          >
            <option value="">{texts.byManager}</option>
            <Group label={texts.ownTeam} people={ownTeam} />
            <Group label={texts.others} people={others} />
          </select>
          <Fault name="substituteId" faults={faults} />
        </div>
      </div>
      <button>{texts.save}</button>
    </form>
  );
}

function Group({ label, people }: { readonly label: string; readonly people: ShownAbsences['others'] }) {
  if (people.length === 0) return null;
  return (
    <optgroup label={label}>
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}

function Day({
  name,
  shown: { language, today, typed, faults = {} },
  hint,
}: {
  readonly name: 'from' | 'to';
  readonly shown: ShownAbsences;
  readonly hint?: string;
}): ReactElement {
  const hintId = `${name}-hint`;
  return (
    <div className="field">
      <label htmlFor={name}>{absenceTexts(language).labels[name]}</label>
      <input
        id={name}
        name={name}
        type="date"
        required
        min={name === 'to' ? today : undefined}
        defaultValue={typed?.[name] ?? ''}
        {...wrong(name, faults, hint === undefined ? [] : [hintId])}
      />
      {hint !== undefined && (
        <p className="soft" id={hintId}>
          {hint}
        </p>
      )}
      <Fault name={name} faults={faults} />
    </div>
  );
}

function wrong(name: keyof TypedAbsence, faults: AbsenceFaults, hints: readonly string[] = []) {
  const isWrong = faults[name] !== undefined;
  const described = [...hints, ...(isWrong ? [`${name}-error`] : [])];
  return {
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
    ...(isWrong && { 'aria-invalid': true as const }),
  };
}

function Fault({ name, faults }: { readonly name: keyof TypedAbsence; readonly faults: AbsenceFaults }) {
  const text = faults[name];
  return text === undefined ? null : (
    <p className="bad" id={`${name}-error`}>
      {text}
    </p>
  );
}
