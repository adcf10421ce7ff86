import type { ReactElement } from 'react';
import type { Customer, Person } from '../../contracts/directory';
import { explain, taskName } from '../../domain/explain';
import type { Language } from '../../domain/playbook';
import { applicationOf } from '../../domain/project/actors';
import type { Contact, Deal, ProjectState, Task } from '../../domain/project/state';
import { openTasks } from '../../domain/project/state';
import { stageLine } from '../../domain/stage-line';
import { renderPage } from './document';
import type { PageTexts } from './texts';
import { pageTexts } from './texts';

/** Everything that the page of a project shows, looked up for its reader. */
export interface ProjectPage {
  readonly state: ProjectState;
  readonly reader: Person;
  readonly customer: Customer | null;
  /** Texts of notes by id. */
  readonly notes: ReadonlyMap<string, string>;
  readonly personName: (personId: string) => string | undefined;
}

interface Shown {
  readonly deal: Deal;
  readonly language: Language;
  readonly texts: PageTexts;
  readonly person: (personId: string) => string;
  readonly instant: (atMs: number) => string;
  readonly noteText: (noteId: string | undefined) => string | undefined;
}

/** A project in short, for one person who got a mail about it: their tasks first, then where it stands and why. */
export function projectPage({ state, reader, customer, notes, personName }: ProjectPage): string {
  const { deal } = state;
  if (!deal) throw new Error(`Project ${state.projectId} is not opened: there is nothing to show.`);
  const { language, timeZone } = reader;
  const format = new Intl.DateTimeFormat(language, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const shown: Shown = {
    deal,
    language,
    texts: pageTexts(language),
    person: (personId) => personName(personId) ?? applicationOf(personId),
    instant: (atMs) => format.format(atMs),
    noteText: (noteId) => (noteId === undefined ? undefined : notes.get(noteId)),
  };
  const { headline, lines } = explain(state, { language, personName, formatInstant: shown.instant });
  return renderPage(
    language,
    deal.title,
    <>
      <p className="soft">{shown.texts.greeting(reader.name)}</p>
      <h1>{deal.title}</h1>
      <p className="lead">{headline}</p>
      <Stages state={state} shown={shown} />
      <Tasks reader={reader} shown={shown} />
      <section>
        <h2>{shown.texts.clock}</h2>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <Contacts shown={shown} />
      <Facts customer={customer} shown={shown} />
      <p className="soft">{shown.texts.readOnly}</p>
    </>,
  );
}

/** What a link that opens nothing says. */
export function deadLinkPage(language: Language, why: 'invalid' | 'expired'): string {
  const texts = pageTexts(language);
  const title = why === 'expired' ? texts.expiredTitle : texts.invalidTitle;
  return renderPage(
    language,
    title,
    <>
      <h1>{title}</h1>
      <p>{texts[why]}</p>
    </>,
  );
}

function Stages({ state, shown }: { readonly state: ProjectState; readonly shown: Shown }): ReactElement {
  const { deal, texts, language } = shown;
  return (
    <ol className="stages" aria-label={texts.stages}>
      {stageLine(state, deal).map(({ rule, place }, index) => {
        const name = rule.name[language];
        return (
          <li key={rule.key} className={place} title={name}>
            <span aria-hidden="true">{place === 'done' ? '✓' : index + 1}</span>
            <span className="sr">
              {`${index + 1}: ${name}${place === 'ahead' ? '' : ` (${texts[place]})`}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Tasks({ reader, shown }: { readonly reader: Person; readonly shown: Shown }): ReactElement {
  const { deal, texts } = shown;
  const mine = openTasks(deal).filter((task) => task.personId === reader.id);
  return (
    <section>
      <h2>{texts.yourTasks}</h2>
      {mine.length === 0 ? <p className="soft">{texts.noTasks}</p> : <TaskList tasks={mine} shown={shown} />}
    </section>
  );
}

function TaskList({
  tasks,
  shown,
}: {
  readonly tasks: readonly Task[];
  readonly shown: Shown;
}): ReactElement {
  const { deal, language, texts, instant } = shown;
  return (
    <ul>
      {tasks.map((task) => (
        <li key={task.id}>
          <span className="lead">{taskName(deal, task, language)}</span>
          {task.dueAtMs !== null && <p className="soft">{texts.due(instant(task.dueAtMs))}</p>}
        </li>
      ))}
    </ul>
  );
}

function Contacts({ shown }: { readonly shown: Shown }): ReactElement {
  const { deal, texts } = shown;
  const newestFirst = [...deal.contacts].reverse();
  return (
    <section>
      <h2>{texts.contacts}</h2>
      {newestFirst.length === 0 && <p className="soft">{texts.noContacts}</p>}
      <ul>
        {newestFirst.map((contact) => (
          <ContactLine key={contact.revision} contact={contact} shown={shown} />
        ))}
      </ul>
    </section>
  );
}

function ContactLine({ contact, shown }: { readonly contact: Contact; readonly shown: Shown }): ReactElement {
  const { deal, language, texts, person, instant, noteText } = shown;
  const milestone = contact.milestone === undefined ? undefined : deal.playbook.milestones[contact.milestone];
  const note = noteText(contact.noteId);
  return (
    <li>
      <span className="lead">{milestone ? milestone.name[language] : texts.kinds[contact.kind]}</span>
      <p className="soft">{`${instant(contact.occurredAtMs)} · ${texts.by(person(contact.actor))}`}</p>
      {note !== undefined && <blockquote>{note}</blockquote>}
    </li>
  );
}

function Facts({
  customer,
  shown,
}: {
  readonly customer: Customer | null;
  readonly shown: Shown;
}): ReactElement {
  const { deal, texts, person, language } = shown;
  return (
    <section>
      <dl>
        <dt>{texts.customer}</dt>
        <dd>{`${customer?.name ?? deal.customerId} (${deal.customerClass})`}</dd>
        <dt>{texts.owner}</dt>
        <dd>{person(deal.ownerId)}</dd>
        {deal.amount !== undefined && (
          <>
            <dt>{texts.value}</dt>
            <dd>{`${deal.currency} ${new Intl.NumberFormat(language).format(deal.amount)}`}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
