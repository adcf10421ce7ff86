import { partName } from '../../domain/explain/explain';
import type { ArchivePart } from '../model/archive-model';
import { actionsByKind } from '../../domain/project/model/task-actions';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Language, TaskKind } from '../../domain/playbook/playbook';
import { textsIn } from '../../domain/explain/texts-by-language';
import type {
  AskedTask,
  MailAction,
  MailCommon,
  MailModel,
  StageMark,
  TaskFacts,
  TaskMail,
} from '../model/model';
import type { SampleWords } from './sample-words';
import { sampleWords } from './sample-words';

/** Sample data for the preview and for tests: invented people, customers and deals. */
export interface MailSample {
  /** Such as `judge.zh-TW`. */
  readonly name: string;
  readonly model: MailModel;
}

/** Tuesday 3 March 2026, 18:00 in Taipei. */
const dueAtMs = Date.UTC(2026, 2, 3, 10);
/** The actions that a task's email offers, in order. */
function actionsOf(kind: TaskKind): MailAction[] {
  return actionsByKind[kind].map((action) => ({
    kind: action,
    url: `https://milepost.example/act?token=sample-${action}`,
  }));
}

/** Every kind of email, with every ending, in both languages. */
export function mailSamples(): MailSample[] {
  return (Object.keys(sampleWords) as Language[]).flatMap((language) =>
    Object.entries(modelsIn(language)).map(([kind, model]) => ({ name: `${kind}.${language}`, model })),
  );
}

function modelsIn(language: Language): Record<string, MailModel> {
  const words = sampleWords[language];
  const atProposal = commonAt(language, words, 2);
  const judgement: TaskFacts = {
    kind: 'judge',
    silence: { sinceMs: dueAtMs - 33 * realDayMs, since: 'milestone', days: 30 },
    dropAtMs: dueAtMs + 3 * 3_600_000,
    keepMaxDays: 90,
    dropReasons: words.dropReasons,
  };
  return {
    stage: taskOf(atProposal, words, {
      kind: 'stage',
      name: words.taskName,
      stageEnteredAtMs: dueAtMs - 5 * realDayMs,
      milestoneName: words.milestones[0],
    }),
    'follow-up': taskOf({ ...atProposal, guidance: words.followUpGuidance }, words, {
      kind: 'follow-up',
      silence: { sinceMs: dueAtMs - 18 * realDayMs, since: 'contact', days: 15 },
      also: [{ projectId: 'p-2', title: words.otherProject, dueAtMs: dueAtMs + 2 * realDayMs }],
    }),
    judge: taskOf({ ...atProposal, guidance: words.judgeGuidance }, words, judgement),
    push: taskOf(atProposal, words, { kind: 'push', byName: words.manager, note: words.declineNote }),
    resume: taskOf(atProposal, words, {
      kind: 'resume',
      hold: { sinceMs: dueAtMs - 120 * realDayMs, reason: textsIn(language).holdReasons['budget-year'] },
    }),
    'fill-role': taskOf({ ...atProposal, recipient: { name: words.manager } }, words, {
      kind: 'fill-role',
      roleToFill: words.roles.presales,
    }),
    'fix-mail': taskOf({ ...atProposal, recipient: { name: words.manager } }, words, {
      kind: 'fix-mail',
      personName: words.owner,
    }),
    ...remindersIn(words, atProposal),
    ...decisionsIn(words, atProposal),
    ...newsIn(language, words),
    ...endingsIn(language, words),
    drift: {
      ...commonAt(language, words, 3),
      kind: 'drift',
      buyerStageName: words.buyerStages[0],
      owner: { name: words.owner, isRecipient: true },
      stagesAhead: 3,
    },
  };
}

