import type { ReactElement, ReactNode } from 'react';
import type { Language } from '../../domain/playbook/playbook';
import { actTexts } from '../kit/act-texts-by-language';
import type { Mistake } from '../kit/alert';
import { Alert } from '../kit/alert';
import { renderPage } from '../kit/document';
import { adminTexts } from './admin-texts';
import type { AdminPart } from './parts';
import { adminAddresses } from './parts';

/** What every page of the administration has. */
export interface AdminPage {
  readonly language: Language;
  readonly part: AdminPart;
  /** By default the name of the part. */
  readonly title?: string;
  /** What was just done. */
  readonly done?: string | undefined;
  /** Why nothing was done. */
  readonly alert?: string | undefined;
  readonly mistakes?: readonly Mistake[];
}

/** A page of the administration, with the list of its parts. */
export function adminPage(
  { language, part, title = adminTexts(language).parts[part], done, alert, mistakes = [] }: AdminPage,
  content: ReactNode,
): string {
  const isWrong = alert !== undefined || mistakes.length > 0;
  return renderPage(
    language,
    isWrong ? actTexts(language).errorTitle(title) : title,
    <>
      <AdminNav language={language} part={part} />
      <h1>{title}</h1>
      {done !== undefined && !isWrong && (
        <p className="lead" role="status">
          {done}
        </p>
      )}
      {isWrong && <Alert text={alert ?? actTexts(language).checkFields} mistakes={mistakes} />}
      {content}
    </>,
    { isWide: true },
  );
}

function AdminNav({ language, part }: { readonly language: Language; readonly part: AdminPart }) {
  const texts = adminTexts(language);
  return (
    <nav className="parts" aria-label={texts.nav}>
      <ul>
        {Object.entries(adminAddresses).map(([key, address]) => (
          <li key={key}>
            <a href={address} aria-current={key === part ? 'page' : undefined}>
              {texts.parts[key as AdminPart]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A button that is a form of its own. */
export function ActButton({
  action,
  formKey,
  fields = {},
  label,
  isPlain = true,
  children,
}: {
  readonly action: string;
  readonly formKey: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** For those who hear the button without its row. */
  readonly label?: string;
  readonly isPlain?: boolean;
  readonly children: string;
}): ReactElement {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="requestId" value={formKey} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className={isPlain ? 'plain' : undefined} aria-label={label}>
        {children}
      </button>
    </form>
  );
}

/** The way to the pages of a long list. */
export function ListPages({
  language,
  address,
  next,
  isFirst,
  query = {},
}: {
  readonly language: Language;
  readonly address: string;
  readonly next: string | null;
  readonly isFirst: boolean;
  readonly query?: Readonly<Record<string, string>>;
}): ReactElement | null {
  if (next === null && isFirst) return null;
  const texts = adminTexts(language);
  const withQuery = (more: Readonly<Record<string, string>>): string => {
    const text = new URLSearchParams({ ...query, ...more }).toString();
    return text === '' ? address : `${address}?${text}`;
  };
  return (
    <p className="navigation">
      {next !== null && (
        <a className="button plain" href={withQuery({ cursor: next })}>
          {texts.older}
        </a>
      )}
      {!isFirst && (
        <a className="button plain" href={withQuery({})}>
          {texts.newest}
        </a>
      )}
    </p>
  );
}
