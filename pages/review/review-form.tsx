import type { ReactElement } from 'react';
import type { ReviewProject } from '../../contracts/wire/review';
import { byName } from '../../people/name-order';
import { dropReasonsOfPeople } from '../../domain/playbook/playbook';
import { reviewDecisions } from '../../domain/project/model/command-fields';
import type { Choice, FieldName, Texts } from '../kit/fields';
import { day } from '../act/chosen-days';
import type { ReviewContext } from './review-context';
import { ownerZone, receiverChoices } from './receivers';
import { actTexts } from '../kit/act-texts-by-language';
import type { Mistake } from '../kit/alert';
import { Alert } from '../kit/alert';
import type { ReviewTexts } from './review-texts';

/** A form to be shown again, with what was typed and what is wrong. */
export interface TypedForm {
  readonly projectId: string;
  readonly decision: string;
  readonly fields: Texts;
  /** Why nothing was done. */
  readonly alert: string;
  /** What is wrong with fields, in words. */
  readonly errors: Readonly<Partial<Record<FieldName | 'decision', string>>>;
}

interface FormProps {
  readonly context: ReviewContext;
  readonly project: ReviewProject;
  readonly texts: ReviewTexts;
  /** Where forms are sent, without the anchor. */
  readonly address: string;
  readonly typed: TypedForm | undefined;
}

/** The anchor of a project on the page. */
export function anchorOf(projectId: string): string {
  return `p-${projectId}`;
}

/** Whether a decision is asked for that takes no words: an answer to the judgement of intent does. */
function maySimplyKeep({ decision, hold, next }: ReviewProject): boolean {
  return decision === null && hold === null && next?.check !== 'drop';
}

/** The decision that most projects get, in one press. */
function KeepForm({ context, project, texts, address }: Omit<FormProps, 'typed'>): ReactElement {
  const { projectId, title } = project;
  const { keep } = texts.decisions;
  const hidden = { ...context.access.hidden, projectId, after: '', decision: 'keep' };
  return (
    <form method="post" action={`${address}#${anchorOf(projectId)}`}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className="plain" aria-label={`${keep}${texts.colon}${title}`}>
        {keep}
      </button>
    </form>
  );
}

/** What can be decided about one project: most often it is kept, and all else has a form. */
export function Decisions(props: FormProps): ReactElement {
  const { project, typed } = props;
  return (
    <div className="decisions">
      {typed === undefined && maySimplyKeep(project) && <KeepForm {...props} />}
      <DecisionForm {...props} />
    </div>
  );
}

/**
 * The decision about one project. All fields are there, since a page without script cannot add them; browsers that
 * support `:has` show only those of the chosen decision.
 */
