import { z } from 'zod';
import { formFields } from '../kit/page-responses';
import type { Again } from './act';
import { performAction, showAction } from './act';
import type { Access } from './answers';
import { pageAnswer } from '../kit/page-answer';
import type { Texts } from '../kit/fields';
import type { Subject } from './eligibility';
import { isFromOwnPage } from '../../api/kit/browser';
import { elsewherePage, hasWords, sessionEndedPage } from '../sign-in/sign-in-page';
import { signInTexts } from '../sign-in/sign-in-texts';
import type { Browser } from '../../api/kit/route';
import type { RouteDeps } from '../../api/context/context';
import type { Session } from '../kit/session';
import { formKey, idOfFormKey, sessionOf } from '../kit/session';
import { toSignIn } from '../sign-in/routes';

/** What somebody who has signed in wants to act on, and the address of the page for it. */
export interface Wanted {
  readonly subject: Subject;
  readonly address: string;
}

/** What a form on such a page sends. */
export const signedInForm = z.object({
  requestId: z.string().default('').meta({ description: 'The key of the form, from the page' }),
  ...formFields,
});

type Want = (session: Session) => Wanted | Promise<Wanted>;

/** The page to do something, for somebody who has signed in; others are sent to sign in. Changes nothing. */
export async function showToSignedIn(deps: RouteDeps, browser: Browser, want: Want, again: Again = {}) {
  const session = await sessionOf(deps.store, browser);
  if (!session) return toSignIn(browser, deps);
  const wanted = await want(session);
  return showAction(deps, accessOf(session, wanted, formKey(session)), wanted.subject, again);
}

/** Does what a form on such a page asks for, once, for somebody who has signed in. */
export async function performForSignedIn(
  deps: RouteDeps,
  browser: Browser,
  { requestId, ...typed }: Texts & { readonly requestId: string },
  want: Want,
) {
  const session = await sessionOf(deps.store, browser);
  if (!session) {
    return hasWords(typed) && isFromOwnPage(browser, deps.publicUrl)
      ? pageAnswer(403, sessionEndedPage(browser.language, { requestId, ...typed }))
      : toSignIn(browser, deps);
  }
  const wanted = await want(session);
  if (!isOwnForm(deps, browser, session, requestId)) {
    if (!hasWords(typed) || !isFromOwnPage(browser, deps.publicUrl)) {
      return pageAnswer(403, elsewherePage(session.person.language));
    }
    // after signing in again people get back what they wrote; it acts only when they send it from this session
    const { signedInAgain } = signInTexts(session.person.language);
    const access = accessOf(session, wanted, formKey(session));
    return showAction(deps, access, wanted.subject, { typed, alert: signedInAgain, status: 403 });
  }
  return performAction(deps, accessOf(session, wanted, requestId), wanted.subject, typed);
}

/** Whether a form comes from one of our pages, made for this session. */
export function isOwnForm(
  { publicUrl }: Pick<RouteDeps, 'publicUrl'>,
  browser: Browser,
  session: Session,
  requestId: string,
): boolean {
  return isFromOwnPage(browser, publicUrl) && idOfFormKey(session, requestId) !== null;
}

function accessOf(session: Session, { address }: Wanted, requestId: string): Access {
  return {
    reader: session.person,
    commandId: `page-${session.person.id}-${idOfFormKey(session, requestId)}`,
    address,
    hidden: { requestId },
    token: null,
  };
}
