import type { ReactElement } from 'react';
import type { Calendar } from '../../contracts/wire/calendars';
import type { Person } from '../../contracts/wire/directory';
import type { versionView } from '../../api/v1/calendars/calendar-view';
import type { Mistake } from '../kit/alert';
import { Labelled } from '../kit/labelled';
import { wordingFor } from '../kit/wording';
import { adminPage } from './admin-frame';
import type { LineMistake, TypedYear } from './calendar-form';
import { dayLists } from './calendar-form';
import { calendarTexts } from './calendar-texts';
import { adminAddresses } from './parts';

/** The form of one year of a calendar. */
export function calendarAddress(key: string, year?: number): string {
  const address = `${adminAddresses.setup}/calendars/${encodeURIComponent(key)}`;
  return year === undefined ? address : `${address}?year=${year}`;
}

/** A version with what it changed. */
export type ShownVersion = ReturnType<typeof versionView> & { readonly atMs: number };

export interface CalendarPage {
  readonly reader: Person;
  readonly calendar: Calendar;
  readonly version: number;
  /** What it extends, in words. */
  readonly baseName: string | null;
  readonly year: number;
  /** The years to choose from. */
  readonly years: readonly number[];
  readonly typed: TypedYear;
  readonly mistakes: readonly LineMistake[];
  readonly versions: readonly ShownVersion[];
  readonly personName: (personId: string) => string | undefined;
  readonly formKey: string;
  readonly isSaved: boolean;
  readonly alert?: string | undefined;
}

/** One year of a calendar as a form, and who changed the calendar. */
export function calendarPage(page: CalendarPage): string {
  const { reader, calendar, baseName, year, years, mistakes, isSaved, alert } = page;
  const { language } = reader;
  const texts = calendarTexts(language);
  const told = mistakes.map((mistake): Mistake => {
    const { list } = mistake;
    return { id: list, label: texts.lists[list], text: saidOf(mistake, texts) };
  });
  return adminPage(
    {
      language,
      part: 'setup',
      title: texts.title(calendar.name[language]),
      done: isSaved ? texts.saved : undefined,
      alert,
      mistakes: told,
    },
    <>
      <p>{texts.about}</p>
      {baseName !== null && <p className="soft">{texts.based(baseName)}</p>}
      <nav className="parts" aria-label={texts.years}>
        <ul>
          {years.map((each) => (
            <li key={each}>
              <a href={calendarAddress(calendar.key, each)} aria-current={each === year ? 'page' : undefined}>
                {each}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <YearForm page={page} />
      <Versions page={page} />
    </>,
  );
}

function saidOf({ line, fault }: LineMistake, texts: ReturnType<typeof calendarTexts>): string {
  return line === null ? texts.faults[fault] : texts.atLine(line, texts.faults[fault]);
}

function YearForm({ page }: { readonly page: CalendarPage }): ReactElement {
  const { reader, calendar, version, year, typed, mistakes, formKey } = page;
  const texts = calendarTexts(reader.language);
  const faultOf = (list: string): string | undefined => {
    const told = mistakes.filter((mistake) => mistake.list === list);
    return told.length === 0 ? undefined : told.map((mistake) => saidOf(mistake, texts)).join(' · ');
  };
  return (
    <form className="card" method="post" action={calendarAddress(calendar.key)}>
      <h2>{year}</h2>
      <input type="hidden" name="requestId" value={formKey} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="year" value={year} />
      {dayLists.map((list) => (
        <Labelled
          key={list}
          name={list}
          label={texts.lists[list]}
          hint={texts.hints[list]}
          fault={faultOf(list)}
        >
          {(attributes) => (
            <textarea
              {...attributes}
              rows={list === 'daysOff' ? 14 : 4}
              defaultValue={typed[list]}
              autoComplete="off"
            />
          )}
        </Labelled>
      ))}
      <Labelled name="status" label={texts.status}>
        {(attributes) => (
          <select {...attributes} defaultValue={typed.status}>
            {(['announced', 'provisional'] as const).map((status) => (
              <option key={status} value={status}>
                {texts.statuses[status]}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <button>{texts.save}</button>
    </form>
  );
}

function Versions({ page }: { readonly page: CalendarPage }): ReactElement {
  const { reader, versions, personName } = page;
  const texts = calendarTexts(reader.language);
  const { moment, person } = wordingFor(reader, personName);
  const said = (rule: { working: boolean; name: string } | null): string =>
    rule === null ? texts.asWeekday : `${rule.working ? texts.working : texts.off} (${rule.name})`;
  return (
    <section>
      <h2>{texts.history}</h2>
      <ul className="rows">
        {versions.map(({ version, changedBy, atMs, days, also }) => (
          <li key={version}>
            <div>
              <p>
                <span className="lead">{person(changedBy)}</span>
                <span className="soft">{` · ${moment(atMs)}`}</span>
              </p>
              {version === 1 && <p className="soft">{texts.first}</p>}
              {days.slice(0, 40).map(({ date, before, after }) => (
                <p key={date}>{texts.changedDay(date, said(before), said(after))}</p>
              ))}
              {days.length === 0 && also.length > 0 && <p>{texts.otherParts}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
