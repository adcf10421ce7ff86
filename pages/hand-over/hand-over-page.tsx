import type { ReactElement, ReactNode } from 'react';
import type { ProjectBrief } from '../../contracts/wire/hand-over-briefs';
import { unplacedPart } from '../../domain/hand-over/hand-over';
import { textsIn } from '../../domain/explain/texts-by-language';
import { amountText } from '../../mail/model/amounts';
import { mailTexts } from '../../mail/texts/texts-by-language';
import { handOverTexts } from '../../mail/texts/hand-over';
import type { HandOverContext, ShownPart } from './hand-over-context';
import { actTexts } from '../kit/act-texts-by-language';
import { Alert } from '../kit/alert';
import { renderPage } from '../kit/document';
import type { HandOverPageTexts } from './hand-over-texts';
import { handOverPageTexts } from './hand-over-texts';
import { NavigationLinks } from '../kit/navigation';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';

/** Messages of a hand-over's page, besides the hand-over itself. */
export interface HandOverPage {
  readonly context: HandOverContext;
  readonly token: string;
  /** Why nothing was done, as a code. */
  readonly refused?: string;
  /** Whether the answer is queued for a worker. */
  readonly isKept?: boolean;
}

interface Shown {
  readonly context: HandOverContext;
  readonly texts: HandOverPageTexts;
  readonly wording: Wording;
  /** Where forms are sent, and where the next page is. */
  readonly address: (more?: Readonly<Record<string, string>>) => string;
}

/**
 * A hand-over's page for one reader: what they are asked to take over or decide and, once it is theirs, what there is
 * to know about each project. It only shows; its forms act.
 */
export function handOverPage({ context, token, refused, isKept }: HandOverPage): string {
  const { record, reader, parts } = context;
  const { language } = reader;
  const texts = handOverPageTexts(language);
  const wording = wordingFor(reader, context.personName);
  const path = `/hand-overs/${encodeURIComponent(record.id)}`;
  const address: Shown['address'] = (more = {}) =>
    `${path}?${new URLSearchParams({ token, ...more }).toString()}`;
  const shown: Shown = { context, texts, wording, address };
  const from = wording.person(record.fromPersonId);
  const title = texts.title(from);
  const { status } = record.state;
  return renderPage(
    language,
    refused === undefined ? title : actTexts(language).errorTitle(title),
    <>
      <p className="soft">{texts.greeting(reader.name)}</p>
      <h1>{title}</h1>
      <p>{`${handOverTexts(language).reason[record.reason](from)}${language === 'en' ? '.' : '\u3002'}`}</p>
      {refused !== undefined && <Alert text={texts.refused[refused] ?? texts.nobodyWaits} />}
      {isKept === true && <p className="lead">{texts.kept}</p>}
      {status === 'cancelled' && <p className="lead">{texts.cancelled}</p>}
      {status === 'planning' && <p className="lead">{texts.planning}</p>}
      {parts.map((part) => (
        <Part key={part.part.partId} shown={shown} given={part} />
      ))}
      <NavigationLinks navigation={{ projectUrl: null, token }} language={language} />
    </>,
  );
}

/** The page for somebody whom a hand-over does not concern. */
export function notYoursPage({ reader }: HandOverContext): string {
  const { title, text } = handOverPageTexts(reader.language).notYours;
  return renderPage(
    reader.language,
    title,
    <>
      <h1>{title}</h1>
      <p>{text}</p>
      <NavigationLinks navigation={{ projectUrl: null }} language={reader.language} />
    </>,
  );
}

interface PartProps {
  readonly shown: Shown;
  readonly given: ShownPart;
}

function Part(props: PartProps): ReactElement {
  const { shown, given } = props;
  const { context, texts, wording, address } = shown;
  const { part, insteadOf, briefs, nextAfter } = given;
  const isOver = context.record.state.status === 'cancelled';
  const isSettled = part.status === 'accepted' || part.status === 'moved';
  const isTheirs = given.as === 'receiver' && isSettled;
  return (
    <>
      {insteadOf !== null && <p>{texts.insteadOf(wording.person(insteadOf))}</p>}
      <PartProgress {...props} />
      {!isOver && !isSettled && given.as === 'receiver' && part.answer === null && <AnswerForm {...props} />}
      {!isOver && given.as === 'manager' && part.status === 'deciding' && <DecisionForm {...props} />}
      <section>
        <h2>{texts.projects}</h2>
        <ul>
          {briefs.map((brief) => (
            <li key={brief.projectId}>
              <Brief shown={shown} brief={brief} isWhole={isTheirs} />
            </li>
          ))}
        </ul>
        {nextAfter !== null && (
          <p>
            <a href={address({ after: nextAfter })}>{texts.more}</a>
          </p>
        )}
      </section>
    </>
  );
}

/** What was answered and decided, by whom and when. */
function PartProgress({ shown, given }: PartProps): ReactElement {
  const { context, texts, wording } = shown;
  const { part, note, overCapacity } = given;
  const { answer, decision, status, projects, moved } = part;
  const from = wording.person(context.record.fromPersonId);
  const by = part.dueAtMs === null || part.dueAtMs === 0 ? null : wording.moment(part.dueAtMs);
  const isAsked = given.as === 'receiver' && !answer && !decision;
  return (
    <>
      {isAsked && <p className="lead">{texts.offered(projects, from, status === 'offered' ? by : null)}</p>}
      {isAsked && overCapacity && <p className="bad">{texts.full}</p>}
      {answer && (
        <p className="lead">
          {(answer.answer === 'accept' ? texts.accepted : texts.declined)(
            wording.person(answer.actor),
            wording.moment(answer.atMs),
          )}
        </p>
      )}
      {answer && note !== null && (
        <>
          <p className="soft">{texts.noted(wording.person(answer.actor))}</p>
          <blockquote>{note}</blockquote>
        </>
      )}
      {decision && (
        <p className="lead">
          {texts.decided(
            wording.person(decision.actor),
            wording.person(decision.toPersonId),
            wording.moment(decision.atMs),
          )}
        </p>
      )}
      {(status === 'accepted' || status === 'moved') && <p>{texts.moved(moved, projects)}</p>}
    </>
  );
}

