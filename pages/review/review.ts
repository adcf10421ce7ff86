import type { Person } from '../../contracts/wire/directory';
import { explain } from '../../domain/explain/explain';
import type { ProjectState, Review } from '../../domain/project/model/state';
import { hasEnded } from '../../domain/project/model/state';
import type { Store } from '../../store/store';
import type { PageAnswer } from '../kit/page-answer';
import { pageAnswer, refusedStatus } from '../kit/page-answer';
import { unknownLink } from '../act/answers';
import type { FieldName } from '../kit/fields';
import { actTexts } from '../kit/act-texts-by-language';
import { pageHeaders } from '../kit/document';
import { noticePage } from '../kit/notice-page';
import { refusalText } from '../kit/refusal-texts';
import type { TypedForm } from './review-form';
import { anchorOf } from './review-form';
import { reviewPage } from './review-page';
import type { ReviewPage } from './review-page';
import { reviewTexts } from './review-texts-by-language';
import { wordingFor } from '../kit/wording';
import type { ProblemCode } from '../../api/kit/problems/problem-codes';
import { lookUp } from '../../api/commands/project-lookup';
import type { RouteDeps } from '../../api/context/context';
import type { Decided, TypedDecision } from './decide';
import { decide, isOfLine } from './decide';
import type { ReviewAccess, ReviewDeps } from './review-context';
import { addressOfProject, reviewContext } from './review-context';

/** The part of a review to show. */
interface Asked {
  /** Counted from 1. */
  readonly page: number;
  /** The project that the previous form was about. */
  readonly done?: string | undefined;
  /** The project that an email leads to. */
  readonly at?: string | undefined;
}

/** The page of a review, or the one that says why it cannot be seen. Changes nothing. */
export async function showReview(
  deps: ReviewDeps,
  access: ReviewAccess,
  { page, done, at: sought }: Asked,
): Promise<PageAnswer<200 | 403>> {
  const saved = done === undefined ? null : await savedIn(deps.store, access, done);
  return shownPage(deps, access, 200, { page, sought, ...(saved && { saved }) });
}

/** Decides about one project, and answers with the page at that project: 303 when it is done. */
export async function decideInReview(
  deps: ReviewDeps & Pick<RouteDeps, 'commands' | 'workdayStart'>,
  access: ReviewAccess,
  typed: TypedDecision,
): Promise<PageAnswer<202 | 303 | 403 | 404 | 409 | 422 | 503>> {
  const { store } = deps;
  const { reader, token, path } = access;
  const { projectId } = typed;
  const decided = await decide(deps, access, typed);
  switch (decided.kind) {
    case 'done': {
      const query = new URLSearchParams({ ...(token !== null && { token }), done: projectId });
      const Location = `${path}?${query.toString()}#${anchorOf(projectId)}`;
      return { status: 303, body: '', headers: { ...pageHeaders, Location } };
    }
    case 'kept':
      return shownPage(deps, access, 202, { page: 1, saved: { projectId, isKept: true, ending: null } });
    case 'not-yours':
      return pageAnswer(403, notYoursPage(access));
    case 'unknown':
      return pageAnswer(404, unknownLink(reader.language, token));
    case 'elsewhere':
      return pageAnswer(403, await elsewherePage(store, access, decided.state));
    default: {
      const { status, ...said } = await whyNot(store, access, decided);
      return shownPage(deps, access, status, {
        page: 1,
        typed: { projectId, decision: typed.decision, fields: typed.fields, ...said },
      });
    }
  }
}

async function shownPage<Status extends number>(
  deps: ReviewDeps,
  access: ReviewAccess,
  status: Status,
  page: Omit<ReviewPage, 'context'>,
): Promise<PageAnswer<Status | 403>> {
  const context = await reviewContext(deps, access, Date.now());
  const answer = context
    ? pageAnswer(status, reviewPage({ context, ...page }))
    : pageAnswer(403, notYoursPage(access));
  return answer as PageAnswer<Status | 403>;
}

