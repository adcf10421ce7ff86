import { toInstant, toInstantOrNull } from '../../../contracts/wire/wire';
import type {
  ExplanationOnWire,
  ProjectOnWire,
  ProjectSummary,
  TaskOnWire,
} from '../../../contracts/wire/projects';
import { daysOf, dropAtMs, keptUntilMs, nextCheck, realDayMs } from '../../../domain/project/evolve/clocks';
import { whereToWrite } from '../../../domain/archive/where-to-write';
import type { Explanation } from '../../../domain/explain/explain';
import { partName, reasonText, roleName, taskName } from '../../../domain/explain/explain';
import type { MissingFact } from '../../../domain/project/decide/gates';
import { missingAtGate, missingFacts } from '../../../domain/project/decide/gates';
import type { Bilingual, Language } from '../../../domain/playbook/playbook';
import type { Deal, Hold, Outcome, ProjectState, Task } from '../../../domain/project/model/state';
import {
  ageInStageMs,
  ageMs,
  hasEnded,
  heldSinceMs,
  openTasks,
  shownStatus,
} from '../../../domain/project/model/state';

/**
 * Projects as the API shows them: names beside keys, instants as text, what is missing and what comes next spelled out.
 * The raw state with its playbook and remembered commands stays inside.
 */

/** The deal of an opened project: the ledger holds no others. */
function dealOf({ deal, projectId }: ProjectState): Deal {
  if (!deal) throw new Error(`Project ${projectId} stands in the ledger and was never opened.`);
  return deal;
}

/**
 * What lists show of a project.
 *
 * @param nowMs until when its age is counted, epoch milliseconds
 */
export function projectSummary(state: ProjectState, nowMs = Date.now()): ProjectSummary {
  const deal = dealOf(state);
  const { playbook } = deal;
  return {
    id: state.projectId,
    revision: state.revision,
    status: openedStatus(state),
    title: deal.title,
    customerId: deal.customerId,
    customerClass: deal.customerClass,
    ownerId: deal.ownerId,
    amount: deal.amount ?? null,
    currency: deal.currency ?? null,
    expectedSigningOn: deal.expectedSigningOn ?? null,
    references: [...(deal.references ?? [])],
    openedAt: toInstant(deal.openedAtMs),
    stage: named(playbook.stages, deal.stage),
    buyerStage: named(playbook.buyerStages, deal.buyerStage),
    drifting: deal.drifting,
    hold: deal.hold ? holdView(deal.hold) : null,
    ageDays: inDays(ageMs(deal, nowMs)),
    ageInStageDays: inDays(ageInStageMs(deal, nowMs)),
    nextCheck: nextCheckOf(state),
  };
}

/** Days to a tenth: how people read an age. */
function inDays(ms: number): number {
  return Math.round((10 * ms) / realDayMs) / 10;
}

function holdView({ reason, sinceMs, wakeOnMs, wakeAtMs, actor }: Hold): ProjectSummary['hold'] {
  return { reason, since: toInstant(sinceMs), wakeAt: toInstant(wakeAtMs ?? wakeOnMs), actor };
}

/** Everything that the API shows of a project. */
export function projectView(state: ProjectState, nowMs = Date.now()): ProjectOnWire {
  const deal = dealOf(state);
  const { playbook, milestones, outcome } = deal;
  const milestoneName = (key: string): Bilingual => playbook.milestones[key]?.name ?? bilingual(() => key);
  return {
    ...projectSummary(state, nowMs),
    playbook: { key: playbook.key, version: playbook.version },
    gate: {
      missing: hasEnded(state)
        ? []
        : missingAtGate(playbook, deal.stage, milestones).map((key) => ({
            milestone: key,
            name: milestoneName(key),
          })),
      facts: hasEnded(state) ? [] : missingFacts(deal).map((missing) => factView(deal, missing)),
    },
    milestones: Object.entries(milestones)
      .map(([milestone, { occurredAtMs, recordedAtMs = occurredAtMs, ...reached }]) => ({
        milestone,
        name: milestoneName(milestone),
        occurredAt: toInstant(occurredAtMs),
        recordedAt: toInstant(recordedAtMs),
        ...reached,
      }))
      .sort((a, b) => a.revision - b.revision),
    path: deal.path.map(({ stage, enteredAtMs, leftAtMs }) => ({
      stage,
      enteredAt: toInstant(enteredAtMs),
      leftAt: toInstantOrNull(leftAtMs),
    })),
    roles: Object.entries(deal.roles).map(([role, { personId, reason }]) => ({
      role,
      name: bilingual((language) => roleName(deal, role, language)),
      personId,
      reason,
      reasonText: reasonView(reason),
    })),
    openTasks: openTasks(deal).map((task) => taskView(state, task)),
    contacts: deal.contacts.map(({ kind, occurredAtMs, recordedAtMs, actor, milestone, revision }) => ({
      kind,
      occurredAt: toInstant(occurredAtMs),
      recordedAt: toInstant(recordedAtMs ?? occurredAtMs),
      actor,
      milestone: milestone ?? null,
      revision,
    })),
    clock: hasEnded(state) ? null : clockView(state, deal),
    meeting: meetingView(deal),
    outcome: outcome && outcomeView(outcome),
    attempts: (deal.attempts ?? []).map((attempt) => ({
      status: attempt.status,
      startedAt: toInstant(attempt.startedAtMs),
      outcome: outcomeView(attempt.outcome),
    })),
  };
}

