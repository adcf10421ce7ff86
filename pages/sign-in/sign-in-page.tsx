import type { ReactElement } from 'react';
import type { Language } from '../../domain/playbook/playbook';
import { actTexts } from '../kit/act-texts-by-language';
import { Alert } from '../kit/alert';
import { noticePage } from '../kit/notice-page';
import { renderPage } from '../kit/document';
import { shownTo } from '../kit/frame';
import type { Person } from '../../contracts/wire/directory';
import type { SessionSettings } from '../kit/session';
import { companyTexts } from './company-texts';
import { signInTexts } from './sign-in-texts';

/** How people may come in. */
export interface WaysIn {
  /** What the company's own sign-in is called; null when there is only the link by email. */
  readonly companyName: string | null;
  /** For how long people stay signed in on a device of their own; 0: they are not asked. */
  readonly ownDeviceDays: number;
}

/**
 * The ways in.
 *
 * @param wrong what was typed and is not an address; absent when nothing was
 */
export function signInPage(language: Language, ways: WaysIn, wrong?: string): string {
  const { title, email, noAddress } = signInTexts(language);
  const isWrong = wrong !== undefined;
  return renderPage(
    language,
    isWrong ? actTexts(language).errorTitle(title) : title,
    <>
      <h1>{title}</h1>
      {isWrong && (
        <Alert
          text={actTexts(language).checkFields}
          mistakes={[{ id: 'email', label: email, text: noAddress }]}
        />
      )}
      <SignInForms language={language} ways={ways} {...(isWrong && { wrong })} />
    </>,
  );
}

