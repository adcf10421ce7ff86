import type { ClockDays, TaskKind } from '../../playbook/playbook';
import type { Opening } from './opening';
import type { ContactKind, HoldReason, ReviewDecision } from './command-fields';
import type { Clock } from './clock';

/** `new` until the project is opened. Won, lost and dropped are final, but for a hand-over or a new attempt. */
export type ProjectStatus = 'new' | 'open' | 'won' | 'lost' | 'dropped';

export type { TaskKind } from '../../playbook/playbook';

/** `accepted`: its holder has agreed to do it. It stays open, and its ladder goes on. */
export type OpenTaskStatus = 'open' | 'accepted';
export type ClosedTaskStatus = 'done' | 'declined' | 'cancelled' | 'superseded' | 'skipped';
export type TaskStatus = OpenTaskStatus | ClosedTaskStatus;

/** What ended a hold: its date, a contact or a milestone, or somebody's command. */
export type WakeCause = 'date' | 'contact' | 'milestone' | 'command';

/** The fingerprint of a project without events. */
export const noEvents = '';

/** How far a task is on its escalation ladder. */
export interface LadderPlace {
  /** The rung that fires next, from 0; the number of rungs when all have fired. */
  readonly next: number;
  /** When it fires; null until the ledger has planned it, and when no rung is left. */
  readonly atMs: number | null;
  /** The event that asked for this plan: plans for an older event are out of date and change nothing. */
  readonly revision: number;
  /** When the ladder began: rungs that would have been due by then do not fire. */
  readonly sinceMs: number;
  /** The previous rung; absent before the first. */
  readonly fired?: FiredRung;
  /** What the rungs count from instead of the due date, after one has fired late and moved the rest. */
  readonly fromMs?: number;
}

/** A rung that has fired, and when it was planned to; epoch milliseconds. */
export interface FiredRung {
  readonly atMs: number;
  readonly plannedAtMs: number;
}

/** What one person has to do next in a project. */
export interface Task {
  /** Unique within the project. */
  readonly id: string;
  readonly kind: TaskKind;
  readonly key: string;
  readonly role: string;
  readonly stage: string;
  /** Null while nobody is chosen: the task is then in the role's queue. */
  readonly personId: string | null;
  readonly openedAtMs: number;
  /** Since when its holder has had it, if not since it was opened; see `heldSinceMs`. */
  readonly assignedAtMs?: number;
  readonly dueDays: number;
  /** Null until the ledger has planned it. */
  readonly dueAtMs: number | null;
  /** What the due date counts from if not the opening: the task was overdue when it was passed on. */
  readonly dueFromMs?: number;
  /** Picked by a person; calendar changes leave it alone. */
  readonly dueIsChosen?: true;
  /** When the due date was set, if that was during the present hold. */
  readonly dueSetAtMs?: number;
  /** A calendar has changed: nothing replanned because of it comes before the next working morning after this. */
  readonly notBeforeMs?: number;
  readonly status: TaskStatus;
  readonly acceptedAtMs?: number;
  readonly milestone?: string;
  /** What the manager asks for; only in a `push` task. */
  readonly noteId?: string;
  /** What a manager's task is about: the role to fill, or the person whose mail bounced. */
  readonly about?: string;
  /** The tasks that a decision who goes on is about, in the order in which they were raised. Never empty. */
  readonly aboutTasks?: readonly string[];
  /** The declined task that this decision of the manager stands in for. */
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
  /** When it was reported, if not when it happened. */
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
  /** When it was recorded, if not when it happened. */
  readonly recordedAtMs?: number;
  readonly actor: string;
  readonly milestone?: string;
  readonly noteId?: string;
}

/** Who holds a role in the project; null while it is in the role's queue. */
export interface RoleHolder {
  readonly personId: string | null;
  readonly reason: string;
}

