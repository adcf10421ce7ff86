import { performAction, showAction } from '../act/act';
import type { Access } from '../act/answers';
import { pageAnswer } from '../act/answers';
import type { Texts } from '../act/fields';
import type { Subject } from '../act/scene';
import { isFromOwnPage } from '../browser';
import { elsewherePage } from '../pages/sign-in-page';
import type { Browser, RouteDeps } from '../route';
import type { Session } from '../session';
import { formKey, idOfFormKey, sessionOf } from '../session';
import { toSignIn } from './sign-in';

/** What somebody who has signed in wants to act on, and the address of the page to do it. */
export interface Wanted {
  readonly subject: Subject;
  readonly address: string;
}

type Want = (session: Session) => Wanted | Promise<Wanted>;

/** The page to do something, for somebody who has signed in; others are led to sign in. Changes nothing. */
export async function showToSignedIn(deps: RouteDeps, browser: Browser, want: Want) {
  const session = await sessionOf(deps.store, browser);
  if (!session) return toSignIn(browser, deps);
  const wanted = await want(session);
  return showAction(deps, accessOf(session, wanted, formKey(session)), wanted.subject);
}

/** Does what a form of such a page asks for, once, for somebody who has signed in. */
export async function performForSignedIn(
  deps: RouteDeps,
  browser: Browser,
  { requestId, ...typed }: Texts & { readonly requestId: string },
  want: Want,
) {
  const session = await sessionOf(deps.store, browser);
  if (!session) return toSignIn(browser, deps);
  if (!isOwnForm(deps, browser, session, requestId)) {
    return pageAnswer(403, elsewherePage(session.person.language));
  }
  const wanted = await want(session);
  return performAction(deps, accessOf(session, wanted, requestId), wanted.subject, typed);
}

/** Whether a form comes from a page of ours that was made for this session. */
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
