import { notKnownReason } from '../../playbook/playbook';
import type { EventBase } from '../model/events';
import type { Opening } from '../model/opening';
import { openingOf } from '../model/opening';
import type { ProjectState } from '../model/state';
import { isOpen, newProject } from '../model/state';
import type { Decision } from './decide';
import { beginStep } from './step';

/** How a project ended that was over before anybody here knew of it. */
export const pastOutcomes = ['won', 'lost', 'dropped'] as const;
export type PastOutcome = (typeof pastOutcomes)[number];

/** A project that had ended before Milepost knew of it, as another system has it. Instants in epoch milliseconds. */
export interface PastProject {
  readonly projectId: string;
  readonly opening: Omit<Opening, 'broughtIn' | 'facts'>;
  readonly openedAtMs: number;
  readonly endedAtMs: number;
  readonly outcome: PastOutcome;
  /** Of a loss or a drop: a key of the playbook's list. */
  readonly reason?: string | undefined;
}

/** Why a past project cannot be. */
export type PastFlaw = 'ended-before-opened' | 'ended-in-future' | 'reason-unknown';

/**
 * The whole ledger of a project that had ended before Milepost knew of it: how it was opened and how it ended, and
 * nothing in between. It was in no stage here, had no task, and nobody is told. From then on it is as any other that has
 * ended, and can be reopened.
 *
 * @param base who brought it in; the same again for whoever brings it in once more
 */
export function pastProject(
  past: PastProject,
  base: Pick<EventBase, 'commandId' | 'actor' | 'source'>,
  nowMs: number,
): Decision | { readonly flaw: PastFlaw } {
  const { projectId, opening, openedAtMs, endedAtMs, outcome, reason } = past;
  if (endedAtMs < openedAtMs) return { flaw: 'ended-before-opened' };
  if (endedAtMs > nowMs) return { flaw: 'ended-in-future' };
  if (!isKnown(past)) return { flaw: 'reason-unknown' };
  const command = { ...base, name: 'open' as const, ...opening, at: openedAtMs };
  const opened = beginStep(newProject(projectId), command, openedAtMs);
  opened.emit({ type: 'projectOpened', ...openingOf({ ...opening, broughtIn: 'history' }) });
  const ended = beginStep(opened.state(), command, endedAtMs);
  const told = { ownerId: opening.ownerId, personIds: [], broughtIn: 'history' as const };
  if (outcome === 'won') ended.emit({ type: 'projectWon', deliveryManagerId: null, ...told });
  else {
    const type = outcome === 'lost' ? 'projectLost' : 'projectDropped';
    ended.emit({ type, reason: reason ?? notKnownReason, ...told });
  }
  return { events: [...opened.events(), ...ended.events()], state: ended.state() };
}

function isKnown({ opening, outcome, reason }: PastProject): boolean {
  if (reason === undefined || outcome === 'won') return true;
  return Object.hasOwn(reasonsOf(opening.playbook, outcome), reason);
}

/** The reasons that a playbook has for an end; none for a win. */
export function reasonsOf(
  { lossReasons, dropReasons }: Opening['playbook'],
  outcome: PastOutcome,
): Opening['playbook']['lossReasons'] {
  if (outcome === 'won') return {};
  return outcome === 'lost' ? lossReasons : dropReasons;
}

/** Whether only the first of the two events has been written: whoever brings it in once more writes the other. */
export function isHalfBroughtIn(state: ProjectState): boolean {
  return isOpen(state) && state.revision === 1 && state.deal.broughtIn === 'history';
}