/** What a page says about a form that was carried out; for a project that no longer runs, how it ended. */
async function savedIn(
  store: Store,
  access: ReviewAccess,
  projectId: string,
): Promise<ReviewPage['saved'] | null> {
  const state = await store.projects.read(projectId);
  // an address can be typed: about projects that are not theirs it says nothing
  if (!state?.deal || !(await isOfLine(store, access, state))) return null;
  const ending = hasEnded(state)
    ? { title: state.deal.title, headline: await headlineOf(store, access, state) }
    : null;
  return { projectId, isKept: false, ending };
}

async function headlineOf(store: Store, { reader }: ReviewAccess, state: ProjectState): Promise<string> {
  const { personName } = await lookUp(store, state);
  const { moment } = wordingFor(reader, personName);
  return explain(state, { language: reader.language, personName, formatInstant: moment }).headline;
}

type NotDone = Extract<Decided, { kind: 'ended' | 'decided' | 'faults' | 'refused' }>;

/** Why nothing was done, in words, and at which field. */
async function whyNot(
  store: Store,
  access: ReviewAccess,
  decided: NotDone,
): Promise<Pick<TypedForm, 'alert' | 'errors'> & { readonly status: 409 | 422 | 503 }> {
  const { language } = access.reader;
  const texts = reviewTexts(language);
  const acting = actTexts(language);
  switch (decided.kind) {
    case 'ended':
      return { status: 409, alert: await headlineOf(store, access, decided.state), errors: {} };
    case 'decided':
      return { status: 409, alert: await alreadyDecidedText(store, access, decided.review), errors: {} };
    case 'faults': {
      const faults = Object.entries(decided.faults);
      const errors = Object.fromEntries(faults.map(([name, fault]) => [name, acting.faults[fault]]));
      return { status: 422, alert: acting.checkFields, errors };
    }
    case 'refused': {
      const { code, message, status } = decided;
      const text = refusalText(language, code, message);
      const field = fieldOf[code];
      return {
        status: refusedStatus(status),
        alert: field ? acting.checkFields : `${texts.nothingYet} ${text}`,
        errors: field ? { [field]: text } : {},
      };
    }
  }
}

/** The field that a refusal is about. */
const fieldOf: Readonly<Partial<Record<ProblemCode, FieldName>>> = {
  'note-missing': 'note',
  'due-date-out-of-range': 'dueOn',
  'reason-missing': 'reason',
  'unknown-reason': 'reason',
  'receiver-needed': 'personId',
};

/** Who has decided what, and when. */
async function alreadyDecidedText(store: Store, { reader }: ReviewAccess, review: Review): Promise<string> {
  const texts = reviewTexts(reader.language);
  const person = await store.people.read(review.actor);
  const wording = wordingFor(reader, (id) => (id === person?.id ? person.name : undefined));
  return texts.alreadyDecided({
    decision: texts.decisions[review.decision],
    who: wording.person(review.actor),
    at: wording.moment(review.atMs),
  });
}

function notYoursPage({ reader: { language }, token }: ReviewAccess): string {
  const { title, text } = reviewTexts(language).notYours;
  const navigation = { projectUrl: null, ...(token === null ? { myTasksUrl: '/today' } : { token }) };
  return noticePage({ language, title, lines: [text], navigation });
}

/** For somebody to whom nobody reports. */
export function forManagersPage({ language }: Person): string {
  const { notYours, forManagers } = reviewTexts(language);
  const navigation = { projectUrl: null, myTasksUrl: '/today' };
  return noticePage({ language, title: notYours.title, lines: [forManagers], navigation });
}

/** For a project that the reader may know of but that is not in this review. */
async function elsewherePage(store: Store, access: ReviewAccess, state: ProjectState): Promise<string> {
  const { reader, token } = access;
  const { language } = reader;
  const { elsewhere } = reviewTexts(language);
  const { projectId, deal } = state;
  const ownerId = deal?.ownerId ?? '';
  const owner = (await store.people.read(ownerId))?.name ?? ownerId;
  const navigation = { projectUrl: addressOfProject(access, projectId), ...(token !== null && { token }) };
  return noticePage({
    language,
    about: deal?.title,
    title: elsewhere.title,
    lines: [elsewhere.text(owner)],
    navigation,
  });
}
