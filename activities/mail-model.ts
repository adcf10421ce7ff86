import type { Person } from '../contracts/directory';
import { roleName, taskName } from '../domain/explain';
import { realDayMs } from '../domain/clocks';
import { missingAtGate } from '../domain/gates';
import type { Bilingual, Language, Playbook } from '../domain/playbook';
import { buyerStageIndex, stageIndex, stageRule } from '../domain/playbook';
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
  TaskFacts,
} from '../mail/model';
import type { MailDeps } from './mail';

/** How long the project link of a mail works: longer than any task of it stays open. */
const linkDays = 90;

/** Everything that a mail says, looked up for its recipient. */
export async function buildMailModel(
  deps: MailDeps,
  state: ProjectState,
  effect: MailEffect,
  recipient: Person,
): Promise<MailModel> {
  const { deal } = state;
  if (!deal) throw new Error(`Project ${state.projectId} is not opened: there is nothing to write about.`);
  const names = await namesIn(deps, deal);
  const playbook = await deps.store.playbooks.read(deal.playbook.key, deal.playbook.version);
  const facts: Facts = { state, deal, recipient, names, playbook, language: recipient.language };
  const common = await commonPart(deps, facts);
  switch (effect.mail) {
    case 'task': {
      const task = deal.tasks[effect.taskId ?? ''];
      if (!task) throw new Error(`Project ${state.projectId} has no task ${effect.taskId}.`);
      const guidance = playbook?.guidance.tasks[task.key]?.[recipient.language];
      const missing = missingAtGate(deal.playbook, deal.stage, deal.milestones).map((key) =>
        milestone(facts, key),
      );
      return {
        ...common,
        kind: 'task',
        task: mailTask(deps, facts, task),
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
    ...Object.values(deal.tasks).flatMap((task) => [task.personId, task.about]),
    deal.outcome?.actor,
    deal.outcome?.deliveryManagerId,
  ];
  const people = await store.people.readMany([...new Set(ids.filter((id) => typeof id === 'string'))]);
  return new Map(people.map((person) => [person.id, person.name]));
}

async function commonPart({ store, settings }: MailDeps, facts: Facts): Promise<MailCommon> {
  const { state, deal, recipient, names, language } = facts;
  const { projectId } = state;
  const customer = await store.customers.read(deal.customerId);
  const notes = await store.notes.texts(noteIdsOf(deal));
  const expiresAt = new Date(Date.now() + linkDays * realDayMs);
  const token = await store.links.create({ projectId, personId: recipient.id, expiresAt });
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
      url: `${settings.publicUrl}/projects/${encodeURIComponent(projectId)}?token=${token}`,
      customerName: customer?.name ?? deal.customerId,
      ownerName: names.get(deal.ownerId) ?? deal.ownerId,
      ...(deal.amount !== undefined && { amount: deal.amount }),
      ...(deal.currency !== undefined && { currency: deal.currency }),
    },
    stages: stageLine(state, deal).map(({ rule, place }) => ({ name: rule.name[language], state: place })),
    stageName: stageRule(deal.playbook, deal.stage).name[language],
    buyerStageName: buyer?.name[language] ?? deal.buyerStage,
    lastContacts: contacts.reverse(),
    actions: [],
  };
}

function milestone({ deal, language }: Facts, key: string): string {
  return deal.playbook.milestones[key]?.name[language] ?? key;
}

function mention({ names, recipient }: Facts, personId: string): Mentioned {
  return { name: names.get(personId) ?? personId, isRecipient: personId === recipient.id };
}

function mailTask({ settings }: MailDeps, facts: Facts, task: Task): MailTask {
  const { deal, language, recipient } = facts;
  return {
    id: task.id,
    dueAtMs: task.dueAtMs,
    roleName: roleName(deal, task.role, language),
    assignee: mention(facts, task.personId ?? recipient.id),
    ...taskFacts(facts, task, settings.dayMs),
  };
}

function taskFacts(facts: Facts, task: Task, dayMs: number): TaskFacts {
  const { deal, language, names } = facts;
  const { clock, playbook } = deal;
  const silence = {
    sinceMs: clock.startedAtMs,
    since: clock.startedBy.cause,
    days: Math.floor((Date.now() - clock.startedAtMs) / dayMs),
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
