import type { Language } from '../../domain/playbook/playbook';
import { renderPage } from './document';
import type { Navigation } from './navigation';
import { NavigationLinks } from './navigation';

/** Something to tell a reader: that it was done, or why it was not. */
export interface Notice {
  readonly language: Language;
  /** The subject, shown above the title. */
  readonly about?: string | undefined;
  readonly title: string;
  readonly lines: readonly string[];
  /** What comes next in the project. */
  readonly next?: { readonly title: string; readonly lines: readonly string[] } | undefined;
  /** By default the page where a link to the reader's tasks is requested. */
  readonly navigation?: Navigation;
}

export function noticePage({ language, about, title, lines, next, navigation }: Notice): string {
  return renderPage(
    language,
    title,
    <>
      {about !== undefined && <p className="soft">{about}</p>}
      <h1>{title}</h1>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {next !== undefined && next.lines.length > 0 && (
        <section>
          <h2>{next.title}</h2>
          <ul>
            {next.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      <NavigationLinks navigation={navigation ?? { projectUrl: null }} language={language} />
    </>,
  );
}
