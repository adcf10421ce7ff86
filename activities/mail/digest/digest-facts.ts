import type { Person } from '../../../contracts/wire/directory';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { ProjectState, Task } from '../../../domain/project/model/state';
import { isOpen, isOpenTask } from '../../../domain/project/model/state';
import type { MailEffect } from '../../../domain/project/react';
import { mailKey } from '../../../domain/project/react';
import type { DigestCounts, DigestItem, DigestPart } from '../../../mail/model/digest-model';
import { digestParts } from '../../../mail/model/digest-model';
import type { MailModel, TaskMail } from '../../../mail/model/model';
import type { StandIn } from '../../../people/presence';
import { dueSectionIn } from '../../../queries/my-work/due-sections';
import { insteadOfWhom, openWork } from '../../../queries/my-work/open-work';
import { latestState } from '../../../store/projects/latest-state';
import { findReader } from '../mail';
import type { MailDeps } from '../mail-deps';
import { buildMailModel } from '../mail-model';
import { toldSinceIn } from '../told-since';

/** How many things a digest lists one by one; the page has all. Mail providers cut off what is longer than 100 KB. */
const mostItems = 18;

/** For how many days (of the platform) something that came on its own is also in a digest, for readers of both. */
const shownAgainDays = 4;

/** What a digest is to say, by how much it matters, and the keys of the emails that it stands for. */
export interface DigestPlan {
  readonly items: readonly Item[];
  readonly names: readonly string[];
}

/** The same in words. */
export interface DigestFacts {
  readonly items: readonly DigestItem[];
  readonly counts: DigestCounts;
}

/** Something to tell, before it is written. */
interface Found {
  readonly state: ProjectState;
  readonly effect: MailEffect;
  readonly reader: StandIn;
}

/** An email that waits for the digest. */
interface Gathered extends Found {
  readonly key: string;
  readonly sinceMs: number;
}

/** One item: what is in front, and what is done together with it. */
export interface Item {
  readonly part: DigestPart;
  readonly lead: Found;
  readonly others: readonly Found[];
  /** What its part is ordered by. */
  readonly orderMs: number;
}

interface At {
  readonly nowMs: number;
  /** The digest's own key. */
  readonly key: string;
}

/** Looks up what is new for somebody since their last digest, and everything else that waits for them. */
export async function digestPlan(deps: MailDeps, person: Person, at: At): Promise<DigestPlan> {
  const gathered = await gatheredFor(deps, person, at);
  const day: Day = { nowMs: at.nowMs, timeZone: person.timeZone, dayMs: deps.settings.dayMs };
  const open = await openFor(deps, person, at.nowMs);
  const news = bySubject(gathered);
  const items = [...openItems(open, news, day), ...otherItems(open, news, day)].sort(
    (a, b) => digestParts.indexOf(a.part) - digestParts.indexOf(b.part) || a.orderMs - b.orderMs,
  );
  return { items, names: gathered.map(({ key }) => key) };
}

/** What a plan tells: another one with the same is no reason to write the digest anew. */
export function toldBy({ items, names }: DigestPlan): string {
  const of = ({ state, effect, reader }: Found): unknown => [
    subjectOf(state, effect),
    reader.insteadOf?.id,
    state.deal?.tasks[effect.taskId ?? '']?.dueAtMs,
  ];
  return JSON.stringify([names, items.map(({ lead, others }) => [lead, ...others].map(of))]);
}

/** Puts a plan into words, as far as one email has room. */
export async function digestFacts(
  deps: MailDeps,
  { items: all }: DigestPlan,
  nowMs: number,
): Promise<DigestFacts> {
  const written = async ({ state, effect, reader }: Found): Promise<MailModel> =>
    (await buildMailModel(deps, { state, effect, reader, nowMs, isItem: true })).model;
  const items: DigestItem[] = [];
  for (const { part, lead, others } of all.slice(0, mostItems)) {
    const mail = await written(lead);
    const along: TaskMail[] = [];
    for (const other of others) {
      const its = await written(other);
      if (its.kind === 'task') along.push(its);
    }
    items.push({ part, mail, ...(along.length > 0 && { others: along }) });
  }
  return { items, counts: countsOf(all) };
}

function countsOf(items: readonly Item[]): DigestCounts {
  const count = (part: DigestPart): number => items.filter((item) => item.part === part).length;
  return Object.fromEntries(digestParts.map((part) => [part, count(part)])) as DigestCounts;
}

/** What of a reader's list is overdue, due today, to be decided or new: entry by entry, as their page shows it. */
function openItems(open: readonly OpenEntry[], news: ReadonlyMap<string, Gathered>, day: Day): Item[] {
  const newsOf = ({ state, effect }: Found): Gathered | undefined => news.get(subjectOf(state, effect));
  return open.flatMap((entry): Item[] => {
    const [first, ...others] = entry;
    const { task } = first;
    const lead = newsOf(first) ?? first;
    const part = partOfTask(task, day);
    if (part === 'soon' && !entry.some(newsOf)) return [];
    const isOpened = part === 'soon' && newsOf(first)?.effect.mail === 'task';
    return [{ part: isOpened ? 'opened' : part, lead, others, orderMs: task.dueAtMs ?? task.openedAtMs }];
  });
}

