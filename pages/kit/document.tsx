import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Language } from '../../domain/playbook/playbook';
import { presentPlace } from './frame';
import { contentId, FrameHeader } from './frame-header';
import { iconPath, stylesheetPath } from './stylesheet';

/** What pages may load: our stylesheet and our icon, nothing else; no inline styles and no script at all. */
const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** Headers of every page: what it may load, and that neither a cache nor a search engine keeps it. */
export const pageHeaders = {
  'Content-Security-Policy': pagePolicy,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
} as const;

/** How a page differs from most. */
interface PageLook {
  /** For tables and boards: as wide as the header. */
  readonly isWide?: boolean;
}

/** A whole HTML document, rendered on the server, with the header of the place where it is shown. */
export function renderPage(
  language: Language,
  title: string,
  content: ReactNode,
  { isWide = false }: PageLook = {},
): string {
  const place = presentPlace();
  const page: ReactElement = (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Milepost`}</title>
        <link rel="icon" href={iconPath} type="image/svg+xml" />
        <link rel="stylesheet" href={stylesheetPath('pages')} />
      </head>
      <body>
        {place && <FrameHeader place={place} language={language} />}
        <main id={contentId} className={isWide ? 'wide' : undefined} tabIndex={-1}>
          {content}
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
