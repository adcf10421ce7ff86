import type { Person } from '../../contracts/wire/directory';
import { mayRead } from '../../people/access';
import { explain, roleName, taskName } from '../../domain/explain/explain';
import type { Language } from '../../domain/playbook/playbook';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import { hasEnded, wakesAtMs } from '../../domain/project/model/state';
import { textsIn } from '../../domain/explain/texts-by-language';
import type { Store } from '../../store/store';
import type { Doing } from '../kit/act-texts';
import { actTexts } from '../kit/act-texts-by-language';
import type { PageAnswer } from '../kit/page-answer';
import { pageAnswer } from '../kit/page-answer';
import type { Notice } from '../kit/notice-page';
import { noticePage } from '../kit/notice-page';
import { projectNotice } from './project-effect';
import type { Navigation } from '../kit/navigation';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';
import type { ActionContext } from './action-context';
import type { Eligible, Eligibility } from './eligibility';

/** Somebody who acts from a page, and how they got there. */
export interface Access {
  readonly reader: Person;
  /** Identifies the command, so that pressing the button twice acts once. */
  readonly commandId: string;
  /** Where the form is sent, and its hidden fields. */
  readonly address: string;
  readonly hidden: Readonly<Record<string, string>>;
  /** The reading token of the link that they followed; null when they have signed in. */
  readonly token: string | null;
}

/** The address of a project's page for somebody. */
export function projectAddress(projectId: string, token: string | null): string {
  const path = `/projects/${encodeURIComponent(projectId)}`;
  return token === null ? path : `${path}?token=${encodeURIComponent(token)}`;
}

/** Where somebody can go on from a page about a project. */
export async function navigationFrom(
  store: Store,
  { reader, token }: Pick<Access, 'reader' | 'token'>,
  state: ProjectState,
  nowMs: number,
): Promise<Navigation> {
  const canRead = await mayRead(store, state, reader, nowMs);
  return {
    projectUrl: canRead ? projectAddress(state.projectId, token) : null,
    ...(token === null ? { myTasksUrl: '/today' } : { token }),
  };
}

type Ineligible = Exclude<Eligibility, Eligible>;

/** The page that says why nothing can be done. */
export async function explainIneligible(
  store: Store,
  access: Access,
  eligibility: Ineligible,
): Promise<PageAnswer<403 | 404 | 409>> {
  const { language } = access.reader;
  if (eligibility.kind === 'unknown') return pageAnswer(404, unknownLink(language, access.token));
  const { context } = eligibility;
  const { state, deal, nowMs } = context;
  const wording = wordingFor(context.reader, context.personName);
  const navigation = await navigationFrom(store, access, state, nowMs);
  const isRead = navigation.projectUrl !== null;
  // an address can be typed: somebody who was never part of the project learns nothing about it
  const isKnown = access.token !== null || eligibility.kind === 'repeated' || isTheirs(eligibility);
  if (!isRead && !isKnown) return pageAnswer(404, unknownLink(language));
  const { headline } = explain(state, {
    language,
    personName: context.personName,
    formatInstant: wording.moment,
  });
  const body = noticePage({
    language,
    about: deal.title,
    ...wordsOf(eligibility, wording),
    ...(isRead && { next: { title: actTexts(language).project, lines: [headline] } }),
    navigation,
  });
  return pageAnswer(forbidden.includes(eligibility.kind) ? 403 : 409, body);
}

/** Reserved for other people; in every other case there is simply nothing left to do. */
const forbidden: readonly Eligibility['kind'][] = [
  'not-yours',
  'role-not-yours',
  'project-not-yours',
  'ask-manager',
];

function isTheirs({ context }: Exclude<Ineligible, { kind: 'unknown' }>): boolean {
  return 'task' in context && context.task.personId === context.reader.id;
}

