import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { place } from '../../contracts/sandbox/operator-words';
import { searchAttributes, titleText } from '../../contracts/sandbox/search-attributes';
import { nextCheck } from '../../domain/project/evolve/clocks';
import { explain } from '../../domain/explain/explain';
import { isApplication } from '../../domain/project/model/actors';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import { hasEnded, openTasks, shownStatus } from '../../domain/project/model/state';
import { waitingFor } from './waiting';

/** What operators see of a project in Temporal UI. */
export interface OperatorView {
  /** The ledger says what the project is called in lists; undefined: what it said before. */
  call(title: string | undefined): void;
  /** Whether something beside the clock has changed since it was last shown, so that an upsert is due anyway. */
  isBehind(state: ProjectState): boolean;
  /**
   * Brings search attributes and details up to date. Each upsert is a billed action, so one that moves `MilepostDueAt`
   * later, as each contact does, waits until the old instant has passed or something else changes. It is thus never
   * later than the true instant, and a filter for overdue projects finds every one.
   *
   * @param behindSinceMs since when the ledger has been behind, when that is for so long that nothing waits for it
   */
  show(state: ProjectState, behindSinceMs: number | null): void;
  /**
   * Says, under what was shown last, since when the ledger has been behind; null: it is not. Costs nothing in the
   * history.
   */
  noteBehind(sinceMs: number | null): void;
}

/** What the server has of this workflow: it comes along when a run continues as new. */
function shown({ key }: SearchAttributeUpdatePair): string {
  return asText(workflowInfo().typedSearchAttributes.get(key as typeof searchAttributes.title));
}

export function operatorView(): OperatorView {
  let details = '';
  let ownerId = '';
  let called: string | undefined;
  const dueAtOf = (state: ProjectState): number | null => nextCheck(state)?.atMs ?? null;
  const titleOf = ({ title }: Deal): string => {
    const before = workflowInfo().typedSearchAttributes.get(searchAttributes.title);
    // a title that the ledger has not called by its customer yet
    return called ?? (before?.endsWith(titleText(title)) ? before : titleText(title));
  };
  const changes = (state: ProjectState, behindSinceMs: number | null): SearchAttributeUpdatePair[] =>
    state.deal
      ? [
          { key: searchAttributes.title, value: titleOf(state.deal) },
          ...attributesOf(state, state.deal, dueAtOf(state)),
          {
            key: searchAttributes.behindSince,
            value: behindSinceMs === null ? null : new Date(behindSinceMs),
          },
        ].filter((pair) => shown(pair) !== asText(pair.value))
      : [];
  const isMoreThanTheClock = (changed: readonly SearchAttributeUpdatePair[]): boolean =>
    changed.some(({ key }) => key !== searchAttributes.dueAt);
  /** Whether the instant that is shown has passed, or is later than the true one. */
  const isDueAtWrong = (state: ProjectState): boolean => {
    const shownAt = workflowInfo().typedSearchAttributes.get(searchAttributes.dueAt)?.getTime();
    return shownAt === undefined || shownAt <= Date.now() || shownAt > (dueAtOf(state) ?? Infinity);
  };
  return {
    call: (title) => void (called = title ?? called),
    isBehind: (state) => isMoreThanTheClock(changes(state, null)),
    show(state, behindSinceMs) {
      details = detailsOf(state, titleOf);
      ownerId = state.deal?.ownerId ?? '';
      setCurrentDetails(details + behindNote(behindSinceMs, ownerId));
      const changed = changes(state, behindSinceMs);
      const isWorthIt = isMoreThanTheClock(changed) || isDueAtWrong(state) || hasEnded(state);
      if (changed.length > 0 && isWorthIt) upsertSearchAttributes(changed);
    },
    noteBehind: (sinceMs) => setCurrentDetails(details + behindNote(sinceMs, ownerId)),
  };
}

function behindNote(sinceMs: number | null, ownerId: string): string {
  if (sinceMs === null) return '';
  const since = place.at(sinceMs, ownerId);
  return `\n\n_Being written to the ledger since ${since}: what is newer than that may be missing here and there._`;
}

function attributesOf(state: ProjectState, deal: Deal, dueAtMs: number | null): SearchAttributeUpdatePair[] {
  const mailFails = !hasEnded(state) && openTasks(deal).some(({ kind }) => kind === 'fix-mail');
  return [
    { key: searchAttributes.stage, value: deal.stage },
    { key: searchAttributes.buyerStage, value: deal.buyerStage },
    { key: searchAttributes.status, value: shownStatus(state) },
    { key: searchAttributes.owner, value: deal.ownerId },
    { key: searchAttributes.customer, value: deal.customerId },
    { key: searchAttributes.customerClass, value: deal.customerClass },
    { key: searchAttributes.waiting, value: waitingFor(state) },
    { key: searchAttributes.mailFails, value: mailFails ? true : null },
    { key: searchAttributes.dueAt, value: dueAtMs === null ? null : new Date(dueAtMs) },
  ];
}

function asText(value: SearchAttributeUpdatePair['value'] | undefined): string {
  return value instanceof Date ? value.toISOString() : String(value ?? null);
}

/** Both languages: operators and managers of one company read the same page. */
function detailsOf(state: ProjectState, titleOf: (deal: Deal) => string): string {
  const { deal } = state;
  if (!deal) return explain(state, { language: 'en' }).headline;
  const explained = (['en', 'zh-TW'] as const).map((language) => {
    const { headline, lines } = explain(state, {
      language,
      personName: (id) => (isApplication(id) ? undefined : place.person(id)),
      formatInstant: (atMs) => place.at(atMs, deal.ownerId, language),
    });
    return [`**${headline}**`, '', ...lines.map((line) => `- ${line}`)].join('\n');
  });
  const who = `${place.person(deal.ownerId)} · [${place.project(state.projectId)}](${place.project(state.projectId)})`;
  return [`${titleOf(deal)} · ${who}`, ...explained].join('\n\n');
}
