import type { HandOverRefusalCode } from '../../../domain/hand-over/hand-over-progress';
import type { ProblemKind } from './problem-kind';
import { refusals } from './refusal-codes';

/** Problems for a hand-over's refusals. */
const ofHandOvers = {
  'hand-over-malformed': {
    status: 422,
    title: 'The hand-over does not understand this',
    remedy: 'Send an answer, a decision or a cancellation as the document has it.',
  },
  'hand-over-ended': {
    status: 409,
    title: 'The hand-over has ended',
    remedy: 'Nothing is left to answer or decide. Start another one for what is still held.',
  },
  'hand-over-planning': {
    status: 409,
    title: 'The hand-over is still being planned',
    remedy: 'Try again in a moment.',
  },
  'not-a-receiver': {
    status: 409,
    title: 'Nothing of this hand-over was planned for this person',
    remedy: 'Name one of the receivers: the parts of the hand-over list them.',
  },
  'hand-over-answered': {
    status: 409,
    title: 'It was answered or decided before',
    remedy: 'Nothing is left to do. The detail says who did it, and when.',
  },
  'hand-over-accepted': {
    status: 409,
    title: 'Somebody has accepted already',
    remedy: 'What was accepted moves. Hand it over again if it should go to somebody else.',
  },
  'receiver-missing': {
    status: 422,
    title: 'Nobody is named who could take it over',
    remedy: 'Name somebody other than whoever hands over.',
    pointer: '#/toPersonId',
  },
} as const satisfies Record<HandOverRefusalCode, ProblemKind>;

