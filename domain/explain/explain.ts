import { keptUntilMs, nextCheck, nextDeadlineMs } from '../project/evolve/clocks';
import type { MissingFact } from '../project/decide/gates';
import { missingAtGate, missingFacts } from '../project/decide/gates';
import { whereToWrite } from '../archive/where-to-write';
import type { MissingPart } from '../playbook/facts';
import type { Bilingual, Language } from '../playbook/playbook';
import { entryOf, managerRole, reasonName, stageIndex, stageRule } from '../playbook/playbook';
import { internalSource } from '../project/model/commands';
import { rungAhead } from '../project/evolve/ladders';
import type { Attempt, Deal, ProjectState, Task } from '../project/model/state';
import { askedAbout } from '../project/decide/decisions';
import { hasEnded, heldSinceMs, openTasks, wakesAtMs } from '../project/model/state';
import { waitsForSomebody } from '../project/decide/tasks';
import { applicationOf } from '../project/model/actors';
import type { Check, Texts } from './texts';
import { textsIn } from './texts-by-language';

export interface ExplainOptions {
  readonly language: Language;
  /** A person's name; the id stands in where it is unknown. */
  readonly personName?: (personId: string) => string | undefined;
  /**
   * Formats instants. By default UTC to the minute, the same on every host; API, pages and mails pass one for the
   * reader's zone.
   */
  readonly formatInstant?: (atMs: number) => string;
}

/** Where a project stands, in words. */
export interface Explanation {
  /** The one sentence that says most. */
  readonly headline: string;
  /**
   * One line each: who has had which task since when and what happens automatically if it is left undone; which clock
   * runs and what it does next; how far the customer is.
   */
  readonly lines: readonly string[];
  /** What the clock does next if nothing is heard from the customer; null while it is being planned. */
  readonly nextCheck: { readonly check: Check; readonly atMs: number } | null;
  /**
   * When the project next acts on its own, epoch milliseconds: a check of the clock or a step about a task left undone,
   * whichever comes first. The one timer of its workflow waits for this.
   */
  readonly nextAtMs: number | null;
}

interface Wording {
  readonly language: Language;
  readonly texts: Texts;
  readonly in: (name: Bilingual) => string;
  readonly person: (personId: string) => string;
  readonly instant: (atMs: number) => string;
}

/**
 * Explains from the state alone what a project waits for, who has had it since when and who has accepted it, what last
 * reset its clock, and what happens automatically on which day if nothing comes.
 */
export function explain(state: ProjectState, options: ExplainOptions): Explanation {
  const wording = wordingFor(options);
  const { texts, language } = wording;
  const { deal } = state;
  if (!deal) return { headline: texts.notOpened, lines: [], nextCheck: null, nextAtMs: null };
  if (hasEnded(state)) return explainEnd(state, deal, wording);
  const check = nextCheck(state);
  return {
    headline: texts.sentences([
      ...holdSentence(deal, wording),
      stageSentence(deal, wording),
      ...waitsFor(deal, wording),
    ]),
    lines: [
      ...missingFacts(deal).map((missing) => factLine(deal, missing, language)),
      ...openTasks(deal).map((task) => taskLine(deal, task, wording)),
      ...clockSentences(deal, wording),
      check ? texts.next[check.check](wording.instant(check.atMs)) : texts.planning,
      buyerSentence(deal, wording),
      ...(deal.expectedSigningOn === undefined ? [] : [texts.expectedSigning(deal.expectedSigningOn)]),
    ],
    nextCheck: check,
    nextAtMs: nextDeadlineMs(state),
  };
}

/** How an attempt ended: when, by whose decision and why. */
export function outcomeText(
  { playbook }: Pick<Deal, 'playbook'>,
  { status, outcome }: Pick<Attempt, 'status' | 'outcome'>,
  options: ExplainOptions,
): string {
  return endSentence(playbook, { status, outcome }, wordingFor(options));
}

function wordingFor({ language, personName, formatInstant = utcMinute }: ExplainOptions): Wording {
  const texts = textsIn(language);
  return {
    language,
    texts,
    in: (name) => name[language],
    person: (id) => (id === internalSource ? texts.system : (personName?.(id) ?? applicationOf(id))),
    instant: formatInstant,
  };
}

