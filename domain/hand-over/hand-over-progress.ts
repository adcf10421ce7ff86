import { unplacedPart } from './hand-over';
import type { HandOverReason } from './hand-over';

/**
 * The progress of a hand-over: for each receiver, whether they were asked, what they or a manager answered, and how
 * much has moved. The workflow carries it; each function returns the state after one step. Plain JSON, ids only.
 */

/**
 * `planned`: nobody has been asked yet. `offered`: the receiver has been asked. `deciding`: a manager has to decide.
 * `accepted`: it is moving. `moved`: nothing is left to move.
 */
export type PartStatus = 'planned' | 'offered' | 'deciding' | 'accepted' | 'moved';

export const handOverAnswers = ['accept', 'decline'] as const;
export type HandOverAnswer = (typeof handOverAnswers)[number];

/** What goes to one receiver. */
export interface HandOverPart {
  /**
   * Whom the plan chose, or `unplacedPart` when it found nobody. It stays the same when a manager names somebody else.
   */
  readonly partId: string;
  /** Who is to get it at present; null when nobody was found. */
  readonly receiverId: string | null;
  readonly status: PartStatus;
  readonly projects: number;
  readonly moved: number;
  /** Projects that refused the command, such as one whose workflow an operator has stopped. */
  readonly refused: number;
  /** When silence is acted upon, epoch milliseconds; null when it is not. */
  readonly dueAtMs: number | null;
  /** Managers who were asked to decide, the present one last. */
  readonly asked: readonly string[];
  readonly answer: {
    readonly answer: HandOverAnswer;
    readonly actor: string;
    readonly atMs: number;
    readonly noteId?: string;
  } | null;
  readonly decision: { readonly toPersonId: string; readonly actor: string; readonly atMs: number } | null;
  /** Whether the receiver has been sent the briefs. */
  readonly told: boolean;
}

export const handOverStatuses = ['planning', 'running', 'done', 'cancelled'] as const;
export type HandOverStatus = (typeof handOverStatuses)[number];

export interface HandOverState {
  readonly handOverId: string;
  readonly fromPersonId: string;
  readonly reason: HandOverReason;
  readonly status: HandOverStatus;
  /** Goes up with every change: an older state never replaces a newer one in the store. */
  readonly version: number;
  readonly parts: readonly HandOverPart[];
}

/** Why a hand-over refused what was asked of it. Stable codes. */
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
  /** What is wrong and what to do about it, for people. */
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

/** A manager's decision: who takes the part; null leaves it with its receiver. */
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

/** Records the plan: how many projects go to whom. A plan without projects leaves nothing to do. */
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

/**
 * A receiver accepts or declines. Only the first answer counts; later ones are refused with the name of who gave it.
 */
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

/** A manager decides who gets a part; it then moves without asking again. */
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

/** Called off, which is possible until something is accepted. */
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

/** The receiver has been asked; without an answer by `dueAtMs` a manager decides. */
export function offered(state: HandOverState, partId: string, dueAtMs: number): HandOverState {
  return changedIf(state, partId, ['planned'], { status: 'offered', dueAtMs });
}

/** The offer did not reach its receiver, so nobody waits for an answer. */
export function notReached(state: HandOverState, partId: string): HandOverState {
  return changedIf(state, partId, ['offered'], { status: 'deciding', dueAtMs: 0 });
}

/** A manager has been asked; null: nobody else is above, so it stays with whoever was asked last. */
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

/** Receivers who have everything that goes to them but have not been sent the briefs. */
export function receiversToTell({ parts }: HandOverState): string[] {
  const settled = parts.filter(({ status, told }) => status === 'moved' && !told);
  const waiting = new Set(
    parts.filter(({ status }) => status !== 'moved').map(({ receiverId }) => receiverId),
  );
  const ids = settled.flatMap(({ receiverId }) => receiverId ?? []);
  return [...new Set(ids)].filter((id) => !waiting.has(id));
}

export function receiverNotified(state: HandOverState, receiverId: string): HandOverState {
  const parts = state.parts.map((part) =>
    part.receiverId === receiverId && part.status === 'moved' ? { ...part, told: true } : part,
  );
  return next(state, { parts });
}

/** When silence is next acted upon, epoch milliseconds; null when only answers are waited for. */
export function nextDueAtMs({ parts }: HandOverState): number | null {
  const instants = parts.flatMap(({ dueAtMs }) => dueAtMs ?? []);
  return instants.length > 0 ? Math.min(...instants) : null;
}

/** Whether nothing more will happen. */
export function isOver({ status }: Pick<HandOverState, 'status'>): boolean {
  return status === 'done' || status === 'cancelled';
}

export function partOf({ parts }: Pick<HandOverState, 'parts'>, partId: string): HandOverPart | undefined {
  return parts.find((part) => part.partId === partId);
}

/** How many projects there are, and what became of them. */
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

/** A part that is still open to an answer or a decision. */
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

/** The changed state, unless the part has moved on in the meantime. */
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