function AnswerForm({ shown, given }: PartProps): ReactElement {
  const { texts, address } = shown;
  const { partId } = given.part;
  const noteId = `note-${partId}`;
  return (
    <form className="card" method="post" action={address()}>
      <input type="hidden" name="part" value={partId} />
      <p>{texts.effect}</p>
      <div className="field">
        <label htmlFor={noteId}>{texts.note}</label>
        <p className="soft" id={`${noteId}-hint`}>
          {texts.declineNote}
        </p>
        <textarea id={noteId} name="note" rows={4} aria-describedby={`${noteId}-hint`} maxLength={4000} />
      </div>
      <div className="navigation">
        <button name="act" value="accept">
          {texts.accept}
        </button>
        <button className="plain" name="act" value="decline">
          {texts.decline}
        </button>
      </div>
    </form>
  );
}

function DecisionForm({ shown, given }: PartProps): ReactElement {
  const { texts, wording, address } = shown;
  const { part, choices } = given;
  const { decide } = texts;
  const receiver = part.receiverId === null ? null : wording.person(part.receiverId);
  const isDeclined = part.answer?.answer === 'decline';
  const why = part.partId === unplacedPart ? 'unplaced' : isDeclined ? 'declined' : 'silent';
  const selectId = `to-${part.partId}`;
  const groups = [
    { label: decide.fitting, people: choices.filter(({ fits }) => fits) },
    { label: decide.others, people: choices.filter(({ fits }) => !fits) },
  ];
  return (
    <form className="card" method="post" action={address()}>
      <input type="hidden" name="part" value={part.partId} />
      <h2>{decide.title(part.projects, receiver)}</h2>
      <p>{decide.why[why](receiver ?? '')}</p>
      <p>{decide.effect}</p>
      <div className="field">
        <label htmlFor={selectId}>{decide.who}</label>
        <select id={selectId} name="toPersonId" required defaultValue="">
          <option value="">{decide.choose}</option>
          {part.receiverId !== null && receiver !== null && (
            <option value={part.receiverId}>{decide.same(receiver)}</option>
          )}
          {groups
            .filter(({ people }) => people.length > 0)
            .map(({ label, people }) => (
              <optgroup key={label} label={label}>
                {people.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </optgroup>
            ))}
        </select>
      </div>
      <button name="act" value="decide">
        {decide.submit}
      </button>
    </form>
  );
}

interface BriefProps {
  readonly shown: Shown;
  readonly brief: ProjectBrief;
  /** Whether the reader has taken it over: then everything said and everybody involved is shown. */
  readonly isWhole: boolean;
}

function Brief({ shown, brief, isWhole }: BriefProps): ReactElement {
  const { texts, wording } = shown;
  const { title, customerName, status, stageName, amount, currency, nextCheck, tasks } = brief;
  const value = amount === null ? null : amountText(wording.language, amount, currency ?? undefined);
  return (
    <>
      <p className="lead">{title}</p>
      <dl>
        <Fact name={texts.customer}>{customerName}</Fact>
        <Fact name={texts.stage}>{status === 'open' ? stageName : texts.status[status]}</Fact>
        {value !== null && <Fact name={texts.value}>{value}</Fact>}
        {nextCheck && (
          <Fact name={texts.next}>
            {textsIn(wording.language).next[nextCheck.check](wording.date(nextCheck.atMs))}
          </Fact>
        )}
        {isWhole && tasks.length > 0 && (
          <Fact name={texts.tasks}>
            {tasks
              .map(({ name, dueAtMs }) =>
                dueAtMs === null ? name : `${name} (${texts.due(wording.date(dueAtMs))})`,
              )
              .join(' · ')}
          </Fact>
        )}
        {isWhole && brief.people.length > 0 && (
          <Fact name={texts.people}>
            {brief.people
              .map(({ name, position, phone, email }) =>
                [name, position, phone, email].filter((each) => each !== null).join(', '),
              )
              .join(' · ')}
          </Fact>
        )}
      </dl>
      {isWhole && <Said shown={shown} brief={brief} />}
    </>
  );
}

/** What was said and promised. */
function Said({ shown, brief }: Pick<BriefProps, 'shown' | 'brief'>): ReactElement {
  const { texts, wording } = shown;
  const { kind, milestone } = mailTexts(wording.language).contacts;
  return (
    <>
      {brief.contacts.length > 0 && <p className="soft">{texts.contacts}</p>}
      {brief.contacts.map(({ atMs, kind: how, milestoneName, byName, note }) => (
        <div key={`${atMs}${byName}`}>
          <p>
            {`${wording.date(atMs)} · ${milestoneName === null ? kind[how] : milestone(milestoneName)} · ${byName}`}
          </p>
          {note !== null && <blockquote>{note}</blockquote>}
        </div>
      ))}
      {brief.notes.length > 0 && <p className="soft">{texts.notes}</p>}
      {brief.notes.map(({ atMs, byName, text }) => (
        <div key={`${atMs}${byName}`}>
          <p>{`${wording.date(atMs)} · ${byName}`}</p>
          <blockquote>{text}</blockquote>
        </div>
      ))}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
