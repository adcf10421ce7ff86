import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RequestHandler } from 'express';

// `npm run build` copies it to the same place in dist
const content = readFileSync(path.join(__dirname, 'pages.css'));
const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);

/** Where all pages find their stylesheet. The name changes with the content, so browsers may keep it for good. */
export const stylesheetPath = `/styles/pages-${hash}.css`;

const anyStylesheet = /^\/styles\/pages-[0-9a-f]{16}\.css$/;

/**
 * Serves the stylesheet. During an upgrade a page from one API process may ask another for its stylesheet: it gets the
 * one that is here, which no browser caches under that name.
 */
export const serveStylesheet: RequestHandler = (request, response, next) => {
  const isAsked = ['GET', 'HEAD'].includes(request.method) && anyStylesheet.test(request.path);
  if (!isAsked) return void next();
  response.locals.route = '/styles/{file}';
  const isCurrent = request.path === stylesheetPath;
  response
    .set('Cache-Control', isCurrent ? 'public, max-age=31536000, immutable' : 'no-store')
    .type('css')
    .send(content);
};
