import type { ReactElement } from 'react';
import { Fragment } from 'react';
import { exampleProblem } from '../../api/kit/problems/example-problem';
import type { ProblemCode } from '../../api/kit/problems/problem-codes';
import { problemKind } from '../../api/kit/problems/problem-codes';
import { renderDocsPage } from './docs-frame';
import { groupOf, problemGroups } from './problem-groups';

/** The list of all codes, in groups. */
export function problemsPage(): string {
  return renderDocsPage({
    title: 'Problems',
    part: 'Problems',
    side: (
      <nav className="side" aria-label="Groups of problems">
        <ul>
          {problemGroups.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
    ),
    children: (
      <>
        <h1>Problems</h1>
        <p>
          Whatever cannot be answered as asked is answered by a problem document (RFC 9457). Decide by its{' '}
          <code>code</code>, which stays the same for ever; <code>type</code> is the address of the page about
          it. The guide <a href="/docs/guides/errors">Errors</a> says how a program deals with them.
        </p>
        {problemGroups.map(({ id, title, text, codes }) => (
          <section key={id}>
            <h2 id={id}>
              <a href={`#${id}`}>{title}</a>
            </h2>
            <p>
              <Marked text={text} />
            </p>
            <ul className="codes">
              {codes.map((code) => (
                <li key={code}>
                  <span className="status">{problemKind(code).status}</span>{' '}
                  <a href={`/problems/${code}`}>
                    <code>{code}</code>
                  </a>{' '}
                  <Marked text={problemKind(code).title} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </>
    ),
  });
}

/** The page about one code: what it means, how it comes about, what to do. */
export function problemPage(code: ProblemCode): string {
  const { status, title, cause, remedy } = problemKind(code);
  const group = groupOf(code);
  return renderDocsPage({
    title: `${title} (${code})`,
    part: 'Problems',
    side: <OthersOf code={code} />,
    children: (
      <>
        <p className="soft">
          <a href="/problems">Problems</a> · <a href={`/problems#${group.id}`}>{group.title}</a>
        </p>
        <h1>
          <Marked text={title} />
        </h1>
        <p>
          <span className="status">{status}</span> <code>{code}</code>
        </p>
        <p>
          <Marked text={group.text} />
        </p>
        <h2>Cause</h2>
        <p>
          <Marked text={cause} />
        </p>
        <h2>Cure</h2>
        <p>
          <Marked text={remedy} />
        </p>
        <h2>Example</h2>
        <figure className="answer">
          <figcaption>{`${status}, application/problem+json`}</figcaption>
          <pre tabIndex={0}>
            <code>{JSON.stringify(exampleProblem(code), null, 2)}</code>
          </pre>
        </figure>
        <p className="soft">
          <code>detail</code> says more in each case, <code>instance</code> is the request id under which the
          log has it.
        </p>
      </>
    ),
  });
}

/** The codes of the same group. */
function OthersOf({ code }: { readonly code: ProblemCode }): ReactElement {
  const { title, codes } = groupOf(code);
  return (
    <nav className="side" aria-label={title}>
      <ul>
        {codes.map((each) => (
          <li key={each}>
            <a href={`/problems/${each}`} aria-current={each === code ? 'page' : undefined}>
              {each}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A sentence in which what a program reads stands between backticks. */
function Marked({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {text
        .split('`')
        .map((part, index) =>
          index % 2 === 1 ? <code key={index}>{part}</code> : <Fragment key={index}>{part}</Fragment>,
        )}
    </>
  );
}
