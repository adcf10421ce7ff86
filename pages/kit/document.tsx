import { createHash } from 'node:crypto';
import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Language } from '../../domain/playbook/playbook';

/** One style for all pages: a phone first, light and dark, nothing that has to be loaded. */
const style = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#54606e;--line:#d5dbe3;--field:#6f7b88;--card:#fff;--back:#f3f5f8;--mark:#0b6b57;--on:#fff;--bad:#b3261e}
@media(prefers-color-scheme:dark){:root{--ink:#e8ecf1;--soft:#a5b0bd;--line:#38424e;--field:#7e8a98;--card:#1b222b;--back:#11161c;--mark:#5cc9ae;--on:#0c1512;--bad:#ff8f85}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);font:1rem/1.55 system-ui,"Noto Sans TC","PingFang TC","Microsoft JhengHei",sans-serif;overflow-wrap:anywhere}
main{max-width:44rem;margin:0 auto;padding:1.25rem 1rem 3rem}
h1{font-size:1.45rem;line-height:1.25;margin:.25rem 0 .5rem}
h2{font-size:1.05rem;margin:0 0 .5rem}
h2.group{margin:1.75rem 0 0}
h3{font-size:1rem;margin:0}
p{margin:.35rem 0}
a{color:var(--mark)}
section,form.card,article{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1rem;margin:1rem 0}
ul,ol{margin:0;padding:0;list-style:none}
li+li{border-top:1px solid var(--line);margin-top:.55rem;padding-top:.55rem}
.soft{color:var(--soft);font-size:.92rem}
.lead{font-weight:600}
.bad{color:var(--bad);font-weight:600}
.alert{border:2px solid var(--bad);border-radius:.6rem;padding:.7rem 1rem;margin:1rem 0}
.stages{display:grid;grid-template-columns:repeat(8,1fr);gap:.25rem}
.stages li{border:1px solid var(--line);border-radius:.35rem;margin:0;padding:.3rem 0;text-align:center;color:var(--soft);font-size:.85rem}
.stages .done{background:color-mix(in srgb,var(--mark) 22%,transparent);color:var(--ink)}
.stages .current{background:var(--mark);color:var(--on);font-weight:700}
dl{display:grid;grid-template-columns:fit-content(40%) 1fr;gap:.2rem 1rem;margin:0}
dt{color:var(--soft)}dd{margin:0}
blockquote{margin:.3rem 0 0;padding-left:.75rem;border-left:3px solid var(--line);white-space:pre-line}
.field{margin:0 0 1rem}
label{display:block;font-weight:600;margin-bottom:.25rem}
label .soft{font-weight:400}
input,select,textarea{display:block;width:100%;min-height:44px;padding:.5rem .65rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--field);border-radius:.4rem}
textarea{min-height:7rem;resize:vertical}
[aria-invalid=true]{border:2px solid var(--bad)}
button,.button{display:inline-block;min-height:44px;padding:.6rem 1.2rem;font:inherit;font-weight:600;line-height:1.4;color:var(--on);background:var(--mark);border:1px solid var(--mark);border-radius:.4rem;cursor:pointer;text-decoration:none}
button.plain,.button.plain{color:var(--mark);background:transparent}
:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
.navigation{display:flex;flex-wrap:wrap;gap:.6rem;margin:1rem 0}
.navigation form{margin:0}
.actions{display:flex;flex-wrap:wrap;gap:.4rem;margin:.5rem 0 0}
table{width:100%;border-collapse:collapse}
table+table{margin-top:1rem}
th,td{padding:.25rem .5rem .25rem 0;border-bottom:1px solid var(--line);text-align:left;font-weight:400;vertical-align:bottom}
thead th{color:var(--soft);font-size:.92rem}
td,th[scope=col]:not(:first-child){text-align:right;width:25%;padding-right:0}
article dl{margin:.5rem 0}
summary{display:flex;align-items:center;min-height:44px;color:var(--mark);font-weight:600;cursor:pointer}
summary::before{content:"▸";margin-right:.5rem}
[open]>summary::before{content:"▾"}
.decide textarea{min-height:4.5rem;font-weight:400}
.decide select,.decide input{font-weight:400}
.hint{margin:-.6rem 0 1rem}
.decide .hint,.decide label .f{display:none}
@supports selector(:has(a)){.decide .f,.decide .only{display:none}.decide:has([value=keep]:checked) .f-keep,.decide:has([value=push]:checked) .f-push,.decide:has([value=drop]:checked) .f-drop,.decide:has([value=reassign]:checked) .f-reassign,.decide:has([value=note]:checked) .f-note{display:block}.decide:has([value=push]:checked) label .f-push,.decide:has([value=note]:checked) label .f-note{display:inline}}
article:target{outline:3px solid var(--mark)}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media(max-width:30rem){main button,main .navigation .button,.navigation form{width:100%;text-align:center}}
`;

/** What pages are allowed: their own style and nothing else, no script at all. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
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
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>{content}</main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
