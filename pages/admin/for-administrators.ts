import type { RouteDeps } from '../../api/context/context';
import { isFromOwnPage } from '../../api/kit/browser';
import { toProblem } from '../../api/kit/responses';
import type { Browser } from '../../api/kit/route';
import type { AdministrationRight } from '../../domain/administration/rights';
import { administrationRightsOf } from '../../domain/administration/rights';
import { noticePage } from '../kit/notice-page';
import type { PageAnswer } from '../kit/page-answer';
import { pageAnswer } from '../kit/page-answer';
import { page, signInFirst } from '../kit/page-responses';
import type { Session } from '../kit/session';
import { idOfFormKey, sessionOf } from '../kit/session';
import { toSignIn } from '../sign-in/routes';
import { elsewherePage } from '../sign-in/sign-in-page';
import { adminTexts } from './admin-texts';
import { adminAddresses } from './parts';

/** What pages of the administration may answer. */
export const adminResponses = {
  200: page('The page, in the language of the person'),
  303: page('It is done, or nobody is signed in: on to another page', 'Location', 'Set-Cookie'),
  403: page('The person is no administrator, or the form is not from a page of this browser'),
  404: page('There is no such thing'),
  409: page('The form once more: somebody else was faster'),
  422: page('The form once more, with what is wrong in it'),
  503: page('The page once more: Temporal cannot be reached now'),
} as const;

/** What those that only show may answer. */
export const readResponses = {
  200: adminResponses[200],
  303: signInFirst,
  403: adminResponses[403],
} as const;

/** The same for those that show one thing. */
export const oneResponses = {
  200: adminResponses[200],
  303: signInFirst,
  403: adminResponses[403],
  404: adminResponses[404],
} as const;

/** A page for whoever has signed in and has a right. */
export async function forAdministrators<Answered>(
  deps: Pick<RouteDeps, 'store' | 'publicUrl'>,
  browser: Browser,
  right: AdministrationRight,
  show: (session: Session) => Promise<Answered>,
) {
  const session = await sessionOf(deps.store, browser);
  if (!session) return toSignIn(browser, deps);
  const { person } = session;
  const isManager = await deps.store.people.manages(person.id);
  if (administrationRightsOf(person, isManager).has(right)) return show(session);
  const { language } = person;
  const { title, text } = adminTexts(language).notYours;
  const navigation = { projectUrl: null, myTasksUrl: '/today' };
  return pageAnswer(403, noticePage({ language, title, lines: [text], navigation }));
}

/**
 * Does what a form asks for that is from a page of this session.
 *
 * @param act is given the id of the form: the same one again is the same act
 */
export async function forAdministratorsForm<Answered>(
  deps: Pick<RouteDeps, 'store' | 'publicUrl'>,
  { browser, right, requestId }: { browser: Browser; right: AdministrationRight; requestId: string },
  act: (session: Session, formId: string) => Promise<Answered>,
) {
  return forAdministrators<Answered | PageAnswer<403>>(deps, browser, right, async (session) => {
    const formId = idOfFormKey(session, requestId);
    if (formId === null || !isFromOwnPage(browser, deps.publicUrl)) {
      return pageAnswer(403, elsewherePage(session.person.language));
    }
    return act(session, formId);
  });
}

/** That there is no such thing, with a way back to its list. */
export function noSuch({ person: { language } }: Session, part: AdministrationRight) {
  const { title, text } = adminTexts(language).noSuch;
  const navigation = { projectUrl: null, myTasksUrl: adminAddresses[part] };
  return pageAnswer(404, noticePage({ language, title, lines: [text], navigation }));
}

/** Whether Temporal was not there: then somebody tries again in a minute, and nothing is wrong with the request. */
export function isUnreachable(error: unknown): boolean {
  return toProblem(error).code === 'temporal-unavailable';
}
