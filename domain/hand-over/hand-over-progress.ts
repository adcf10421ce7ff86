import { unplacedPart } from './hand-over';
import type { HandOverReason } from './hand-over';

/**
 * How far a hand-over is: for each receiver, whether they were asked, what they or a manager answered, and how much
 * has moved. The workflow carries it; each function gives the state after one step. Plain JSON, ids only.
 */

/**
 * `planned`: nobody was asked yet. `offered`: the receiver was asked. `deciding`: a manager has to decide. `accepted`:
 * it moves. `moved`: nothing is left to move.
 */
export type PartStatus = 'planned' | 'offered' | 'deciding' | 'accepted' | 'moved';

export const handOverAnswers = ['accept', 'decline'] as const;
export type HandOverAnswer = (typeof handOverAnswers)[number];

/** What goes to one receiver. */
export interface HandOverPart {
  /** Whom the plan chose; `unplacedPart` for what nobody was found for. It stays when a manager names another. */
  readonly partId: string;
  /** Who gets it as things stand; null: nobody was found. */
  readonly receiverId: string | null;
  readonly status: PartStatus;
  readonly projects: number;
  readonly moved: number;
  /** Projects that did not take the command, such as one whose workflow an operator has stopped. */
  readonly refused: number;
  /** When silence is acted upon, epoch milliseconds; null: it is not. */
  readonly dueAtMs: number | null;
  /** Managers who were asked to decide, the last one now. */
  readonly asked: readonly string[];
  readonly answer: {
    readonly answer: HandOverAnswer;
    readonly actor: string;
    readonly atMs: number;
    readonly noteId?: string;
  } | null;
  readonly decision: { readonly toPersonId: string; readonly actor: string; readonly atMs: number } | null;
  /** Whether the receiver was sent the briefs. */
  readonly told: boolean;
}

export const handOverStatuses = ['planning', 'running', 'done', 'cancelled'] as const;
export type HandOverStatus = (typeof handOverStatuses)[number];

export interface HandOverState {
  readonly handOverId: string;
  readonly fromPersonId: string;
  readonly reason: HandOverReason;
  readonly status: HandOverStatus;
  /** Raised by every change: an older state never replaces a newer one in the store. */
  readonly version: number;
  readonly parts: readonly HandOverPart[];
}

/** Why a hand-over did not do what it was told. Stable codes. */
export const handOverRefusals = [
  'hand-over-malformed',
  'hand-over-ended',
  'hand-over-planning',
  'not-a-receiver',
  'hand-over-answered',
  'hand-over-accepted',
  'receiver-missing',
] as const;
export type HandOverRefusalCode = (typeof handOverRefusals)[number];

export interface HandOverRefusal {
  readonly code: HandOverRefusalCode;
  /** For people: what is wrong and what to do. */
  readonly message: string;
}

export function isHandOverRefusal<T extends object>(given: T | HandOverRefusal): given is HandOverRefusal {
  return 'code' in given;
}

/** What a receiver says to the offer. */
export interface AnswerGiven {
  readonly receiverId: string;
  readonly answer: HandOverAnswer;
  readonly actor: string;
  readonly noteId?: string;
}

/** What a manager decides: who takes the part; null: its receiver all the same. */
export interface DecisionGiven {
  readonly partId: string;
  readonly toPersonId: string | null;
  readonly actor: string;
}

/** A hand-over that has not been planned yet. */
export function newHandOver(
  facts: Pick<HandOverState, 'handOverId' | 'fromPersonId' | 'reason'>,
): HandOverState {
  const { handOverId, fromPersonId, reason } = facts;
  return { handOverId, fromPersonId, reason, status: 'planning', version: 0, parts: [] };
}

/** The plan is made: how many projects go to whom. Without any there is nothing to do. */
export function planned(
  state: HandOverState,
  parts: readonly Pick<HandOverPart, 'partId' | 'projects'>[],
): HandOverState {
  if (state.status !== 'planning') return state;
  const begun = parts.map(({ partId, projects }): HandOverPart => ({
    partId,
    receiverId: partId === unplacedPart ? null : partId,
    status: partId === unplacedPart ? 'deciding' : 'planned',
    projects,
    moved: 0,
    refused: 0,
    // what nobody was found for goes to a manager at once
    dueAtMs: partId === unplacedPart ? 0 : null,
    asked: [],
    answer: null,
    decision: null,
    told: false,
  }));
  return next(state, { status: begun.length > 0 ? 'running' : 'done', parts: begun });
}

