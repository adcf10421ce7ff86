import { createHmac, randomBytes } from 'node:crypto';
import * as openid from 'openid-client';
import { z } from 'zod';

/**
 * Signing in with a company's own accounts: OpenID Connect, authorization code with PKCE. The issuer says whose email
 * address it is; who of the people here has it is looked up elsewhere.
 */

/** An issuer of identities, and what Milepost is to it. */
export interface IssuerSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a public client: PKCE alone then proves who asks. */
  readonly clientSecret?: string | undefined;
  /** What people know it by: the words on the button. */
  readonly name: string;
  /** Whether an address counts of which the issuer does not say that it verified it; one it says it did not never does. */
  readonly trustsEmail?: boolean;
}

/** What the issuer sends back with the browser, as parameters of the address. */
export type IssuerAnswer = Readonly<Record<string, string | undefined>>;

/** What came of signing in at the issuer. */
export type SignInOutcome =
  | { readonly kind: 'proven'; readonly email: string }
  /** The issuer knows no address of theirs, or has not verified it. */
  | { readonly kind: 'unverified' }
  /** They turned back there, or the issuer does not let them in. */
  | { readonly kind: 'declined'; readonly reason: string }
  /** Begun in another browser, too long ago, or finished before. */
  | { readonly kind: 'stale' };

export interface CompanySignIn {
  readonly name: string;
  /**
   * Begins a sign-in.
   *
   * @param asksAgain whether the issuer asks who they are even when it knows
   * @returns the issuer's page, and a secret that the browser keeps until it is back from there
   * @throws IssuerAway
   */
  begin(asksAgain: boolean): Promise<{ readonly address: string; readonly secret: string }>;
  /**
   * Ends a sign-in that was begun with a secret.
   *
   * @throws IssuerAway
   */
  end(answer: IssuerAnswer, secret: string): Promise<SignInOutcome>;
}

/** The issuer does not answer, or not as it should: whoever runs Milepost has to look at it. */
export class IssuerAway extends Error {
  override readonly name = 'IssuerAway';
}

/** How long each request to the issuer may take, seconds: somebody waits in front of a browser. */
const patienceSeconds = 5;

/**
 * How long what the issuer says about itself is used, in milliseconds. Short, so that an issuer that is away is noticed
 * before a browser is led to it.
 */
const knownForMs = 60_000;

/** @param callback where the issuer sends browsers back to; it has to be registered there */
export function companySignIn(settings: IssuerSettings, callback: string): CompanySignIn {
  const configuration = rememberedFor(knownForMs, () => discover(settings));
  return {
    name: settings.name,
    async begin(asksAgain) {
      const config = await orAway(configuration);
      const secret = randomBytes(32).toString('base64url');
      const { state, nonce, verifier } = derivedFrom(secret);
      const address = openid.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: 'openid email',
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(asksAgain && { prompt: 'login' }),
      });
      return { address: address.href, secret };
    },
    async end(answer, secret) {
      const { state, nonce, verifier } = derivedFrom(secret);
      // the issuer is not even asked for a browser that did not begin here
      if (secret === '' || answer['state'] !== state) return { kind: 'stale' };
      const config = await orAway(configuration);
      const asked = withAnswer(callback, answer);
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
      let tokens: Tokens;
      try {
        tokens = await openid.authorizationCodeGrant(config, asked, { ...checks, idTokenExpected: true });
      } catch (error) {
        return refusalOf(error);
      }
      const found = await orAway(() => emailOf(config, tokens, settings.trustsEmail ?? false));
      return found === null ? { kind: 'unverified' } : { kind: 'proven', email: found };
    },
  };
}

/**
 * State, nonce and verifier, made from one secret: nothing is kept here meanwhile, and the first two, which others get
 * to see, do not tell the third.
 */
function derivedFrom(secret: string): Readonly<Record<'state' | 'nonce' | 'verifier', string>> {
  const derive = (what: string): string => createHmac('sha256', secret).update(what).digest('base64url');
  return { state: derive('state'), nonce: derive('nonce'), verifier: derive('verifier') };
}

function withAnswer(callback: string, answer: IssuerAnswer): URL {
  const url = new URL(callback);
  for (const [name, value] of Object.entries(answer)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url;
}

function discover({ issuer, clientId, clientSecret }: IssuerSettings): Promise<openid.Configuration> {
  const auth = clientSecret === undefined ? openid.None() : bySecret(clientSecret);
  // only one on this machine may be asked without TLS, see `config/settings.ts`
  const isPlain = new URL(issuer).protocol === 'http:';
  return openid.discovery(new URL(issuer), clientId, undefined, auth, {
    timeout: patienceSeconds,
    // who somebody is is signed by the issuer, and not only told over a safe connection
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated only to stand out
    execute: [openid.enableNonRepudiationChecks, ...(isPlain ? [openid.allowInsecureRequests] : [])],
  });
}

/** In the header, as OpenID Connect has it by default, unless the issuer only takes secrets in the body. */
function bySecret(secret: string): openid.ClientAuth {
  const [basic, post] = [openid.ClientSecretBasic(secret), openid.ClientSecretPost(secret)];
  return (server, ...request) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const takesHeader = methods.includes('client_secret_basic') || !methods.includes('client_secret_post');
    return (takesHeader ? basic : post)(server, ...request);
  };
}

type Tokens = Awaited<ReturnType<typeof openid.authorizationCodeGrant>>;

/** What the issuer answers for somebody who does not get through there; its other answers are about the two of us. */
const ofPerson = new Set([
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
]);

/**
 * What somebody did that made the issuer refuse.
 *
 * @throws IssuerAway for anything else
 */
function refusalOf(error: unknown): SignInOutcome {
  if (error instanceof openid.AuthorizationResponseError && ofPerson.has(error.error)) {
    return { kind: 'declined', reason: error.error };
  }
  // the code was used before, or has expired
  if (error instanceof openid.ResponseBodyError && error.error === 'invalid_grant') return { kind: 'stale' };
  throw away(error);
}

const claimsSchema = z.object({
  email: z.string().min(1).optional().catch(undefined),
  // some issuers write it as text
  email_verified: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
    .optional()
    .catch(false),
});

/** The address that the issuer vouches for; null when there is none. */
async function emailOf(
  config: openid.Configuration,
  tokens: Tokens,
  trustsEmail: boolean,
): Promise<string | null> {
  const token = tokens.claims();
  let claims = claimsSchema.parse(token ?? {});
  const isEnough = claims.email !== undefined && (trustsEmail || claims.email_verified !== undefined);
  // many issuers keep all but the id for this second question
  if (!isEnough && token && config.serverMetadata().userinfo_endpoint !== undefined) {
    claims = claimsSchema.parse({
      ...token,
      ...(await openid.fetchUserInfo(config, tokens.access_token, token.sub)),
    });
  }
  const { email, email_verified: isVerified = trustsEmail } = claims;
  return email !== undefined && isVerified ? email : null;
}

async function orAway<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw away(error);
  }
}

function away(cause: unknown): IssuerAway {
  return new IssuerAway('The issuer of identities does not answer as it should.', { cause });
}

/** Asks once for all who want to know at the same moment, and again after a while or a failure. */
function rememberedFor<T>(forMs: number, ask: () => Promise<T>): () => Promise<T> {
  let known: { readonly answer: Promise<T>; readonly untilMs: number } | null = null;
  return () => {
    if (known && known.untilMs > Date.now()) return known.answer;
    const answer = ask();
    const mine = { answer, untilMs: Date.now() + forMs };
    known = mine;
    answer.catch(() => {
      if (known === mine) known = null;
    });
    return answer;
  };
}
