/** What speaks for two customers being one, and what against it. */
export const matchReasons = [
  'same-reference',
  'similar-reference',
  'same-company-id',
  'unchecked-company-id',
  'same-name',
  'close-name',
  'name-part',
  'same-domain',
  'same-phone',
  'other-name',
  'other-script',
  'other-place',
  'other-unit',
  'other-number',
  'other-legal-form',
  'other-company-id',
  'other-country',
  'one-group',
] as const;
export type MatchReasonCode = (typeof matchReasons)[number];
