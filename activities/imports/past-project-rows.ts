import { morningMs, localDate } from '../../domain/calendar/local-dates';
import type { PastOutcome } from '../../domain/project/decide/history';
import { isHalfBroughtIn, pastOutcomes, pastProject, reasonsOf } from '../../domain/project/decide/history';
import type { Opening } from '../../domain/project/model/opening';
import type { Reference } from '../../domain/project/model/references';
import type { ProjectState } from '../../domain/project/model/state';
import type { Person } from '../../contracts/wire/directory';
import type { Fault } from '../../imports/faults/fault-codes';
import type { MappedRow } from '../../imports/mapping/mapped-row';
import type { PastLedger } from '../../store/projects/past-projects';
import type { KindDeps, RowPlan } from './import-kind';
import { fieldFault, refused, RowFaults } from './import-kind';
import { idMadeOf, textOf } from './named-records';
import { commandOf } from './command-of';

/**
 * Rows about projects that are over. One that Milepost does not know yet comes in as history: its opening and its end go
 * into the ledger by one insert, which succeeds only where nothing has been written. No workflow runs for it, nobody
 * gets a task or an email.
 */

/** How the project ended, by the row; null: it runs, or the row does not say. */
export function pastOutcomeOf(row: MappedRow): PastOutcome | null {
  return pastOutcomes.find((outcome) => outcome === textOf(row, 'outcome')) ?? null;
}

/** What is wrong with what a row says about an end, of a project that is there: a file ends none. */
export function outcomeFaults(deps: KindDeps, row: MappedRow, { status }: ProjectState): Fault[] {
  const outcome = pastOutcomeOf(row);
  if (outcome === null || outcome === status) return [];
  return [fieldFault(deps, row.row, 'outcome', 'outcome-differs', { here: status, file: outcome })];
}

/** Plans to bring in a project with its end. */
export function pastPlan(
  deps: KindDeps,
  row: MappedRow,
  reference: Reference,
  { opening, owner, outcome }: { opening: Opening; owner: Person; outcome: PastOutcome },
): RowPlan {
  const ledgerOf = (projectId: string) => ledgerOfRow(deps, row, projectId, { opening, owner, outcome });
  const planned = ledgerOf(idMadeOf('project', reference));
  if ('faults' in planned) return refused(planned.faults);
  return {
    outcome: 'created',
    async apply() {
      // whoever opens it by the API takes the same claim, and the ledger decides who was first
      const { targetId } = await deps.gathered.claimProject({
        reference,
        targetId: idMadeOf('project', reference),
      });
      const past = ledgerOf(targetId);
      if ('faults' in past) throw new RowFaults(past.faults);
      if (!(await deps.gathered.writePast(past))) {
        // somebody else was first: another import of the same, or somebody who opens it
        const found = await deps.gathered.project(targetId);
        if (!found || isHalfBroughtIn(found.state)) throw new Error(`Project ${targetId} is being opened.`);
        const faults = outcomeFaults(deps, row, found.state);
        if (faults.length > 0) throw new RowFaults(faults);
      }
      await deps.gathered.parkedAreDue({ reference, projectId: targetId });
    },
  };
}

/** Writes what a crash has left out of one that came in with its end. Repeating it is harmless. */
export function completion(deps: KindDeps, state: ProjectState): () => Promise<void> {
  return async () => {
    const events = await deps.store.ledger.read(state.projectId);
    await deps.gathered.writePast({ events, state });
  };
}

/** Whether a project came in with its end, and only a part of it was written. */
export function isIncomplete({ state, isStored }: { state: ProjectState; isStored: boolean }): boolean {
  return isHalfBroughtIn(state) || (!isStored && state.revision === 2 && state.deal?.broughtIn === 'history');
}

function ledgerOfRow(
  deps: KindDeps,
  row: MappedRow,
  projectId: string,
  { opening, owner, outcome }: { opening: Opening; owner: Person; outcome: PastOutcome },
): PastLedger | { readonly faults: readonly Fault[] } {
  const endedOn = textOf(row, 'endedOn');
  if (endedOn === '') return { faults: [fieldFault(deps, row.row, 'endedOn', 'value-missing')] };
  const nowMs = Date.now();
  const zone = owner.timeZone;
  // a day is meant, not an hour of it: of today, which is not over yet, as much as has passed
  const noonMs = (day: string): number =>
    day === localDate(nowMs, zone) ? Math.min(nowMs, morningMs(day, zone, noon)) : morningMs(day, zone, noon);
  const endedAtMs = noonMs(endedOn);
  const { reason, openedOn } = { reason: textOf(row, 'endReason'), openedOn: textOf(row, 'openedOn') };
  const past = {
    projectId,
    opening,
    openedAtMs: openedOn === '' ? endedAtMs : noonMs(openedOn),
    endedAtMs,
    outcome,
    ...(reason !== '' && { reason }),
  };
  // the command by which it would be opened: whoever opens it by this reference as well is answered that it is there
  const { commandId, actor, source } = commandOf(deps, `open-${projectId}`);
  const made = pastProject(past, { commandId, actor, source }, nowMs);
  if (!('flaw' in made)) return made;
  switch (made.flaw) {
    case 'ended-before-opened':
      return { faults: [fieldFault(deps, row.row, 'endedOn', made.flaw, { openedOn, endedOn })] };
    case 'ended-in-future':
      return { faults: [fieldFault(deps, row.row, 'endedOn', made.flaw, { endedOn })] };
    case 'reason-unknown': {
      const reasons = Object.keys(reasonsOf(opening.playbook, outcome)).join(', ');
      return { faults: [fieldFault(deps, row.row, 'endReason', made.flaw, { reason, reasons })] };
    }
  }
}

/** At noon nobody is on another day who is within half a day's journey. */
const noon = '12:00';