/** An instant to the minute in UTC, without the host's time-zone data. */
function utcMinute(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/**
 * A task's name from the playbook, or from the domain for tasks that the project opens itself. The manager's decision
 * who goes on names the tasks that it is about.
 */
export function taskName(
  deal: Deal,
  task: Pick<Task, 'kind' | 'key' | 'stage' | 'aboutTasks'>,
  language: Language,
): string {
  const asked = askedAbout(deal, task).map((each) => taskName(deal, each, language));
  if (asked.length > 0) return textsIn(language).whoGoesOn(asked);
  if (task.kind !== 'stage') return textsIn(language).taskNames[task.kind];
  const rule = stageRule(deal.playbook, task.stage).tasks.find((candidate) => candidate.key === task.key);
  return rule?.name[language] ?? task.key;
}

/**
 * In which capacity somebody holds a role or a task, such as "the owner of the project", or, as a sentence without its
 * full stop, why nobody does. Null for a code without words.
 */
export function reasonText(reason: string, language: Language): string | null {
  return entryOf(textsIn(language).reasons, reason) ?? null;
}

export function roleName(deal: Deal, role: string, language: Language): string {
  if (role === managerRole) return textsIn(language).manager;
  return deal.playbook.roles[role]?.[language] ?? role;
}

/** A hold comes first, because everything else waits for it. */
function holdSentence({ hold }: Deal, { texts, instant }: Wording): string[] {
  if (!hold) return [];
  return [texts.onHold(instant(wakesAtMs(hold)))];
}

function stageSentence(deal: Deal, { texts, in: say }: Wording): string {
  const { playbook, stage } = deal;
  const number = stageIndex(playbook, stage) + 1;
  return texts.stage({ number, of: playbook.stages.length, name: say(stageRule(playbook, stage).name) });
}

function waitsFor(deal: Deal, { texts, language }: Wording): string[] {
  const missing = missingNames(deal, language);
  return missing.length > 0 ? [texts.waitsFor(texts.list(missing))] : [];
}

/** What the gate still lacks, by name: its milestones, then the facts that no milestone stands for. */
export function missingNames(deal: Deal, language: Language): string[] {
  const { playbook, stage, milestones } = deal;
  const reached = missingAtGate(playbook, stage, milestones);
  const behind = reached.map((key) => playbook.milestones[key]?.fact);
  const facts = missingFacts(deal).filter(({ fact }) => !behind.includes(fact));
  return [
    ...reached.map((key) => playbook.milestones[key]?.name[language] ?? key),
    ...facts.map(({ fact }) => playbook.facts?.[fact]?.name[language] ?? fact),
  ];
}

/** A fact that the gate still lacks, in a sentence: what of it, and where to write it. */
export function factLine(
  { playbook }: Pick<Deal, 'playbook'>,
  { fact, lacks }: MissingFact,
  language: Language,
): string {
  const texts = textsIn(language);
  const rule = playbook.facts?.[fact];
  return texts.archiveLacks({
    name: rule?.name[language] ?? fact,
    lacks: texts.list(lacks.map((part) => texts.archiveParts[part])),
    where: rule ? whereToWrite(rule.from)[language] : '',
  });
}

/** What the archive lacks, by name. */
export function partName(part: MissingPart, language: Language): string {
  return textsIn(language).archiveParts[part];
}

function taskLine(deal: Deal, task: Task, wording: Wording): string {
  const { language, texts, person, instant } = wording;
  const { personId, dueAtMs, status } = task;
  const name = taskName(deal, task, language);
  const since = instant(heldSinceMs(task));
  if (personId === null) {
    if (!waitsForSomebody(task)) return texts.undecided({ task: name, since });
    return texts.queued({ role: roleName(deal, task.role, language), task: name, since });
  }
  const who = person(personId);
  const has = status === 'accepted' ? texts.accepted : texts.has;
  const ahead = rungAhead(deal, task);
  return texts.sentences([
    has({ who, task: name, since, due: dueAtMs === null ? null : instant(dueAtMs) }),
    ...(ahead && ahead.atMs !== null ? [texts.undone[ahead.step](who, instant(ahead.atMs))] : []),
  ]);
}

/** What last reset the clock, and what keeps it from running by the playbook's days. */
function clockSentences(deal: Deal, { texts, person, instant }: Wording): string[] {
  const { clock, hold, meeting, ownDays } = deal;
  const { startedBy, startedAtMs } = clock;
  const keptMs = keptUntilMs(clock);
  const isAhead = meeting && meeting.atMs > startedAtMs;
  return [
    texts.clockStarted(startedBy.cause, person(startedBy.actor), instant(startedAtMs)),
    ...(ownDays && Object.keys(ownDays).length > 0 ? [texts.ownDays(ownDays)] : []),
    ...(keptMs === null ? [] : [texts.keptUntil(instant(keptMs))]),
    ...(isAhead ? [texts.meeting({ at: instant(meeting.atMs), evidence: meeting.evidence })] : []),
    ...endedHold(deal, { texts, person, instant }),
    ...(hold
      ? [
          texts.held({
            since: instant(hold.sinceMs),
            by: person(hold.actor),
            reason: texts.holdReasons[hold.reason],
          }),
        ]
      : []),
  ];
}

/** Which contact or milestone ended a hold; shown until something newer is heard from the customer. */
function endedHold(
  { hold, lastHold, clock }: Deal,
  { texts, person, instant }: Pick<Wording, 'texts' | 'person' | 'instant'>,
): string[] {
  const ended = lastHold?.ended;
  if (hold || !lastHold || !ended || (ended.cause !== 'contact' && ended.cause !== 'milestone')) return [];
  if (clock.startedAtMs > ended.atMs) return [];
  const until = instant(wakesAtMs(lastHold));
  return [texts.holdEnded({ cause: ended.cause, by: person(ended.actor), at: instant(ended.atMs), until })];
}

function buyerSentence({ playbook, buyerStage, drifting }: Deal, { texts, in: say }: Wording): string {
  const rule = playbook.buyerStages.find((candidate) => candidate.key === buyerStage);
  const name = rule ? say(rule.name) : buyerStage;
  return drifting ? texts.drifting(name) : texts.buyer(name);
}

function explainEnd(state: ProjectState, deal: Deal, wording: Wording): Explanation {
  const { outcome, playbook } = deal;
  if (!outcome || state.status === 'new' || state.status === 'open')
    throw new Error('The project has not ended.');
  const headline = endSentence(playbook, { status: state.status, outcome }, wording);
  const { deliveryManagerId } = outcome;
  const delivery = deliveryManagerId ? [wording.texts.delivery(wording.person(deliveryManagerId))] : [];
  return { headline, lines: delivery, nextCheck: null, nextAtMs: null };
}

function endSentence(
  playbook: Deal['playbook'],
  { status, outcome }: Pick<Attempt, 'status' | 'outcome'>,
  { texts, in: say, person, instant }: Wording,
): string {
  const reasons = status === 'lost' ? playbook.lossReasons : playbook.dropReasons;
  const named = reasonName(reasons, outcome.reason);
  return texts.ended(status, {
    at: instant(outcome.atMs),
    by: person(outcome.actor),
    reason: named ? say(named) : outcome.reason,
    competitor: outcome.competitor,
  });
}
