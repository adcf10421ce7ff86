import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { searchAttributes } from '../contracts/search-attributes';
import { nextDeadlineMs } from '../domain/clocks';
import { explain } from '../domain/explain';
import type { ProjectState } from '../domain/project/state';

/** What operators see of a project in Temporal UI. */
export interface OperatorView {
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
  let shown = '';
  return {
    show(state, clockArmed) {
      const { deal, status } = state;
      setCurrentDetails(detailsOf(state));
      if (!deal) return;
      const now = [
        deal.stage,
        deal.buyerStage,
        status,
        deal.ownerId,
        deal.customerId,
        deal.customerClass,
      ].join('\n');
      if (now === shown && !clockArmed) return;
      shown = now;
      const dueAtMs = nextDeadlineMs(state);
      upsertSearchAttributes([
        { key: searchAttributes.stage, value: deal.stage },
        { key: searchAttributes.buyerStage, value: deal.buyerStage },
        { key: searchAttributes.status, value: status },
        { key: searchAttributes.owner, value: deal.ownerId },
        { key: searchAttributes.customer, value: deal.customerId },
        { key: searchAttributes.customerClass, value: deal.customerClass },
        { key: searchAttributes.dueAt, value: dueAtMs === null ? null : new Date(dueAtMs) },
      ]);
    },
  };
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