/** A receiver accepts or declines. One answer counts: a later one is told who gave it. */
export function answered(
  state: HandOverState,
  { receiverId, answer, actor, noteId }: AnswerGiven,
  now: number,
): HandOverState | HandOverRefusal {
  const part = openPart(state, receiverId);
  if (isHandOverRefusal(part)) return part;
  const noted = noteId === undefined ? {} : { noteId };
  const given = { answer: { answer, actor, atMs: now, ...noted } };
  if (part.answer) return alreadyAnswered(part);
  if (answer === 'accept') return changed(state, receiverId, { ...given, status: 'accepted', dueAtMs: null });
  // a manager who was asked already, because of the silence, goes on with it
  const dueAtMs = part.status === 'deciding' ? part.dueAtMs : 0;
  return changed(state, receiverId, { ...given, status: 'deciding', dueAtMs });
}

/** A manager decides who gets a part; it moves without asking again. */
export function decided(
  state: HandOverState,
  { partId, toPersonId, actor }: DecisionGiven,
  now: number,
): HandOverState | HandOverRefusal {
  const part = openPart(state, partId);
  if (isHandOverRefusal(part)) return part;
  const receiverId = toPersonId ?? part.receiverId;
  if (receiverId === null) {
    return refused('receiver-missing', 'Nobody was found for these projects: name who takes them.');
  }
  if (receiverId === state.fromPersonId) {
    return refused(
      'receiver-missing',
      'The projects cannot go to whoever hands them over: name somebody else.',
    );
  }
  const decision = { toPersonId: receiverId, actor, atMs: now };
  return changed(state, partId, { decision, receiverId, status: 'accepted', dueAtMs: null });
}

/** Called off, as long as nothing has been accepted. */
export function cancelled(state: HandOverState): HandOverState | HandOverRefusal {
  const ended = whyEnded(state);
  if (ended) return ended;
  const accepted = state.parts.find(({ status }) => status === 'accepted' || status === 'moved');
  if (accepted) {
    const who = accepted.decision?.actor ?? accepted.answer?.actor ?? 'somebody';
    return refused(
      'hand-over-accepted',
      `It cannot be called off: ${who} has accepted, and projects are on their way.`,
    );
  }
  return next(state, { status: 'cancelled' });
}

/** The receiver was asked; without an answer by `dueAtMs` a manager decides. */
export function offered(state: HandOverState, partId: string, dueAtMs: number): HandOverState {
  return changedIf(state, partId, ['planned'], { status: 'offered', dueAtMs });
}

/** The offer did not reach its receiver: it is not waited for. */
export function notReached(state: HandOverState, partId: string): HandOverState {
  return changedIf(state, partId, ['offered'], { status: 'deciding', dueAtMs: 0 });
}

/** A manager was asked; null: nobody (else) is above, and it stays with whoever was asked last. */
export function managerAsked(
  state: HandOverState,
  partId: string,
  ask: { readonly managerId: string; readonly dueAtMs: number } | null,
): HandOverState {
  const part = partOf(state, partId);
  if (!part) return state;
  const asked = ask ? [...part.asked, ask.managerId] : part.asked;
  return changedIf(state, partId, ['offered', 'deciding'], {
    status: 'deciding',
    asked,
    dueAtMs: ask?.dueAtMs ?? null,
  });
}

/** Some projects of a part have moved, or were refused. */
export function progressed(
  state: HandOverState,
  partId: string,
  counts: { readonly moved: number; readonly refused: number; readonly left: number },
): HandOverState {
  const { moved, refused: failed, left } = counts;
  const status = left === 0 ? 'moved' : 'accepted';
  const after = changedIf(state, partId, ['accepted'], { moved, refused: failed, status });
  const isDone = after.parts.every((part) => part.status === 'moved');
  return isDone ? next(after, { status: 'done' }) : after;
}

