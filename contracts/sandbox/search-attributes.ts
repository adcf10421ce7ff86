import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** What operators can filter projects by in the Temporal UI. Ids and keys only, never names of people. */
export const searchAttributes = {
  stage: defineSearchAttributeKey('MilepostStage', SearchAttributeType.KEYWORD),
  buyerStage: defineSearchAttributeKey('MilepostBuyerStage', SearchAttributeType.KEYWORD),
  status: defineSearchAttributeKey('MilepostStatus', SearchAttributeType.KEYWORD),
  owner: defineSearchAttributeKey('MilepostOwner', SearchAttributeType.KEYWORD),
  customer: defineSearchAttributeKey('MilepostCustomer', SearchAttributeType.KEYWORD),
  customerClass: defineSearchAttributeKey('MilepostClass', SearchAttributeType.KEYWORD),
  /** When the project next acts on its own. */
  dueAt: defineSearchAttributeKey('MilepostDueAt', SearchAttributeType.DATETIME),
  /** For an hourly check: `well` or `stands-still`. A stuck workflow cannot say so itself. */
  health: defineSearchAttributeKey('MilepostHealth', SearchAttributeType.KEYWORD),
} as const;

/** Name and type of each, in the form that the Temporal CLI needs to register them. */
export const searchAttributeTypes: Readonly<Record<string, 'Keyword' | 'Datetime'>> = Object.fromEntries(
  Object.values(searchAttributes).map((key) => [key.name, key.type === 'DATETIME' ? 'Datetime' : 'Keyword']),
);
