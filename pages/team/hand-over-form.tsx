import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import { handOverReasons } from '../../domain/hand-over/hand-over';
import type { Placement } from '../../domain/hand-over/hand-over';
import type { Holding } from '../../queries/hand-over/hand-over-plan';
import { Alert } from '../kit/alert';
import { actTexts } from '../kit/act-texts-by-language';
import { renderPage } from '../kit/document';
import { projectAddress } from '../act/answers';
import { memberAddress, memberHandOverAddress } from './addresses';
import type { TeamTexts } from './team-texts';
import { teamTexts } from './team-texts';

/** So many projects can be given one by one on the page. */
export const mostGivenSingly = 40;

export interface HandOverForm {
  readonly reader: Person;
  readonly person: Person;
  readonly held: readonly Holding[];
  /** Who would get what by rule. */
  readonly placements: readonly Placement[];
  /** Who can take something over. */
  readonly receivers: readonly Pick<Person, 'id' | 'name'>[];
  readonly formKey: string;
  readonly typed?: Typed | undefined;
  readonly alert?: string | undefined;
}

export interface Typed {
  readonly reason: string;
  readonly toPersonId: string;
  /** Who gets single projects, by their ids. */
  readonly given: ReadonlyMap<string, string>;
}

/** Everything that somebody holds, who would get it, and the form that starts it. */
export function handOverForm(form: HandOverForm): string {
  const { reader, person, held, typed, alert, formKey, receivers } = form;
  const { language } = reader;
  const texts = teamTexts(language);
  const { handOver: words } = texts;
  const title = words.title(person.name);
  return renderPage(
    language,
    alert === undefined ? title : actTexts(language).errorTitle(title),
    <>
      <p className="soft">
        <a href={memberAddress(person.id)}>{person.name}</a>
      </p>
      <h1>{title}</h1>
      {alert !== undefined && <Alert text={alert} />}
      {held.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <form method="post" action={memberHandOverAddress(person.id)} className="card">
          <input type="hidden" name="requestId" value={formKey} />
          <p className="lead">{words.lead(held.length)}</p>
          <p>{words.effect}</p>
          <div className="field">
            <label htmlFor="reason">{words.reason}</label>
            <select id="reason" name="reason" defaultValue={typed?.reason ?? handOverReasons[0]}>
              {handOverReasons.map((reason) => (
                <option key={reason} value={reason}>
                  {words.reasons[reason]}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="toPersonId">{words.toAll}</label>
            <select id="toPersonId" name="toPersonId" defaultValue={typed?.toPersonId ?? ''}>
              <option value="">{words.byRule}</option>
              <People people={receivers} />
            </select>
          </div>
          <details open={(typed?.given.size ?? 0) > 0}>
            <summary>{words.each}</summary>
            {held.slice(0, mostGivenSingly).map((holding) => (
              <Project key={holding.projectId} holding={holding} form={form} texts={texts} />
            ))}
            {held.length > mostGivenSingly && (
              <p className="soft">{words.tooMany(held.length - mostGivenSingly)}</p>
            )}
          </details>
          <button>{words.submit}</button>
        </form>
      )}
    </>,
  );
}

function People({ people }: { readonly people: HandOverForm['receivers'] }): ReactElement {
  return (
    <>
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </>
  );
}

interface ProjectProps {
  readonly holding: Holding;
  readonly form: HandOverForm;
  readonly texts: TeamTexts;
}

function Project({ holding: { projectId, title }, form, texts }: ProjectProps): ReactElement {
  const { placements, receivers, typed } = form;
  const { handOver: words } = texts;
  const planned = placements.find((placement) => placement.projectId === projectId)?.receiverId ?? null;
  const name = receivers.find(({ id }) => id === planned)?.name ?? planned;
  const id = `to-${projectId}`;
  const given = typed?.given.get(projectId);
  return (
    <div className="field">
      <label htmlFor={id}>{title}</label>
      <select
        id={id}
        name="given"
        defaultValue={given === undefined ? '' : `${projectId}/${given}`}
        aria-describedby={`${id}-hint`}
      >
        <option value="">{words.byRuleTo(name ?? words.nobody)}</option>
        {receivers.map((receiver) => (
          <option key={receiver.id} value={`${projectId}/${receiver.id}`}>
            {receiver.name}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} className="soft">
        <a href={projectAddress(projectId, null)}>{texts.openProject}</a>
      </p>
    </div>
  );
}
