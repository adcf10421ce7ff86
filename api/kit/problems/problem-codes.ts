import { ofCustomers } from './customer-codes';
import { ofHandOvers } from './hand-over-codes';
import { ofImports } from './import-codes';
import type { ProblemKind } from './problem-kind';
import { refusals } from './refusal-codes';

/** Problems of the API itself. */
const ofTheApi = {
  'malformed-json': {
    status: 400,
    title: 'The body is not JSON that can be read in one way alone',
    cause:
      'A comma or a quote is missing, the bytes are not UTF-8, a name comes twice in one object, or a ' +
      'text has half a character in it. Two programs could read such a body in two ways.',
    remedy:
      'Correct the body at the line and column that the detail names: send JSON in UTF-8, with each name once in an ' +
      'object and without halves of characters.',
  },
  'malformed-form': {
    status: 400,
    title: 'The form cannot be read as it was meant',
    cause:
      'The bytes of a field are not UTF-8, often text pasted from another encoding, or a field was sent ' +
      'twice.',
    remedy: 'Send the form in UTF-8, and each field once: the detail names the field and the character.',
  },
  'invalid-parameters': {
    status: 400,
    title: 'The address or a header is not valid',
    cause:
      'A part of the path, a query parameter or a header is missing, misspelt or out of its range. Query ' +
      'parameters that are not known are refused too.',
    remedy: 'Correct the parameters in `errors`.',
  },
  'unknown-actor': {
    status: 400,
    title: 'The actor is not known',
    cause:
      '`X-Milepost-Actor` names somebody who was never in the directory; often it is the id of another ' +
      'system.',
    remedy: 'Send the id of a person of the directory in X-Milepost-Actor, or leave the header out.',
  },
  'actor-inactive': {
    status: 403,
    title: 'The actor is not active any more',
    cause: 'The person in `X-Milepost-Actor` has left or was switched off since.',
    remedy: 'Name somebody in X-Milepost-Actor who is active, or leave the header out.',
  },
  unauthenticated: {
    status: 401,
    title: 'An API key is needed',
    cause:
      'The header `Authorization` is missing or of another form, or the key was mistyped, revoked, ' +
      'rotated away or has expired.',
    remedy: 'Send a valid key as `Authorization: Bearer mp_…`.',
  },
  'scope-missing': {
    status: 403,
    title: 'The API key lacks a scope',
    cause: 'The key is known, but was made without the scope that this operation needs.',
    remedy: 'Use a key with the scope that the detail names.',
  },
  'unknown-route': {
    status: 404,
    title: 'There is no such address',
    cause: 'The path is misspelt, or has a slash at its end. Capital letters count.',
    remedy: 'Take the address from /docs.',
  },
  'unknown-cursor': {
    status: 409,
    title: 'The feed has no such place',
    cause:
      'The cursor was given out before the database was restored to an earlier state, or by another ' +
      'installation.',
    remedy:
      'Go on without `after`, from the beginning, and skip the events whose ids you know. It happens after the ' +
      'database was restored to an earlier state.',
  },
  'unknown-project': {
    status: 404,
    title: 'There is no such project',
    cause:
      'The id is misspelt, the reference was never given to a project or was removed, or the project was ' +
      'opened with 202 a moment ago and is not there yet.',
    remedy: 'Take the id from the answer to its opening, or from the list of projects.',
  },
  'unknown-operation': {
    status: 404,
    title: 'There is no such operation',
    cause: 'The id was cut off or changed on its way: it is long, and holds what it is about.',
    remedy: 'Take the address from `Location` of the answer with status 202, or the id from `operationId`.',
  },
  'unknown-person': {
    status: 404,
    title: 'There is no such person',
    cause: 'The id is misspelt, or the person was never created here.',
    remedy: 'Take the id from the list of people, or create the person.',
  },
  'unknown-customer-person': {
    status: 404,
    title: 'There is no such person at a customer',
    cause: 'The id is misspelt, or all that was known of the person was erased.',
    remedy: 'Take the id from the list of customer people.',
  },
  'unknown-potential': {
    status: 404,
    title: 'The customer has no such potential project',
    cause: 'The id is misspelt, or somebody took the potential project out of the record.',
    remedy: "Read the customer's `potentials` again, or open a project by itself.",
  },
  'unknown-erasure': {
    status: 404,
    title: 'There is no such erasure',
    cause: 'The id is misspelt, or it is that of the person: an erasure has one of its own.',
    remedy: 'Take the id from the list of erasures.',
  },
  'unknown-fact': {
    status: 404,
    title: 'There is no such fact about this person',
    cause: 'The id is misspelt, belongs to a fact about somebody else, or the fact was removed.',
    remedy: "Read the person's facts again.",
  },
  'unknown-customer': {
    status: 404,
    title: 'There is no such customer',
    cause:
      'The id is misspelt, the reference belongs to no customer, or the customer was never created here.',
    remedy: 'Take the id from the list of customers, or create the customer.',
  },
  'unknown-parked-report': {
    status: 404,
    title: 'There is no such parked report',
    cause: 'The id is misspelt, or the report was never parked: it was carried out or refused at once.',
    remedy: 'Take the address from `Location` of the answer with status 202, or the id from the list.',
  },
  'parked-report-ended': {
    status: 409,
    title: 'The report waits no more',
    cause: 'It was to be taken back after it had been delivered, refused, taken back or had expired.',
    remedy: 'A project has got it, or it has expired or was taken back before: nothing can be taken back.',
  },
  'too-many-parked': {
    status: 409,
    title: 'As many reports wait for this project as may',
    cause:
      'Another system reports under a reference that nobody gives to a project: mostly it is spelt in another way.',
    remedy: 'Open the project, or give it the reference. What waits is listed under `/v1/parked-reports`.',
  },
  'unknown-webhook': {
    status: 404,
    title: 'There is no such webhook',
    cause: 'The id is misspelt, or the webhook was removed.',
    remedy: 'Take the id from the list of webhooks, or create the webhook.',
  },
  'forbidden-destination': {
    status: 422,
    title: 'Webhooks may not go to this address',
    cause:
      'The address begins with http://, contains a user or a password, or leads to a network that is not ' +
      'public, such as 127.0.0.1 or 10.0.0.0/8.',
    remedy: 'Name a public address that begins with https://. The detail says what is wrong with this one.',
  },
  'too-many-webhooks': {
    status: 409,
    title: 'There are as many webhooks as there can be',
    cause: 'Each deployment or test run has made a webhook of its own, mostly, and none was removed.',
    remedy: 'Remove one that nobody needs, or let one receiver pass messages on.',
  },
  'unknown-playbook': {
    status: 404,
    title: 'There is no such playbook version',
    cause: 'Key or version is misspelt, or this version was never published here.',
    remedy: 'Take key and version from the list of playbooks.',
  },
  'unknown-calendar': {
    status: 404,
    title: 'There is no such calendar, or no such version of it',
    cause: 'The key is misspelt, or the calendar never had this version.',
    remedy: 'Take key and version from the list of calendars, or create the calendar.',
  },
  'unknown-hand-over': {
    status: 404,
    title: 'There is no such hand-over',
    cause: 'The id is misspelt, or belongs to another installation.',
    remedy: 'Take the id from the answer to its start, or from the list of hand-overs.',
  },
  'unknown-key': {
    status: 404,
    title: 'There is no such API key',
    cause: 'The id is misspelt, or the whole key was sent in place of its id.',
    remedy: 'Take the id from the list of keys: the key itself has it between `mp_` and the next `_`.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The address does not take this method',
    cause: 'The address exists, but takes other methods, such as POST in place of PUT.',
    remedy: 'Use one of the methods in the Allow header.',
  },
  'project-stopped': {
    status: 409,
    title: 'The project was stopped from outside',
    cause:
      'Somebody has terminated or cancelled the workflow of the project in Temporal, so nothing can be ' +
      'decided there.',
    remedy:
      'An operator has ended its workflow in Temporal. The ledger still has everything; ask the operator.',
  },
  'person-holds': {
    status: 409,
    title: 'The person still holds something',
    cause: 'The request switches a person off who still owns projects or has tasks or roles.',
    remedy:
      'Hand it over first, or repeat the request with `handOver=start` to deactivate the person and hand everything ' +
      'over by rule. `holdings` says what there is.',
  },
  'nothing-to-hand-over': {
    status: 409,
    title: 'The person holds nothing that could be handed over',
    cause:
      'Everything of this person was moved before, or the id is that of somebody who never had anything.',
    remedy: 'Look at what the person holds.',
  },
  'key-name-taken': {
    status: 409,
    title: 'An API key that works has this name',
    cause:
      'A key that was made before, and still works, has the same name, also when only capitals differ. ' +
      'After a lost answer, it is the key that this request has made.',
    remedy:
      'Choose another name: what is done with a key is shown under it. To get a new key for the same program, rotate the one that has it.',
    pointer: '#/name',
  },
  'key-ended': {
    status: 409,
    title: 'The API key was revoked or has expired',
    cause: 'The key was revoked, or its expiry has passed, before it was to be rotated.',
    remedy: 'Make a new one: a key that has ended does not come back.',
  },
  'id-taken': {
    status: 409,
    title: 'The id is taken',
    cause: 'A record with this id was created before, perhaps by an earlier run of the same import.',
    remedy: 'Choose another id, or leave it out to get one.',
  },
  'reference-taken': {
    status: 409,
    title: 'Something else has this reference',
    cause: 'A project or a customer has this system and id already: a reference belongs to one alone.',
    remedy:
      'The detail names what has it. To move a reference to another project, name the one that has it in `movedFrom`.',
  },
  'references-differ': {
    status: 409,
    title: 'The references belong to different projects',
    cause: 'The body carries several references, and they lead to more than one project.',
    remedy: 'Send those of one project. The detail says which project has which.',
  },
  'request-running': {
    status: 409,
    title: 'The same request is still running',
    cause:
      'A repeat has overtaken its first request: both have the same `Idempotency-Key`, and the first is ' +
      'not answered yet. When its process has died, the key is free within seconds.',
    remedy: 'Repeat it after the seconds in Retry-After to get its answer.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    cause:
      'The body has more bytes than this operation takes, mostly because a file or a list was put into ' +
      'it.',
    remedy: 'Send at most the size that the detail names.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body is of the wrong type',
    cause: '`Content-Type` is missing or names another type; curl sends a form unless it is told otherwise.',
    remedy: 'Send the type that the detail names in `Content-Type`, such as `application/json` in UTF-8.',
  },
  'invalid-body': {
    status: 422,
    title: 'The body is not valid',
    cause:
      'A field is missing, misspelt, of another type or out of its range. Fields that are not known are ' +
      'refused, so that none is lost without a word.',
    remedy: 'Correct the fields in `errors`; each has a JSON pointer.',
  },
  'unreadable-message': {
    status: 422,
    title: 'The body is no mail that can be read',
    cause: 'The bytes have no headers of an email, or were changed on their way, such as by a form.',
    remedy:
      'Send the message byte for byte as the mail server has it, headers included. The same bytes are refused again.',
  },
  'unknown-time-zone': {
    status: 422,
    title: 'There is no such time zone',
    cause: 'The zone is misspelt, an abbreviation such as `CST`, or newer than the data of this host.',
    remedy:
      'Name it by area and location as in the tz database, such as `Asia/Taipei`, or take the one that the detail names.',
  },
  'unknown-reference': {
    status: 422,
    title: 'Something that the body names is not there or does not fit',
    cause:
      'A person, customer, calendar or playbook that the body names was never created, was switched off, ' +
      'or does not fit what it is named for.',
    remedy: 'Correct the fields in `errors`; each has a JSON pointer.',
  },
  'key-reused': {
    status: 422,
    title: 'The Idempotency-Key was used for another request',
    cause: 'The same `Idempotency-Key` came with another body, path or actor within the last day.',
    remedy: 'Use a new key for each new request; only a repeat of the same request has the same key.',
  },
  'invalid-event': {
    status: 422,
    title: 'This is no CloudEvent',
    cause:
      'An attribute of CloudEvents is missing or of another form, or the headers of the binary mode were ' +
      'lost on the way.',
    remedy:
      'Send CloudEvents 1.0: `specversion`, `id`, `source` and `type` as attributes of a JSON object, or as headers ' +
      '`ce-specversion`, `ce-id`, `ce-source` and `ce-type` beside the data.',
  },
  'unknown-event-type': {
    status: 422,
    title: 'The playbook does not say what events of this type mean',
    cause: 'The sender has a new type, or the type is spelt in another way than in the playbook.',
    remedy:
      'Add the type to the table `cloudEvents` of the playbook, or stop sending it. `GET /v1/playbooks/{key}/{version}` ' +
      'shows the table; docs/playbooks.md says how to write it.',
  },
  'event-incomplete': {
    status: 422,
    title: 'The event lacks what its row in the playbook asks for',
    cause:
      'The row of the playbook takes the project or the evidence from a place of the event where there ' +
      'is nothing.',
    remedy:
      'Send what the detail names, or correct the row of this type in the table `cloudEvents` of the playbook.',
  },
  'if-match-missing': {
    status: 428,
    title: 'If-Match is missing',
    cause:
      'A change needs the version that it is based on, so that nobody overwrites what somebody else has ' +
      'just changed.',
    remedy: 'Send the ETag of the version that you have read in If-Match.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests in a minute',
    cause: 'More requests came within a minute than this key, or this address, may send.',
    remedy:
      'Wait for the seconds in Retry-After. The detail says whether it is the API key or the address, and how many ' +
      'there may be.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong here',
    cause: 'A fault of Milepost. What it was stands in the log, under the request id.',
    remedy: 'Repeat the request with the same Idempotency-Key. When it stays, report the request id.',
  },
  'store-unavailable': {
    status: 503,
    title: 'The database cannot be reached, or takes no writes',
    cause: 'MongoDB is restarting, elects a new primary, or is cut off from this process.',
    remedy: 'Repeat the request after the seconds in Retry-After.',
  },
  'mail-reader-busy': {
    status: 503,
    title: 'Too many messages wait to be read',
    cause: 'More emails come in at once than can be read.',
    remedy: 'Bring the message again after the seconds in Retry-After.',
  },
  'temporal-unavailable': {
    status: 503,
    title: 'Temporal cannot be reached',
    cause: 'Temporal is restarting, or is cut off from this process.',
    remedy: 'Repeat the request after the seconds in Retry-After, with the same Idempotency-Key.',
  },
} as const satisfies Record<string, ProblemKind>;

/** Every problem code with its status: the only place where codes meet HTTP. */
export const problemKinds = { ...refusals, ...ofHandOvers, ...ofCustomers, ...ofImports, ...ofTheApi };

export type ProblemCode = keyof typeof problemKinds;

export function problemKind(code: ProblemCode): ProblemKind {
  return problemKinds[code];
}

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemKinds, code);
}
