import type { Person } from '../contracts/directory';
import type { StandIn } from '../directory/presence';
import { absenceOf } from '../directory/presence';
import { reasonText, roleName, taskName } from '../domain/explain';
import { missingAtGate } from '../domain/gates';
import type { Bilingual, Language, Playbook } from '../domain/playbook';
import { buyerStageIndex, managerRole, stageIndex, stageRule } from '../domain/playbook';
import { ladderOf } from '../domain/project/ladders';
import { applicationOf } from '../domain/project/actors';
import { internalSource } from '../domain/project/commands';
import type { MailEffect } from '../domain/project/react';
import type { Deal, ProjectState, Task } from '../domain/project/state';
import { noteIdsOf } from '../domain/project/state';
import { stageLine } from '../domain/stage-line';
import type {
  ContactLine,
  EndedMail,
  MailCommon,
  MailEnding,
  MailModel,
  MailTask,
  Mentioned,
  OverdueMail,
  TaskFacts,
} from '../mail/model';
import type { MailDeps } from './delivery';
import type { MailLinks } from './mail-links';
import { mailLinks } from './mail-links';

/** A mail that is about to be sent. */
export interface MailToWrite {
  readonly state: ProjectState;
  readonly effect: MailEffect;
  /** Who reads it, and in whose stead. */
  readonly reader: StandIn;
  readonly nowMs: number;
}

/** What a mail says, and the token of the address that answers come back to. */
export interface WrittenMail {
  readonly model: MailModel;
  readonly replyToken: string | null;
}

/** Everything that a mail says, looked up for its recipient. */
export async function buildMailModel(deps: MailDeps, mail: MailToWrite): Promise<WrittenMail> {
  const { state, effect, reader } = mail;
  const recipient = reader.person;
  const { deal } = state;
  if (!deal) throw new Error(`Project ${state.projectId} is not opened: there is nothing to write about.`);
  const names = await namesIn(deps, deal);
  const playbook = await deps.store.playbooks.read(deal.playbook.key, deal.playbook.version);
  const facts: Facts = { state, deal, recipient, names, playbook, language: recipient.language };
  const task = effect.taskId === undefined ? undefined : deal.tasks[effect.taskId];
  const links = await mailLinks(deps, mail, task);
  const common = { ...(await commonPart(deps, facts, links)), ...standsIn(reader, mail.nowMs) };
  const model = await modelOf(deps, facts, common, mail, task);
  return { model, replyToken: links.replyToken };
}

async function modelOf(
  deps: MailDeps,
  facts: Facts,
  common: MailCommon,
  { effect, nowMs }: MailToWrite,
  task: Task | undefined,
): Promise<MailModel> {
  const { state, deal, recipient, playbook } = facts;
  switch (effect.mail) {
    case 'overdue': {
      if (!task) throw new Error(`Project ${state.projectId} has no task ${effect.taskId}.`);
      return { ...common, kind: 'overdue', ...overdueFacts(facts, task) };
    }
    case 'stage-returned':
      return { ...common, kind: 'stage-returned', ...(await returnFacts(deps, facts, effect)) };
    case 'reminder':
    case 'task': {
      if (!task) throw new Error(`Project ${state.projectId} has no task ${effect.taskId}.`);
      const guidance = playbook?.guidance.tasks[task.key]?.[recipient.language];
      const missing = missingAtGate(deal.playbook, deal.stage, deal.milestones).map((key) =>
        milestone(facts, key),
      );
      return {
        ...common,
        kind: 'task',
        task: await mailTask(deps, facts, task, nowMs),
        ...(effect.mail === 'reminder' && { reminder: { daysFromDue: daysFromDue(task, nowMs, deps) } }),
        ...whyTheirs(facts, task),
        canBeAnswered: true,
        missing,
        ...(guidance && { guidance }),
      };
    }
    case 'drift':
      return {
        ...common,
        kind: 'drift',
        owner: mention(facts, deal.ownerId),
        stagesAhead: stageIndex(deal.playbook, deal.stage) - buyerStageIndex(deal.playbook, deal.buyerStage),
      };
    case 'project-ended':
      return endedMail(facts, common);
  }
}

interface Facts {
  readonly state: ProjectState;
  readonly deal: Deal;
  readonly recipient: Person;
  readonly names: ReadonlyMap<string, string>;
  readonly playbook: Playbook | null;
  readonly language: Language;
}

async function namesIn({ store }: MailDeps, deal: Deal): Promise<Map<string, string>> {
  const ids = [
    deal.ownerId,
    ...deal.contacts.map((contact) => contact.actor),
    ...Object.values(deal.tasks).flatMap((task) => [task.personId, task.about, task.closedBy]),
    deal.outcome?.actor,
    deal.outcome?.deliveryManagerId,
  ];
  const people = await store.people.readMany([...new Set(ids.filter((id) => typeof id === 'string'))]);
  return new Map(people.map((person) => [person.id, person.name]));
}

