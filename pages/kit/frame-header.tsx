import type { ReactElement } from 'react';
import type { Language } from '../../domain/playbook/playbook';
import type { Frame, Place } from './frame';
import { frameTexts } from './frame-texts';
import { currentOf, sectionsFor } from './sections';

/** Where the skip link leads. */
export const contentId = 'content';

/** What stands above every page: for whoever is signed in, all sections; for others, the way in. */
export function FrameHeader({
  place: { address, frame },
  language,
}: {
  readonly place: Place;
  readonly language: Language;
}): ReactElement {
  return (
    <>
      <a className="skip" href={`#${contentId}`}>
        {frameTexts(language).skip}
      </a>
      <header className="frame">
        <div className="bar">
          <a className={frame ? 'brand home' : 'brand'} href="/">
            <Mark />
            <span className="name">Milepost</span>
          </a>
          {frame ? (
            <Signed frame={frame} address={address} language={language} />
          ) : (
            <Guest address={address} language={language} />
          )}
        </div>
      </header>
    </>
  );
}

/** A milestone beside a road. */
function Mark(): ReactElement {
  return (
    <svg className="mark" viewBox="0 0 32 32" width="26" height="26" aria-hidden="true" focusable="false">
      <path className="stone" d="M7 28V13a9 9 0 0 1 18 0v15z" />
      <path className="cut" d="M12 21v-8l4 4 4-4v8" />
    </svg>
  );
}

interface InFrame {
  readonly address: string;
  readonly language: Language;
}

/** Whoever is not signed in can do so anywhere but where they are about to. */
function Guest({ address, language }: InFrame): ReactElement | null {
  const isThere = address.startsWith('/sign-in') || /^\/(\?|$)/.test(address);
  if (isThere) return null;
  return (
    <a className="way-in" href="/sign-in">
      {frameTexts(language).signIn}
    </a>
  );
}

function Signed({ frame, address, language }: InFrame & { readonly frame: Frame }): ReactElement {
  const texts = frameTexts(language);
  return (
    <>
      <nav className="sections" aria-label={texts.nav}>
        <ul>
          {sectionsFor(frame).map((section) => (
            <li key={section.key}>
              <a href={section.address} aria-current={currentOf(section, address)}>
                {texts.sections[section.key]}
                {section.key === 'today' && <Waiting count={frame.forToday} language={language} />}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Search address={address} language={language} />
      <Account frame={frame} language={language} />
    </>
  );
}

function Waiting({ count, language }: { readonly count: number; readonly language: Language }) {
  if (count === 0) return null;
  return (
    <>
      {' '}
      <span className="count">{count}</span>
      <span className="sr">{` ${frameTexts(language).waiting(count)}`}</span>
    </>
  );
}

/** A field where there is room for it; on a phone a link to the page that has it. */
function Search({ address, language }: InFrame): ReactElement {
  const texts = frameTexts(language);
  const isThere = /^\/search(\?|$)/.test(address);
  return (
    <>
      <form className="find" method="get" action="/search" role="search" aria-label={texts.searchLabel}>
        <label className="sr" htmlFor="find">
          {texts.searchLabel}
        </label>
        <input
          id="find"
          name="q"
          type="search"
          placeholder={texts.search}
          maxLength={200}
          autoComplete="off"
        />
        <button className="plain">{texts.find}</button>
      </form>
      <a className="to-search" href="/search" aria-current={isThere ? 'page' : undefined}>
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">
          <path d="M16 16l5 5M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0z" />
        </svg>
        <span className="sr">{texts.search}</span>
      </a>
    </>
  );
}

function Account({ frame, language }: { readonly frame: Frame; readonly language: Language }): ReactElement {
  const texts = frameTexts(language);
  const other: Language = language === 'en' ? 'zh-TW' : 'en';
  return (
    <details className="account">
      <summary aria-label={texts.account(frame.reader.name)}>
        <span>{frame.reader.name}</span>
      </summary>
      <ul>
        <li>
          <a href="/settings">{texts.settings}</a>
        </li>
        {frame.isManager && (
          <li>
            <a href="/my/imports">{texts.imports}</a>
          </li>
        )}
        {frame.isAdministrator && (
          <li>
            <a href="/admin">{texts.administration}</a>
          </li>
        )}
        <li>
          <form method="post" action="/settings">
            <input type="hidden" name="requestId" value={frame.formKey} />
            <input type="hidden" name="language" value={other} />
            <input type="hidden" name="timeZone" value={frame.reader.timeZone} />
            <button className="plain" lang={other}>
              {frameTexts(other).inThisLanguage}
            </button>
          </form>
        </li>
        <li>
          <form method="post" action="/sign-out">
            <input type="hidden" name="requestId" value={frame.formKey} />
            <button className="plain">{texts.signOut}</button>
          </form>
        </li>
      </ul>
    </details>
  );
}
