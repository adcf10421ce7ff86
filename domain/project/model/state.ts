import type { ClockDays, CustomerClass, PlaybookRules, TaskKind } from '../../playbook/playbook';
import type { ContactKind, HoldReason, ReviewDecision } from './commands';

/** `new` until the project is opened. Won, lost and dropped are ends: only a hand-over or a new attempt follows them. */
export type ProjectStatus = 'new' | 'open' | 'won' | 'lost' | 'dropped';

export type { TaskKind } from '../../playbook/playbook';

/** `accepted`: its holder has said that they do it. It is open like before, and its ladder goes on. */
export type OpenTaskStatus = 'open' | 'accepted';
export type ClosedTaskStatus = 'done' | 'declined' | 'cancelled' | 'superseded' | 'skipped';
export type TaskStatus = OpenTaskStatus | ClosedTaskStatus;

/** What ended a hold: its date, a contact or a milestone, or somebody's command. */
export type WakeCause = 'date' | 'contact' | 'milestone' | 'command';

/** The fingerprint of a project to which nothing has happened yet. */
export const noEvents = '';

/** Where a task stands on its escalation ladder. */
export interface LadderPlace {
  /** The rung that fires next, from 0; the number of rungs when all have fired. */
  readonly next: number;
  /** When it fires; null until the ledger has worked it out, and when none is left. */
  readonly atMs: number | null;
  /** The event that asked for this plan: one for an older event is out of date and changes nothing. */
  readonly revision: number;
  /** When the ladder began: no rung fires that would have been due by then. */
  readonly sinceMs: number;
  /** When the rung before fired, and when it was to fire. Absent while none has. */
  readonly firedAtMs?: number;
  readonly plannedAtMs?: number;
  /** What the rungs count from when it is not the due date: one has fired late, and those after it come later too. */
  readonly fromMs?: number;
}

/** What one person has to do next in a project. */
export interface Task {
  /** Unique within the project. */
  readonly id: string;
  readonly kind: TaskKind;
  readonly key: string;
  readonly role: string;
  readonly stage: string;
  /** Null while nobody is chosen: it then stands in the role's queue. */
  readonly personId: string | null;
  readonly openedAtMs: number;
  /** Since when its holder has it, if not since the opening; see `heldSinceMs`. */
  readonly assignedAtMs?: number;
  readonly dueDays: number;
  /** Null until the ledger has worked it out. */
  readonly dueAtMs: number | null;
  /** The due date counts from here when not from the opening: the task was overdue when it was passed on. */
  readonly dueFromMs?: number;
  /** Somebody has chosen the due date: it is of no matter to it which days are working days. */
  readonly dueIsChosen?: true;
  /** When the due date was set, if that was during the hold that lasts. */
  readonly dueSetAtMs?: number;
  /** A calendar has changed: nothing that was planned anew then comes before the next working morning from here. */
  readonly notBeforeMs?: number;
  readonly status: TaskStatus;
  readonly acceptedAtMs?: number;
  readonly milestone?: string;
  /** What the manager asks for, of a `push` task. */
  readonly noteId?: string;
  /** What a manager's task is about: the role to fill, or the person whose mail came back. */
  readonly about?: string;
  /** Of a decision who goes on: the tasks that it is about, in the order in which that was asked. Never empty. */
  readonly aboutTasks?: readonly string[];
  /** The declined task in whose stead this one waits for a decision of the manager. */
  readonly replaces?: string;
  /** Absent when the playbook has no ladder for the kind, and once the task is closed. */
  readonly ladder?: LadderPlace;
  readonly closedAtMs?: number;
  readonly closedBy?: string;
  readonly closedReason?: string;
}

/** A milestone that a project has, with its proof. */
export interface ReachedMilestone {
  readonly revision: number;
  readonly occurredAtMs: number;
  /** When it was reported, if not when it occurred. */
  readonly recordedAtMs?: number;
  readonly actor: string;
  readonly source: string;
  readonly evidence: string;
}