/** What Milepost is, and the way in. */
export function frontPage(language: Language, ways: WaysIn): string {
  const { front, title } = signInTexts(language);
  return renderPage(
    language,
    front.title,
    <div className="front">
      <div className="pitch">
        <h1>{front.claim}</h1>
        <p className="large">{front.what}</p>
        <ul>
          {front.gives.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <div className="enter">
        <h2>{title}</h2>
        <SignInForms language={language} ways={ways} />
      </div>
    </div>,
    { isWide: true },
  );
}

function SignInForms({
  language,
  ways,
  wrong,
}: {
  readonly language: Language;
  readonly ways: WaysIn;
  readonly wrong?: string;
}): ReactElement {
  const { intro, orByEmail } = signInTexts(language);
  const isLone = ways.companyName === null;
  return (
    <>
      <CompanyForm language={language} ways={ways} />
      <p className="soft">{isLone ? intro : orByEmail}</p>
      <EmailForm language={language} isLone={isLone} {...(wrong !== undefined && { wrong })} />
    </>
  );
}

/** The way to the company's own sign-in, where there is one. */
function CompanyForm({
  language,
  ways: { companyName, ownDeviceDays },
}: {
  readonly language: Language;
  readonly ways: WaysIn;
}): ReactElement | null {
  if (companyName === null) return null;
  const { signInWith } = companyTexts(language);
  return (
    <form className="card" method="post" action="/sign-in/company">
      <OwnDevice language={language} days={ownDeviceDays} />
      <button>{signInWith(companyName)}</button>
    </form>
  );
}

/** A box to tick for whoever stays signed in longer; nothing where that is not offered. */
function OwnDevice({
  language,
  days,
}: {
  readonly language: Language;
  readonly days: number;
}): ReactElement | null {
  if (days === 0) return null;
  return (
    <div className="field tick">
      <input id="ownDevice" name="ownDevice" type="checkbox" value="yes" />
      <label htmlFor="ownDevice">{signInTexts(language).ownDevice(days)}</label>
    </div>
  );
}

function EmailForm({
  language,
  isLone,
  wrong,
}: {
  readonly language: Language;
  readonly isLone: boolean;
  readonly wrong?: string;
}): ReactElement {
  const { email, send, noAddress } = signInTexts(language);
  const isWrong = wrong !== undefined;
  return (
    <form className="card" method="post" action="/sign-in">
      <div className="field">
        <label htmlFor="email">{email}</label>
        <input
          id="email"
          name="email"
          type="text"
          inputMode="email"
          required
          autoComplete="email"
          defaultValue={wrong}
          {...(isWrong && { 'aria-invalid': true, 'aria-describedby': 'email-error' })}
        />
        {isWrong && (
          <p className="bad" id="email-error">
            {noAddress}
          </p>
        )}
      </div>
      <button className={isLone ? undefined : 'plain'}>{send}</button>
    </form>
  );
}

/** What was typed into a form that was refused. */
type Typed = Readonly<Record<string, string | undefined>>;

/** For a session that ended while somebody was writing: what they wrote, to be sent again. */
export function sessionEndedPage(language: Language, typed: Typed): string {
  const { endedTitle, ended, endedSteps, signInElsewhere } = signInTexts(language);
  return renderPage(
    language,
    actTexts(language).errorTitle(endedTitle),
    <>
      <h1>{endedTitle}</h1>
      <p>{ended}</p>
      <ol>
        {endedSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="navigation">
        <a className="button" href="/sign-in" target="_blank" rel="noopener">
          {signInElsewhere}
        </a>
      </p>
      <SendAgain typed={typed} language={language} />
    </>,
  );
}

/** For somebody who has signed in again since they wrote. */
export function sendAgainPage(language: Language, typed: Typed): string {
  const { sendAgain, signedInAgain } = signInTexts(language);
  return renderPage(
    language,
    actTexts(language).errorTitle(sendAgain),
    <>
      <h1>{sendAgain}</h1>
      <p>{signedInAgain}</p>
      <SendAgain typed={typed} language={language} />
    </>,
  );
}

/** The same form again, to the same address, with its free text shown. */
function SendAgain({
  typed,
  language,
}: {
  readonly typed: Typed;
  readonly language: Language;
}): ReactElement {
  const fields = Object.entries(typed).filter((field): field is [string, string] => Boolean(field[1]));
  return (
    <form className="card" method="post">
      {fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields
        .filter(([name]) => isWords(name))
        .map(([name, value]) => (
          <blockquote key={name}>{value}</blockquote>
        ))}
      <p>
        <button>{signInTexts(language).sendAgain}</button>
      </p>
    </form>
  );
}

/** Whether somebody has written something that would be missed. */
export function hasWords(typed: Typed): boolean {
  return Object.entries(typed).some(([name, value]) => isWords(name) && Boolean(value?.trim()));
}

function isWords(name: string): boolean {
  return name === 'note' || name === 'evidence';
}

/** What everybody sees who has requested a sign-in email, whether one was sent or not. */
export function mailSentPage(language: Language): string {
  const { sentTitle, sent } = signInTexts(language);
  return noticePage({ language, title: sentTitle, lines: [sent] });
}

/** The button that signs somebody in. */
export function confirmPage(
  { language, name }: Pick<Person, 'language' | 'name'>,
  token: string,
  { hours, ownDeviceDays }: SessionSettings,
): string {
  const { title, confirm, confirmText } = signInTexts(language);
  return renderPage(
    language,
    title,
    <>
      <h1>{title}</h1>
      <p>{confirmText(hours)}</p>
      <form className="card" method="post" action="/sign-in/confirm">
        <input type="hidden" name="token" value={token} />
        <OwnDevice language={language} days={ownDeviceDays} />
        <button>{confirm(name)}</button>
      </form>
    </>,
  );
}

/** For a sign-in link that no longer works. */
export function usedLinkPage(language: Language): string {
  const { usedTitle, used, again } = signInTexts(language);
  return renderPage(
    language,
    usedTitle,
    <>
      <h1>{usedTitle}</h1>
      <p>{used}</p>
      <p className="navigation">
        <a className="button" href="/sign-in">
          {again}
        </a>
      </p>
    </>,
  );
}

/** For a form that came from a page which is not ours. */
export function elsewherePage(language: Language): string {
  const { elsewhereTitle, elsewhere } = signInTexts(language);
  return noticePage({ language, title: elsewhereTitle, lines: [elsewhere] });
}

export function signedOutPage(language: Language): string {
  shownTo(null);
  const { signedOutTitle, signedOut } = signInTexts(language);
  return noticePage({ language, title: signedOutTitle, lines: [signedOut] });
}
