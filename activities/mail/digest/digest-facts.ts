import type { Person } from '../../../contracts/wire/directory';
import { localDate } from '../../../domain/calendar/local-dates';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { ProjectState, Task } from '../../../domain/project/model/state';
import { isOpen, isOpenTask } from '../../../domain/project/model/state';
import type { MailEffect } from '../../../domain/project/react';
import type { DigestItem, DigestPart } from '../../../mail/model/digest-model';
import { digestParts } from '../../../mail/model/digest-model';
import type { StandIn } from '../../../people/presence';
import { insteadOfWhom } from '../../../queries/my-work/open-work';
import { latestState } from '../../../store/projects/latest-state';
import type { OutboxRow } from '../../../store/outbox';
import { findReader } from '../mail';
import type { MailDeps } from '../mail-deps';
import { buildMailModel } from '../mail-model';
import { toldSinceIn } from '../told-since';

/** How many things a digest lists one by one; the page has all. */
const mostItems = 40;

/** For how many days (of the platform) something that came on its own is also in a digest, for readers of both. */
const shownAgainDays = 4;

/** What a digest says: things new and old by how much they matter, and the keys of the emails that it stands for. */
export interface DigestFacts {
  readonly items: readonly DigestItem[];
  readonly more: number;
  readonly names: readonly string[];
}

/** Something to tell, before it is written. */
interface Found {
  readonly part: DigestPart;
  readonly state: ProjectState;
  readonly effect: MailEffect;
  readonly reader: StandIn;
  /** What its part is ordered by. */
  readonly orderMs: number;
}

interface At {
  readonly nowMs: number;
  /** The digest's own key. */
  readonly key: string;
}

/** Looks up what is new for somebody since their last digest, and everything else that waits for them. */
export async function digestFacts(deps: MailDeps, person: Person, at: At): Promise<DigestFacts> {
  const { nowMs } = at;
  const gathered = await gatheredFor(deps, person, at);
  const told = new Set(gathered.flatMap(({ state, effect }) => subjects(state, effect)));
  const open = await openFor(deps, person, nowMs);
  const others = open.filter(({ state, effect }) => subjects(state, effect).every((key) => !told.has(key)));
  const all = onePerSubject([...gathered, ...others]).sort(
    (a, b) => digestParts.indexOf(a.part) - digestParts.indexOf(b.part) || a.orderMs - b.orderMs,
  );
  const shown = all.slice(0, mostItems);
  const items: DigestItem[] = [];
  for (const { part, state, effect, reader } of shown) {
    const { model } = await buildMailModel(deps, { state, effect, reader, nowMs, isItem: true });
    items.push({ part, mail: model });
  }
  return { items, more: all.length - shown.length, names: gathered.map(({ key }) => key) };
}

/** What waits for the digest and is still wanted, by this reader. */
async function gatheredFor(
  { store, settings }: MailDeps,
  { id, timeZone }: Person,
  { nowMs, key: own }: At,
): Promise<(Found & { readonly key: string })[]> {
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
      const part = partOf(state, effect, { nowMs, timeZone, dayMs: settings.dayMs });
      return [{ key: row._id, part, state, effect, reader, orderMs: orderMs(state, effect, row) }];
    }),
  );
  return found.flat();
}

/** Everything open of a reader, and of those they stand in for, that is overdue, due today or to be decided. */
async function openFor({ store, settings }: MailDeps, person: Person, nowMs: number): Promise<Found[]> {
  const { dayMs } = settings;
  const insteadOfIds = await insteadOfWhom(store, person.id, nowMs);
  const rows = await store.projects.openTaskRows([person.id, ...insteadOfIds.keys()]);
  const running = await store.projects.runningAmong([...new Set(rows.map(({ projectId }) => projectId))]);
  const states = new Map(running.map((state) => [state.projectId, state]));
  return rows.flatMap(({ projectId, taskId }): Found[] => {
    const state = states.get(projectId);
    if (!state || !isOpen(state) || state.deal.hold) return [];
    const task = state.deal.tasks[taskId];
    if (!task || !isOpenTask(task) || task.personId === null) return [];
    const insteadOf = insteadOfIds.get(task.personId);
    const part = partOfTask(task, { nowMs, timeZone: person.timeZone, dayMs });
    if (part === 'soon') return [];
    const reader: StandIn = insteadOf
      ? {
          person,
          insteadOf: insteadOf.person,
          reason: insteadOf.until === null ? 'address-failed' : 'absent',
        }
      : { person, insteadOf: null, reason: 'self' };
    const effect: MailEffect = {
      mail: 'task',
      to: { personId: task.personId },
      revision: state.revision,
      taskId: task.id,
    };
    return [{ part, state, effect, reader, orderMs: task.dueAtMs ?? task.openedAtMs }];
  });
}

interface Day {
  readonly nowMs: number;
  readonly timeZone: string;
  readonly dayMs: number;
}

function partOf({ deal }: ProjectState, { mail, taskId }: MailEffect, day: Day): DigestPart {
  const task = deal?.tasks[taskId ?? ''];
  if (mail === 'overdue') return 'undone';
  if (!task || (mail !== 'task' && mail !== 'reminder')) return 'news';
  const part = partOfTask(task, day);
  return mail === 'task' && part === 'soon' ? 'opened' : part;
}

const decisions: readonly Task['kind'][] = ['judge', 'reassign', 'fill-role', 'fix-mail'];

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
  const [due, today] = [localDate(dueAtMs, timeZone), localDate(nowMs, timeZone)];
  return due < today ? 'overdue' : due === today ? 'today' : 'soon';
}

function orderMs({ deal }: ProjectState, { taskId }: MailEffect, { digestSinceMs }: OutboxRow): number {
  return deal?.tasks[taskId ?? '']?.dueAtMs ?? digestSinceMs ?? 0;
}

/** What is listed once: a task of the reader, whether it is new, reminded of or simply open, and what says the same. */
function subjects({ projectId }: ProjectState, { mail, taskId }: MailEffect): string[] {
  switch (mail) {
    case 'task':
    case 'reminder':
      return [`${projectId}:${taskId}`];
    case 'overdue':
      return [`${projectId}:${taskId}:overdue`];
    case 'drift':
      return [`${projectId}:drift`];
    default:
      return [];
  }
}

/** Of several emails about one thing the last one: earlier digests may not have got through. */
function onePerSubject<F extends Found>(found: readonly F[]): F[] {
  const last = new Map<string, F>();
  for (const each of found) for (const key of subjects(each.state, each.effect)) last.set(key, each);
  return found.filter((each) => subjects(each.state, each.effect).every((key) => last.get(key) === each));
}
