import type { HeldTask, ReviewProject } from '../../contracts/wire/review';
import { nextCheck, realDayMs } from '../../domain/project/evolve/clocks';
import { taskName } from '../../domain/explain/explain';
import { missingNames } from '../../domain/explain/explain';
import type { Language } from '../../domain/playbook/playbook';
import { applicationOf } from '../../domain/project/model/actors';
import { internalSource } from '../../domain/project/model/commands';
import type { Contact, Deal, ProjectState, Task } from '../../domain/project/model/state';
import { askedAbout } from '../../domain/project/decide/decisions';
import { ageInStageMs, ageMs, heldSinceMs, knownAtMs, openTasks } from '../../domain/project/model/state';
import { textsIn } from '../../domain/explain/texts-by-language';
import type { CountedProject } from '../../store/projects/team-projects';

/** From one instant up to but not including another; epoch milliseconds. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export function isWithin({ fromMs, toMs }: Span, atMs: number | undefined): boolean {
  return atMs !== undefined && fromMs <= atMs && atMs < toMs;
}

/** What a project is shown with: the week, the present instant, the language, and the names of people and customers. */
export interface ReviewView {
  readonly week: string;
  readonly span: Span;
  readonly nowMs: number;
  readonly language: Language;
  readonly names: ReadonlyMap<string, string>;
  readonly customers: ReadonlyMap<string, string>;
  /** Reviews in which each project was left undecided; absent: none. */
  readonly undecided: (project: Pick<CountedProject, 'projectId' | 'deal'>) => number;
  /** Contacts of projects that have had more than their states keep. */
  readonly contacts: ReadonlyMap<string, readonly Contact[]>;
  /** Since when projects have been stopped; those that work are absent. */
  readonly stopped: ReadonlyMap<string, number>;
}

export type OpenedProject = ProjectState & { readonly deal: Deal };

export function isOpened(state: ProjectState): state is OpenedProject {
  return state.deal !== null;
}

/** A project as its review shows it: what was done, what moved, what is in the way and what comes next. */
export function reviewProject(state: OpenedProject, view: ReviewView): ReviewProject {
  const { deal, projectId } = state;
  const { language, nowMs, customers, names } = view;
  const { hold, review } = deal;
  return {
    projectId,
    title: deal.title,
    customerId: deal.customerId,
    customerName: customers.get(deal.customerId) ?? deal.customerId,
    customerClass: deal.customerClass,
    ownerId: deal.ownerId,
    ownerName: names.get(deal.ownerId) ?? deal.ownerId,
    stageName: stageName(deal, deal.stage, language),
    playbook: { key: deal.playbook.key, version: deal.playbook.version },
    amount: deal.amount ?? null,
    currency: deal.currency ?? null,
    done: doneIn(state, view),
    newSinceMs: newSinceMs(deal, view.span),
    moved: deal.path
      .filter(({ enteredAtMs }) => isWithin(view.span, enteredAtMs))
      .map(({ stage }) => stageName(deal, stage, language)),
    inTheWay: {
      missing: missingNames(deal, language),
      overdue: hold ? [] : overdueIn(deal, view),
      drifting: deal.drifting,
      stoppedSinceMs: view.stopped.get(projectId) ?? null,
    },
    next: nextCheck(state),
    ageDays: wholeDays(ageMs(deal, nowMs)),
    ageInStageDays: wholeDays(ageInStageMs(deal, nowMs)),
    hold: hold
      ? { reason: hold.reason, sinceMs: hold.sinceMs, wakeAtMs: hold.wakeAtMs ?? hold.wakeOnMs }
      : null,
    undecidedWeeks: view.undecided(state),
    decision:
      review && review.week >= view.week
        ? { decision: review.decision, byName: nameOf(view, review.actor), atMs: review.atMs }
        : null,
  };
}

/** One that began after the review's week is as new: the page is opened on any day of the next. */
function newSinceMs({ openedAtMs, reopenedAtMs = openedAtMs }: Deal, { fromMs }: Span): number | null {
  return reopenedAtMs >= fromMs ? reopenedAtMs : null;
}

function doneIn({ projectId, deal }: OpenedProject, view: ReviewView): ReviewProject['done'] {
  const { span, language } = view;
  const contacts = view.contacts.get(projectId) ?? deal.contacts;
  const tasks = Object.values(deal.tasks).filter(
    ({ status, closedAtMs }) => status === 'done' && isWithin(span, closedAtMs),
  );
  return {
    contacts: contacts
      .filter((contact) => isWithin(span, knownAtMs(contact)))
      .map(({ occurredAtMs, kind, actor }) => ({ atMs: occurredAtMs, kind, byName: nameOf(view, actor) })),
    milestones: Object.entries(deal.milestones)
      .filter(([, milestone]) => isWithin(span, knownAtMs(milestone)))
      .map(([key, { occurredAtMs }]) => ({ atMs: occurredAtMs, name: milestoneName(deal, key, language) }))
      .sort(byInstant),
    tasks: tasks
      .map((task) => ({
        atMs: task.closedAtMs ?? 0,
        name: taskName(deal, task, language),
        byName: nameOf(view, task.closedBy ?? task.personId ?? internalSource),
      }))
      .sort(byInstant),
  };
}

function overdueIn(deal: Deal, view: ReviewView): ReviewProject['inTheWay']['overdue'] {
  const held = (task: Task): HeldTask => ({
    name: taskName(deal, task, view.language),
    personName: task.personId === null ? null : nameOf(view, task.personId),
    sinceMs: heldSinceMs(task),
  });
  return openTasks(deal)
    .flatMap((task) => {
      const { dueAtMs } = task;
      if (dueAtMs === null || dueAtMs >= view.nowMs) return [];
      return [{ ...held(task), dueAtMs, asked: askedAbout(deal, task).map(held) }];
    })
    .sort((a, b) => a.dueAtMs - b.dueAtMs);
}

/** Whether something that somebody could resolve keeps a project from moving on. */
export function isObstructed({ inTheWay }: ReviewProject): boolean {
  const { overdue, drifting, stoppedSinceMs } = inTheWay;
  return overdue.length > 0 || drifting || stoppedSinceMs !== null;
}

/** The ids of everybody whom the review of some projects may name, each once. */
export function namedIn(projects: readonly OpenedProject[]): Set<string> {
  const ids = new Set<string>();
  const add = (id: string | null | undefined): void => {
    if (typeof id === 'string') ids.add(id);
  };
  for (const { deal } of projects) {
    add(deal.ownerId);
    add(deal.review?.actor);
    for (const { actor } of deal.contacts) add(actor);
    for (const { personId, closedBy } of Object.values(deal.tasks)) {
      add(personId);
      add(closedBy);
    }
  }
  return ids;
}

export function stageName({ playbook }: Deal, stage: string, language: Language): string {
  return playbook.stages.find(({ key }) => key === stage)?.name[language] ?? stage;
}

function milestoneName({ playbook }: Deal, key: string, language: Language): string {
  return playbook.milestones[key]?.name[language] ?? key;
}

/** The name of a person or an application, or of the system where it acted on its own. */
function nameOf({ names, language }: ReviewView, actor: string): string {
  return actor === internalSource ? textsIn(language).system : (names.get(actor) ?? applicationOf(actor));
}

function wholeDays(ms: number): number {
  return Math.max(0, Math.floor(ms / realDayMs));
}

function byInstant(a: { atMs: number }, b: { atMs: number }): number {
  return a.atMs - b.atMs;
}
