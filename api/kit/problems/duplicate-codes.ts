import type { ProblemKind } from './problem-kind';

/** Problems with customers that may be one. */
export const ofDuplicates = {
  'unknown-duplicate': {
    status: 404,
    title: 'There is no such pair of customers',
    cause:
      'The id is misspelt, or nothing speaks for these two being one any more: pairs that nobody has decided on go away ' +
      'when their records change.',
    remedy: 'Take the id from `GET /v1/customer-duplicates`.',
  },
  'merged-elsewhere': {
    status: 409,
    title: 'The customer is a duplicate of another one already',
    cause:
      'A duplicate is linked to one customer. Somebody has linked this one before, to the one that the detail names.',
    remedy: 'Link into the customer that is kept, or take the earlier link back first.',
  },
  'merge-circle': {
    status: 409,
    title: 'The customers would be duplicates of each other',
    cause: 'The one that is to be kept is a duplicate of the other, at once or through others.',
    remedy: 'Keep the other one, or take the earlier link back first.',
  },
} as const satisfies Record<string, ProblemKind>;