/** Receivers who have all that goes to them and were not sent the briefs yet. */
export function receiversToTell({ parts }: HandOverState): string[] {
  const settled = parts.filter(({ status, told }) => status === 'moved' && !told);
  const waiting = new Set(
    parts.filter(({ status }) => status !== 'moved').map(({ receiverId }) => receiverId),
  );
  const ids = settled.flatMap(({ receiverId }) => receiverId ?? []);
  return [...new Set(ids)].filter((id) => !waiting.has(id));
}

/** The briefs are on their way to a receiver. */
export function receiverNotified(state: HandOverState, receiverId: string): HandOverState {
  const parts = state.parts.map((part) =>
    part.receiverId === receiverId && part.status === 'moved' ? { ...part, told: true } : part,
  );
  return next(state, { parts });
}

/** When silence is next acted upon, epoch milliseconds; null: nothing is waited for but answers. */
export function nextDueAtMs({ parts }: HandOverState): number | null {
  const instants = parts.flatMap(({ dueAtMs }) => dueAtMs ?? []);
  return instants.length > 0 ? Math.min(...instants) : null;
}

/** Whether nothing happens any more. */
export function isOver({ status }: Pick<HandOverState, 'status'>): boolean {
  return status === 'done' || status === 'cancelled';
}

export function partOf({ parts }: Pick<HandOverState, 'parts'>, partId: string): HandOverPart | undefined {
  return parts.find((part) => part.partId === partId);
}

/** Projects in all, and what became of them. */
export function handOverCounts(parts: readonly HandOverPart[]) {
  const sum = (count: (part: HandOverPart) => number): number =>
    parts.reduce((total, part) => total + count(part), 0);
  const projects = sum((part) => part.projects);
  const moved = sum((part) => part.moved);
  const failed = sum((part) => part.refused);
  const isUnplaced = (part: HandOverPart): boolean => part.receiverId === null;
  const unplaced = sum((part) => (isUnplaced(part) ? part.projects : 0));
  return { projects, moved, refused: failed, unplaced, waiting: projects - moved - failed - unplaced };
}

/** A part about which somebody may still say something. */
function openPart(state: HandOverState, partId: string): HandOverPart | HandOverRefusal {
  const ended = whyEnded(state);
  if (ended) return ended;
  if (state.status === 'planning') {
    return refused('hand-over-planning', 'Who gets what is still being worked out: try again in a moment.');
  }
  const part = partOf(state, partId);
  if (!part) return refused('not-a-receiver', `Nothing of this hand-over was planned for "${partId}".`);
  return part.status === 'accepted' || part.status === 'moved' ? alreadyAnswered(part) : part;
}

function whyEnded({ status }: HandOverState): HandOverRefusal | undefined {
  if (status === 'done')
    return refused('hand-over-ended', 'Everything has moved: nothing is left to decide.');
  return status === 'cancelled'
    ? refused('hand-over-ended', 'The hand-over was called off: everything stays as it was.')
    : undefined;
}

function alreadyAnswered({ answer, decision }: HandOverPart): HandOverRefusal {
  const on = (atMs: number): string => new Date(atMs).toISOString();
  if (decision) {
    const { actor, atMs, toPersonId } = decision;
    return refused('hand-over-answered', `${actor} decided on ${on(atMs)} that ${toPersonId} takes over.`);
  }
  if (!answer) throw new Error('A part that nobody has answered or decided was taken for answered.');
  const said = answer.answer === 'accept' ? 'accepted' : 'declined';
  return refused('hand-over-answered', `${answer.actor} ${said} on ${on(answer.atMs)}.`);
}

function refused(code: HandOverRefusalCode, message: string): HandOverRefusal {
  return { code, message };
}

function changed(state: HandOverState, partId: string, change: Partial<HandOverPart>): HandOverState {
  const parts = state.parts.map((part) => (part.partId === partId ? { ...part, ...change } : part));
  return next(state, { parts });
}

/** The change, unless somebody has been quicker and the part stands elsewhere by now. */
function changedIf(
  state: HandOverState,
  partId: string,
  from: readonly PartStatus[],
  change: Partial<HandOverPart>,
): HandOverState {
  const part = partOf(state, partId);
  return part && !isOver(state) && from.includes(part.status) ? changed(state, partId, change) : state;
}

function next(state: HandOverState, change: Partial<HandOverState>): HandOverState {
  return { ...state, ...change, version: state.version + 1 };
}
