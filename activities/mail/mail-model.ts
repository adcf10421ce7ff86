import type { StandIn } from '../../people/presence';
import { absenceOf } from '../../people/presence';
import { missingNames } from '../../domain/explain/explain';
import { buyerStageIndex, stageIndex, stageRule } from '../../domain/playbook/playbook';
import { applicationOf } from '../../domain/project/model/actors';
import type { MailEffect } from '../../domain/project/react';
import type { Deal, Task } from '../../domain/project/model/state';
import { noteIdsOf } from '../../domain/project/model/state';
import { stageLine } from '../../domain/project/model/stage-line';
import type { ContactLine, InsteadOf, MailCommon, MailModel, TaskMail } from '../../mail/model/model';
import type { Store } from '../../store/store';
import type { EarlierMails } from './earlier-mails';
import { earlierMails } from './earlier-mails';
import { domainOf } from '../../mail/send/compose';
import type { MailDeps } from './mail-deps';
import type { Facts } from './mail-facts';
import { daysSince, mention, milestoneName } from './mail-facts';
import type { MailLinks } from './mail-links';
import { mailLinks } from './mail-links';
import type { MailToWrite } from './mail-to-write';
import { archivePart } from './archive-part';
import { formerFacts } from './former-facts';
import { endedMail, heldMail, holdEndedMail, overdueMail, returnedMail } from './news-facts';
import { mailTask, reasonOf } from './task-facts';

/** What an email says, and the token of the address for replies. */
export interface WrittenMail {
  readonly model: MailModel;
  /** The other projects that it names. */
  readonly names: readonly string[];
  readonly replyToken: string | null;
  /** Ids of the emails that it continues. */
  readonly references: readonly string[];
}

/** Everything that an email says, looked up for its recipient. */
export async function buildMailModel(deps: MailDeps, mail: MailToWrite): Promise<WrittenMail> {
  const { store, settings } = deps;
  const { state, effect, reader, nowMs } = mail;
  const { deal, projectId } = state;
  if (!deal) throw new Error(`Project ${projectId} is not opened: there is nothing to write about.`);
  const recipient = reader.person;
  const facts: Facts = {
    state,
    deal,
    recipient,
    meantId: (reader.insteadOf ?? recipient).id,
    names: await namesIn(store, deal),
    playbook: await store.playbooks.read(deal.playbook.key, deal.playbook.version),
    language: recipient.language,
    nowMs,
    dayMs: settings.dayMs,
  };
  const task = effect.taskId === undefined ? undefined : deal.tasks[effect.taskId];
  const links = await mailLinks(deps, mail, task);
  const insteadOf = insteadOfIn(reader, nowMs);
  const common = { ...(await commonPart(store, facts, links)), ...(insteadOf && { insteadOf }) };
  const domain = domainOf(settings.mailFrom);
  const earlier =
    effect.mail === 'reminder'
      ? await earlierMails(store, projectId, effect, { readerId: recipient.id, domain })
      : { number: 0, references: [] };
  const { publicUrl } = settings;
  const model = await modelOf(store, facts, common, { effect, task, publicUrl, earlier });
  return { model, names: namedIn(model), replyToken: links.replyToken, references: earlier.references };
}

function namedIn(model: MailModel): string[] {
  if (model.kind !== 'task' || model.task.kind !== 'follow-up') return [];
  return model.task.also.map(({ projectId }) => projectId);
}

/** Whose email it is, when the recipient stands in for somebody. */
export function insteadOfIn({ insteadOf, reason }: StandIn, nowMs: number): InsteadOf | undefined {
  if (!insteadOf) return undefined;
  const until = reason === 'absent' ? (absenceOf(insteadOf, nowMs)?.to ?? null) : null;
  return { name: insteadOf.name, until };
}

