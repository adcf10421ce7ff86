import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** What operators filter projects by in Temporal UI. Ids and keys only, never names of people. */
export const searchAttributes = {
  stage: defineSearchAttributeKey('MilepostStage', SearchAttributeType.KEYWORD),
  buyerStage: defineSearchAttributeKey('MilepostBuyerStage', SearchAttributeType.KEYWORD),
  status: defineSearchAttributeKey('MilepostStatus', SearchAttributeType.KEYWORD),
  owner: defineSearchAttributeKey('MilepostOwner', SearchAttributeType.KEYWORD),
  customer: defineSearchAttributeKey('MilepostCustomer', SearchAttributeType.KEYWORD),
  customerClass: defineSearchAttributeKey('MilepostClass', SearchAttributeType.KEYWORD),
  /** When the project next acts by itself. */
  dueAt: defineSearchAttributeKey('MilepostDueAt', SearchAttributeType.DATETIME),
  /** Of an hourly check: `well` or `stands-still`. What is stuck cannot say so itself. */
  health: defineSearchAttributeKey('MilepostHealth', SearchAttributeType.KEYWORD),
} as const;

/** Name and type of each, as the Temporal CLI wants them at registration. */
export const searchAttributeTypes: Readonly<Record<string, 'Keyword' | 'Datetime'>> = Object.fromEntries(
  Object.values(searchAttributes).map((key) => [key.name, key.type === 'DATETIME' ? 'Datetime' : 'Keyword']),
);
