import type { ReactElement } from 'react';
import { renderDocsPage } from './docs-frame';
import type { Guide } from './guides';
import { guides } from './guides';

/** The list of guides, and what an hour with them is good for. */
export function guidesPage(): string {
  return renderDocsPage({
    title: 'Guides',
    part: 'Guides',
    children: (
      <>
        <h1>Build on Milepost in an hour</h1>
        <p className="lead">
          Open a project under your own id, report its milestones, and hear back what happens, with nothing
          but a shell and curl.
        </p>
        <p>
          Every command here can be copied as it stands, and a test runs all of them, in this order, against a
          running Milepost. Each guide goes on with the variables that those before it have set. Answers are
          shortened: <code>…</code> stands for what differs from run to run.
        </p>
        <ol className="cards">
          {guides.map(({ name, title, summary }) => (
            <li key={name}>
              <a href={`/docs/guides/${name}`}>{title}</a>
              <p>{summary}</p>
            </li>
          ))}
        </ol>
        <p>
          After that, the <a href="/docs">reference</a> has every operation with its fields, and the{' '}
          <a href="/problems">problems</a> have every code with its cause and its cure.
        </p>
      </>
    ),
  });
}

/** One guide. */
export function guidePage(guide: Guide): string {
  const place = guides.indexOf(guide);
  const [before, after] = [guides[place - 1], guides[place + 1]];
  return renderDocsPage({
    title: guide.title,
    part: 'Guides',
    side: <GuideList shown={guide} />,
    children: (
      <>
        <div dangerouslySetInnerHTML={{ __html: guide.html }} />
        <nav className="next" aria-label="Guides before and after">
          {before ? <a href={`/docs/guides/${before.name}`}>{`← ${before.title}`}</a> : <span />}
          {after ? (
            <a href={`/docs/guides/${after.name}`}>{`${after.title} →`}</a>
          ) : (
            <a href="/docs">Reference →</a>
          )}
        </nav>
      </>
    ),
  });
}

function GuideList({ shown }: { readonly shown: Guide }): ReactElement {
  return (
    <nav className="side" aria-label="Guides">
      <ul>
        {guides.map((guide) => (
          <li key={guide.name}>
            <a href={`/docs/guides/${guide.name}`} aria-current={guide === shown ? 'page' : undefined}>
              {guide.title}
            </a>
            {guide === shown && guide.sections.length > 0 && (
              <ul>
                {guide.sections.map(({ id, title }) => (
                  <li key={id}>
                    <a href={`#${id}`}>{title}</a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
