import type { SearchAttributePair } from '@temporalio/common';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/**
 * What operators can list and filter workflows by in the Temporal UI. No name of a person is in any of them, and nothing
 * encrypts them.
 *
 * A server on SQL has room for ten keywords, three booleans and three instants in a namespace.
 */
export const searchAttributes = {
  /**
   * What the workflow is about, for the list: customer and project, or `Sign-in link`. The id of a workflow is no place
   * for that: it cannot change, and titles and names do.
   */
  title: defineSearchAttributeKey('MilepostTitle', SearchAttributeType.KEYWORD),
  stage: defineSearchAttributeKey('MilepostStage', SearchAttributeType.KEYWORD),
  buyerStage: defineSearchAttributeKey('MilepostBuyerStage', SearchAttributeType.KEYWORD),
  status: defineSearchAttributeKey('MilepostStatus', SearchAttributeType.KEYWORD),
  owner: defineSearchAttributeKey('MilepostOwner', SearchAttributeType.KEYWORD),
  customer: defineSearchAttributeKey('MilepostCustomer', SearchAttributeType.KEYWORD),
  customerClass: defineSearchAttributeKey('MilepostClass', SearchAttributeType.KEYWORD),
  /** What a project waits for, see `waitingFor`. */
  waiting: defineSearchAttributeKey('MilepostWaiting', SearchAttributeType.KEYWORD),
  /** When the project next acts on its own. */
  dueAt: defineSearchAttributeKey('MilepostDueAt', SearchAttributeType.DATETIME),
  /** Since when the ledger has lacked something; absent while all is recorded. */
  behindSince: defineSearchAttributeKey('MilepostBehindSince', SearchAttributeType.DATETIME),
  /** True while somebody has to see to an email that could not be delivered; absent otherwise. */
  mailFails: defineSearchAttributeKey('MilepostMailFails', SearchAttributeType.BOOL),
  /** For an hourly check: `well` or `stands-still`. A stuck workflow cannot say so itself. */
  health: defineSearchAttributeKey('MilepostHealth', SearchAttributeType.KEYWORD),
} as const;

const cliTypes = { KEYWORD: 'Keyword', DATETIME: 'Datetime', BOOL: 'Bool' } as const;

/** Name and type of each, in the form that the Temporal CLI needs to register them. */
export const searchAttributeTypes: Readonly<Record<string, 'Keyword' | 'Datetime' | 'Bool'>> =
  Object.fromEntries(Object.values(searchAttributes).map((key) => [key.name, cliTypes[key.type]]));

/** Bytes that a keyword may surely have: SQL databases keep 255 characters. */
const longestTitle = 200;

/** A title as the list shows it. */
export function titleText(...parts: readonly string[]): string {
  const text = parts.filter((part) => part !== '').join(' · ');
  return text.length <= longestTitle ? text : `${text.slice(0, longestTitle - 1)}…`;
}

/** What a workflow is started with, so that lists show it by a title even before a worker has seen it. */
export function titled(
  title: string,
  personId?: string,
): { readonly staticSummary: string; readonly typedSearchAttributes: SearchAttributePair[] } {
  return {
    staticSummary: title,
    typedSearchAttributes: [
      { key: searchAttributes.title, value: titleText(title) },
      ...(personId === undefined ? [] : [{ key: searchAttributes.owner, value: personId }]),
    ],
  };
}
