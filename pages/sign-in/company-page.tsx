import type { Language } from '../../domain/playbook/playbook';
import { actTexts } from '../kit/act-texts-by-language';
import { renderPage } from '../kit/document';
import { companyPath } from './company-cookie';
import type { CompanyRefusal } from './company-texts';
import { companyTexts } from './company-texts';

/** Shown for a moment on the way to the company's own sign-in; the link is for browsers that stay. */
export function onwardPage(language: Language, company: string, address: string): string {
  const { onward, onwardText, onwardLink } = companyTexts(language);
  return renderPage(
    language,
    onward(company),
    <>
      <h1>{onward(company)}</h1>
      <p>{onwardText}</p>
      <p className="navigation">
        <a className="button" href={address}>
          {onwardLink}
        </a>
      </p>
    </>,
  );
}

/** What somebody might do next: the company's own sign-in once more, or as another person. */
const nextSteps: Readonly<Record<CompanyRefusal, 'again' | 'other' | 'none'>> = {
  unknown: 'other',
  inactive: 'other',
  ambiguous: 'other',
  unverified: 'other',
  declined: 'again',
  stale: 'again',
  away: 'again',
  absent: 'none',
};

/** Why nobody was signed in, and what to do about it. */
export function refusedPage(
  language: Language,
  refusal: CompanyRefusal,
  company: string,
  email: string,
): string {
  const { refusals, tryAgain, otherAccount, byEmail } = companyTexts(language);
  const { title, lines } = refusals[refusal];
  const next = nextSteps[refusal];
  return renderPage(
    language,
    actTexts(language).errorTitle(title),
    <>
      <h1>{title}</h1>
      {lines(company, email).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {next !== 'none' && (
        <form className="card" method="post" action={companyPath}>
          {next === 'other' && <input type="hidden" name="other" value="yes" />}
          <button>{next === 'other' ? otherAccount : tryAgain(company)}</button>
        </form>
      )}
      <p className="navigation">
        <a className="button plain" href="/sign-in">
          {byEmail}
        </a>
      </p>
    </>,
  );
}
