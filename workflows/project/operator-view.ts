import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { searchAttributes } from '../../contracts/sandbox/search-attributes';
import { nextCheck } from '../../domain/project/evolve/clocks';
import { explain } from '../../domain/explain/explain';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import { hasEnded, shownStatus } from '../../domain/project/model/state';

/** What operators see of a project in Temporal UI. */
export interface OperatorView {
  /** Whether something beside the clock has changed since it was last shown, so that an upsert is due anyway. */
  isBehind(state: ProjectState): boolean;
  /**
   * Brings search attributes and details up to date. Each upsert is a billed action, so one that moves `MilepostDueAt`
   * later, as each contact does, waits until the old instant has passed or something else changes. It is thus never
   * later than the true instant, and a filter for overdue projects finds every one.
   */
  show(state: ProjectState): void;
  /**
   * Says, under what was shown last, since when the ledger has been behind; null: it is not. Costs nothing in the
   * history.
   */
  showBehind(sinceMs: number | null): void;
}

export function operatorView(): OperatorView {
  let shown: Partial<Record<string, string>> = {};
  let details = '';
  const dueAtOf = (state: ProjectState): number | null => nextCheck(state)?.atMs ?? null;
  const changes = (state: ProjectState): SearchAttributeUpdatePair[] =>
    state.deal
      ? attributesOf(state, state.deal, dueAtOf(state)).filter(
          ({ key, value }) => shown[key.name] !== asText(value),
        )
      : [];
  const isMoreThanTheClock = (changed: readonly SearchAttributeUpdatePair[]): boolean =>
    changed.some(({ key }) => key !== searchAttributes.dueAt);
  /** Whether the instant that is shown has passed, or is later than the true one. */
  const isDueAtWrong = (state: ProjectState): boolean => {
    const shownAt = shown[searchAttributes.dueAt.name] ?? noInstant;
    if (shownAt === noInstant) return true;
    return Date.parse(shownAt) <= Date.now() || Date.parse(shownAt) > (dueAtOf(state) ?? Infinity);
  };
  return {
    isBehind: (state) => isMoreThanTheClock(changes(state)),
    show(state) {
      details = detailsOf(state);
      setCurrentDetails(details);
      const changed = changes(state);
      const isWorthIt = isMoreThanTheClock(changed) || isDueAtWrong(state) || hasEnded(state);
      if (changed.length === 0 || !isWorthIt) return;
      shown = { ...shown, ...Object.fromEntries(changed.map(({ key, value }) => [key.name, asText(value)])) };
      upsertSearchAttributes(changed);
    },
    showBehind(sinceMs) {
      const note = sinceMs === null ? '' : `\n\n${behindNote(sinceMs)}`;
      setCurrentDetails(`${details}${note}`);
    },
  };
}

function behindNote(sinceMs: number): string {
  const since = new Date(sinceMs).toISOString();
  return `_Being written to the ledger since ${since}: what is newer than that may be missing here and there._`;
}

function attributesOf(state: ProjectState, deal: Deal, dueAtMs: number | null): SearchAttributeUpdatePair[] {
  return [
    { key: searchAttributes.stage, value: deal.stage },
    { key: searchAttributes.buyerStage, value: deal.buyerStage },
    { key: searchAttributes.status, value: shownStatus(state) },
    { key: searchAttributes.owner, value: deal.ownerId },
    { key: searchAttributes.customer, value: deal.customerId },
    { key: searchAttributes.customerClass, value: deal.customerClass },
    { key: searchAttributes.dueAt, value: dueAtMs === null ? null : new Date(dueAtMs) },
  ];
}

/** What stands for an instant that there is not. */
const noInstant = 'null';

function asText(value: SearchAttributeUpdatePair['value']): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

/** Both languages: operators and managers of one company read the same page. */
function detailsOf(state: ProjectState): string {
  return (['en', 'zh-TW'] as const)
    .map((language) => {
      const { headline, lines } = explain(state, { language });
      return [`**${headline}**`, '', ...lines.map((line) => `- ${line}`)].join('\n');
    })
    .join('\n\n');
}