/** One of the last verified exchanges with the customer. */
export interface Contact {
  readonly revision: number;
  readonly kind: ContactKind | 'milestone';
  readonly occurredAtMs: number;
  /** When it was recorded, if not when it occurred. */
  readonly recordedAtMs?: number;
  readonly actor: string;
  readonly milestone?: string;
  readonly noteId?: string;
}

/** Who holds a role in the project; null when it stands in the role's queue. */
export interface RoleHolder {
  readonly personId: string | null;
  readonly reason: string;
}

/** What started the clock that runs now. */
export interface ClockStart {
  readonly cause: 'opened' | 'contact' | 'milestone' | 'reopened';
  /** The event that did it. */
  readonly revision: number;
  readonly actor: string;
}

/**
 * The 15-30 clock of a project.
 * `watching`: neither check has fired. `followed-up`: the follow-up has fired (or the project was kept), judgement
 * comes next. `judging`: judgement is asked for; the drop comes next.
 */
export interface Clock {
  readonly phase: 'watching' | 'followed-up' | 'judging';
  /** Days count from here: the last contact, or the opening. Epoch milliseconds. */
  readonly startedAtMs: number;
  readonly startedBy: ClockStart;
  /** The revision whose deadlines are, or will be, planned; a plan for another one is out of date. */
  readonly planRevision: number;
  /** When the judgement was asked for; the grace counts from here. */
  readonly judgedAtMs: number | null;
  readonly followUpAtMs: number | null;
  readonly judgeAtMs: number | null;
  readonly dropAtMs: number | null;
  /** How long the project was on hold since the clock started: no check counts that time. */
  readonly heldMs?: number;
  /** When intent is judged again, as a `keep` has said: no change of days moves it. */
  readonly keptUntilMs?: number;
  /** When the `keep` was said: an older contact that is reported later does not undo it. */
  readonly keptAtMs?: number;
  /** `judgeAtMs` is the date of a `keep` as it was given, and its working morning is not worked out yet. */
  readonly isProvisional?: true;
  /** No check is planned before: what a change has made overdue comes on the next working morning. */
  readonly notBeforeMs?: number;
  /** The judgement was open when the project was put on hold: it is asked for again, counted from the waking. */
  readonly asksAgain?: true;
  /** When the project woke whose judgement is asked for again. */
  readonly wokenAtMs?: number;
}

