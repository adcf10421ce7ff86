import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RequestHandler } from 'express';

/** The stylesheets, and what each is made of: for pages for people, for documents, and for the reference. */
const files = {
  pages: ['colours', 'pages', 'frame', 'projects', 'today', 'admin'],
  docs: ['colours', 'docs-header', 'docs'],
  reference: ['colours', 'docs-header', 'reference'],
} as const;

type Stylesheet = keyof typeof files;

// `npm run build` copies them to the same place in dist
const read = (name: string): Buffer => readFileSync(path.join(__dirname, `${name}.css`));

function stylesheet(name: Stylesheet): { readonly content: Buffer; readonly path: string } {
  const content = Buffer.concat(files[name].map(read));
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return { content, path: `/styles/${name}-${hash}.css` };
}

const stylesheets: Readonly<Record<Stylesheet, ReturnType<typeof stylesheet>>> = {
  pages: stylesheet('pages'),
  docs: stylesheet('docs'),
  reference: stylesheet('reference'),
};

/** Where pages find their stylesheet. The name changes with the content, so browsers may keep it for good. */
export function stylesheetPath(name: Stylesheet): string {
  return stylesheets[name].path;
}

/** Where browsers find the icon of all pages. */
export const iconPath = '/favicon.svg';

/** The mark of the header, in colours for light and dark tabs. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
  '<style>.s{fill:#0b6b57}.c{stroke:#fff}@media(prefers-color-scheme:dark){.s{fill:#5cc9ae}.c{stroke:#0c1512}}</style>' +
  '<path class="s" d="M5 30V13a11 11 0 0 1 22 0v17z"/>' +
  '<path class="c" d="M11 23v-10l5 5 5-5v10" fill="none" stroke-width="3" stroke-linejoin="round" stroke-linecap="round"/>' +
  '</svg>';

/** Serves the icon; browsers ask for the older name where a page names none. */
export const serveIcon: RequestHandler = (request, response, next) => {
  if (!['GET', 'HEAD'].includes(request.method)) return void next();
  if (request.path === '/favicon.ico') {
    response.locals.route = request.path;
    return void response.redirect(301, iconPath);
  }
  if (request.path !== iconPath) return void next();
  response.locals.route = iconPath;
  response
    .set('Cache-Control', 'public, max-age=86400')
    .set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
    .type('svg')
    .send(icon);
};

const anyStylesheet = /^\/styles\/(pages|docs|reference)-[0-9a-f]{16}\.css$/;

/**
 * Serves the stylesheets. During an upgrade a page from one API process may ask another for its stylesheet: it gets the
 * one that is here, which no browser caches under that name.
 */
export const serveStylesheet: RequestHandler = (request, response, next) => {
  const asked = ['GET', 'HEAD'].includes(request.method) ? anyStylesheet.exec(request.path) : null;
  if (!asked) return void next();
  response.locals.route = '/styles/{file}';
  const { content, path: current } = stylesheets[asked[1] as Stylesheet];
  response
    .set('Cache-Control', request.path === current ? 'public, max-age=31536000, immutable' : 'no-store')
    .type('css')
    .send(content);
};
