import type { HandOverRefusalCode } from '../../../domain/hand-over/hand-over-progress';
import type { ProblemKind } from './problem-kind';

/** Problems for a hand-over's refusals. */
export const ofHandOvers = {
  'hand-over-malformed': {
    status: 422,
    title: 'The hand-over does not understand this',
    cause:
      'The answer, decision or cancellation has a field that is missing or of another kind than the ' +
      'hand-over expects. Mostly another program has signalled the workflow itself.',
    remedy: 'Send an answer, a decision or a cancellation as the document has it.',
  },
  'hand-over-ended': {
    status: 409,
    title: 'The hand-over has ended',
    cause: 'Everything was moved, or the hand-over was cancelled, before this request came.',
    remedy: 'Nothing is left to answer or decide. Start another one for what is still held.',
  },
  'hand-over-planning': {
    status: 409,
    title: 'The hand-over is still being planned',
    cause: 'It was started a moment ago, and who gets what is still being worked out.',
    remedy: 'Try again in a moment.',
  },
  'not-a-receiver': {
    status: 409,
    title: 'Nothing of this hand-over was planned for this person',
    cause:
      'Only those who were asked to take something over can answer or be decided about, and this person ' +
      'was not.',
    remedy: 'Name one of the receivers: the parts of the hand-over list them.',
  },
  'hand-over-answered': {
    status: 409,
    title: 'It was answered or decided before',
    cause: 'Two people, or one person twice, have answered for the same part. The first answer counts.',
    remedy: 'Nothing is left to do. The detail says who did it, and when.',
  },
  'hand-over-accepted': {
    status: 409,
    title: 'Somebody has accepted already',
    cause: 'A decision or a cancellation came after the receiver had accepted.',
    remedy: 'What was accepted moves. Hand it over again if it should go to somebody else.',
  },
  'receiver-missing': {
    status: 422,
    title: 'Nobody is named who could take it over',
    cause:
      'The decision says that somebody else takes the part over, and names nobody, or names whoever ' +
      'hands over.',
    remedy: 'Name somebody other than whoever hands over.',
    pointer: '#/toPersonId',
  },
} as const satisfies Record<HandOverRefusalCode, ProblemKind>;
