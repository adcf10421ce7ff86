import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { searchAttributes } from '../contracts/search-attributes';
import { nextDeadlineMs } from '../domain/clocks';
import { explain } from '../domain/explain';
import type { Deal, ProjectState } from '../domain/project/state';
import { hasEnded, shownStatus } from '../domain/project/state';

/** What operators see of a project in Temporal UI. */
export interface OperatorView {
  /** Whether something beside the clock has changed since it was last shown, so that an upsert is due anyway. */
  isBehind(state: ProjectState): boolean;
  /**
   * Brings search attributes and details up to date. Each upsert is a billed action, so `MilepostDueAt` alone does
   * not cause one: a contact moves it later, and it follows when the timer is armed again or something else changes.
   * It is thus never later than the true instant, and a filter for overdue projects finds every one.
   *
   * @param clockArmed whether a timer was started just now
   */
  show(state: ProjectState, clockArmed: boolean): void;
}

export function operatorView(): OperatorView {
  let shown: Partial<Record<string, string>> = {};
  const changes = (state: ProjectState): SearchAttributeUpdatePair[] =>
    state.deal
      ? attributesOf(state, state.deal).filter(({ key, value }) => shown[key.name] !== asText(value))
      : [];
  const isMoreThanTheClock = (changed: readonly SearchAttributeUpdatePair[]): boolean =>
    changed.some(({ key }) => key !== searchAttributes.dueAt);
  return {
    isBehind: (state) => isMoreThanTheClock(changes(state)),
    show(state, clockArmed) {
      setCurrentDetails(detailsOf(state));
      const changed = changes(state);
      const isWorthIt = isMoreThanTheClock(changed) || clockArmed || hasEnded(state);
      if (changed.length === 0 || !isWorthIt) return;
      shown = { ...shown, ...Object.fromEntries(changed.map(({ key, value }) => [key.name, asText(value)])) };
      upsertSearchAttributes(changed);
    },
  };
}

function attributesOf(state: ProjectState, deal: Deal): SearchAttributeUpdatePair[] {
  const dueAtMs = nextDeadlineMs(state);
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
