import type { FormerFacts } from '../../mail/model/model';
import type { Facts } from './mail-facts';

/** For so many days emails say what a fact was before it changed: the 30 days of the rule, within which everybody who works on the project gets one. */
const newsDays = 30;

/** What was different about the deal until lately. */
export function formerFacts({ deal, nowMs, dayMs }: Facts): FormerFacts {
  const { title, amount, currency, expectedSigningOn } = deal.changed ?? {};
  const isNews = (change: { readonly atMs: number } | undefined): boolean =>
    change !== undefined && change.atMs > nowMs - newsDays * dayMs;
  const last = [amount, currency]
    .filter(isNews)
    .sort((a, b) => (a?.atMs ?? 0) - (b?.atMs ?? 0))
    .at(-1);
  // both may have changed at once, or one of them alone
  const was = <Now>(change: typeof amount, now: Now) =>
    change && change.atMs === last?.atMs ? change.from : now;
  const formerAmount = was(amount, deal.amount);
  const formerCurrency = was(currency, deal.currency);
  return {
    ...(title && isNews(title) && { title: { was: String(title.from), untilMs: title.atMs } }),
    ...(last && {
      value: {
        was:
          typeof formerAmount === 'number'
            ? {
                amount: formerAmount,
                currency: typeof formerCurrency === 'string' ? formerCurrency : undefined,
              }
            : null,
        untilMs: last.atMs,
      },
    }),
    ...(expectedSigningOn &&
      isNews(expectedSigningOn) && {
        expectedSigningOn: {
          was: expectedSigningOn.from === null ? null : String(expectedSigningOn.from),
          untilMs: expectedSigningOn.atMs,
        },
      }),
  };
}
