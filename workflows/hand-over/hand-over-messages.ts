import { ApplicationFailure, defineQuery, setHandler } from '@temporalio/workflow';
import type { HandOverMessage, HandOverPayloads } from '../../contracts/sandbox/hand-over-run';
import { progressQueryName } from '../../contracts/sandbox/hand-over-run';
import { longest } from '../../contracts/sandbox/command-shape';
import { isBlank, linePattern } from '../../contracts/sandbox/given-text';
import type { HandOverRefusal, HandOverState } from '../../domain/hand-over/hand-over-progress';
import { handleMessages } from '../shared/message-handlers';
import {
  answered,
  cancelled,
  decided,
  handOverAnswers,
  isHandOverRefusal,
} from '../../domain/hand-over/hand-over-progress';

/** A hand-over's answer to a message that it accepted. */
export type HandOverReceipt = Pick<HandOverState, 'handOverId' | 'status' | 'version'>;

export const progressQuery = defineQuery<HandOverState>(progressQueryName);

/** What each message does to the state. Another program may send anything, so payloads are parsed first. */
const handlers: {
  readonly [Name in HandOverMessage]: (
    state: HandOverState,
    payload: HandOverPayloads[Name],
    now: number,
  ) => HandOverState | HandOverRefusal;
} = {
  answerHandOver: answered,
  decideHandOver: decided,
  cancelHandOver: cancelled,
};

type Read<Name extends HandOverMessage> = (given: Record<string, unknown>) => HandOverPayloads[Name] | null;

const readers: { readonly [Name in HandOverMessage]: Read<Name> } = {
  answerHandOver: ({ receiverId, answer, actor, noteId }) => {
    const known = handOverAnswers.find((each) => each === answer);
    if (!isId(receiverId) || !isId(actor) || !known) return null;
    if (noteId !== undefined && !isId(noteId)) return null;
    return { receiverId, answer: known, actor, ...(noteId !== undefined && { noteId }) };
  },
  decideHandOver: ({ partId, toPersonId, actor }) =>
    isId(partId) && isId(actor) && (toPersonId === null || isId(toPersonId))
      ? { partId, toPersonId, actor }
      : null,
  cancelHandOver: ({ actor }) => (isId(actor) ? { actor } : null),
};

function isId(given: unknown): given is string {
  return (
    typeof given === 'string' && given.length <= longest.id && linePattern.test(given) && !isBlank(given)
  );
}

/** The state after a message, or the refusal. */
function after<Name extends HandOverMessage>(
  name: Name,
  state: HandOverState,
  payload: unknown,
): HandOverState | HandOverRefusal {
  const given = typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {};
  const read = readers[name](given);
  const { handOverId } = given;
  if (handOverId !== undefined && handOverId !== state.handOverId) {
    return { code: 'hand-over-ended', message: 'Another hand-over of this person runs by now.' };
  }
  if (read === null)
    return { code: 'hand-over-malformed', message: `${name}: the payload is not understood.` };
  return handlers[name](state, read, Date.now());
}

/** What the message handlers need of a hand-over. */
export interface HandOverListener {
  current(): HandOverState;
  /** Replaces the state by that after a message. */
  become(state: HandOverState): void;
  /** Resolves when the loop has begun to write this version of the state, or a later one, to the store. */
  isNoted(version: number): Promise<void>;
}

/** Registers one update and one signal for each message. */
export function listen({ current, become, isNoted }: HandOverListener): void {
  handleMessages<HandOverMessage>({
    names: handOverMessages,
    async answer(name, payload): Promise<HandOverReceipt> {
      const state = orThrow(after(name, current(), payload));
      become(state);
      const { handOverId, status, version } = state;
      await isNoted(version);
      return { handOverId, status, version };
    },
    validate: (name, payload) => void orThrow(after(name, current(), payload)),
    take(name, payload) {
      const state = after(name, current(), payload);
      if (!isHandOverRefusal(state)) become(state);
    },
    refuseUnknown: (name) => orThrow(unknownMessage(name)) as never,
    takeUnknown: () => undefined,
  });
  setHandler(progressQuery, current, {
    description: 'who was asked, what they answered, and how much has moved',
  });
}

const handOverMessages = Object.keys(handlers) as HandOverMessage[];

function unknownMessage(name: string): HandOverRefusal {
  return { code: 'hand-over-malformed', message: `${name}: a hand-over knows no such message.` };
}

/**
 * Throws a refusal as an application failure: a plain error would fail the workflow task and leave the caller hanging.
 */
function orThrow(given: HandOverState | HandOverRefusal): HandOverState {
  if (!isHandOverRefusal(given)) return given;
  const { code, message } = given;
  throw ApplicationFailure.create({ type: code, message, nonRetryable: true });
}
