import { createHash } from 'node:crypto';
import type { ProblemCode } from '../kit/problems/problem-codes';
import { problemKind, problemKinds } from '../kit/problems/problem-codes';

const style = 'body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}';
const styleHash = createHash('sha256').update(style).digest('base64');

/** What the pages may load: their own style and nothing else. */
export const pageSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The page about a problem code: what it means and what to do. */
export function problemPage(code: ProblemCode): string {
  const { status, title, remedy } = problemKind(code);
  return page(title, [
    `<h1>${html(title)}</h1>`,
    `<p>Code <code>${code}</code>, HTTP status ${status}.</p>`,
    `<p>${html(remedy)}</p>`,
    '<p><a href="/problems">All codes</a> · <a href="/docs">API</a></p>',
  ]);
}

/** The list of all codes. */
export function problemsPage(): string {
  const codes = Object.keys(problemKinds) as ProblemCode[];
  const items = codes.map((code) => {
    const { status, title } = problemKind(code);
    return `<li>${status} <a href="/problems/${code}"><code>${code}</code></a>: ${html(title)}</li>`;
  });
  return page('Problem codes', ['<h1>Problem codes</h1>', `<ul>${items.join('')}</ul>`]);
}

function page(title: string, body: readonly string[]): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${html(title)}</title>`;
  return `<!doctype html><html lang="en"><head>${head}<style>${style}</style></head><body>${body.join('')}</body></html>`;
}

function html(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