/** Problems of the API itself. */
const ofTheApi = {
  'malformed-json': {
    status: 400,
    title: 'The body is not JSON that can be read in one way alone',
    remedy:
      'Correct the body at the line and column that the detail names: send JSON in UTF-8, with each name once in an ' +
      'object and without halves of characters.',
  },
  'malformed-form': {
    status: 400,
    title: 'The form cannot be read as it was meant',
    remedy: 'Send the form in UTF-8, and each field once: the detail names the field and the character.',
  },
  'invalid-parameters': {
    status: 400,
    title: 'The address or a header is not valid',
    remedy: 'Correct the parameters in `errors`.',
  },
  'unknown-actor': {
    status: 400,
    title: 'The actor is not known',
    remedy: 'Send the id of a person of the directory in X-Milepost-Actor, or leave the header out.',
  },
  'actor-inactive': {
    status: 403,
    title: 'The actor is not active any more',
    remedy: 'Name somebody in X-Milepost-Actor who is active, or leave the header out.',
  },
  unauthenticated: {
    status: 401,
    title: 'An API key is needed',
    remedy: 'Send a valid key as `Authorization: Bearer mp_…`.',
  },
  'scope-missing': {
    status: 403,
    title: 'The API key lacks a scope',
    remedy: 'Use a key with the scope that the detail names.',
  },
  'unknown-route': {
    status: 404,
    title: 'There is no such address',
    remedy: 'Take the address from /docs.',
  },
  'unknown-cursor': {
    status: 409,
    title: 'The feed has no such place',
    remedy:
      'Go on without `after`, from the beginning, and skip the events whose ids you know. It happens after the ' +
      'database was restored to an earlier state.',
  },
  'unknown-project': {
    status: 404,
    title: 'There is no such project',
    remedy: 'Take the id from the answer to its opening, or from the list of projects.',
  },
  'unknown-operation': {
    status: 404,
    title: 'There is no such operation',
    remedy: 'Take the address from `Location` of the answer with status 202, or the id from `operationId`.',
  },
  'unknown-person': {
    status: 404,
    title: 'There is no such person',
    remedy: 'Take the id from the list of people, or create the person.',
  },
  'unknown-customer': {
    status: 404,
    title: 'There is no such customer',
    remedy: 'Take the id from the list of customers, or create the customer.',
  },
  'unknown-parked-report': {
    status: 404,
    title: 'There is no such parked report',
    remedy: 'Take the address from `Location` of the answer with status 202, or the id from the list.',
  },
  'parked-report-ended': {
    status: 409,
    title: 'The report waits no more',
    remedy: 'A project has got it, or it has expired or was taken back before: nothing can be taken back.',
  },
  'too-many-parked': {
    status: 409,
    title: 'As many reports wait for this project as may',
    remedy: 'Open the project, or give it the reference. What waits is listed under `/v1/parked-reports`.',
  },
  'unknown-webhook': {
    status: 404,
    title: 'There is no such webhook',
    remedy: 'Take the id from the list of webhooks, or create the webhook.',
  },
  'forbidden-destination': {
    status: 422,
    title: 'Webhooks may not go to this address',
    remedy: 'Name a public address that begins with https://. The detail says what is wrong with this one.',
  },
  'too-many-webhooks': {
    status: 409,
    title: 'There are as many webhooks as there can be',
    remedy: 'Remove one that nobody needs, or let one receiver pass messages on.',
  },
  'unknown-playbook': {
    status: 404,
    title: 'There is no such playbook version',
    remedy: 'Take key and version from the list of playbooks.',
  },
  'unknown-calendar': {
    status: 404,
    title: 'There is no such calendar, or no such version of it',
    remedy: 'Take key and version from the list of calendars, or create the calendar.',
  },
  'unknown-hand-over': {
    status: 404,
    title: 'There is no such hand-over',
    remedy: 'Take the id from the answer to its start, or from the list of hand-overs.',
  },
  'unknown-key': {
    status: 404,
    title: 'There is no such API key',
    remedy: 'Take the id from the list of keys: the key itself has it between `mp_` and the next `_`.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The address does not take this method',
    remedy: 'Use one of the methods in the Allow header.',
  },
  'project-stopped': {
    status: 409,
    title: 'The project was stopped from outside',
    remedy:
      'An operator has ended its workflow in Temporal. The ledger still has everything; ask the operator.',
  },
  'person-holds': {
    status: 409,
    title: 'The person still holds something',
    remedy:
      'Hand it over first, or repeat the request with `handOver=start` to deactivate the person and hand everything ' +
      'over by rule. `holdings` says what there is.',
  },
  'nothing-to-hand-over': {
    status: 409,
    title: 'The person holds nothing that could be handed over',
    remedy: 'Look at what the person holds.',
  },
  'key-name-taken': {
    status: 409,
    title: 'An API key that works has this name',
    remedy:
      'Choose another name: what is done with a key is shown under it. To get a new key for the same program, rotate the one that has it.',
    pointer: '#/name',
  },
  'key-ended': {
    status: 409,
    title: 'The API key was revoked or has expired',
    remedy: 'Make a new one: a key that has ended does not come back.',
  },
  'id-taken': {
    status: 409,
    title: 'The id is taken',
    remedy: 'Choose another id, or leave it out to get one.',
  },
  'reference-taken': {
    status: 409,
    title: 'Something else has this reference',
    remedy:
      'The detail names what has it. To move a reference to another project, name the one that has it in `movedFrom`.',
  },
  'references-differ': {
    status: 409,
    title: 'The references belong to different projects',
    remedy: 'Send those of one project. The detail says which project has which.',
  },
  'request-running': {
    status: 409,
    title: 'The same request is still running',
    remedy: 'Repeat it after the seconds in Retry-After to get its answer.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    remedy: 'Send at most the size that the detail names.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body is of the wrong type',
    remedy: 'Send the type that the detail names in `Content-Type`, such as `application/json` in UTF-8.',
  },
  'invalid-body': {
    status: 422,
    title: 'The body is not valid',
    remedy: 'Correct the fields in `errors`; each has a JSON pointer.',
  },
  'unreadable-message': {
    status: 422,
    title: 'The body is no mail that can be read',
    remedy:
      'Send the message byte for byte as the mail server has it, headers included. The same bytes are refused again.',
  },
  'unknown-time-zone': {
    status: 422,
    title: 'There is no such time zone',
    remedy:
      'Name it by area and location as in the tz database, such as `Asia/Taipei`, or take the one that the detail names.',
  },
  'unknown-reference': {
    status: 422,
    title: 'Something that the body names is not there or does not fit',
    remedy: 'Correct the fields in `errors`; each has a JSON pointer.',
  },
  'key-reused': {
    status: 422,
    title: 'The Idempotency-Key was used for another request',
    remedy: 'Use a new key for each new request; only a repeat of the same request has the same key.',
  },
  'invalid-event': {
    status: 422,
    title: 'This is no CloudEvent',
    remedy:
      'Send CloudEvents 1.0: `specversion`, `id`, `source` and `type` as attributes of a JSON object, or as headers ' +
      '`ce-specversion`, `ce-id`, `ce-source` and `ce-type` beside the data.',
  },
  'unknown-event-type': {
    status: 422,
    title: 'The playbook does not say what events of this type mean',
    remedy:
      'Add the type to the table `cloudEvents` of the playbook, or stop sending it. `GET /v1/playbooks/{key}/{version}` ' +
      'shows the table; docs/playbooks.md says how to write it.',
  },
  'event-incomplete': {
    status: 422,
    title: 'The event lacks what its row in the playbook asks for',
    remedy:
      'Send what the detail names, or correct the row of this type in the table `cloudEvents` of the playbook.',
  },
  'if-match-missing': {
    status: 428,
    title: 'If-Match is missing',
    remedy: 'Send the ETag of the version that you have read in If-Match.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests in a minute',
    remedy:
      'Wait for the seconds in Retry-After. The detail says whether it is the API key or the address, and how many ' +
      'there may be.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong here',
    remedy: 'Repeat the request with the same Idempotency-Key. When it stays, report the request id.',
  },
  'store-unavailable': {
    status: 503,
    title: 'The database cannot be reached, or takes no writes',
    remedy: 'Repeat the request after the seconds in Retry-After.',
  },
  'mail-reader-busy': {
    status: 503,
    title: 'Too many messages wait to be read',
    remedy: 'Bring the message again after the seconds in Retry-After.',
  },
  'temporal-unavailable': {
    status: 503,
    title: 'Temporal cannot be reached',
    remedy: 'Repeat the request after the seconds in Retry-After, with the same Idempotency-Key.',
  },
} as const satisfies Record<string, ProblemKind>;

/** Every problem code with its status: the only place where codes meet HTTP. */
export const problemKinds = { ...refusals, ...ofHandOvers, ...ofTheApi };

export type ProblemCode = keyof typeof problemKinds;

export function problemKind(code: ProblemCode): ProblemKind {
  return problemKinds[code];
}

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemKinds, code);
}