/** A time that a project was on hold; epoch milliseconds. */
export interface HeldSpan {
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** A wait with a wake date. Clocks and ladders stand still; it is no loss. */
export interface Hold {
  readonly reason: HoldReason;
  readonly sinceMs: number;
  /** On which day to wake, as it was asked for. */
  readonly wakeOnMs: number;
  /** When it wakes: the morning of that day, or of the next working day. Null until the ledger has worked it out. */
  readonly wakeAtMs: number | null;
  /** The event that began or changed it last. */
  readonly revision: number;
  readonly actor: string;
  readonly noteId?: string;
  /** Of a hold that is over: what ended it, who, and when. */
  readonly ended?: { readonly cause: WakeCause; readonly actor: string; readonly atMs: number };
}

/** When a hold ends: as planned, or as it was asked for while that is being planned. Epoch milliseconds. */
export function wakesAtMs({ wakeAtMs, wakeOnMs }: Hold): number {
  return wakeAtMs ?? wakeOnMs;
}

/** A dated exchange that the customer has confirmed. */
export interface ConfirmedMeeting {
  readonly kind: ContactKind;
  readonly atMs: number;
  readonly evidence: string;
  readonly revision: number;
  readonly actor: string;
  readonly noteId?: string;
}

/** What the manager has decided last in a weekly review. */
export interface Review {
  /** The Monday of the review: `2026-03-02`. */
  readonly week: string;
  readonly decision: ReviewDecision;
  readonly atMs: number;
  readonly actor: string;
  readonly noteId?: string;
}

/** An attempt at the project that has ended. */
export interface Attempt {
  readonly status: Exclude<ProjectStatus, 'new' | 'open'>;
  readonly outcome: Outcome;
  readonly startedAtMs: number;
}

/** Evidence that a return to an earlier stage has made void. It is kept and counts for nothing. */
export interface SupersededMilestone extends ReachedMilestone {
  readonly milestone: string;
}

/** How a project ended. */
export interface Outcome {
  readonly atMs: number;
  readonly actor: string;
  readonly reason: string;
  readonly competitor?: string;
  readonly noteId?: string;
  readonly deliveryManagerId?: string | null;
}

/** A visit to a stage. */
export interface StageVisit {
  readonly stage: string;
  readonly enteredAtMs: number;
  readonly leftAtMs: number | null;
  /** How long of it the project was on hold, in milliseconds; a hold that lasts is not in it. */
  readonly heldMs?: number;
}

/** A command that was carried out: its id and the revision it led to. A tuple, for the size of the state. */
export type RememberedCommand = readonly [commandId: string, revision: number];

/** How many command ids a project remembers, the newest last. */
export const rememberedCommands = 500;

/** How many contacts the state keeps for mails and explanations; the ledger keeps all. */
export const keptContacts = 5;

/**
 * Everything that a project knows of itself: plain JSON, folded from its events by `evolve`. Ids only: names and
 * addresses of people and customers are looked up where they are needed.
 */
export interface ProjectState {
  readonly schemaVersion: 1;
  readonly projectId: string;
  readonly status: ProjectStatus;
  /** The number of events so far. */
  readonly revision: number;
  /** Of all events so far: states of the same fingerprint have come from the same events. See fingerprint.ts. */
  readonly fingerprint: string;
  readonly commands: readonly RememberedCommand[];
  /** Absent while the project is new. */
  readonly deal: Deal | null;
}

/** What is to be planned anew for somebody who has taken over, while the ledger has not done it yet. */
export interface Replan {
  /** Nothing comes before the next working morning from here. */
  readonly atMs: number;
  /** Whether the clock goes by another person's days. */
  readonly owner: boolean;
  readonly taskIds: readonly string[];
}

/** What an opened project consists of. */
export interface Deal {
  readonly title: string;
  readonly customerId: string;
  readonly customerClass: CustomerClass;
  readonly ownerId: string;
  readonly amount?: number;
  readonly currency?: string;
  readonly playbook: PlaybookRules;
  readonly openedAtMs: number;
  readonly stage: string;
  readonly path: readonly StageVisit[];
  readonly buyerStage: string;
  /** Whether the seller is two or more stages ahead of the buyer, and both were warned. */
  readonly drifting: boolean;
  readonly milestones: Readonly<Record<string, ReachedMilestone>>;
  readonly superseded?: readonly SupersededMilestone[];
  readonly contacts: readonly Contact[];
  readonly roles: Readonly<Record<string, RoleHolder>>;
  readonly tasks: Readonly<Record<string, Task>>;
  readonly clock: Clock;
  /** The days of this project's own clock; the others are the playbook's. */
  readonly ownDays?: Partial<ClockDays>;
  readonly hold?: Hold;
  /** The last hold that has ended. */
  readonly lastHold?: Hold;
  /** How long the project was on hold in all, in milliseconds; a hold that lasts is not in it. */
  readonly heldMs?: number;
  /** The holds that have ended, in order. */
  readonly heldSpans?: readonly HeldSpan[];
  readonly meeting?: ConfirmedMeeting;
  readonly review?: Review;
  readonly outcome: Outcome | null;
  /** Somebody else is the owner, or has tasks: what is ahead of that is to be planned by their mornings. */
  readonly replan?: Replan;
  /** Attempts before this one, the oldest first. */
  readonly attempts?: readonly Attempt[];
  /** When this attempt began, if it is not the first. */
  readonly reopenedAtMs?: number;
}

/** A project that nobody has opened yet. */
export function newProject(projectId: string): ProjectState {
  return {
    schemaVersion: 1,
    projectId,
    status: 'new',
    revision: 0,
    fingerprint: noEvents,
    commands: [],
    deal: null,
  };
}

/** Whether a project still runs: it can take commands and its clock counts. */
export function isOpen(state: ProjectState): state is ProjectState & { status: 'open'; deal: Deal } {
  return state.status === 'open' && state.deal !== null;
}

/** Whether the project has come to an end of any kind. */
export function hasEnded(state: ProjectState): boolean {
  return state.status === 'won' || state.status === 'lost' || state.status === 'dropped';
}

/** A project's status as it is shown: one on hold runs, but neither waits in silence nor is lost. */
export type ShownStatus = ProjectStatus | 'held';

export function shownStatus({
  status,
  deal,
}: Pick<ProjectState, 'status'> & { readonly deal: Pick<Deal, 'hold'> | null }): ShownStatus {
  return status === 'open' && deal?.hold ? 'held' : status;
}

/**
 * How long the present attempt has run, without the time on hold, in milliseconds: up to its end when it has ended.
 */
export function ageMs(deal: Deal, now: number): number {
  const { openedAtMs, reopenedAtMs, heldMs = 0, hold, outcome } = deal;
  const untilMs = outcome?.atMs ?? hold?.sinceMs ?? now;
  return untilMs - (reopenedAtMs ?? openedAtMs) - heldMs;
}

/** How long the project has been in its stage, without the time on hold, in milliseconds. */
export function ageInStageMs(deal: Deal, now: number): number {
  const { path, hold, outcome } = deal;
  const visit = path.at(-1);
  if (!visit) return 0;
  const untilMs = visit.leftAtMs ?? outcome?.atMs ?? hold?.sinceMs ?? now;
  return untilMs - visit.enteredAtMs - (visit.heldMs ?? 0);
}

/** Whether something is still to be done: open, or accepted and not done yet. */
export function isOpenTask({ status }: Pick<Task, 'status'>): boolean {
  return status === 'open' || status === 'accepted';
}

/** Since when its holder has a task, or nobody has it; epoch milliseconds. */
export function heldSinceMs({ openedAtMs, assignedAtMs = openedAtMs }: Task): number {
  return assignedAtMs;
}

/** The tasks that are still to be done, oldest first. */
export function openTasks(deal: Deal): Task[] {
  return Object.values(deal.tasks).filter(isOpenTask);
}

/**
 * Who has to do with a project now and may read it: its owner, the holders of its roles and of its open tasks. Their
 * managers may too; that is a question for the directory.
 */
export function involvedIn(deal: Deal): string[] {
  const holders = Object.values(deal.roles).map(({ personId }) => personId);
  const assignees = openTasks(deal).map(({ personId }) => personId);
  return [...new Set([deal.ownerId, ...holders, ...assignees].filter((personId) => personId !== null))];
}

/** When the project learned of something that had occurred, epoch milliseconds. */
export function knownAtMs({
  occurredAtMs,
  recordedAtMs = occurredAtMs,
}: Pick<Contact, 'occurredAtMs' | 'recordedAtMs'>): number {
  return recordedAtMs;
}

/** The notes that the kept contacts came with. */
export function noteIdsOf(deal: Deal): string[] {
  return deal.contacts.flatMap(({ noteId }) => (noteId === undefined ? [] : [noteId]));
}

/** The revision that a command led to, when the project remembers it. */
export function revisionOf(state: ProjectState, commandId: string): number | undefined {
  return state.commands.findLast(([id]) => id === commandId)?.[1];
}

/** Whether a meeting that the customer has confirmed is still to come. */
export function hasMeetingAhead({ meeting }: Pick<Deal, 'meeting'>, nowMs: number): boolean {
  return meeting !== undefined && meeting.atMs > nowMs;
}