function factView({ playbook }: Deal, { fact, lacks }: MissingFact) {
  const rule = playbook.facts?.[fact];
  return {
    fact,
    name: rule?.name ?? bilingual(() => fact),
    lacks: lacks.map((part) => ({ part, name: bilingual((language) => partName(part, language)) })),
    where: rule ? whereToWrite(rule.from) : bilingual(() => ''),
  };
}

function outcomeView({ atMs, actor, reason, competitor, deliveryManagerId }: Outcome) {
  return {
    at: toInstant(atMs),
    actor,
    reason,
    competitor: competitor ?? null,
    deliveryManagerId: deliveryManagerId ?? null,
  };
}

function meetingView({ meeting }: Deal): ProjectOnWire['meeting'] {
  if (!meeting || meeting.atMs <= Date.now()) return null;
  const { kind, atMs, evidence, actor } = meeting;
  return { kind, at: toInstant(atMs), evidence, actor };
}

/** A task of a project, open or closed. */
export function taskView(state: ProjectState, task: Task): TaskOnWire {
  const deal = dealOf(state);
  const { id, kind, key, role, stage, personId, status } = task;
  return {
    id,
    projectId: state.projectId,
    projectTitle: deal.title,
    kind,
    key,
    name: bilingual((language) => taskName(deal, task, language)),
    role,
    stage,
    personId,
    status,
    openedAt: toInstant(task.openedAtMs),
    heldSince: toInstant(heldSinceMs(task)),
    dueAt: toInstantOrNull(task.dueAtMs),
    milestone: task.milestone ?? null,
    about: task.about ?? null,
    aboutTasks: [...(task.aboutTasks ?? [])],
    closedAt: toInstantOrNull(task.closedAtMs),
    closedBy: task.closedBy ?? null,
    closedReason: task.closedReason ?? null,
  };
}

/** Every task of a project, oldest first. */
export function taskViews(state: ProjectState): TaskOnWire[] {
  return Object.values(dealOf(state).tasks)
    .sort((a, b) => a.openedAtMs - b.openedAtMs)
    .map((task) => taskView(state, task));
}

/** An explanation with its language. */
export function explanationView(
  { headline, lines, nextCheck: check, nextAtMs }: Explanation,
  language: Language,
): ExplanationOnWire {
  return {
    language,
    headline,
    lines: [...lines],
    nextCheck: check?.check ?? null,
    nextCheckAt: toInstantOrNull(check?.atMs),
    nextAt: toInstantOrNull(nextAtMs),
  };
}

function clockView(state: ProjectState, deal: Deal): ProjectOnWire['clock'] {
  const { clock, ownDays = {} } = deal;
  const { phase, startedAtMs, startedBy, followUpAtMs, judgeAtMs } = clock;
  return {
    // after a keep, or when it asks again, the clock's next step is a judgement too
    phase: phase === 'watching' || phase === 'judging' ? phase : 'followed-up',
    startedAt: toInstant(startedAtMs),
    startedBy: { ...startedBy },
    followUpAt: toInstantOrNull(followUpAtMs),
    judgeAt: toInstantOrNull(judgeAtMs),
    dropAt: toInstantOrNull(dropAtMs(clock)),
    nextCheck: nextCheckOf(state),
    days: daysOf(deal),
    isOwn: Object.keys(ownDays).length > 0,
    keptUntil: toInstantOrNull(keptUntilMs(clock)),
  };
}

function nextCheckOf(state: ProjectState): ProjectSummary['nextCheck'] {
  const next = nextCheck(state);
  return next && { check: next.check, at: toInstant(next.atMs) };
}

/** Codes are the domain's own, and have words in every language or in none. */
function reasonView(reason: string): Bilingual | null {
  const [en, chinese] = [reasonText(reason, 'en'), reasonText(reason, 'zh-TW')];
  return en === null || chinese === null ? null : { en, 'zh-TW': chinese };
}

function openedStatus(state: ProjectState): ProjectSummary['status'] {
  const status = shownStatus(state);
  const { projectId } = state;
  if (status === 'new') throw new Error(`Project ${projectId} stands in the ledger and was never opened.`);
  return status;
}

function named(
  rules: readonly { key: string; name: Bilingual }[],
  key: string,
): { key: string; name: Bilingual } {
  return { key, name: rules.find((rule) => rule.key === key)?.name ?? bilingual(() => key) };
}

function bilingual(text: (language: Language) => string): Bilingual {
  return { en: text('en'), 'zh-TW': text('zh-TW') };
}