async function commonPart({ store }: MailDeps, facts: Facts, links: MailLinks): Promise<MailCommon> {
  const { state, deal, recipient, names, language } = facts;
  const { projectId } = state;
  const customer = await store.customers.read(deal.customerId);
  const notes = await store.notes.texts(noteIdsOf(deal));
  const contacts = deal.contacts.map((contact): ContactLine => {
    const note = contact.noteId === undefined ? undefined : notes.get(contact.noteId);
    return {
      atMs: contact.occurredAtMs,
      kind: contact.kind,
      byName: names.get(contact.actor) ?? applicationOf(contact.actor),
      ...(note !== undefined && { note }),
      ...(contact.milestone !== undefined && { milestoneName: milestone(facts, contact.milestone) }),
    };
  });
  const buyer = deal.playbook.buyerStages[buyerStageIndex(deal.playbook, deal.buyerStage)];
  return {
    language,
    timeZone: recipient.timeZone,
    recipient: { name: recipient.name },
    project: {
      id: projectId,
      title: deal.title,
      url: links.projectUrl,
      customerName: customer?.name ?? deal.customerId,
      ownerName: names.get(deal.ownerId) ?? deal.ownerId,
      ...(deal.amount !== undefined && { amount: deal.amount }),
      ...(deal.currency !== undefined && { currency: deal.currency }),
    },
    stages: stageLine(state, deal).map(({ rule, place }) => ({ name: rule.name[language], state: place })),
    stageName: stageRule(deal.playbook, deal.stage).name[language],
    buyerStageName: buyer?.name[language] ?? deal.buyerStage,
    lastContacts: contacts.reverse(),
    actions: links.actions,
  };
}

function milestone({ deal, language }: Facts, key: string): string {
  return deal.playbook.milestones[key]?.name[language] ?? key;
}

/** Whose mail it is, when the recipient stands in. */
function standsIn({ insteadOf }: StandIn, nowMs: number): Pick<MailCommon, 'insteadOf'> {
  if (!insteadOf) return {};
  return { insteadOf: { name: insteadOf.name, until: absenceOf(insteadOf, nowMs)?.to ?? null } };
}

/** Why the task is this person's: as the role was given, or because it was passed on. */
function whyTheirs({ deal, names, language }: Facts, task: Task): { reason?: string } {
  const holder = task.role === managerRole ? { reason: 'manager-of-owner' } : deal.roles[task.role];
  if (!holder || task.personId === null) return {};
  const isByRole = task.role === managerRole || deal.roles[task.role]?.personId === task.personId;
  if (!isByRole) return {};
  const name = names.get(task.personId) ?? task.personId;
  const role = roleName(deal, task.role, language);
  return { reason: `${name} · ${role}: ${reasonText(holder.reason, language)}.` };
}

/** Whole days since the due date; below 0 before it. */
function daysFromDue({ dueAtMs }: Task, nowMs: number, { settings }: MailDeps): number {
  return dueAtMs === null ? 0 : Math.round((nowMs - dueAtMs) / settings.dayMs);
}

function overdueFacts(
  facts: Facts,
  task: Task,
): Pick<OverdueMail, 'taskName' | 'holder' | 'dueAtMs' | 'next'> {
  const { deal, language } = facts;
  const rung = task.ladder && ladderOf(deal, task)[task.ladder.next];
  return {
    taskName: taskName(deal, task, language),
    holder: mention(facts, task.personId ?? deal.ownerId),
    dueAtMs: task.dueAtMs,
    next: rung ? { step: rung.step, atMs: task.ladder?.atMs ?? null } : null,
  };
}

/** What the manager decides on. */
async function decisionFacts(deps: MailDeps, facts: Facts, { about }: Task) {
  const { deal, names, language } = facts;
  const task = deal.tasks[about ?? ''];
  const declined = deal.tasks[task?.replaces ?? ''];
  const nameOf = (personId: string | null | undefined): string | null =>
    personId ? (names.get(personId) ?? applicationOf(personId)) : null;
  return {
    name: task ? taskName(deal, task, language) : '',
    holderName: nameOf(task?.personId),
    declinedBy: nameOf(declined?.closedBy),
    note: declined ? await noteOfEvent(deps, facts, 'taskClosed', declined.id) : null,
  };
}

/** The note that came with the closing of a task; null when there is none or it was erased. */
async function noteOfEvent(
  { store }: MailDeps,
  { state }: Facts,
  type: 'taskClosed',
  taskId: string,
): Promise<string | null> {
  const events = await store.ledger.read(state.projectId);
  const event = events.findLast((candidate) => candidate.type === type && candidate.taskId === taskId);
  const noteId = event && 'noteId' in event ? event.noteId : undefined;
  return noteId === undefined ? null : ((await store.notes.texts([noteId])).get(noteId) ?? null);
}