function wordsOf(
  eligibility: Exclude<Ineligible, { kind: 'unknown' }>,
  wording: Wording,
): Pick<Notice, 'title' | 'lines'> {
  const { context, kind } = eligibility;
  const { deal, reader } = context;
  const { language, person } = wording;
  const texts = actTexts(language);
  const doing = (actor: string, atMs: number): Doing => ({
    who: actor === reader.id ? null : person(actor),
    at: wording.moment(atMs),
  });
  switch (kind) {
    case 'repeated': {
      const { title, text } = texts.repeated;
      const { event } = eligibility;
      return { title, lines: event ? [text(doing(event.actor, event.atMs))] : [] };
    }
    case 'closed': {
      const { task } = eligibility.context;
      if (task.status === 'open' || task.status === 'accepted') throw new Error(`Task ${task.id} is open.`);
      const { title, text } = texts.closed[task.status];
      const { closedReason = '' } = task;
      const onHold = closedReason === 'held' ? holdLine(deal, wording) : null;
      const reason = onHold ?? texts.closedReasons[closedReason];
      return {
        title,
        lines: [
          taskName(deal, task, language),
          text(doing(task.closedBy ?? '', task.closedAtMs ?? 0)),
          ...(reason === undefined ? [] : [reason]),
        ],
      };
    }
    case 'with-another': {
      const { task } = eligibility.context;
      const { title, text } = texts.withAnother;
      const line =
        task.personId === reader.id
          ? texts.withYou
          : text(task.personId === null ? null : person(task.personId));
      return { title, lines: [taskName(deal, task, language), line] };
    }
    case 'not-yours': {
      const { task } = eligibility.context;
      const { title, text } = texts.notYours;
      return {
        title,
        lines: [taskName(deal, task, language), text(task.personId === null ? null : person(task.personId))],
      };
    }
    case 'project-ended':
      return { title: texts.projectEnded, lines: [] };
    case 'role-taken': {
      const { title, text } = texts.roleTaken;
      return {
        title,
        lines: [text(roleName(deal, eligibility.role, language), person(eligibility.holderId))],
      };
    }
    case 'role-not-yours': {
      const { title, text } = texts.roleNotYours;
      return { title, lines: [text(roleName(deal, eligibility.role, language))] };
    }
    case 'project-not-yours':
    case 'ask-manager':
    case 'does-not-fit':
      return projectNotice(eligibility, wording);
  }
}

/** Why a project is on hold and until when; null when it no longer is. */
function holdLine({ hold }: Deal, { language, date }: Wording): string | null {
  if (!hold) return null;
  return actTexts(language).onHold(textsIn(language).holdReasons[hold.reason], date(wakesAtMs(hold)));
}

/** The page for a link that opens nothing. */
export function unknownLink(language: Language, token: string | null = null): string {
  const { title, text } = actTexts(language).unknown;
  const navigation = token === null ? {} : { navigation: { projectUrl: null, token } };
  return noticePage({ language, title, lines: [text], ...navigation });
}

/** The page after an action: what was done, and what comes next. */
export async function donePage(
  store: Store,
  access: Access,
  {
    eligibility,
    after,
    personName,
  }: {
    readonly eligibility: Eligible;
    readonly after: ProjectState;
    readonly personName: ActionContext['personName'];
  },
): Promise<PageAnswer<200>> {
  const { reader, action, deal, nowMs } = eligibility.context;
  const { language } = reader;
  const texts = actTexts(language);
  const wording = wordingFor(reader, personName);
  const { headline, lines } = explain(after, { language, personName, formatInstant: wording.moment });
  const isLeft =
    eligibility.kind === 'task' && action === 'complete' && eligibility.context.task.kind === 'reassign';
  const hold = action === 'hold' ? after.deal?.hold : undefined;
  return pageAnswer(
    200,
    noticePage({
      language,
      about: deal.title,
      title: isLeft ? texts.left : hold ? texts.heldUntil(wording.date(wakesAtMs(hold))) : texts.done[action],
      lines: [],
      next: { title: texts.next, lines: hasEnded(after) ? [headline] : [headline, ...lines] },
      navigation: await navigationFrom(store, access, after, nowMs),
    }),
  );
}

/** The page after an action that is queued because no worker answers now. */
export async function keptPage(
  store: Store,
  access: Access,
  context: ActionContext,
): Promise<PageAnswer<202>> {
  const { language } = access.reader;
  const { title, text } = actTexts(language).kept;
  const navigation = await navigationFrom(store, access, context.state, context.nowMs);
  return pageAnswer(
    202,
    noticePage({ language, about: context.deal.title, title, lines: [text], navigation }),
  );
}
