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
import type { Ways } from '../kit/ways';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';
import type { Scene } from './scene';
import type { ReadySituation, Situation } from './situation';

/** Somebody who acts from a page, and how they came. */
export interface Access {
  readonly reader: Person;
  /** Names the command, so that pressing the button twice does nothing twice. */
  readonly commandId: string;
  /** Where the form is sent to, and what it carries unseen. */
  readonly address: string;
  readonly hidden: Readonly<Record<string, string>>;
  /** The reading token of the link that they came by; null when they have signed in. */
  readonly token: string | null;
}

/** The address of a project's page for somebody. */
export function projectAddress(projectId: string, token: string | null): string {
  const path = `/projects/${encodeURIComponent(projectId)}`;
  return token === null ? path : `${path}?token=${encodeURIComponent(token)}`;
}

/** Where somebody can go on from a page about a project. */
export async function waysFrom(
  store: Store,
  { reader, token }: Pick<Access, 'reader' | 'token'>,
  state: ProjectState,
  nowMs: number,
): Promise<Ways> {
  const canRead = await mayRead(store, state, reader, nowMs);
  return {
    projectUrl: canRead ? projectAddress(state.projectId, token) : null,
    ...(token === null ? { myTasksUrl: '/my/tasks' } : { token }),
  };
}

type Explained = Exclude<Situation, ReadySituation>;

/** The page that says why nothing can be done. */
export async function explainSituation(
  store: Store,
  access: Access,
  situation: Explained,
): Promise<PageAnswer<403 | 404 | 409>> {
  const { language } = access.reader;
  if (situation.kind === 'unknown') return pageAnswer(404, unknownLink(language, access.token));
  const { scene } = situation;
  const { state, deal, nowMs } = scene;
  const wording = wordingFor(scene.reader, scene.personName);
  const ways = await waysFrom(store, access, state, nowMs);
  const isRead = ways.projectUrl !== null;
  // an address can be typed: of what somebody never had to do with it says nothing
  const isKnown = access.token !== null || situation.kind === 'repeated' || isTheirs(situation);
  if (!isRead && !isKnown) return pageAnswer(404, unknownLink(language));
  const { headline } = explain(state, {
    language,
    personName: scene.personName,
    formatInstant: wording.moment,
  });
  const body = noticePage({
    language,
    about: deal.title,
    ...wordsOf(situation, wording),
    ...(isRead && { next: { title: actTexts(language).project, lines: [headline] } }),
    ways,
  });
  return pageAnswer(forbidden.includes(situation.kind) ? 403 : 409, body);
}

/** What is for other people; of everything else there is nothing left to do. */
const forbidden: readonly Situation['kind'][] = [
  'not-yours',
  'role-not-yours',
  'project-not-yours',
  'ask-manager',
];

function isTheirs({ scene }: Exclude<Explained, { kind: 'unknown' }>): boolean {
  return 'task' in scene && scene.task.personId === scene.reader.id;
}

function wordsOf(
  situation: Exclude<Explained, { kind: 'unknown' }>,
  wording: Wording,
): Pick<Notice, 'title' | 'lines'> {
  const { scene, kind } = situation;
  const { deal, reader } = scene;
  const { language, person } = wording;
  const texts = actTexts(language);
  const doing = (actor: string, atMs: number): Doing => ({
    who: actor === reader.id ? null : person(actor),
    at: wording.moment(atMs),
  });
  switch (kind) {
    case 'repeated': {
      const { title, text } = texts.repeated;
      const { event } = situation;
      return { title, lines: event ? [text(doing(event.actor, event.atMs))] : [] };
    }
    case 'closed': {
      const { task } = situation.scene;
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
      const { task } = situation.scene;
      const { title, text } = texts.withAnother;
      const line =
        task.personId === reader.id
          ? texts.withYou
          : text(task.personId === null ? null : person(task.personId));
      return { title, lines: [taskName(deal, task, language), line] };
    }
    case 'not-yours': {
      const { task } = situation.scene;
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
      return { title, lines: [text(roleName(deal, situation.role, language), person(situation.holderId))] };
    }
    case 'role-not-yours': {
      const { title, text } = texts.roleNotYours;
      return { title, lines: [text(roleName(deal, situation.role, language))] };
    }
    case 'project-not-yours':
    case 'ask-manager':
    case 'does-not-fit':
      return projectNotice(situation, wording);
  }
}

/** Why a project is on hold and until when; null when it is not any more. */
function holdLine({ hold }: Deal, { language, date }: Wording): string | null {
  if (!hold) return null;
  return actTexts(language).onHold(textsIn(language).holdReasons[hold.reason], date(wakesAtMs(hold)));
}

/** A link that opens nothing. */
export function unknownLink(language: Language, token: string | null = null): string {
  const { title, text } = actTexts(language).unknown;
  const ways = token === null ? {} : { ways: { projectUrl: null, token } };
  return noticePage({ language, title, lines: [text], ...ways });
}

/** The page after something was done: what, and what comes next. */
export async function donePage(
  store: Store,
  access: Access,
  {
    situation,
    after,
    personName,
  }: {
    readonly situation: ReadySituation;
    readonly after: ProjectState;
    readonly personName: Scene['personName'];
  },
): Promise<PageAnswer<200>> {
  const { reader, action, deal, nowMs } = situation.scene;
  const { language } = reader;
  const texts = actTexts(language);
  const wording = wordingFor(reader, personName);
  const { headline, lines } = explain(after, { language, personName, formatInstant: wording.moment });
  const isLeft =
    situation.kind === 'task' && action === 'complete' && situation.scene.task.kind === 'reassign';
  const hold = action === 'hold' ? after.deal?.hold : undefined;
  return pageAnswer(
    200,
    noticePage({
      language,
      about: deal.title,
      title: isLeft ? texts.left : hold ? texts.heldUntil(wording.date(wakesAtMs(hold))) : texts.done[action],
      lines: [],
      next: { title: texts.next, lines: hasEnded(after) ? [headline] : [headline, ...lines] },
      ways: await waysFrom(store, access, after, nowMs),
    }),
  );
}

/** The page after something was kept for a worker that does not answer now. */
export async function keptPage(store: Store, access: Access, scene: Scene): Promise<PageAnswer<202>> {
  const { language } = access.reader;
  const { title, text } = actTexts(language).kept;
  const ways = await waysFrom(store, access, scene.state, scene.nowMs);
  return pageAnswer(202, noticePage({ language, about: scene.deal.title, title, lines: [text], ways }));
}
