import { z } from 'zod';
import type { SignInOutcome } from '../../identity/company-sign-in';
import { IssuerAway } from '../../identity/company-sign-in';
import type { Person } from '../../contracts/wire/directory';
import type { Store } from '../../store/store';
import { isFromOwnPage } from '../../api/kit/browser';
import { defineRoute } from '../../api/context/context';
import { examplePage, onPages, page } from '../kit/page-responses';
import { pageAnswer } from '../kit/page-answer';
import { companyCallback, companyPath, underWay, underWayCookie } from './company-cookie';
import { onwardPage, refusedPage } from './company-page';
import type { CompanyRefusal } from './company-texts';
import { enter } from './routes';
import { elsewherePage } from './sign-in-page';

const away = page('The issuer does not answer, or not as it should; a link by email still signs in');
const notOffered = page('There is no such sign-in here');

/** Longer than what issuers send, and together not too long for an address; nothing of it is kept. */
const parameter = (description: string, longest = 400) =>
  z
    .string()
    .regex(/^[ -~]*$/, 'must be ASCII')
    .max(longest)
    .optional()
    .meta({ description });

/** Signing in with the company's own accounts, by OpenID Connect. */
export const companyRoutes = [
  defineRoute({
    operationId: 'beginCompanySignIn',
    method: 'post',
    path: companyPath,
    ...onPages,
    summary: "On to the company's own sign-in",
    description:
      'By OpenID Connect (authorization code with PKCE), where `MILEPOST_OIDC_ISSUER` names an issuer. The page leads on by ' +
      'itself: a form may only lead to our own pages.',
    body: z.object({
      ownDevice: z.string().optional().meta({ description: 'Anything: nobody else uses the device' }),
      other: z
        .string()
        .optional()
        .meta({ description: 'Anything: the issuer asks who it is, even if it knows' }),
    }),
    responses: {
      200: page('On to the issuer, by the header `Refresh` or by a link', 'Set-Cookie'),
      403: page('The form is not from a page of ours'),
      404: notOffered,
      503: away,
    },
    example: { body: {}, status: 404, answer: examplePage },
    handler: async ({ body: { ownDevice, other }, browser, log }, { companySignIn, publicUrl }) => {
      const { language } = browser;
      if (!isFromOwnPage(browser, publicUrl)) return pageAnswer(403, elsewherePage(language));
      if (!companySignIn) return pageAnswer(404, refusedPage(language, 'absent', '', ''));
      const begun = await companySignIn.begin(other !== undefined).catch(awayOnly);
      if (begun instanceof IssuerAway) {
        log.error({ err: begun }, 'Nobody can sign in with company accounts: the issuer is away');
        return pageAnswer(503, refusedPage(language, 'away', companySignIn.name, ''));
      }
      const { address, secret } = begun;
      const answer = pageAnswer(200, onwardPage(language, companySignIn.name, address));
      const kept = underWayCookie({ secret, isOwnDevice: ownDevice !== undefined }, publicUrl);
      // no redirect: browsers hold the policy that forms lead to our own pages against where a form's answer leads, too
      return { ...answer, headers: { ...answer.headers, 'Set-Cookie': kept, Refresh: `0; url=${address}` } };
    },
  }),
  // A GET never acts, and the issuer's answer is one. It does what the button of an emailed link does: it begins a
  // session, no more. The button keeps programs that follow links in emails from using them up. Nothing can follow this
  // link ahead of its person: it counts only in the browser that has the cookie, which the button on our sign-in page has
  // set, and it is not looked at anywhere else. A second button would ask what was answered twice, here and there.
  defineRoute({
    operationId: 'endCompanySignIn',
    method: 'get',
    path: companyCallback,
    ...onPages,
    summary: "Back from the company's own sign-in",
    description:
      'Signs in whoever has the email address that the issuer has verified. Register this address with the issuer.',
    query: z.object({
      code: parameter('From the issuer; works once', 2_400),
      state: parameter('From the issuer: which sign-in it answers'),
      iss: parameter('From the issuer: who it is'),
      error: parameter('From the issuer: why there is no code'),
      error_description: parameter('From the issuer; never shown'),
    }),
    responses: {
      303: page('Signed in: on to the page that was asked for', 'Location', 'Set-Cookie'),
      403: page('The issuer has let them in, but here nobody is known by their verified address'),
      404: notOffered,
      410: page('Begun in another browser, used before, or too old'),
      503: away,
    },
    example: { query: { code: 'not-a-code', state: 'not-a-state' }, status: 404, answer: examplePage },
    handler: async ({ query, browser, log }, deps) => {
      const { companySignIn, store, publicUrl } = deps;
      const { language } = browser;
      if (!companySignIn) return pageAnswer(404, refusedPage(language, 'absent', '', ''));
      const { name } = companySignIn;
      // the cookie is left to expire: it is worth nothing without a code that was asked for with it, and codes work once
      const { secret, isOwnDevice } = underWay(browser, publicUrl);
      const outcome = await companySignIn.end(query, secret).catch(awayOnly);
      if (outcome instanceof IssuerAway) {
        log.error({ err: outcome }, 'Somebody cannot sign in with a company account: the issuer fails');
        return pageAnswer(503, refusedPage(language, 'away', name, ''));
      }
      const whom = await whomFor(store, outcome);
      if ('refusal' in whom) {
        const { refusal, email } = whom;
        log.info({ refusal, reason: 'reason' in outcome ? outcome.reason : undefined }, 'Not signed in');
        return pageAnswer(refusal === 'stale' ? 410 : 403, refusedPage(language, refusal, name, email));
      }
      return enter(deps, whom.person, browser, isOwnDevice, new Date());
    },
  }),
];

function awayOnly(error: unknown): IssuerAway {
  if (error instanceof IssuerAway) return error;
  throw error;
}

interface Refused {
  readonly refusal: CompanyRefusal;
  /** What the issuer says that their address is; empty when it has not come to that. */
  readonly email: string;
}

/** Who has the address that was proved: one active person, or nobody. */
async function whomFor(
  { people }: Pick<Store, 'people'>,
  outcome: SignInOutcome,
): Promise<{ readonly person: Person } | Refused> {
  if (outcome.kind !== 'proven') return { refusal: outcome.kind, email: '' };
  const { email } = outcome;
  const known = await people.byEmail(email);
  const [person, another] = known.filter(({ active }) => active);
  if (another) return { refusal: 'ambiguous', email };
  if (person) return { person };
  return { refusal: known.length > 0 ? 'inactive' : 'unknown', email };
}
