import { gzipSync } from 'node:zlib';

/** A file of the reference. */
export interface ReferenceFile {
  readonly content: Buffer;
  readonly zipped: Buffer;
  readonly mediaType: string;
}

/**
 * The settings of the reference: nothing is asked of another host. Then what its pages lack for those who read them by
 * ear or by keyboard: names of buttons that show a picture alone, the focus for what scrolls, and fewer landmarks.
 */
const start = `document.getElementById('plain').remove();
Scalar.createApiReference('#reference', {
  url: '/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  showDeveloperTools: 'never',
  hideClientButton: true,
  hideTestRequestButton: true,
  documentDownloadType: 'none',
  persistAuth: false,
  defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
  hiddenClients: {
    ...Object.fromEntries(
      'c clojure csharp dart fsharp go http java kotlin objc ocaml php powershell r ruby rust swift'
        .split(' ')
        .map((target) => [target, true]),
    ),
    shell: ['wget', 'httpie'],
    js: ['axios', 'jquery', 'ofetch', 'xhr'],
    node: ['axios', 'ofetch'],
    python: ['aiohttp', 'httpx_async', 'httpx_sync'],
  },
});
const complete = () => {
  for (const button of document.querySelectorAll('button.scalar-code-copy:not([aria-label])')) {
    button.setAttribute('aria-label', 'Copy');
  }
  for (const list of document.querySelectorAll('ul.endpoints:not([tabindex])')) list.tabIndex = 0;
  for (const card of document.querySelectorAll('.scalar-card[role="region"]')) card.setAttribute('role', 'group');
};
new MutationObserver(complete).observe(document.getElementById('reference'), { childList: true, subtree: true });
complete();
`;

/** Only what is asked of the package's plugin. */
interface PluginRoute {
  readonly url: string;
  handler(request: object, reply: Reply): void;
}
interface Reply {
  header(): Reply;
  send(content: string): void;
}
type Plugin = (server: object, options: object, done: () => void) => void;

/**
 * Scalar in one file. This package alone carries it without the two hundred others that it is built from, as the answer
 * of a route that it registers with a Fastify server; so that route is what is asked for it.
 */
async function scalar(): Promise<string> {
  const { default: plugin } = (await import('@scalar/fastify-api-reference')) as unknown as {
    default: Plugin;
  };
  const routes: PluginRoute[] = [];
  const server = { route: (route: PluginRoute) => routes.push(route), hasPlugin: () => false };
  plugin(server, { routePrefix: '/docs', configuration: { url: '/openapi.json' } }, () => undefined);
  let content = '';
  const reply: Reply = {
    header: () => reply,
    send: (sent) => {
      content = sent;
    },
  };
  routes.find(({ url }) => url.endsWith('.js'))?.handler({}, reply);
  if (content === '') throw new Error('The package of Scalar does not have its program where it was.');
  return content;
}

const sources: Readonly<Record<string, () => Promise<string> | string>> = {
  'scalar.js': scalar,
  'start.js': () => start,
};

const read = new Map<string, Promise<ReferenceFile>>();

/** A file of the reference, read when it is asked for first; null when there is none of this name. */
export function referenceFile(name: string): Promise<ReferenceFile> | null {
  const source = Object.hasOwn(sources, name) ? sources[name] : undefined;
  if (!source) return null;
  const known = read.get(name) ?? fileOf(source);
  read.set(name, known);
  return known;
}

async function fileOf(source: () => Promise<string> | string): Promise<ReferenceFile> {
  const content = Buffer.from(await source());
  return { content, zipped: gzipSync(content), mediaType: 'text/javascript; charset=utf-8' };
}
