import type { Config, TemporalConnection } from '../../../config/config';

export const findingStates = ['ok', 'warning', 'failed'] as const;
export type FindingState = (typeof findingStates)[number];

/** The names of the checks, in the order in which they are made; docs/operations.md has a section on each. */
export const checkNames = [
  'settings',
  'mongodb',
  'indexes',
  'temporal',
  'search-attributes',
  'workers',
  'builds',
  'mail',
  'clocks',
  'weekly-schedules',
  'calendars',
] as const;
export type CheckName = (typeof checkNames)[number];

/** One line of the doctor's output. */
export interface Finding {
  readonly check: CheckName;
  readonly state: FindingState;
  /** A sentence. */
  readonly says: string;
  /** What to do about it; null when all is well. */
  readonly todo: string | null;
}

/** The settings that checks use. */
export interface CheckedSettings {
  readonly config: Config;
  readonly temporal: TemporalConnection;
}

export function ok(check: CheckName, says: string): Finding {
  return { check, state: 'ok', says, todo: null };
}

export function warning(check: CheckName, says: string, todo: string): Finding {
  return { check, state: 'warning', says, todo };
}

export function failed(check: CheckName, says: string, todo: string): Finding {
  return { check, state: 'failed', says, todo };
}

/** Why something failed, in its library's words, on one line. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\s+/g, ' ').replace(/[.\s]+$/, '');
}
