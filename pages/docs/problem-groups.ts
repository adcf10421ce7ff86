import type { ProblemCode } from '../../api/kit/problems/problem-codes';
import { problemKind, problemKinds } from '../../api/kit/problems/problem-codes';

/** Codes whose answers mean much the same to whoever reads them. */
export interface ProblemGroup {
  /** Of its heading. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly codes: readonly ProblemCode[];
}

const kinds = [
  {
    id: 'unreadable',
    statuses: [400, 405, 413, 415],
    title: 'The request cannot be read',
    text: 'Nothing was looked up and nothing was done. The program that sends it has a mistake; the same request fails again.',
  },
  {
    id: 'not-allowed',
    statuses: [401, 403],
    title: 'Not allowed',
    text: 'The key is not valid, or it or the person whom it names may not do this. Somebody has to give the right first.',
  },
  {
    id: 'not-there',
    statuses: [404],
    title: 'Not there',
    text: 'An id names nothing. After an opening that was answered with 202, the project may be there a moment later.',
  },
  {
    id: 'wrong-value',
    statuses: [422],
    title: 'A value is wrong',
    text: 'The request was read, and a value in it is not possible. `errors` has a JSON pointer to each field, and `missing` what may stand there instead.',
  },
  {
    id: 'not-now',
    statuses: [409],
    title: 'Not as things stand',
    text: 'The request is sound, but does not fit what is there now. Read again, then decide.',
  },
  {
    id: 'other-version',
    statuses: [412, 428],
    title: 'Another version',
    text: 'A change says which version it is based on, so that nobody overwrites what somebody else has changed.',
  },
  {
    id: 'too-fast',
    statuses: [429],
    title: 'Too fast',
    text: 'Nothing was done. Wait for the seconds in `Retry-After`, then send the same request again.',
  },
  {
    id: 'ours',
    statuses: [500, 503],
    title: 'On our side',
    text: 'It may have been done, or not. Repeat the same request with the same `Idempotency-Key`: nothing is done twice.',
  },
] as const;

const codes = Object.keys(problemKinds) as ProblemCode[];

/** All codes, from mistakes in the request to faults on our side; within a group by status and name. */
export const problemGroups: readonly ProblemGroup[] = kinds.map(({ statuses, ...group }) => ({
  ...group,
  codes: statuses.flatMap((status) => codes.filter((code) => problemKind(code).status === status).sort()),
}));

/** The group of a code. */
export function groupOf(code: ProblemCode): ProblemGroup {
  const group = problemGroups.find((each) => each.codes.includes(code));
  if (!group) throw new Error(`The status of the problem code "${code}" belongs to no group.`);
  return group;
}
