import { internalSource } from '../../domain/project/model/commands';
import { baseFields, commandFields } from '../../domain/project/model/command-fields';
import type { Field, FieldKind, Fields } from '../../domain/project/model/command-fields';
import type { CommandName, ProjectCommand } from '../../domain/project/model/commands';
import type { Facts } from '../../domain/playbook/facts';
import { missingParts } from '../../domain/playbook/facts';
import type { PlaybookRules } from '../../domain/playbook/playbook';
import type { Reference } from '../../domain/project/model/references';
import { isSameReference, mostReferences } from '../../domain/project/model/references';
import type { RefusalCode } from '../../domain/project/model/refusals';
import { isBlank, linePattern, textFaults } from './given-text';

/**
 * Checks payloads by the table of commands, without zod: another program may signal anything, and a payload that is not
 * understood must be recorded as refused, never fail the project.
 */

/** Longest texts, in UTF-16 units: ids and keys are names, a line is a sentence. */
export const longest = { id: 200, key: 60, line: 500 } as const;

/** The most ids in one list: nobody has more open tasks in a project. */
export const mostIds = 200;

/** The most days that a clock may have: a year, as in playbooks. */
export const mostDays = 365;

/** 8.64e15 ms is the last instant that a date can hold (ECMA-262, time values). */
export const lastInstantMs = 8.64e15;

/** Keys are what a playbook, a system or a reason is called: `meeting-agreed`, `crm`. */
export const keyPattern = /^[a-z0-9][a-z0-9-]*$/;
export const currencyPattern = /^[A-Z]{3}$/;

/** The project's code when one of these fields alone is missing or blank, whichever way a command comes in. */
const missingCodes: Readonly<Partial<Record<string, RefusalCode>>> = {
  evidence: 'evidence-missing',
  noteId: 'note-missing',
  nextAtMs: 'next-date-missing',
  reason: 'reason-missing',
};

/** Whether a payload must have a field. */
export function isNeeded({ optional, neededBy }: Field): boolean {
  return !optional || neededBy === 'check';
}

/** Why a payload is no command. */
export interface Unread {
  readonly code: RefusalCode;
  readonly problems: readonly string[];
}

/**
 * A payload as a command, or what is wrong with it, everything at once.
 *
 * @param payload anything that came with a message called `name`
 */
export function readCommand(name: CommandName, payload: unknown): ProjectCommand | Unread {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    return { code: 'malformed', problems: [`${name}: the payload must be one JSON object`] };
  }
  const given = payload as Record<string, unknown>;
  const fields: Fields = { ...baseFields, ...commandFields[name] };
  const problems = [
    ...Object.entries(fields).flatMap(([field, rule]) => fieldProblems(field, rule, given[field])),
    ...Object.keys(given)
      .filter((key) => !Object.hasOwn(fields, key) && key !== 'name')
      .map((key) => `${key}: unknown field`),
  ];
  if (given['name'] !== undefined && given['name'] !== name)
    problems.push(`name: must be "${name}" or absent`);
  if (given['source'] === internalSource)
    problems.push(`source: "${internalSource}" is kept for the project itself`);
  if (problems.length === 0) return { ...given, name } as unknown as ProjectCommand;
  const lacking = Object.entries(fields).find(
    ([field, rule]) => isNeeded(rule) && isNothing(given[field]) && missingCodes[field] !== undefined,
  );
  const code = problems.length === 1 && lacking ? missingCodes[lacking[0]] : undefined;
  return { code: code ?? 'malformed', problems };
}

function isNothing(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && isBlank(value));
}

function fieldProblems(field: string, rule: Field, value: unknown): string[] {
  if (value === undefined) return isNeeded(rule) ? [`${field}: missing`] : [];
  if (value === null && rule.nullable) return [];
  const problem = kindProblem(rule.kind, value);
  return problem === null ? [] : [`${field}: ${problem}`];
}

