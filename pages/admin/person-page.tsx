import type { ReactElement } from 'react';
import { mailHabits } from '../../contracts/sandbox/mail-habits';
import type { Absence, Person } from '../../contracts/wire/directory';
import type { RecordChange } from '../../store/models/directory-models';
import { absenceDays } from '../kit/absence-form';
import type { ShownAbsences } from '../kit/absences';
import { absenceMistakes, Absences } from '../kit/absences';
import type { Mistake } from '../kit/alert';
import { wordingFor } from '../kit/wording';
import { adminPage } from './admin-frame';
import { adminAddresses } from './parts';
import type { PeopleTexts, PersonFieldName } from './people-texts';
import { peopleTexts, personFieldNames } from './people-texts';
import type { Clash, PersonFaults, TypedPerson } from './person-form';
import { typedValue } from './person-form';

const path = adminAddresses.people;

/** The form of a person, and what is known beside it. */
export interface PersonPage {
  readonly reader: Person;
  /** Null: somebody new. */
  readonly person: (Person & { readonly revision: number }) | null;
  readonly typed: TypedPerson;
  readonly faults?: PersonFaults | undefined;
  /** Why nothing was saved, where no field is at fault. */
  readonly alert?: string | undefined;
  readonly clashes?: readonly Clash[] | undefined;
  /** Whether handing over is offered: somebody who is to be switched off still holds something. */
  readonly offersHandOver?: boolean | undefined;
  readonly done?: 'saved' | 'handed-over' | undefined;
  /** Everybody who can be named as manager, in order. */
  readonly colleagues: readonly Pick<Person, 'id' | 'name'>[];
  readonly calendars: readonly string[];
  /** The roles that playbooks know. */
  readonly roles: readonly string[];
  readonly absences: ShownAbsences | null;
  /** The latest first. */
  readonly changes: readonly RecordChange[];
  readonly personName: (personId: string) => string | undefined;
  readonly formKey: string;
}

export function personPage(page: PersonPage): string {
  const { reader, person, faults = {}, alert, done, absences } = page;
  const { language } = reader;
  const texts = peopleTexts(language);
  const mistakes: Mistake[] = [
    ...Object.entries(faults).map(([id, text]) => ({ id, label: texts.labels[id as PersonFieldName], text })),
    ...(absences ? absenceMistakes(absences) : []),
  ];
  const said = done === 'handed-over' ? texts.handOverBegun : texts.saved;
  return adminPage(
    {
      ...{ language, part: 'people', alert, mistakes },
      title: person?.name ?? texts.newTitle,
      done: done && said,
    },
    <>
      <PersonForm page={page} texts={texts} />
      {absences && <Absences shown={absences} />}
      {person && <Changes page={page} texts={texts} />}
    </>,
  );
}

interface Part {
  readonly page: PersonPage;
  readonly texts: PeopleTexts;
}

function PersonForm({ page, texts }: Part): ReactElement {
  const { person, formKey, offersHandOver } = page;
  const fields = personFieldNames.filter((name) => name !== 'id' || person === null);
  return (
    <form className="card" method="post" action={person ? `${path}/${person.id}` : `${path}/new`}>
      <input type="hidden" name="requestId" value={formKey} />
      {person && <input type="hidden" name="revision" value={person.revision} />}
      {offersHandOver === true && (
        <div className="field tick">
          <input id="handOver" name="handOver" type="checkbox" value="on" aria-describedby="handOver-hint" />
          <label htmlFor="handOver">{texts.handOver}</label>
          <p className="soft" id="handOver-hint">
            {texts.handOverHint}
          </p>
        </div>
      )}
      <div className="columns">
        {fields.map((name) => (
          <Field key={name} name={name} page={page} texts={texts} />
        ))}
      </div>
      <button>{person ? texts.save : texts.create}</button>
    </form>
  );
}

