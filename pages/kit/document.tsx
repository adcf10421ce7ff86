import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Language } from '../../domain/playbook/playbook';
import { stylesheetPath } from './stylesheet';

/** What pages may load: our stylesheet and nothing else; no inline styles and no script at all. */
const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
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

/** A whole HTML document, rendered on the server. */
export function renderPage(language: Language, title: string, content: ReactNode): string {
  const page: ReactElement = (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href={stylesheetPath('pages')} />
      </head>
      <body>
        <main>{content}</main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