/** A period on hold; epoch milliseconds. */
export interface HeldSpan {
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** A wait with a wake date, during which clocks and ladders stand still; it is not a loss. */
export interface Hold {
  readonly reason: HoldReason;
  readonly sinceMs: number;
  /** The day on which to wake, as asked for. */
  readonly wakeOnMs: number;
  /** When it wakes: the morning of that day or of the next working day. Null until the ledger has planned it. */
  readonly wakeAtMs: number | null;
  /** The event that began it or changed it last. */
  readonly revision: number;
  readonly actor: string;
  readonly noteId?: string;
  /** What ended a hold that is over, who did, and when. */
  readonly ended?: { readonly cause: WakeCause; readonly actor: string; readonly atMs: number };
}

/** When a hold ends: as planned, or as asked for until it is planned. Epoch milliseconds. */
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

/** The manager's latest decision in a weekly review. */
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

/** Evidence voided by a return to an earlier stage. It is kept, and counts for nothing. */
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

export interface StageVisit {
  readonly stage: string;
  readonly enteredAtMs: number;
  readonly leftAtMs: number | null;
  /** How much of it the project was on hold, in milliseconds, without the present hold. */
  readonly heldMs?: number;
}

/** A command that was carried out: its id and the revision it led to. A tuple, to keep the state small. */
export type RememberedCommand = readonly [commandId: string, revision: number];

/** How many command ids a project remembers, newest last. */
export const rememberedCommands = 500;

/** How many contacts the state keeps for mails and explanations; the ledger keeps all. */
export const keptContacts = 5;

/**
 * Everything a project knows about itself: plain JSON, folded from its events by `evolve`. It holds ids only: names and
 * addresses of people and customers are looked up where they are needed.
 */
export interface ProjectState {
  readonly schemaVersion: 1;
  readonly projectId: string;
  readonly status: ProjectStatus;
  /** The number of events so far. */
  readonly revision: number;
  /** Of all events so far: equal fingerprints mean equal events. See fingerprint.ts. */
  readonly fingerprint: string;
  readonly commands: readonly RememberedCommand[];
  /** Absent while the project is new. */
  readonly deal: Deal | null;
}

/** What is to be replanned for somebody who has taken over, until the ledger has done it. */
export interface Replan {
  /** Nothing comes before the next working morning after this. */
  readonly atMs: number;
  /** Whether the clock now follows another person's days. */
  readonly owner: boolean;
  readonly taskIds: readonly string[];
}

/** Facts about the deal that may change while it runs. */
export type ChangingFact = 'title' | 'amount' | 'currency' | 'expectedSigningOn';

/** The latest change of a fact. */
export interface ChangedFact {
  /** What it was before; null when it was not known. */
  readonly from: string | number | null;
  readonly atMs: number;
}

/** What an opened project consists of. */
export interface Deal extends Opening {
  readonly openedAtMs: number;
  /** The facts that are not what they were at the opening any more, or once were others. */
  readonly changed?: Readonly<Partial<Record<ChangingFact, ChangedFact>>>;
  readonly stage: string;
  readonly path: readonly StageVisit[];
  readonly buyerStage: string;
  /** Whether the seller is two or more stages ahead of the buyer, and both have been warned. */
  readonly drifting: boolean;
  readonly milestones: Readonly<Record<string, ReachedMilestone>>;
  readonly superseded?: readonly SupersededMilestone[];
  readonly contacts: readonly Contact[];
  readonly roles: Readonly<Record<string, RoleHolder>>;
  readonly tasks: Readonly<Record<string, Task>>;
  readonly clock: Clock;
  /** This project's own clock days; the rest come from the playbook. */
  readonly ownDays?: Partial<ClockDays>;
  readonly hold?: Hold;
  /** The latest hold that has ended. */
  readonly lastHold?: Hold;
  /** Total time on hold in milliseconds, without the present hold. */
  readonly heldMs?: number;
  /** The holds that have ended, in order. */
  readonly heldSpans?: readonly HeldSpan[];
  readonly meeting?: ConfirmedMeeting;
  readonly review?: Review;
  readonly outcome: Outcome | null;
  /** The owner or holders of tasks have changed: what lies ahead is to be planned by the new people's mornings. */
  readonly replan?: Replan;
  /** Attempts before this one, the oldest first. */
  readonly attempts?: readonly Attempt[];
  /** When this attempt began, unless it is the first. */
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

/** Whether a project is running: it takes commands and its clock counts. */
export function isOpen(state: ProjectState): state is ProjectState & { status: 'open'; deal: Deal } {
  return state.status === 'open' && state.deal !== null;
}

/** Whether the project is over, however it ended. */
export function hasEnded(state: ProjectState): boolean {
  return state.status === 'won' || state.status === 'lost' || state.status === 'dropped';
}

/** The status shown to people. `held` is set apart: such a project runs, but is neither silent nor lost. */
export type ShownStatus = ProjectStatus | 'held';

export function shownStatus({
  status,
  deal,
}: Pick<ProjectState, 'status'> & { readonly deal: Pick<Deal, 'hold'> | null }): ShownStatus {
  return status === 'open' && deal?.hold ? 'held' : status;
}

/** Age of the present attempt without time on hold, in milliseconds; up to its end once it has ended. */
export function ageMs(deal: Deal, now: number): number {
  const { openedAtMs, reopenedAtMs, heldMs = 0, hold, outcome } = deal;
  const untilMs = outcome?.atMs ?? hold?.sinceMs ?? now;
  return untilMs - (reopenedAtMs ?? openedAtMs) - heldMs;
}

/** Time in the present stage without time on hold, in milliseconds. */
export function ageInStageMs(deal: Deal, now: number): number {
  const { path, hold, outcome } = deal;
  const visit = path.at(-1);
  if (!visit) return 0;
  const untilMs = visit.leftAtMs ?? outcome?.atMs ?? hold?.sinceMs ?? now;
  return untilMs - visit.enteredAtMs - (visit.heldMs ?? 0);
}

/** Whether a task is still to be done: open, or accepted but not done. */
export function isOpenTask({ status }: Pick<Task, 'status'>): boolean {
  return status === 'open' || status === 'accepted';
}

/** Since when the holder has had a task, or nobody has; epoch milliseconds. */
export function heldSinceMs({ openedAtMs, assignedAtMs = openedAtMs }: Task): number {
  return assignedAtMs;
}

/** The tasks that are still to be done, oldest first. */
export function openTasks(deal: Deal): Task[] {
  return Object.values(deal.tasks).filter(isOpenTask);
}

/**
 * Who is part of a project and may therefore read it: its owner, and the holders of its roles and open tasks. Their
 * managers may too, but that is up to the directory.
 */
export function involvedIn(deal: Deal): string[] {
  const holders = Object.values(deal.roles).map(({ personId }) => personId);
  const assignees = openTasks(deal).map(({ personId }) => personId);
  return [...new Set([deal.ownerId, ...holders, ...assignees].filter((personId) => personId !== null))];
}

/** When the project learned of something that happened, epoch milliseconds. */
export function knownAtMs({
  occurredAtMs,
  recordedAtMs = occurredAtMs,
}: Pick<Contact, 'occurredAtMs' | 'recordedAtMs'>): number {
  return recordedAtMs;
}

/** The notes of the kept contacts. */
export function noteIdsOf(deal: Deal): string[] {
  return deal.contacts.flatMap(({ noteId }) => (noteId === undefined ? [] : [noteId]));
}

/** The revision that a command led to, if the project remembers it. */
export function revisionOf(state: ProjectState, commandId: string): number | undefined {
  return state.commands.findLast(([id]) => id === commandId)?.[1];
}

/** Whether a meeting confirmed by the customer is still to come. */
export function hasMeetingAhead({ meeting }: Pick<Deal, 'meeting'>, nowMs: number): boolean {
  return meeting !== undefined && meeting.atMs > nowMs;
}
