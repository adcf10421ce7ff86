import { z } from 'zod';
import type { Person } from '../../contracts/wire/directory';
import { formFields } from '../kit/page-responses';
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
import { draftKey, formKey, idOfFormKey, sessionOf } from '../kit/session';
import { draftAddress, draftFields, keepForWriter } from '../sign-in/drafts';
import { redirect, toSignIn } from '../sign-in/routes';

/** What somebody who has signed in wants to act on. */
export interface Wanted {
  /** The address of the page for it, whoever asks. */
  readonly address: string;
  readonly projectId: string;
  readonly subjectFor: (reader: Person) => Subject | Promise<Subject>;
}

/** What a form on such a page sends. */
export const signedInForm = z.object({
  requestId: z.string().default('').meta({ description: 'The key of the form, from the page' }),
  ...draftFields,
  ...formFields,
});

/**
 * The page to do something, for somebody who has signed in, with the draft that they have left; others are sent to sign
 * in. Changes nothing.
 *
 * @param typed what is chosen at first
 */
export async function showToSignedIn(deps: RouteDeps, browser: Browser, wanted: Wanted, typed: Texts = {}) {
  const session = await sessionOf(deps.store, browser);
  if (!session) return toSignIn(browser, deps);
  const { person: reader } = session;
  const [subject, draft] = await Promise.all([
    wanted.subjectFor(reader),
    deps.store.drafts.read(reader.id, draftAddress(wanted.address)),
  ]);
  const access = accessOf(session, wanted, formKey(session));
  return showAction(deps, access, subject, draft ? { typed: draft.typed, draft } : { typed });
}

/** Does what a form on such a page asks for, once, for somebody who has signed in. */
export async function performForSignedIn(
  deps: RouteDeps,
  browser: Browser,
  { requestId, draft: key, act, ...typed }: z.output<typeof signedInForm>,
  wanted: Wanted,
) {
  const { drafts } = deps.store;
  const { address, projectId } = wanted;
  const session = await sessionOf(deps.store, browser);
  const sent = { address: draftAddress(address), key, aboutId: projectId, typed };
  const kept = await keepForWriter(deps, browser, sent, session?.person ?? null);
  if (kept) return kept;
  if (!session) {
    return hasWords(typed) && isFromOwnPage(browser, deps.publicUrl)
      ? pageAnswer(403, sessionEndedPage(browser.language, { requestId, ...typed }))
      : toSignIn(browser, deps);
  }
  const { person: reader } = session;
  const subject = await wanted.subjectFor(reader);
  if (!isOwnForm(deps, browser, session, requestId)) {
    if (!hasWords(typed) || !isFromOwnPage(browser, deps.publicUrl)) {
      return pageAnswer(403, elsewherePage(reader.language));
    }
    // after signing in again people get back what they wrote; it acts only when they send it from this session
    const { signedInAgain } = signInTexts(reader.language);
    const access = accessOf(session, wanted, formKey(session));
    return showAction(deps, access, subject, { typed, alert: signedInAgain, status: 403 });
  }
  if (act === 'discard') {
    await drafts.drop(reader.id, draftAddress(address));
    return redirect(address);
  }
  const answer = await performAction(deps, accessOf(session, wanted, requestId), subject, typed);
  if (answer.status === 200 || answer.status === 202) await drafts.drop(reader.id, draftAddress(address));
  return answer;
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

function accessOf(session: Session, { address }: Pick<Wanted, 'address'>, requestId: string): Access {
  return {
    reader: session.person,
    commandId: `page-${session.person.id}-${idOfFormKey(session, requestId)}`,
    address,
    hidden: { requestId, draft: draftKey(session, draftAddress(address)) },
    token: null,
  };
}
