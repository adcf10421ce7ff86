import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import type { Language } from '../../domain/playbook/playbook';
import { dateFormats } from '../../mail/model/dates';
import type { Draft } from '../../store/drafts';
import { actTexts } from '../kit/act-texts-by-language';
import { renderPage } from '../kit/document';
import { draftTexts } from './draft-texts';

/** For a session that ended while somebody was writing: what they typed is kept, and comes back when they sign in. */
export function draftKeptPage(language: Language): string {
  const { title, kept, signIn } = draftTexts(language);
  return renderPage(
    language,
    actTexts(language).errorTitle(title),
    <>
      <h1>{title}</h1>
      <p>{kept}</p>
      <p className="navigation">
        <a className="button" href="/sign-in">
          {signIn}
        </a>
      </p>
    </>,
  );
}

/** Says above a form that what it shows is a draft. */
export function draftNotice(
  { language, timeZone }: Pick<Person, 'language' | 'timeZone'>,
  { atMs }: Pick<Draft, 'atMs'>,
): string {
  return draftTexts(language).shown(dateFormats(language, timeZone).moment(atMs));
}

/** Below such a form: the way to be rid of it. */
export function DiscardDraft({
  address,
  requestId,
  language,
}: {
  readonly address: string;
  readonly requestId: string;
  readonly language: Language;
}): ReactElement {
  return (
    <form className="navigation" method="post" action={address}>
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="act" value="discard" />
      <button className="plain">{draftTexts(language).discard}</button>
    </form>
  );
}

/** A draft, and whether its writer may still open the form. */
interface ShownDraft {
  readonly draft: Draft;
  readonly isOpen: boolean;
}

/** The forms that somebody was writing when their session ended; of those that they may not open any more, the words. */
export function Drafts({
  reader: { language, timeZone },
  drafts,
}: {
  readonly reader: Pick<Person, 'language' | 'timeZone'>;
  readonly drafts: readonly ShownDraft[];
}): ReactElement | null {
  if (drafts.length === 0) return null;
  const { moment } = dateFormats(language, timeZone);
  const texts = draftTexts(language);
  return (
    <section>
      <h2>{texts.waiting}</h2>
      <ul>
        {drafts.map(({ draft: { address, atMs, typed }, isOpen }) => {
          const words = firstWords(typed);
          const title = words ?? moment(atMs);
          return (
            <li key={address}>
              {isOpen ? <a href={address}>{title}</a> : <span className="lead">{title}</span>}
              {words !== undefined && <p className="soft">{moment(atMs)}</p>}
              {!isOpen && (
                <>
                  <p>{texts.lost}</p>
                  <blockquote className="lines">{wordsIn(typed).join('\n')}</blockquote>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Fields of a form that nobody has typed. */
const untyped = ['revision', 'choices', 'act'];

function wordsIn(typed: Draft['typed']): string[] {
  return Object.entries(typed).flatMap(([name, text]) =>
    untyped.includes(name) || text.trim() === '' ? [] : [text],
  );
}

/** So much of what was typed tells one draft from another. */
const mostWords = 60;

function firstWords({ title, name, what, note, evidence, competitor }: Draft['typed']): string | undefined {
  const text = [title, name, what, note, evidence, competitor].find((each) => each?.trim());
  if (text === undefined) return undefined;
  return text.length > mostWords ? `${Array.from(text).slice(0, mostWords).join('')}…` : text;
}