/** News, and whatever else is no entry of the reader's list. */
function otherItems(open: readonly OpenEntry[], news: ReadonlyMap<string, Gathered>, day: Day): Item[] {
  const listed = new Set(open.flat().map(({ state, effect }) => subjectOf(state, effect)));
  return [...news].flatMap(([subject, lead]): Item[] => {
    if (listed.has(subject)) return [];
    const { state, effect, sinceMs } = lead;
    const task = state.deal?.tasks[effect.taskId ?? ''];
    return [{ part: partOf(task, effect, day), lead, others: [], orderMs: task?.dueAtMs ?? sinceMs }];
  });
}

/** What waits for the digest and is still wanted, by this reader. */
async function gatheredFor(
  { store, settings }: MailDeps,
  { id }: Person,
  { nowMs, key: own }: At,
): Promise<Gathered[]> {
  const rows = await store.outbox.gathered(id, nowMs - shownAgainDays * settings.dayMs);
  const before = (await store.outbox.lastTo(id, 'digest', shownAgainDays)).filter(({ _id }) => _id !== own);
  const named = new Set(before.flatMap(({ status, names }) => (status === 'accepted' ? names : [])));
  const found = await Promise.all(
    rows.map(async (row) => {
      if (row.request.activity !== 'sendMail' || named.has(row._id)) return [];
      const { projectId, effect } = row.request.request;
      const state = await latestState(store, projectId);
      if (!state) return [];
      const reader = await findReader(store, { state, effect, nowMs });
      if ('status' in reader || reader.person.id !== id) return [];
      // what comes of an email that is just being sent is not known: this one asks again
      if ((await toldSinceIn(store, { state, effect, nowMs }, id)) === 'under-way') return [];
      return [{ key: row._id, state, effect, reader, sinceMs: row.digestSinceMs ?? 0 }];
    }),
  );
  return found.flat();
}

/** A task of the reader, or of somebody they stand in for. */
interface OpenTask extends Found {
  readonly task: Task;
}

/** What is done together, the task that is due first in front. */
type OpenEntry = readonly [OpenTask, ...OpenTask[]];

/** Everything that waits for a reader and for those they stand in for; nothing of it is to be done during a hold. */
async function openFor({ store, settings }: MailDeps, person: Person, nowMs: number): Promise<OpenEntry[]> {
  const insteadOfIds = await insteadOfWhom(store, person.id, nowMs);
  const work = await openWork(store, [person.id, ...insteadOfIds.keys()], nowMs, settings.dayMs);
  const projectIds = new Set(work.flatMap(({ rows }) => rows.map(({ projectId }) => projectId)));
  const running = await store.projects.runningAmong([...projectIds]);
  const states = new Map(running.map((state) => [state.projectId, state]));
  return work.flatMap((entry): OpenEntry[] => {
    const [first, ...others] = entry.rows.flatMap(({ projectId, taskId }): OpenTask[] => {
      const state = states.get(projectId);
      if (!state || !isOpen(state) || state.deal.hold) return [];
      const task = state.deal.tasks[taskId];
      if (!task || !isOpenTask(task) || task.personId === null) return [];
      const insteadOf = insteadOfIds.get(task.personId);
      const reader: StandIn = insteadOf
        ? {
            person,
            insteadOf: insteadOf.person,
            reason: insteadOf.until === null ? 'address-failed' : 'absent',
          }
        : { person, insteadOf: null, reason: 'self' };
      const to = { personId: task.personId };
      const effect: MailEffect = { mail: 'task', to, revision: state.revision, taskId: task.id };
      return [{ state, effect, reader, task }];
    });
    return first ? [[first, ...others]] : [];
  });
}

interface Day {
  readonly nowMs: number;
  readonly timeZone: string;
  readonly dayMs: number;
}

function partOf(task: Task | undefined, { mail }: MailEffect, day: Day): DigestPart {
  if (mail === 'overdue') return 'undone';
  if (!task || (mail !== 'task' && mail !== 'reminder')) return 'news';
  return partOfTask(task, day);
}

const decisions: readonly Task['kind'][] = ['judge', 'reassign', 'fill-role', 'fix-mail'];

/** By due date as on the page of today; the days of a time lapse have no hours. */
function partOfTask(
  { kind, dueAtMs }: Task,
  { nowMs, timeZone, dayMs }: Day,
): 'decide' | 'overdue' | 'today' | 'soon' {
  if (decisions.includes(kind)) return 'decide';
  if (dueAtMs === null) return 'soon';
  if (dayMs !== realDayMs) {
    const days = Math.floor(dueAtMs / dayMs) - Math.floor(nowMs / dayMs);
    return days < 0 ? 'overdue' : days === 0 ? 'today' : 'soon';
  }
  const section = dueSectionIn(timeZone, nowMs)(dueAtMs);
  return section === 'overdue' || section === 'today' ? section : 'soon';
}

/** What is listed once: a task of the reader, whether it is new, reminded of or simply open, and what says the same. */
function subjectOf({ projectId }: ProjectState, effect: MailEffect): string {
  const { mail, taskId } = effect;
  switch (mail) {
    case 'task':
    case 'reminder':
      return `${projectId}:${taskId}`;
    case 'overdue':
      return `${projectId}:${taskId}:overdue`;
    case 'drift':
      return `${projectId}:drift`;
    default:
      return mailKey(projectId, effect);
  }
}

/** Of several emails about one thing the last one: earlier digests may not have got through. */
function bySubject(gathered: readonly Gathered[]): ReadonlyMap<string, Gathered> {
  return new Map(gathered.map((each) => [subjectOf(each.state, each.effect), each]));
}