function Field({ name, page, texts }: Part & { readonly name: PersonFieldName }): ReactElement {
  const { faults = {}, clashes = [], roles } = page;
  const fault = faults[name];
  const clash = clashes.find(({ field }) => field === name);
  const hint = name === 'roles' ? texts.rolesHint(roles.join(', ')) : texts.hints[name];
  const notes = [
    ...(hint === undefined ? [] : [{ id: `${name}-hint`, className: 'soft', text: hint }]),
    ...(clash === undefined
      ? []
      : [{ id: `${name}-now`, className: 'bad', text: nowText(clash, page, texts) }]),
    ...(fault === undefined ? [] : [{ id: `${name}-error`, className: 'bad', text: fault }]),
  ];
  const attributes: Attributes = {
    id: name,
    name,
    ...(notes.length > 0 && { 'aria-describedby': notes.map(({ id }) => id).join(' ') }),
    ...(fault !== undefined && { 'aria-invalid': true }),
  };
  const isTick = name === 'active';
  return (
    <div className={isTick ? 'field tick' : 'field'}>
      {isTick && (
        <input type="checkbox" {...attributes} value="on" defaultChecked={page.typed.active === 'on'} />
      )}
      <label htmlFor={name}>{texts.labels[name]}</label>
      {!isTick && <Control name={name} page={page} texts={texts} attributes={attributes} />}
      {notes.map(({ id, className, text }) => (
        <p key={id} className={className} id={id}>
          {text}
        </p>
      ))}
    </div>
  );
}

function nowText(
  { field, now, actor }: Clash,
  { reader, personName, colleagues }: PersonPage,
  texts: PeopleTexts,
) {
  const name = field === 'managerId' ? colleagues.find(({ id }) => id === now)?.name : undefined;
  const value = now === '' ? texts.empty : (name ?? now);
  return texts.now(value, wordingFor(reader, personName).person(actor));
}

interface Attributes {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

function Control({
  name,
  page: { typed, colleagues, calendars },
  texts,
  attributes,
}: Part & { readonly name: PersonFieldName; readonly attributes: Attributes }): ReactElement {
  const value = typed[name];
  const choices = choicesOf(name, { colleagues, calendars }, texts);
  if (choices) {
    // somebody who has left, or a calendar that is gone, stays what it is until another is chosen
    const isListed = choices.some(([key]) => key === value);
    return (
      <select {...attributes} defaultValue={value}>
        {(isListed ? choices : [...choices, [value, value] as const]).map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    );
  }
  const type = name === 'email' ? 'email' : name === 'capacity' ? 'number' : 'text';
  return (
    <input
      {...attributes}
      type={type}
      required={name === 'name' || name === 'email' || name === 'timeZone' || name === 'capacity'}
      {...(type === 'number' && { min: 0, max: 1000, step: 1 })}
      defaultValue={value}
      maxLength={2_000}
      autoComplete="off"
    />
  );
}

function choicesOf(
  name: PersonFieldName,
  { colleagues, calendars }: Pick<PersonPage, 'colleagues' | 'calendars'>,
  texts: PeopleTexts,
): readonly (readonly [string, string])[] | null {
  switch (name) {
    case 'managerId':
      return [['', texts.atTheTop], ...colleagues.map((each) => [each.id, each.name] as const)];
    case 'calendar':
      return [['', texts.companys], ...calendars.map((key) => [key, key] as const)];
    case 'language':
      return [
        ['en', 'English'],
        ['zh-TW', '繁體中文'],
      ];
    case 'mailHabit':
    case 'teamMailHabit':
      return [['', texts.asAbove], ...mailHabits.map((habit) => [habit, texts.habits[habit]] as const)];
    default:
      return null;
  }
}

function Changes({ page, texts }: Part): ReactElement {
  const { reader, changes, personName } = page;
  const { moment, person } = wordingFor(reader, personName);
  return (
    <details>
      <summary>{texts.history}</summary>
      <ul className="rows">
        {changes.map(({ revision, atMs, actor, changes: each }) => (
          <li key={revision}>
            <div>
              <p className="lead">{`${moment(atMs)} · ${person(actor)}`}</p>
              {each.map(({ field, from, to }) => {
                const label = labelOf(field, texts);
                const [was, is] = [valueText(field, from, page), valueText(field, to, page)];
                if (was === is) return null;
                return <p key={field}>{texts.changed(label, was, is)}</p>;
              })}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

function labelOf(field: string, texts: PeopleTexts): string {
  const name = personFieldNames.find((each) => each === field);
  return name ? texts.labels[name] : (texts.otherFields[field] ?? field);
}

/** What stood in a field, in words; what has none is shown as it is stored. */
function valueText(field: string, value: unknown, { reader: { language }, personName }: PersonPage): string {
  const texts = peopleTexts(language);
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return texts.empty;
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (field === 'managerId' && typeof value === 'string') return personName(value) ?? value;
  if (field === 'absences') {
    return (value as Absence[]).map((absence) => absenceDays(absence, language)).join(', ');
  }
  const isPlain =
    typeof value !== 'object' || (Array.isArray(value) && value.every((each) => typeof each === 'string'));
  return isPlain ? typedValue(value) : JSON.stringify(value);
}
