import type { MatchReason } from '../matching/compare';
import type { MatchReasonCode } from '../matching/reasons';

/** What speaks against two being one. */
const against: ReadonlySet<MatchReasonCode> = new Set([
  ...(['other-name', 'other-script', 'other-place', 'other-unit', 'other-number'] as const),
  ...(['other-legal-form', 'other-company-id', 'other-country', 'one-group'] as const),
]);

/** Whether a reason speaks against two being one. */
export function isAgainst(code: string): boolean {
  return against.has(code as MatchReasonCode);
}

/** What speaks for two being one, a text for each. */
export function evidenceOf(reasons: readonly { readonly code: string; readonly value?: string }[]): string[] {
  return (reasons as readonly MatchReason[])
    .filter(({ code }) => !against.has(code))
    .map(({ code, value }) => (value === undefined ? code : `${code} ${value}`))
    .sort();
}