/** Reminders, one of them to a stand-in. */
function remindersIn(words: SampleWords, common: MailCommon): Record<string, MailModel> {
  const followUp = taskOf({ ...common, guidance: words.followUpGuidance }, words, {
    kind: 'follow-up',
    silence: { sinceMs: dueAtMs - 20 * realDayMs, since: 'contact', days: 17 },
    also: [],
  });
  const away = { name: words.owner, until: '2026-03-14' };
  return {
    'reminder-before': { ...followUp, reminder: { daysFromDue: -1, number: 1 } },
    'reminder-after': { ...followUp, reminder: { daysFromDue: 3, number: 3 } },
    'stand-in': {
      ...followUp,
      recipient: { name: words.manager },
      task: { ...followUp.task, assignee: { name: words.owner, isRecipient: false } },
      insteadOf: away,
    },
    'stand-in-address': {
      ...followUp,
      recipient: { name: words.manager },
      task: { ...followUp.task, assignee: { name: words.owner, isRecipient: false } },
      insteadOf: { ...away, until: null },
    },
  };
}

/** The manager's decision who goes on with a task, for both of its causes. */
function decisionsIn(words: SampleWords, common: MailCommon): Record<string, MailModel> {
  const toManager = { ...common, recipient: { name: words.manager }, guidance: words.reassignGuidance };
  const overdue: AskedTask = {
    name: words.taskName,
    why: {
      cause: 'overdue',
      holderName: words.owner,
      sinceMs: dueAtMs - 14 * realDayMs,
      dueAtMs: dueAtMs - 7 * realDayMs,
    },
  };
  const declined: AskedTask = {
    name: words.taskName,
    why: {
      cause: 'declined',
      byName: words.owner,
      sinceMs: dueAtMs - 7 * realDayMs,
      note: words.declineNote,
    },
  };
  const second = { ...declined, name: words.secondTaskName };
  return {
    'reassign-overdue': taskOf(toManager, words, { kind: 'reassign', asked: [overdue] }),
    'reassign-declined': taskOf(toManager, words, { kind: 'reassign', asked: [declined] }),
    'reassign-several': taskOf(toManager, words, { kind: 'reassign', asked: [overdue, second] }),
  };
}

/** Emails that inform and ask for nothing. */
function newsIn(language: Language, words: SampleWords): Record<string, MailModel> {
  const { guidance: _, ...common } = commonAt(language, words, 2);
  const holder = { name: words.owner, isRecipient: false };
  const toManager = { ...common, recipient: { name: words.manager }, canBeAnswered: true };
  const overdue = {
    ...toManager,
    kind: 'overdue',
    taskName: words.taskName,
    holder,
    dueAtMs,
    daysLate: 3,
  } as const;
  const returned = {
    ...common,
    kind: 'stage-returned',
    returnedAtMs: dueAtMs,
    from: words.stages[5] ?? '',
    to: words.stages[2] ?? '',
    closedTasks: [words.taskName, words.otherTaskName],
  } as const;
  return {
    overdue: { ...overdue, next: { step: 'ask-manager', atMs: dueAtMs + 4 * realDayMs } },
    'overdue-last': { ...overdue, next: null },
    'stage-returned': {
      ...returned,
      cause: 'specification-changed',
      byName: words.manager,
      note: words.returnNote,
    },
    'project-held': {
      ...common,
      kind: 'project-held',
      reason: textsIn(language).holdReasons['budget-year'],
      heldAtMs: dueAtMs,
      wakesAtMs: dueAtMs + 184 * realDayMs,
      byName: words.manager,
      note: words.holdNote,
      waitingTasks: [words.taskName, words.otherTaskName],
    },
    'hold-ended': {
      ...common,
      kind: 'hold-ended',
      cause: 'contact',
      wokenAtMs: dueAtMs,
      untilMs: dueAtMs + 184 * realDayMs,
      reason: textsIn(language).holdReasons['budget-year'],
      byName: words.manager,
      holdUrl: 'https://milepost.example/my/projects/sample/hold',
    },
    'stage-returned-other': { ...returned, cause: 'other', byName: words.manager, note: words.returnNote },
  };
}

