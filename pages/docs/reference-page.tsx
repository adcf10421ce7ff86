import { renderToStaticMarkup } from 'react-dom/server';
import { stylesheetPath } from '../kit/stylesheet';
import { docsHeaders, DocsHeader } from './docs-frame';
import { renderMarkdown } from './markdown';

/**
 * What the program of the reference needs: itself, the document, styles that it sets on elements, and pictures within
 * them. It evaluates no text as code and asks no other host.
 */
const referencePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export const referenceHeaders = { ...docsHeaders, 'Content-Security-Policy': referencePolicy } as const;

/** The parts of the API document that the page lists. */
interface ListedDocument {
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, ListedOperation>>>>;
}
interface ListedOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly 'x-internal'?: boolean;
}

/**
 * The page that shows the API document. Without scripts, and until they are there, it is a list of all operations.
 *
 * @param document as at `/openapi.json`
 */
export function referencePage(document: Readonly<Record<string, unknown>>): string {
  const { tags, paths } = document as unknown as ListedDocument;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      ...operation,
    })),
  );
  const shown = operations.filter((operation) => operation['x-internal'] !== true);
  const page = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Reference · Milepost</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={stylesheetPath('reference')} />
      </head>
      <body>
        <DocsHeader part="Reference" />
        <div id="reference" />
        <main id="plain">
          <h1>The API of Milepost</h1>
          <p>
            Every field of every operation is in <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1),
            which other viewers read too; here a script shows it. The <a href="/docs/guides">guides</a> lead
            through a first hour, and <a href="/problems">every problem code</a> has a page.
          </p>
          {tags.map(({ name, description }) => {
            const own = shown.filter((operation) => operation.tags.includes(name));
            return own.length === 0 ? null : (
              <section key={name}>
                <h2>{name}</h2>
                <div dangerouslySetInnerHTML={{ __html: renderMarkdown(description).html }} />
                <ul>
                  {own.map(({ operationId, method, path, summary }) => (
                    <li key={operationId}>
                      <code>{`${method} ${path}`}</code>
                      {`: ${summary}`}
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </main>
        <script src="/docs/files/scalar.js" />
        <script src="/docs/files/start.js" />
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
