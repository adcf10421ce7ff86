import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import type { UncertainYear } from '../../domain/calendar/working-days';
import type { PlaybookRules } from '../../domain/playbook/playbook';
import type { CalendarVersion } from '../../store/calendars';
import { Choice, Labelled } from '../kit/labelled';
import { wordingFor } from '../kit/wording';
import { adminPage } from './admin-frame';
import { calendarAddress } from './calendar-page';
import { calendarTexts } from './calendar-texts';
import { othersTexts } from './others-texts';
import { adminAddresses } from './parts';

/** What is set up. Playbooks are changed by programs. */
export interface SetupPage {
  readonly reader: Person;
  readonly calendars: readonly CalendarVersion[];
  readonly companyCalendar: string | undefined;
  /** How many active people name each calendar. */
  readonly users: ReadonlyMap<string, number>;
  readonly playbooks: readonly PlaybookRules[];
  /** Years of calendars in use whose days are not there, or not announced. */
  readonly needed: readonly UncertainYear[];
  readonly personName: (personId: string) => string | undefined;
  readonly formKey: string;
  /** What was typed into the form of a new calendar. */
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly faults: Readonly<Record<string, string>>;
}

export function setupPage(page: SetupPage): string {
  const { reader, calendars, companyCalendar, users, playbooks, needed, personName, faults } = page;
  const { language } = reader;
  const words = calendarTexts(language);
  const labels: Readonly<Record<string, string>> = {
    key: words.key,
    nameEnglish: words.nameEnglish,
    nameChinese: words.nameChinese,
  };
  const texts = othersTexts(language).setup;
  const { moment, person } = wordingFor(reader, personName);
  return adminPage(
    {
      language,
      part: 'setup',
      mistakes: Object.entries(faults).map(([id, text]) => ({ id, label: labels[id] ?? id, text })),
    },
    <>
      <section>
        <h2>{texts.calendars}</h2>
        <p className="soft">{texts.calendarsText}</p>
        <ul className="rows">
          {calendars.map(({ calendar: { key, name, years }, version, changedBy, changedAtMs }) => {
            const dated = years.map(({ year }) => year).sort();
            const count = users.get(key) ?? 0;
            const lacks = needed.filter((each) => each.calendar === key);
            return (
              <li key={key}>
                <div>
                  <p className="lead">
                    {[`${name[language]} (${key})`, ...(key === companyCalendar ? [texts.company] : [])].join(
                      ' · ',
                    )}
                  </p>
                  <p className="soft">
                    {[
                      ...(count === 0 ? [] : [texts.people(count)]),
                      dated.length === 0 ? texts.noYears : texts.years(dated.join(', ')),
                      texts.version(version, person(changedBy), moment(changedAtMs)),
                    ].join(' · ')}
                  </p>
                  {lacks.map(({ year, status }) => (
                    <p key={year}>
                      <a className="bad" href={calendarAddress(key, year)}>
                        {words.needed(year, status)}
                      </a>
                    </p>
                  ))}
                </div>
                <a
                  className="button plain"
                  href={calendarAddress(key)}
                  aria-label={words.changeOne(name[language])}
                >
                  {words.change}
                </a>
              </li>
            );
          })}
        </ul>
        <NewCalendar page={page} />
      </section>
      <section>
        <h2>{texts.playbooks}</h2>
        <p className="soft">{texts.playbooksText}</p>
        <ul className="rows">
          {playbooks.map(({ key, version, stages }) => (
            <li key={`${key} ${version}`}>
              <div>
                <p className="lead">{`${key} ${version}`}</p>
                <p className="soft">{texts.stages(stages.map(({ name }) => name[language]).join(' · '))}</p>
              </div>
            </li>
          ))}
        </ul>
      </section>
    </>,
  );
}

function NewCalendar({ page }: { readonly page: SetupPage }): ReactElement {
  const { reader, calendars, companyCalendar, formKey, typed, faults } = page;
  const { language } = reader;
  const texts = calendarTexts(language);
  return (
    <details open={Object.keys(faults).length > 0}>
      <summary>{texts.newTitle}</summary>
      <form className="card" method="post" action={`${adminAddresses.setup}/calendars`}>
        <p>{texts.newText}</p>
        <input type="hidden" name="requestId" value={formKey} />
        {(['key', 'nameEnglish', 'nameChinese'] as const).map((name) => (
          <Labelled
            key={name}
            name={name}
            label={texts[name]}
            hint={name === 'key' ? texts.keyHint : undefined}
            fault={faults[name]}
          >
            {(attributes) => (
              <input
                type="text"
                {...attributes}
                required
                maxLength={name === 'key' ? 40 : 200}
                autoComplete="off"
                defaultValue={typed[name]}
              />
            )}
          </Labelled>
        ))}
        <Choice
          name="base"
          label={texts.base}
          value={typed['base'] ?? companyCalendar ?? ''}
          choices={calendars.map(({ calendar: { key, name } }) => [key, `${name[language]} (${key})`])}
        />
        <button>{texts.add}</button>
      </form>
    </details>
  );
}
