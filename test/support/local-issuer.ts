import { generateKeyPair } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import Provider from 'oidc-provider';

/** What the issuer says about somebody. */
export interface LocalAccount {
  readonly email?: string;
  readonly email_verified?: unknown;
}

/** A real issuer on this machine, in place of a company's own accounts. */
export interface LocalIssuer {
  readonly url: string;
  /** Somebody with an account; their id is what they type there. */
  add(id: string, account: LocalAccount): void;
  /** Requests that came to an address below the issuer's. */
  requests(path: string): number;
  stop(): Promise<void>;
  /** Begins anew at the same address, with nothing remembered. */
  start(): Promise<void>;
}

export const localClient = { id: 'milepost', secret: 'a-secret-of-this-test-alone' } as const;

/** What the issuer keeps for a while; seconds are stated, as it complains otherwise. */
const kinds = ['AccessToken', 'AuthorizationCode', 'Grant', 'IdToken', 'Interaction', 'Session'];

/** Rows as the issuer keeps them. */
interface Row {
  readonly uid?: string;
  readonly grantId?: string;
  consumed?: number;
}

/** The issuer's own memory is meant for trying it out, and complains. */
function keptHere() {
  const rows = new Map<string, Row>();
  const where = (is: (row: Row) => boolean) => [...rows].filter(([, row]) => is(row));
  return (model: string) => {
    const at = (id: string): string => `${model}:${id}`;
    return {
      upsert: (id: string, row: Row) => Promise.resolve(void rows.set(at(id), row)),
      find: (id: string) => Promise.resolve(rows.get(at(id))),
      findByUid: (uid: string) => Promise.resolve(where((row) => row.uid === uid)[0]?.[1]),
      consume: (id: string) => Promise.resolve(void Object.assign(rows.get(at(id)) ?? {}, { consumed: 1 })),
      destroy: (id: string) => Promise.resolve(void rows.delete(at(id))),
      revokeByGrantId: (grantId: string) => {
        for (const [key] of where((row) => row.grantId === grantId)) rows.delete(key);
        return Promise.resolve();
      },
    };
  };
}

/**
 * @param callback where browsers are sent back to
 * @param isPublic whether its client has no secret
 */
export async function startLocalIssuer(callback: string, isPublic = false): Promise<LocalIssuer> {
  const accounts = new Map<string, LocalAccount>();
  const counts = new Map<string, number>();
  let port = 0;
  let server: Server;
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), kid: 'of-this-test', alg: 'RS256', use: 'sig' };
  const start = async (): Promise<void> => {
    server = createServer((request, response) => void serve(request, response));
    server.listen(port, 'localhost');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
    const provider = new Provider(`http://localhost:${port}`, {
      clients: [
        {
          client_id: localClient.id,
          ...(isPublic
            ? { token_endpoint_auth_method: 'none' }
            : { client_secret: localClient.secret, token_endpoint_auth_method: 'client_secret_basic' }),
          redirect_uris: [callback],
        },
      ],
      jwks: { keys: [key] },
      adapter: keptHere(),
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      ttl: Object.fromEntries(kinds.map((kind) => [kind, 300])),
      cookies: { keys: ['of this test alone'] },
      findAccount: (_, accountId) => {
        const account = accounts.get(accountId);
        return account && { accountId, claims: () => ({ sub: accountId, ...account }) };
      },
    });
    const answer = provider.callback();
    const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const { pathname, searchParams } = new URL(request.url ?? '/', `http://localhost:${port}`);
      counts.set(pathname, (counts.get(pathname) ?? 0) + 1);
      if (!pathname.startsWith('/interaction/')) return void answer(request, response);
      await interact(provider, request, response, whoOf(request, searchParams));
    };
  };
  await start();
  return {
    url: `http://localhost:${port}`,
    add: (id, account) => void accounts.set(id, account),
    requests: (path) => counts.get(path) ?? 0,
    start,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Signs in as whom the browser names, or turns back when it names nobody. */
async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  accountId: string | null,
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name !== 'consent' && accountId === '') {
    const form = '<form><label>Account <input name="as"></label> <button>Go on</button></form>';
    return void response
      .setHeader('Content-Type', 'text/html')
      .end(`<!doctype html><title>Acme</title>${form}`);
  }
  if (prompt.name === 'consent') {
    const grant = new provider.Grant({ accountId: session!.accountId, clientId: params['client_id']! });
    grant.addOIDCScope('openid email');
    await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
    return;
  }
  const result =
    accountId === null
      ? { error: 'access_denied', error_description: 'turned back' }
      : { login: { accountId } };
  await provider.interactionFinished(request, response, result);
}

/** Whom a request names; empty for a browser that has to be asked. */
function whoOf({ headers }: IncomingMessage, asked: URLSearchParams): string | null {
  return asked.get('as') ?? (headers['user-agent']?.includes('Mozilla') ? '' : null);
}
