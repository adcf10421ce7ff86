import type { Language } from '../../domain/playbook';
import { noticePage } from './notice-page';
import { renderPage } from './document';
import { signInTexts } from './sign-in-texts';

/** The form that asks for a sign-in mail. */
export function signInPage(language: Language): string {
  const { title, intro, email, send } = signInTexts(language);
  return renderPage(
    language,
    title,
    <>
      <h1>{title}</h1>
      <p>{intro}</p>
      <form className="card" method="post" action="/sign-in">
        <div className="field">
          <label htmlFor="email">{email}</label>
          <input id="email" name="email" type="email" required autoComplete="email" />
        </div>
        <button>{send}</button>
      </form>
    </>,
  );
}

/** What everybody reads who has asked for a sign-in mail, whether there is one or not. */
export function mailSentPage(language: Language): string {
  const { sentTitle, sent } = signInTexts(language);
  return noticePage({ language, title: sentTitle, lines: [sent] });
}

/** The button that signs somebody in. */
export function confirmPage(language: Language, name: string, token: string): string {
  const { title, confirm, confirmText } = signInTexts(language);
  return renderPage(
    language,
    title,
    <>
      <h1>{title}</h1>
      <p>{confirmText}</p>
      <form className="card" method="post" action="/sign-in/confirm">
        <input type="hidden" name="token" value={token} />
        <button>{confirm(name)}</button>
      </form>
    </>,
  );
}

/** Of a sign-in link that does not work any more. */
export function usedLinkPage(language: Language): string {
  const { usedTitle, used, again } = signInTexts(language);
  return renderPage(
    language,
    usedTitle,
    <>
      <h1>{usedTitle}</h1>
      <p>{used}</p>
      <p className="ways">
        <a className="button" href="/sign-in">
          {again}
        </a>
      </p>
    </>,
  );
}

/** Of a form that came from a page which is not ours. */
export function elsewherePage(language: Language): string {
  const { elsewhereTitle, elsewhere } = signInTexts(language);
  return noticePage({ language, title: elsewhereTitle, lines: [elsewhere] });
}

export function signedOutPage(language: Language): string {
  const { signedOutTitle, signedOut } = signInTexts(language);
  return noticePage({ language, title: signedOutTitle, lines: [signedOut] });
}