async function modelOf(
  store: Store,
  facts: Facts,
  common: MailCommon,
  {
    effect,
    task,
    publicUrl,
    earlier,
  }: { effect: MailEffect; task: Task | undefined; publicUrl: string; earlier: EarlierMails },
): Promise<MailModel> {
  const { deal } = facts;
  const itsTask = (): Task => {
    if (!task) throw new Error(`Project ${facts.state.projectId} has no task ${effect.taskId}.`);
    return task;
  };
  switch (effect.mail) {
    case 'task':
      return taskMail(store, facts, common, { task: itsTask(), publicUrl });
    case 'reminder': {
      const { dueAtMs } = itsTask();
      const reminder = {
        daysFromDue: dueAtMs === null ? 0 : daysSince(facts, dueAtMs),
        number: earlier.number,
      };
      return { ...(await taskMail(store, facts, common, { task: itsTask(), publicUrl })), reminder };
    }
    case 'overdue':
      return overdueMail(facts, common, itsTask());
    case 'stage-returned':
      return returnedMail(store, facts, common, effect);
    case 'project-held':
      return heldMail(store, facts, common);
    case 'hold-ended':
      return holdEndedMail(facts, common, publicUrl);
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

async function taskMail(
  store: Store,
  facts: Facts,
  common: MailCommon,
  { task, publicUrl }: { task: Task; publicUrl: string },
): Promise<TaskMail> {
  const { deal, playbook, language } = facts;
  const guidance = playbook?.guidance.tasks[task.key]?.[language];
  const archive = await archivePart(store, facts, task, publicUrl);
  return {
    ...common,
    kind: 'task',
    task: await mailTask(store, facts, task),
    ...(await reasonOf(store, facts, task)),
    missing: missingNames(deal, language),
    ...(archive && { archive }),
    ...(guidance && { guidance }),
  };
}

async function namesIn(store: Store, deal: Deal): Promise<Map<string, string>> {
  const ids = [
    deal.ownerId,
    ...deal.contacts.map((contact) => contact.actor),
    ...Object.values(deal.tasks).flatMap((task) => [task.personId, task.about, task.closedBy]),
    deal.outcome?.actor,
    deal.hold?.actor,
    deal.lastHold?.ended?.actor,
    deal.outcome?.deliveryManagerId,
  ];
  const people = await store.people.readMany([...new Set(ids.filter((id) => typeof id === 'string'))]);
  return new Map(people.map((person) => [person.id, person.name]));
}

async function commonPart(store: Store, facts: Facts, links: MailLinks): Promise<MailCommon> {
  const { state, deal, recipient, names, language } = facts;
  const customer = await store.keptCustomers.read(deal.customerId);
  const notes = await store.notes.texts(noteIdsOf(deal));
  const contacts = deal.contacts.map((contact): ContactLine => {
    const note = contact.noteId === undefined ? undefined : notes.get(contact.noteId);
    return {
      atMs: contact.occurredAtMs,
      kind: contact.kind,
      byName: names.get(contact.actor) ?? applicationOf(contact.actor),
      ...(note !== undefined && { note }),
      ...(contact.milestone !== undefined && { milestoneName: milestoneName(facts, contact.milestone) }),
    };
  });
  const buyer = deal.playbook.buyerStages[buyerStageIndex(deal.playbook, deal.buyerStage)];
  return {
    language,
    timeZone: recipient.timeZone,
    recipient: { name: recipient.name },
    project: {
      id: state.projectId,
      title: deal.title,
      url: links.projectUrl,
      customerName: customer?.name ?? deal.customerId,
      ownerName: names.get(deal.ownerId) ?? deal.ownerId,
      ...(deal.amount !== undefined && { amount: deal.amount }),
      ...(deal.currency !== undefined && { currency: deal.currency }),
      ...(deal.expectedSigningOn !== undefined && { expectedSigningOn: deal.expectedSigningOn }),
      ...(deal.changed && { before: formerFacts(facts) }),
    },
    stages: stageLine(state, deal).map(({ rule, place }) => ({ name: rule.name[language], state: place })),
    stageName: stageRule(deal.playbook, deal.stage).name[language],
    buyerStageName: buyer?.name[language] ?? deal.buyerStage,
    lastContacts: contacts.reverse(),
    actions: links.actions,
    canBeAnswered: links.replyToken !== null,
  };
}
