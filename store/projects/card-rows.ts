import { daysOf, keptUntilMs, nextCheck, realDayMs } from '../../domain/project/evolve/clocks';
import { missingAtGate, missingFacts } from '../../domain/project/decide/gates';
import { stageIndex } from '../../domain/playbook/playbook';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import { hasEnded, involvedIn, shownStatus, wakesAtMs } from '../../domain/project/model/state';
import { searchedForm } from '../lists/search-text';
import type { CardFace, CardRow } from '../models/card-models';
import { rulesId } from './documents';
import type { RowUpdate } from './project-rows';
import { searchedProject, unknownAmount } from './project-rows';

/** The columns of a board that are no stage. */
export const heldColumn = 'held';
export const endedColumn = 'ended';

/** The column of a stage. */
export function stageColumn(stage: string): string {
  return `stage:${stage}`;
}

const betweenColumnAndCurrency = '|';

/** Column and currency of a pot. */
export function partsOfPot(pot: string): { readonly column: string; readonly currency: string } {
  const at = pot.lastIndexOf(betweenColumnAndCurrency);
  return { column: pot.slice(0, at), currency: pot.slice(at + 1) };
}

/** Whose projects a tally is about, where they stand, and in which currency. */
export function partsOfTally(tally: string): {
  readonly ownerId: string;
  readonly place: string;
  readonly currency: string;
} {
  const [ownerId = '', place = '', currency = ''] = tally.split(betweenColumnAndCurrency);
  return { ownerId, place, currency };
}

/** Stages and whole days, as cards have them. */
export function partsOfStays(stays: string): { readonly stage: string; readonly days: number }[] {
  return stays
    .split(' ')
    .filter(Boolean)
    .map((stay) => {
      const at = stay.lastIndexOf(':');
      return { stage: stay.slice(0, at), days: Number(stay.slice(at + 1)) };
    });
}

/** The card of an opened project. */
export function cardRow(state: ProjectState): CardRow {
  const { projectId, revision, deal } = state;
  if (!deal) throw new Error(`Project ${projectId} is not opened: there is nothing to show.`);
  const shown = shownStatus(state);
  const column = hasEnded(state) ? endedColumn : shown === 'held' ? heldColumn : stageColumn(deal.stage);
  const { amount = unknownAmount, currency = '' } = deal;
  return {
    ...{ _id: projectId, projectId, revision, shown, column },
    runs: hasEnded(state) ? 0 : 1,
    pot: `${column}${betweenColumnAndCurrency}${currency}`,
    tally: [deal.ownerId, hasEnded(state) ? shown : column, currency].join(betweenColumnAndCurrency),
    stageSinceMs: shown === 'open' ? stageSinceMs(deal) : 0,
    stays: staysOf(deal),
    stage: deal.stage,
    stageNumber: stageIndex(deal.playbook, deal.stage) + 1,
    ownerId: deal.ownerId,
    personIds: involvedIn(deal),
    customerId: deal.customerId,
    customerClass: deal.customerClass,
    ...{ amount, worth: Math.max(0, amount), currency },
    nextAtMs: nextAtMs(state, deal),
    silentSinceMs: deal.clock.startedAtMs + (deal.clock.heldMs ?? 0),
    titleKey: searchedForm(deal.title),
    searched: searchedProject(deal),
    face: faceOf(state, deal),
  };
}

function stageSinceMs({ path, openedAtMs }: Deal): number {
  const visit = path.at(-1);
  return visit ? visit.enteredAtMs + (visit.heldMs ?? 0) : openedAtMs;
}

function staysOf({ path, openedAtMs, reopenedAtMs = openedAtMs }: Deal): string {
  return path
    .flatMap(({ stage, enteredAtMs, leftAtMs, heldMs = 0 }) =>
      leftAtMs === null || enteredAtMs < reopenedAtMs
        ? []
        : [`${stage}:${Math.max(0, Math.floor((leftAtMs - enteredAtMs - heldMs) / realDayMs))}`],
    )
    .join(' ');
}

function nextAtMs(state: ProjectState, { outcome, hold }: Deal): number {
  if (hasEnded(state)) return outcome?.atMs ?? 0;
  return hold ? wakesAtMs(hold) : (nextCheck(state)?.atMs ?? 0);
}

function faceOf(state: ProjectState, deal: Deal): CardFace {
  const { playbook, stage, clock, hold } = deal;
  const ended = hasEnded(state);
  const { followUpDays, judgeDays } = daysOf(deal);
  return {
    title: deal.title,
    rulesId: rulesId(playbook),
    check: hold ? 'wake' : (nextCheck(state)?.check ?? null),
    limitDays: clock.phase === 'watching' ? followUpDays : judgeDays,
    missing: ended
      ? []
      : missingAtGate(playbook, stage, deal.milestones).filter(
          (key) => playbook.milestones[key]?.fact === undefined,
        ),
    facts: ended ? [] : missingFacts(deal).map(({ fact }) => fact),
    holdReason: hold?.reason ?? null,
    keptUntilMs: keptUntilMs(clock),
  };
}

/**
 * The updates that write a card, in this order: an older one is replaced, a newer one stays.
 *
 * @param mayLack whether there may be none yet; then one more update makes it
 */
export function cardUpdates({ _id, ...row }: CardRow, mayLack: boolean): RowUpdate[] {
  return [
    { filter: { _id, revision: { $lte: row.revision } }, update: { $set: row }, upsert: false },
    ...(mayLack ? [{ filter: { _id }, update: { $setOnInsert: row }, upsert: true }] : []),
  ];
}
