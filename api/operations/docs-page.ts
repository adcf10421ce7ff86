import { readFileSync } from 'node:fs';
import path from 'node:path';
import { getAbsoluteFSPath } from 'swagger-ui-dist';

/** What Swagger UI needs: its own files, styles set on elements, icons in its style sheet, and this API. */
export const docsSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The page that shows the API document. */
export const docsPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Milepost API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const start = `window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: false,
  persistAuthorization: false,
  validatorUrl: null,
});
`;

const mediaTypes: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const read = new Map<string, Buffer>();

/** A file of Swagger UI; null when it has none of this name. */
export function docsFile(name: string): { readonly content: Buffer; readonly mediaType: string } | null {
  if (name === 'start.js')
    return { content: Buffer.from(start), mediaType: 'text/javascript; charset=utf-8' };
  const mediaType = Object.hasOwn(mediaTypes, name) ? mediaTypes[name] : undefined;
  if (mediaType === undefined) return null;
  const content = read.get(name) ?? readFileSync(path.join(getAbsoluteFSPath(), name));
  read.set(name, content);
  return { content, mediaType };
}
