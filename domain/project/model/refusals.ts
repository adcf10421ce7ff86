/**
 * Why a project refused a command. A refusal is a value, not an exception: the sender gets a code that never changes
 * and a sentence that says what to do.
 */
export const refusalCodes = [
  'malformed',
  'not-opened',
  'already-opened',
  'project-ended',
  'unknown-milestone',
  'unknown-task',
  'task-closed',
  'contact-required',
  'judgement-required',
  'assignment-required',
  'archive-decides',
  'evidence-missing',
  'note-missing',
  'next-date-missing',
  'next-date-out-of-range',
  'reason-missing',
  'unknown-reason',
  'unknown-role',
  'role-not-assignable',
  'nothing-to-judge',
  'occurred-in-future',
  'task-reassigned',
  'no-decision',
  'due-date-out-of-range',
  'decline-not-possible',
  'unknown-stage',
  'stage-not-earlier',
  'wake-date-out-of-range',
  'not-held',
  'meeting-out-of-range',
  'no-meeting',
  'not-ended',
  'receiver-needed',
  'week-out-of-range',
  'not-for-actor',
  'currency-missing',
  'too-many-references',
  'revision-mismatch',
  'event-reused',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

export interface Refusal {
  readonly refused: true;
  readonly code: RefusalCode;
  /** What is wrong and what to do about it, for people. */
  readonly message: string;
  /** Everything that is missing, or that may be chosen instead, listed together. */
  readonly missing: readonly string[];
}

export function refuse(code: RefusalCode, message: string, missing: readonly string[] = []): Refusal {
  return { refused: true, code, message, missing };
}

export function isRefusal<T>(decision: T | Refusal): decision is Refusal {
  return typeof decision === 'object' && decision !== null && 'refused' in decision;
}