/** From where to where a project went back, and which tasks of the recipient that closed. */
async function returnFacts({ store }: MailDeps, facts: Facts, { revision, to }: MailEffect) {
  const { state, deal, language, names } = facts;
  const [event] = await store.ledger.read(state.projectId, { afterRevision: revision - 1, limit: 1 });
  if (event?.type !== 'stageReturned')
    throw new Error(`Event ${revision} of ${state.projectId} is no return.`);
  const { from, cause, actor, atMs, noteId } = event;
  const note = noteId === undefined ? undefined : (await store.notes.texts([noteId])).get(noteId);
  const holderId = 'personId' in to ? to.personId : null;
  const closed = Object.values(deal.tasks).filter(
    (task) =>
      task.personId === holderId && task.closedAtMs === atMs && task.closedReason === 'stage-returned',
  );
  return {
    from: stageRule(deal.playbook, from).name[language],
    cause,
    byName: actor === internalSource ? null : (names.get(actor) ?? applicationOf(actor)),
    ...(note !== undefined && { note }),
    closedTasks: closed.map((task) => taskName(deal, task, language)),
  };
}

function mention({ names, recipient }: Facts, personId: string): Mentioned {
  return { name: names.get(personId) ?? personId, isRecipient: personId === recipient.id };
}

async function mailTask(deps: MailDeps, facts: Facts, task: Task, nowMs: number): Promise<MailTask> {
  const { deal, language, recipient } = facts;
  return {
    id: task.id,
    dueAtMs: task.dueAtMs,
    roleName: roleName(deal, task.role, language),
    // whoever stands in for the assignee is asked like the assignee
    assignee: { name: recipient.name, isRecipient: true },
    ...(await taskFacts(deps, facts, task, nowMs)),
  };
}

async function taskFacts(deps: MailDeps, facts: Facts, task: Task, nowMs: number): Promise<TaskFacts> {
  const { deal, language, names } = facts;
  const { clock, playbook } = deal;
  const silence = {
    sinceMs: clock.startedAtMs,
    since: clock.startedBy.cause,
    days: Math.floor((nowMs - clock.startedAtMs) / deps.settings.dayMs),
  };
  switch (task.kind) {
    case 'stage':
      return {
        kind: 'stage',
        name: taskName(deal, task, language),
        stageEnteredAtMs: deal.path.at(-1)?.enteredAtMs ?? task.openedAtMs,
        ...(task.milestone !== undefined && { milestoneName: milestone(facts, task.milestone) }),
      };
    case 'follow-up':
      return { kind: 'follow-up', silence };
    case 'judge': {
      const dropReasons = Object.values(playbook.dropReasons).map((name) => name[language]);
      return {
        kind: 'judge',
        silence,
        dropAtMs: clock.dropAtMs,
        keepMaxDays: playbook.clocks.keepMaxDays,
        dropReasons,
      };
    }
    case 'reassign':
      return { kind: 'reassign', ...(await decisionFacts(deps, facts, task)) };
    case 'fill-role':
      return { kind: 'fill-role', roleToFill: roleName(deal, task.about ?? '', language) };
    case 'fix-mail':
      return {
        kind: 'fix-mail',
        personName: task.about === undefined ? null : (names.get(task.about) ?? task.about),
      };
  }
}

function endedMail(facts: Facts, common: MailCommon): EndedMail {
  const { state, deal, recipient, names, language } = facts;
  const { outcome } = deal;
  if (!outcome) throw new Error(`Project ${state.projectId} has not ended.`);
  // tasks that the end itself closed were closed in the same instant
  const cancelled = Object.values(deal.tasks).filter(
    (task) =>
      task.personId === recipient.id && task.closedAtMs === outcome.atMs && task.status === 'cancelled',
  );
  return {
    ...common,
    kind: 'ended',
    endedAtMs: outcome.atMs,
    byName:
      outcome.actor === internalSource ? null : (names.get(outcome.actor) ?? applicationOf(outcome.actor)),
    ending: ending(facts, outcome),
    cancelledTasks: cancelled.map((task) => taskName(deal, task, language)),
  };
}

function ending(facts: Facts, outcome: NonNullable<Deal['outcome']>): MailEnding {
  const { state, deal, language } = facts;
  const named = (list: Readonly<Record<string, Bilingual>>): string =>
    list[outcome.reason]?.[language] ?? outcome.reason;
  if (state.status === 'won') {
    const { deliveryManagerId } = outcome;
    return { outcome: 'won', deliveryManager: deliveryManagerId ? mention(facts, deliveryManagerId) : null };
  }
  if (state.status === 'lost') {
    const { competitor } = outcome;
    return { outcome: 'lost', reason: named(deal.playbook.lossReasons), ...(competitor && { competitor }) };
  }
  return { outcome: 'dropped', reason: named(deal.playbook.dropReasons) };
}
