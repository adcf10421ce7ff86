import { assertNever } from '../../assert-never';
import {
  clockAfterContact,
  clockInStage,
  followedUpClock,
  judgingClock,
  keptClock,
  replannedClock,
  startClock,
} from './clocks';
import { factChanged, referencesChanged } from './changed-facts';
import { plan } from './deadline-plans';
import { firstStage } from '../../playbook/playbook';
import { internalSource } from '../model/commands';
import {
  deadlinesReplanned,
  held,
  heldByOthers,
  holdChanged,
  meetingCancelled,
  meetingConfirmed,
  reopened,
  withoutHold,
  woken,
} from './evolve-clock';
import type { ProjectEvent } from '../model/events';
import { fingerprintAfter } from '../model/fingerprint';
import { factsNoted, supersede } from './superseded';
import { footOfLadder, nextRung } from './ladders';
import { effectiveReview } from './review-weeks';
import type {
  Contact,
  Deal,
  Outcome,
  ProjectState,
  ProjectStatus,
  ReachedMilestone,
  RememberedCommand,
  Task,
} from '../model/state';
import { openingOf } from '../model/opening';
import { keptContacts, newProject, rememberedCommands } from '../model/state';

type Of<T extends ProjectEvent['type']> = Extract<ProjectEvent, { type: T }>;

/**
 * The state after an event. This is the only projection: the workflow, the Mongo document, replays for analysis and
 * what-if runs all fold with it.
 */
export function evolve(state: ProjectState, event: ProjectEvent): ProjectState {
  const next: ProjectState = {
    ...state,
    revision: event.revision,
    fingerprint: fingerprintAfter(state.fingerprint, event),
    commands: remember(state.commands, event),
    status: statusAfter(state.status, event),
    deal: event.type === 'projectOpened' ? openedDeal(event) : state.deal && evolveDeal(state.deal, event),
  };
  return plan(next, event.planned);
}

/** The state that a ledger's events lead to. */
export function fold(projectId: string, events: readonly ProjectEvent[]): ProjectState {
  return events.reduce(evolve, newProject(projectId));
}

function remember(commands: readonly RememberedCommand[], event: ProjectEvent): readonly RememberedCommand[] {
  if (event.source === internalSource) return commands;
  const others = commands.at(-1)?.[0] === event.commandId ? commands.slice(0, -1) : commands;
  return [...others, [event.commandId, event.revision] as const].slice(-rememberedCommands);
}

function statusAfter(status: ProjectStatus, event: ProjectEvent): ProjectStatus {
  switch (event.type) {
    case 'projectOpened':
    case 'projectReopened':
      return 'open';
    case 'projectWon':
      return 'won';
    case 'projectLost':
      return 'lost';
    case 'projectDropped':
      return 'dropped';
    default:
      return status;
  }
}

function openedDeal(event: Of<'projectOpened'>): Deal {
  const { ownerId, playbook } = event;
  const buyerStage = playbook.buyerStages[0]?.key ?? '';
  return {
    ...openingOf(event),
    openedAtMs: event.atMs,
    stage: firstStage(playbook).key,
    path: [],
    buyerStage,
    drifting: false,
    milestones: {},
    contacts: [],
    roles: { [playbook.ownerRole]: { personId: ownerId, reason: 'owner' } },
    tasks: {},
    clock: startClock(event.atMs, { cause: 'opened', revision: event.revision, actor: event.actor }),
    outcome: null,
  };
}

