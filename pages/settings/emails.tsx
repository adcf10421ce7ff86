import type { ReactElement } from 'react';
import type { MailHabit } from '../../contracts/sandbox/mail-habits';
import { mailHabits } from '../../contracts/sandbox/mail-habits';
import type { Person } from '../../contracts/wire/directory';
import type { ChosenHabit } from '../../people/mail-habit';
import { Labelled } from '../kit/labelled';
import { settingsTexts } from './settings-texts';

/** What somebody has chosen about emails: null where they leave it to the line above and the company. */
export interface HabitChoice {
  readonly mailHabit: MailHabit | null;
  readonly teamMailHabit: MailHabit | null;
}

/** The form about emails. */
export interface ShownEmails {
  readonly chosen: HabitChoice;
  /** What applies where nothing is chosen. */
  readonly usual: ChosenHabit;
  /** Whether people report to the reader, whose default is theirs to choose. */
  readonly manages: boolean;
  /** What was chosen before the change that was just saved. */
  readonly before: HabitChoice | null;
  readonly formKey: string;
}

/** How emails that can wait come. What is left to others says what they have chosen. */
export function Emails({
  reader: { language },
  emails: { chosen, usual, manages, formKey },
}: {
  readonly reader: Person;
  readonly emails: ShownEmails;
}): ReactElement {
  const texts = settingsTexts(language);
  const choice = (name: keyof HabitChoice, label: string, hint: string): ReactElement => (
    <Labelled name={name} label={label} hint={hint}>
      {(attributes) => (
        <select {...attributes} defaultValue={chosen[name] ?? ''}>
          <option value="">{texts.usual(usual.habit, usual.by)}</option>
          {mailHabits.map((habit) => (
            <option key={habit} value={habit}>
              {texts.habits[habit]}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
  return (
    <form className="card" method="post" action="/settings/emails" id="emails">
      <h2>{texts.emails}</h2>
      <p className="soft">{texts.emailsText}</p>
      <input type="hidden" name="requestId" value={formKey} />
      {choice('mailHabit', texts.mailHabit, texts.mailHabitHint)}
      {manages && choice('teamMailHabit', texts.teamMailHabit, texts.teamMailHabitHint)}
      <button>{texts.save}</button>
    </form>
  );
}

/** Takes back the change that was just saved. */
export function UndoEmails({
  reader: { language },
  emails: { before, manages, formKey },
}: {
  readonly reader: Person;
  readonly emails: ShownEmails;
}): ReactElement | null {
  if (!before) return null;
  return (
    <form method="post" action="/settings/emails">
      <input type="hidden" name="requestId" value={formKey} />
      <input type="hidden" name="mailHabit" value={before.mailHabit ?? ''} />
      {manages && <input type="hidden" name="teamMailHabit" value={before.teamMailHabit ?? ''} />}
      <button className="plain">{settingsTexts(language).undo}</button>
    </form>
  );
}