function DecisionForm({ context, project, texts, address, typed }: FormProps): ReactElement {
  const { access, rulesOf, receiversOf, nowMs } = context;
  const { reader, hidden } = access;
  const rules = rulesOf(project);
  const { ownerRole, pushMaxDays } = rules;
  const reasons = dropReasonsOfPeople(rules).map(([value, name]) => ({
    value,
    label: name[reader.language],
  }));
  const team = receiversOf(project);
  const receivers = receiverChoices([...team].sort(byName(reader.language)), project.ownerId, ownerRole);
  const timeZone = ownerZone(team, project.ownerId, reader);
  const push = day('dueOn', { timeZone }, nowMs, pushMaxDays);
  const { decision: decided, projectId } = project;
  const { choose } = actTexts(reader.language);
  const at = anchorOf(projectId);
  const field = (name: FieldName): FieldState => ({
    id: `${at}-${name}`,
    name,
    value: typed?.fields[name],
    error: typed?.errors[name],
  });
  return (
    <details open={typed !== undefined}>
      <summary>{decided ? texts.change : maySimplyKeep(project) ? texts.decideElse : texts.decide}</summary>
      {typed && <Alert text={typed.alert} mistakes={mistakesIn(typed, texts)} />}
      <form className="decide" method="post" action={`${address}#${at}`}>
        {Object.entries({ ...hidden, projectId, after: String(decided?.atMs ?? '') }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Labelled
          label={texts.decision}
          state={{ ...field('note'), id: `${at}-decision`, error: typed?.errors.decision }}
        >
          {(attributes) => (
            <select {...attributes} name="decision" required defaultValue={typed?.decision ?? ''}>
              <option value="">{choose}</option>
              {reviewDecisions.map((value) => (
                <option key={value} value={value}>
                  {texts.decisions[value]}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        {reviewDecisions.map((value) => (
          <p key={value} className={`soft hint f f-${value}`}>
            {texts.decisionHints[value]}
          </p>
        ))}
        <ChoiceRow
          label={texts.reason}
          of="drop"
          choices={reasons}
          state={field('reason')}
          texts={texts}
          choose={choose}
        />
        <ChoiceRow
          label={texts.receiver}
          of="reassign"
          choices={receivers}
          state={field('personId')}
          texts={texts}
          choose={choose}
          none={texts.nobodyToReceive}
        />
        <DateRow field={push} state={field('dueOn')} texts={texts} readerZone={reader.timeZone} />
        <Labelled label={texts.note} hints={texts.noteHints} state={field('note')}>
          {(attributes, { name, value }) => (
            <textarea {...attributes} name={name} rows={2} defaultValue={value} />
          )}
        </Labelled>
        <button>{texts.submit}</button>
      </form>
    </details>
  );
}

/** What is wrong in a form, in the order of its fields. */
function mistakesIn({ projectId, errors }: TypedForm, texts: ReviewTexts): Mistake[] {
  const labels = {
    decision: texts.decision,
    reason: texts.reason,
    personId: texts.receiver,
    dueOn: texts.dueOn,
    note: texts.note,
  };
  return Object.entries(labels).flatMap(([name, label]) => {
    const text = errors[name as keyof typeof labels];
    return text === undefined ? [] : [{ id: `${anchorOf(projectId)}-${name}`, label, text }];
  });
}

interface FieldState {
  readonly id: string;
  readonly name: FieldName;
  readonly value: string | undefined;
  readonly error: string | undefined;
}

interface Attributes {
  readonly 'aria-invalid'?: true;
  readonly 'aria-describedby'?: string;
}

interface LabelledProps {
  readonly label: string;
  /** The decision it belongs to; absent when it belongs to all. */
  readonly of?: 'push' | 'drop' | 'reassign';
  readonly only?: string;
  readonly hints?: ReviewTexts['noteHints'];
  readonly state: FieldState;
  readonly children: (attributes: Attributes, state: FieldState) => ReactElement;
}

/** A field within its label: that saves the ids which thousands of fields would need. */
function Labelled({ label, of, only, hints = {}, state, children }: LabelledProps): ReactElement {
  const { id, error } = state;
  const errorId = `${id}-error`;
  const attributes: Attributes =
    error === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': errorId };
  return (
    <div className={of ? `field f f-${of}` : 'field'}>
      <label>
        {label}
        {only !== undefined && <span className="soft only">{` (${only})`}</span>}
        {Object.entries(hints).map(([decision, hint]) => (
          <span key={decision} className={`soft f f-${decision}`}>
            {` ${hint}`}
          </span>
        ))}
        {children(attributes, state)}
      </label>
      {error !== undefined && (
        <p className="bad" id={errorId}>
          {error}
        </p>
      )}
    </div>
  );
}

interface ChoiceRowProps {
  readonly label: string;
  readonly of: 'drop' | 'reassign';
  readonly choices: readonly Choice[];
  readonly state: FieldState;
  readonly texts: ReviewTexts;
  readonly choose: string;
  /** Shown when there is nothing to choose. */
  readonly none?: string;
}

function ChoiceRow({ label, of, choices, state, texts, choose, none }: ChoiceRowProps): ReactElement {
  if (choices.length === 0 && none !== undefined) return <p className={`soft f f-${of}`}>{none}</p>;
  return (
    <Labelled label={label} of={of} only={texts.only(texts.decisions[of])} state={state}>
      {(attributes, { name, value }) => (
        <select {...attributes} name={name} defaultValue={value ?? ''}>
          <option value="">{choose}</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

interface DateRowProps {
  readonly field: ReturnType<typeof day>;
  readonly state: FieldState;
  readonly texts: ReviewTexts;
  /** The zone is named when it differs from this one. */
  readonly readerZone: string;
}

function DateRow({ field, state, texts, readerZone }: DateRowProps): ReactElement {
  const { min, max, timeZone } = field;
  const label = timeZone === readerZone ? texts.dueOn : `${texts.dueOn} · ${timeZone}`;
  return (
    <Labelled label={label} of="push" only={texts.only(texts.decisions.push)} state={state}>
      {(attributes, { name, value }) => (
        <input {...attributes} type="date" name={name} min={min} max={max} defaultValue={value} />
      )}
    </Labelled>
  );
}