function evolveDeal(deal: Deal, event: Exclude<ProjectEvent, Of<'projectOpened'>>): Deal {
  switch (event.type) {
    case 'stageEntered':
      return stageEntered(deal, event);
    case 'milestoneReached':
      return milestoneReached(deal, event);
    case 'contactRecorded':
      return contacted(deal, event, event.occurredAtMs, {
        revision: event.revision,
        kind: event.kind,
        occurredAtMs: event.occurredAtMs,
        ...recordedLater(event),
        actor: event.actor,
        ...(event.noteId !== undefined && { noteId: event.noteId }),
      });
    case 'buyerStageMoved':
      return { ...deal, buyerStage: event.to };
    case 'driftWarned':
      return { ...deal, drifting: true };
    case 'driftEnded':
      return { ...deal, drifting: false };
    case 'taskOpened':
      return withTask(deal, openedTask(deal, event));
    case 'taskAccepted':
      return changeTask(deal, event.taskId, { status: 'accepted', acceptedAtMs: event.atMs });
    case 'taskPostponed':
      return taskPostponed(deal, event);
    case 'taskAssigned':
      return taskAssigned(deal, event);
    case 'decisionChanged':
      return changeTask(deal, event.taskId, { aboutTasks: event.aboutTasks });
    case 'rungReached':
      return rungReached(deal, event);
    case 'handedOver':
      return handedOver(deal, event);
    case 'stageReturned':
      return supersede(deal, event.superseded);
    case 'taskClosed':
      return taskClosed(deal, event);
    case 'roleAssigned':
      return roleAssigned(deal, event);
    case 'roleQueued':
      return withRole(deal, event.role, { personId: null, reason: event.reason });
    case 'followUpDue':
      return { ...deal, clock: followedUpClock(deal.clock) };
    case 'judgementDue':
      return { ...deal, clock: judgingClock(deal.clock, event) };
    case 'projectKept':
      return { ...deal, clock: keptClock(deal.clock, event) };
    case 'projectHeld':
      return held(deal, event);
    case 'holdChanged':
      return holdChanged(deal, event);
    case 'projectWoken':
      return woken(deal, event);
    case 'meetingConfirmed':
      return meetingConfirmed(deal, event);
    case 'meetingCancelled':
      return meetingCancelled(deal, event);
    case 'clockChanged':
      return { ...deal, ownDays: event.days, clock: replannedClock(deal.clock, event) };
    case 'classChanged':
      return { ...deal, customerClass: event.to, clock: replannedClock(deal.clock, event) };
    case 'titleChanged':
    case 'amountChanged':
    case 'currencyChanged':
    case 'expectedSigningChanged':
      return factChanged(deal, event);
    case 'referenceAdded':
    case 'referenceRemoved':
      return referencesChanged(deal, event);
    case 'projectReviewed': {
      const { week, decision, atMs, actor, noteId } = event;
      const noted = noteId !== undefined && { noteId };
      return { ...deal, review: effectiveReview(deal.review, { week, decision, atMs, actor, ...noted }) };
    }
    case 'factsNoted':
      return factsNoted(deal, event);
    case 'deadlinesReplanned':
      return deadlinesReplanned(deal, event);
    case 'projectReopened':
      return supersede(reopened(deal, event), event.superseded);
    case 'projectDropped':
    case 'projectLost':
    case 'projectWon': {
      const awake = withoutHold(deal, event.atMs);
      return { ...awake, path: leaveStage(awake, event.atMs), outcome: outcomeOf(event) };
    }
    case 'roleSkipped':
    case 'rungPassedOver':
    case 'noteAdded':
    case 'mailFailed':
    case 'commandAcknowledged':
    case 'commandRefused':
    case 'ledgerAdopted':
      return deal;
    default:
      return assertNever(event);
  }
}

function stageEntered(deal: Deal, event: Of<'stageEntered'>): Deal {
  const visit = { stage: event.stage, enteredAtMs: event.atMs, leftAtMs: null };
  return {
    ...deal,
    stage: event.stage,
    // a role that nobody could take is asked for anew: somebody may be available by now
    roles: Object.fromEntries(Object.entries(deal.roles).filter(([, holder]) => holder.personId !== null)),
    path: [...leaveStage(deal, event.atMs), visit],
    clock: clockInStage(deal, event.stage, event),
  };
}

function leaveStage(deal: Deal, atMs: number): Deal['path'] {
  return deal.path.map((visit) => (visit.leftAtMs === null ? { ...visit, leftAtMs: atMs } : visit));
}