function endingsIn(language: Language, words: SampleWords): Record<string, MailModel> {
  const { guidance: _, ...common } = commonAt(language, words, 6);
  const ended = { ...common, kind: 'ended', endedAtMs: dueAtMs, cancelledTasks: [] } as const;
  const allDone = ended.stages.map(({ name }): StageMark => ({ name, state: 'done' }));
  return {
    won: {
      ...ended,
      stages: allDone,
      buyerStageName: words.buyerStages[2],
      byName: words.owner,
      ending: { outcome: 'won', deliveryManager: { name: words.deliveryManager, isRecipient: false } },
    },
    dropped: {
      ...ended,
      byName: null,
      ending: { outcome: 'dropped', reason: words.dropReasons[0] },
      cancelledTasks: [words.taskName, words.otherTaskName],
    },
    lost: {
      ...ended,
      byName: words.manager,
      ending: { outcome: 'lost', reason: words.lossReason, competitor: words.competitor },
      cancelledTasks: [words.taskName],
    },
  };
}

function taskOf(common: MailCommon, words: SampleWords, facts: TaskFacts): TaskMail {
  const forManager = common.recipient.name === words.manager;
  return {
    ...common,
    kind: 'task',
    actions: actionsOf(facts.kind),
    canBeAnswered: true,
    reason: forManager ? words.reasons.manager : words.reasons.owner,
    task: {
      id: 't12',
      dueAtMs,
      roleName: forManager ? words.roles.manager : words.roles.sales,
      assignee: { name: common.recipient.name, isRecipient: true },
      ...facts,
    },
    missing: facts.kind === 'stage' ? words.milestones : [],
    ...(!forManager && { archive: archiveOf(common, words, facts.kind === 'stage') }),
  };
}

/** Who is who at the customer, and what the gate of a stage lacks. */
function archiveOf(
  { language, lastContacts }: MailCommon,
  { decider, deciderPosition, deciderTrait, user, userPosition, lacking }: SampleWords,
  isGateAsked: boolean,
): ArchivePart {
  return {
    committee: [
      {
        part: 'decides',
        people: [{ name: decider, position: deciderPosition, stance: 'supports', personal: [deciderTrait] }],
      },
      { part: 'uses', people: [{ name: user, position: userPosition, stance: null, personal: [] }] },
    ],
    unknown: (['pays', 'judges'] as const).map((part) => partName(part, language)),
    lastMetAtMs: lastContacts.find(({ kind }) => kind === 'visit')?.atMs ?? null,
    lacks: isGateAsked ? [lacking] : [],
    url: 'https://milepost.example/customers/sample-steel',
  };
}

function commonAt(language: Language, words: SampleWords, place: number): MailCommon {
  const marks = words.stages.map((name, index): StageMark => {
    return { name, state: index < place ? 'done' : index === place ? 'current' : 'ahead' };
  });
  return {
    language,
    timeZone: 'Asia/Taipei',
    recipient: { name: words.owner },
    project: {
      id: 'p-1042',
      title: words.title,
      url: 'https://milepost.example/projects/p-1042?token=sample',
      customerName: words.customer,
      ownerName: words.owner,
      amount: 4_800_000,
      currency: 'TWD',
    },
    stages: marks,
    stageName: marks[place]?.name ?? '',
    buyerStageName: words.buyerStages[1],
    lastContacts: [
      { atMs: dueAtMs - 18 * realDayMs, kind: 'call', byName: words.owner, note: words.note },
      {
        atMs: dueAtMs - 33 * realDayMs,
        kind: 'milestone',
        byName: words.owner,
        milestoneName: words.earlierMilestone,
      },
      { atMs: dueAtMs - 41 * realDayMs, kind: 'visit', byName: words.owner },
    ],
    guidance: words.stageGuidance,
    actions: [],
  };
}
