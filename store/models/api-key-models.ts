import { Schema } from 'mongoose';
import { count, optionalCount, options, text } from './fields';

/** What MongoDB stores of API keys; models.ts says what works on both servers. */

/** What an API key may be allowed, and what that means. Routes name one of these each; nothing includes another but `admin`. */
export const scopeMeanings = {
  'projects:read': 'read projects, their tasks and their timelines',
  'projects:write': 'open projects, and decide in them: tasks, roles, holds, days, ends',
  'reports:write': 'report what happened in a project: milestones, contacts, notes',
  'reviews:read': 'read the weekly reviews',
  'reviews:write': 'put down what a weekly review decided',
  'hand-overs:read': 'read hand-overs, and what somebody holds',
  'hand-overs:write': 'start hand-overs, answer, decide and cancel them',
  'people:read': 'read people, with their addresses',
  'people:write': 'create and change people',
  'customers:read': 'read customers and who works there',
  'customers:write': 'create and change customers and who works there',
  'personal-facts:read':
    'read what is known of people at customers beside their work; each reading is logged',
  'personal-facts:write': 'write and remove what is known of people at customers beside their work',
  'personal-facts:erase': 'erase everything about a person at a customer',
  'personal-facts:audit': 'read who has seen such facts',
  'archive:export':
    'take lists of the archive, or all about a person, away as a file, beside the scope that reads them; each is logged',
  'archive:import': 'put an archive back that was exported whole',
  'retention:read': 'see whom the retention rule would erase',
  'retention:run': 'erase people at customers by the retention rule',
  'imports:read': 'read imports, and what is wrong with rows of their files',
  'imports:write': 'save mappings, send files and commit them, beside the scope of what is imported',
  'calendars:read': 'read calendars and their working days',
  'calendars:write': 'create and change calendars',
  'playbooks:read': 'read playbooks, and replay projects with other days',
  'events:read': 'follow everything that happens',
  'webhooks:read': 'see where events are delivered to, and how that went',
  'webhooks:write': 'decide where events are delivered to',
  'keys:read': 'see which keys there are, never the keys themselves',
  'keys:write': 'make, rotate, limit and revoke keys that may do no more than this one',
  'mail:inbound': 'deliver answers to emails: for the mail gateway',
  'act-for-people': 'name a person in X-Milepost-Actor, beside the scope of the route',
  admin: 'everything',
} as const;

export type Scope = keyof typeof scopeMeanings;

/** Every scope, in the order in which people read them. */
export const scopes = Object.keys(scopeMeanings) as readonly Scope[];

/** Scopes that read the customer archive, or who has seen it: taking such a list away as a file is an export of it. */
export const archiveScopes: readonly Scope[] = [
  'customers:read',
  'personal-facts:read',
  'personal-facts:audit',
  'retention:read',
];

/** A key; `_id` is its public id, which the key itself begins with. */
export interface ApiKeyRow {
  _id: string;
  name: string;
  scopes: Scope[];
  /** Null: as many as the installation allows every key. */
  requestsPerMinute: number | null;
  /** Epoch milliseconds, as all instants here. */
  createdAtMs: number;
  /** The actor who made it; null: an operator, at the command line. */
  createdBy: string | null;
  expiresAtMs: number | null;
  revokedAtMs: number | null;
  /** SHA-256 of each secret that opens it, the newest first. All but the newest end when their overlap does. */
  secrets: { hash: string; untilMs: number | null }[];
  /** Counts changes, so that of two at once one is noticed. */
  revision: number;
}

/** Which key has a name, so that no two that work share one; `_id` is the name without differences of case. */
export interface ApiKeyNameRow {
  _id: string;
  keyId: string;
}

/** The use of a key; `_id` is its id. Apart from the key, since it is written much more often. */
export interface ApiKeyUseRow {
  _id: string;
  /** When the present minute of its limit began. */
  startedAtMs: number;
  /** How many requests of that minute processes have taken for themselves. */
  taken: number;
  lastUsedAtMs: number;
}

export const apiKeySchema: Schema<ApiKeyRow> = new Schema<ApiKeyRow>(
  {
    _id: text,
    name: text,
    scopes: { type: [String], required: true, enum: scopes },
    requestsPerMinute: optionalCount,
    createdAtMs: count,
    createdBy: { type: String, default: null },
    expiresAtMs: optionalCount,
    revokedAtMs: optionalCount,
    secrets: { type: [{ _id: false, hash: text, untilMs: optionalCount }], required: true },
    revision: count,
  },
  options,
);

export const apiKeyNameSchema: Schema<ApiKeyNameRow> = new Schema<ApiKeyNameRow>(
  { _id: text, keyId: text },
  options,
);

export const apiKeyUseSchema: Schema<ApiKeyUseRow> = new Schema<ApiKeyUseRow>(
  { _id: text, startedAtMs: count, taken: count, lastUsedAtMs: count },
  options,
);