function milestoneReached(deal: Deal, event: Of<'milestoneReached'>): Deal {
  const { revision, occurredAtMs, actor, source, evidence, milestone, noteId } = event;
  const fact: ReachedMilestone = { revision, occurredAtMs, ...recordedLater(event), actor, source, evidence };
  const reached: Deal = { ...deal, milestones: { ...deal.milestones, [milestone]: fact } };
  if (!event.contact) return reached;
  const contact: Contact = {
    revision,
    kind: 'milestone',
    milestone,
    occurredAtMs,
    ...recordedLater(event),
    actor,
    ...(noteId && { noteId }),
  };
  return contacted(reached, event, occurredAtMs, contact);
}

function recordedLater({
  atMs,
  occurredAtMs,
}: Of<'milestoneReached' | 'contactRecorded'>): Pick<Contact, 'recordedAtMs'> {
  return atMs === occurredAtMs ? {} : { recordedAtMs: atMs };
}

function contacted(deal: Deal, event: ProjectEvent, occurredAtMs: number, contact: Contact): Deal {
  const contacts = [...deal.contacts, contact]
    .sort((a, b) => a.occurredAtMs - b.occurredAtMs)
    .slice(-keptContacts);
  const cause = event.type === 'milestoneReached' ? 'milestone' : 'contact';
  return { ...deal, contacts, clock: clockAfterContact(deal, event, occurredAtMs, cause) };
}

function openedTask(deal: Deal, event: Of<'taskOpened'>): Task {
  const { taskId, kind, key, role, stage, personId, dueDays, dueAtMs, milestone, about, aboutTasks } = event;
  const { replaces, noteId } = event;
  const ladder = footOfLadder(deal, event, event);
  return {
    id: taskId,
    kind,
    key,
    role,
    stage,
    personId,
    openedAtMs: event.atMs,
    dueDays,
    dueAtMs: dueAtMs ?? null,
    ...(dueAtMs !== undefined && { dueIsChosen: true }),
    status: 'open',
    ...(noteId !== undefined && { noteId }),
    ...(milestone !== undefined && { milestone }),
    ...(about !== undefined && { about }),
    ...(aboutTasks !== undefined && { aboutTasks }),
    ...(replaces !== undefined && { replaces }),
    ...(ladder && { ladder }),
  };
}

/** A closed task drops its ladder: nothing of it will fire, and every run of a project carries its tasks along. */
function taskClosed(deal: Deal, { taskId, status, atMs, actor, reason }: Of<'taskClosed'>): Deal {
  const task = deal.tasks[taskId];
  if (!task) return deal;
  const { ladder: _, ...others } = task;
  return withTask(deal, { ...others, status, closedAtMs: atMs, closedBy: actor, closedReason: reason });
}

function taskAssigned(deal: Deal, event: Of<'taskAssigned'>): Deal {
  const task = deal.tasks[event.taskId];
  if (!task) return deal;
  const { acceptedAtMs: _, dueIsChosen, ...unaccepted } = task;
  const chosen = dueIsChosen && { dueIsChosen };
  const given = givenTo({ ...unaccepted, status: 'open' }, event.personId, event.atMs);
  if (!task.ladder) return withTask(deal, { ...given, ...chosen, ...dueForOther(task, event) });
  // somebody new is reminded from the start, and gets the full time when the old one is over; none passes in a hold
  const isOverdue = task.dueAtMs !== null && task.dueAtMs <= (deal.hold?.sinceMs ?? event.atMs);
  const ladder = footOfLadder(deal, task, event);
  return withTask(deal, {
    ...given,
    ...(ladder && { ladder }),
    ...(isOverdue ? { dueAtMs: null, dueFromMs: event.atMs, ...setInHold(deal, event) } : chosen),
    ...(!isOverdue && dueForOther(task, event)),
  });
}