function kindProblem(kind: FieldKind, value: unknown): string | null {
  if (typeof kind !== 'string') {
    return kind.includes(value as string) ? null : `must be one of ${kind.join(', ')}`;
  }
  switch (kind) {
    case 'id':
    case 'entry':
      return lineProblem(value, longest.id);
    case 'referenceId':
      return lineProblem(value, longest.id);
    case 'references':
      return isReferences(value)
        ? null
        : `must be a list of up to ${mostReferences} different references, each with a system and an id`;
    case 'date':
      return isDate(value) ? null : 'must be a date of the calendar such as "2026-06-30"';
    case 'revision':
      return Number.isSafeInteger(value) && (value as number) >= 1 ? null : 'must be a whole number from 1';
    case 'line':
      return lineProblem(value, longest.line);
    case 'taskIds':
      return Array.isArray(value) &&
        value.length > 0 &&
        value.length <= mostIds &&
        value.every((id) => lineProblem(id, longest.id) === null)
        ? null
        : `must be a list of 1 to ${mostIds} ids`;
    case 'key':
    case 'week':
      return isText(value, longest.key, keyPattern) ? null : `must be a key such as "meeting-agreed"`;
    case 'currency':
      return isText(value, 3, currencyPattern) ? null : 'must be an ISO 4217 code such as "TWD"';
    case 'instant':
      return Number.isInteger(value) && Math.abs(value as number) <= lastInstantMs
        ? null
        : 'must be epoch milliseconds';
    case 'days':
      return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= mostDays
        ? null
        : `must be a whole number of days from 1 to ${mostDays}`;
    case 'amount':
      return typeof value === 'number' && Number.isFinite(value) && value >= 0
        ? null
        : 'must be a number from 0';
    case 'playbook':
      return isPlaybook(value) ? null : 'must be the rules of a playbook version';
    case 'facts':
      return isFacts(value) ? null : 'must say by the key of each fact what it lacks';
  }
}

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a value is a day that the calendar has, from year 1 to 9999. */
export function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !datePattern.test(value)) return false;
  const atMs = Date.parse(`${value}T00:00:00Z`);
  // a 30 February is another day
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(value);
}

/** Whether a list has no reference twice. */
export function areDifferent(references: readonly Reference[]): boolean {
  return references.every(
    (one, index) => references.findIndex((other) => isSameReference(one, other)) === index,
  );
}

function isReferences(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > mostReferences) return false;
  return value.every(isReference) && areDifferent(value);
}

function isReference(value: unknown): value is Reference {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { system, id, ...more } = value as Record<string, unknown>;
  return (
    isText(system, longest.key, keyPattern) &&
    lineProblem(id, longest.id) === null &&
    Object.keys(more).length === 0
  );
}

function lineProblem(value: unknown, most: number): string | null {
  if (!isText(value, most, linePattern)) return `must be text of 1 to ${most} characters in one line`;
  return isBlank(value as string) ? textFaults.blank : null;
}

function isText(value: unknown, maximum: number, pattern: RegExp): boolean {
  return typeof value === 'string' && value.length <= maximum && pattern.test(value);
}

/** Whether a value says what facts lack. */
export function isFacts(value: unknown): value is Facts {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const facts = Object.entries(value);
  const isPart = (part: unknown): boolean => missingParts.some((known) => known === part);
  return (
    facts.length <= mostIds &&
    facts.every(
      ([key, lacks]) => isText(key, longest.key, keyPattern) && Array.isArray(lacks) && lacks.every(isPart),
    )
  );
}

/** The API sends rules that its schema has checked; this only keeps anything else from being mistaken for them. */
export function isPlaybook(value: unknown): value is PlaybookRules {
  if (typeof value !== 'object' || value === null) return false;
  const rules = value as Record<string, unknown>;
  const isRecord = (part: unknown): boolean =>
    typeof part === 'object' && part !== null && !Array.isArray(part);
  return (
    typeof rules['key'] === 'string' &&
    Number.isInteger(rules['version']) &&
    typeof rules['ownerRole'] === 'string' &&
    typeof rules['deliveryRole'] === 'string' &&
    ['roles', 'milestones', 'clocks', 'limits', 'dropReasons', 'lossReasons'].every((part) =>
      isRecord(rules[part]),
    ) &&
    ['stages', 'buyerStages'].every((part) => Array.isArray(rules[part]) && rules[part].length > 0)
  );
}
