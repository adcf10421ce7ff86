import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { pageHeaders } from '../kit/document';
import { iconPath, stylesheetPath } from '../kit/stylesheet';

/** The parts of the documents, in the order in which they are linked. */
const parts = [
  { href: '/docs/guides', name: 'Guides' },
  { href: '/docs', name: 'Reference' },
  { href: '/problems', name: 'Problems' },
] as const;

type Part = (typeof parts)[number]['name'];

/** A page of the documents. */
interface DocsPage {
  readonly title: string;
  readonly part: Part;
  /** A list beside the page. */
  readonly side?: ReactNode;
  readonly children: ReactNode;
}

/** Headers of these pages: as strict as those of all pages, but the same for everybody, so kept for a while. */
export const docsHeaders = {
  'Content-Security-Policy': pageHeaders['Content-Security-Policy'],
  'Referrer-Policy': pageHeaders['Referrer-Policy'],
  'Cache-Control': 'public, max-age=3600',
} as const;

/** The line with the parts, above every page of the documents. */
export function DocsHeader({ part }: { readonly part: Part }): ReactElement {
  return (
    <nav className="top" aria-label="Documents">
      <a className="brand" href="/docs/guides">
        Milepost
      </a>
      {parts.map(({ href, name }) => (
        <a key={href} href={href} aria-current={name === part ? 'true' : undefined}>
          {name}
        </a>
      ))}
      <a className="more" href="/openapi.json">
        OpenAPI
      </a>
    </nav>
  );
}

/** A whole page of the documents, rendered on the server. It needs no script. */
export function renderDocsPage({ title, part, side, children }: DocsPage): string {
  const page: ReactElement = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Milepost`}</title>
        <link rel="icon" href={iconPath} type="image/svg+xml" />
        <link rel="stylesheet" href={stylesheetPath('docs')} />
      </head>
      <body>
        <DocsHeader part={part} />
        <div className={side === undefined ? 'columns one' : 'columns'}>
          <main>{children}</main>
          {side}
        </div>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