/** A task that is somebody's from now on. */
function givenTo(task: Task, personId: string, atMs: number): Task {
  return { ...task, personId, ...(task.personId !== personId && { assignedAtMs: atMs }) };
}

/** The due date of a task handed to somebody else in time: the same day, by the new holder's mornings. */
function dueForOther({ personId, dueAtMs, dueIsChosen }: Task, event: Of<'taskAssigned'>): Partial<Task> {
  const isAhead = dueAtMs !== null && dueAtMs > event.atMs;
  const isSame = personId === event.personId;
  return isAhead && !isSame && !dueIsChosen ? { dueAtMs: null, notBeforeMs: event.atMs } : {};
}

function taskPostponed(deal: Deal, event: Of<'taskPostponed'>): Deal {
  const { taskId, dueAtMs } = event;
  const task = deal.tasks[taskId];
  if (!task) return deal;
  const ladder = footOfLadder(deal, task, event);
  const due = { dueAtMs, dueIsChosen: true, ...setInHold(deal, event) } as const;
  return withTask(deal, { ...task, ...due, ...(ladder && { ladder }) });
}

/** Of a due date set during a hold, the time before that does not count as standing still. */
function setInHold({ hold }: Deal, { atMs }: ProjectEvent): Pick<Task, 'dueSetAtMs'> {
  return hold ? { dueSetAtMs: atMs } : {};
}

function rungReached(deal: Deal, { taskId, revision, atMs }: Of<'rungReached'>): Deal {
  const ladder = deal.tasks[taskId]?.ladder;
  return ladder ? changeTask(deal, taskId, { ladder: nextRung(ladder, { revision, atMs }) }) : deal;
}

/** Clocks, due dates and ladders run on, by the mornings of whoever has taken over. */
function handedOver(deal: Deal, event: Of<'handedOver'>): Deal {
  const { toPersonId, roles, taskIds } = event;
  const taken = roles.map((role) => [role, { personId: toPersonId, reason: 'hand-over' }] as const);
  const tasks = taskIds.flatMap((taskId) => {
    const task = deal.tasks[taskId];
    return task ? [[taskId, givenTo(task, toPersonId, event.atMs)] as const] : [];
  });
  const isOwner = roles.includes(deal.playbook.ownerRole);
  const given: Deal = {
    ...deal,
    ...(isOwner && { ownerId: toPersonId }),
    roles: { ...deal.roles, ...Object.fromEntries(taken) },
    tasks: { ...deal.tasks, ...Object.fromEntries(tasks) },
  };
  return heldByOthers(given, event, { owner: isOwner, taskIds });
}

function withTask(deal: Deal, task: Task): Deal {
  return { ...deal, tasks: { ...deal.tasks, [task.id]: task } };
}

function changeTask(deal: Deal, taskId: string, change: Partial<Task>): Deal {
  const task = deal.tasks[taskId];
  return task ? withTask(deal, { ...task, ...change }) : deal;
}

function withRole(deal: Deal, role: string, holder: Deal['roles'][string]): Deal {
  return { ...deal, roles: { ...deal.roles, [role]: holder } };
}

function roleAssigned(deal: Deal, event: Of<'roleAssigned'>): Deal {
  const assigned = withRole(deal, event.role, { personId: event.personId, reason: event.reason });
  if (event.role !== deal.playbook.ownerRole || event.personId === deal.ownerId) return assigned;
  return heldByOthers({ ...assigned, ownerId: event.personId }, event, { owner: true, taskIds: [] });
}

function outcomeOf(event: Of<'projectDropped' | 'projectLost' | 'projectWon'>): Outcome {
  const { atMs, actor } = event;
  if (event.type === 'projectWon') {
    return { atMs, actor, reason: 'signed', deliveryManagerId: event.deliveryManagerId };
  }
  const { reason, noteId } = event;
  const competitor = event.type === 'projectLost' ? event.competitor : undefined;
  return { atMs, actor, reason, ...(competitor && { competitor }), ...(noteId && { noteId }) };
}
