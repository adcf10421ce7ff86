import type { ProjectEvent } from '../../domain/project/model/events';
import type { MailEffect } from '../../domain/project/react';
import type { Deal } from '../../domain/project/model/state';
import { hasEnded, isOpenTask } from '../../domain/project/model/state';
import type { Store } from '../../store/store';
import type { MailToWrite } from './mail-to-write';

type Unaddressed = Omit<MailToWrite, 'reader'>;

/** Why a project's email has become pointless for the person it is meant for, as a code; null when it has not. */
export async function whyPointless(store: Store, mail: Unaddressed, meantId: string): Promise<string | null> {
  const { state, effect } = mail;
  const { deal } = state;
  switch (effect.mail) {
    case 'project-ended': {
      // a project that was reopened and has ended again announces its new end in another email
      const ended = await causeOf(store, mail);
      return deal?.outcome && deal.outcome.atMs === ended?.atMs ? null : 'reopened';
    }
    case 'project-held': {
      const held = await causeOf(store, mail);
      return deal?.hold && deal.hold.sinceMs === held?.atMs ? null : 'hold-ended';
    }
    case 'hold-ended':
      if (hasEnded(state)) return 'project-ended';
      return deal?.hold ? 'held-again' : null;
    case 'drift':
      if (hasEnded(state)) return 'project-ended';
      return deal?.drifting === true ? null : 'drift-ended';
    case 'stage-returned':
      // a fact, whatever came after it: it says which tasks are gone
      return null;
    case 'task':
    case 'reminder':
    case 'overdue':
      return whyTaskPointless(store, mail, meantId);
  }
}

async function whyTaskPointless(store: Store, mail: Unaddressed, meantId: string): Promise<string | null> {
  const { state, effect, nowMs } = mail;
  const task = taskOf(state.deal, effect);
  if (!task || !isOpenTask(task)) return 'task-closed';
  if (effect.mail !== 'overdue') return task.personId === meantId ? null : 'task-reassigned';
  const rung = await causeOf(store, mail);
  const holderId = rung?.type === 'rungReached' ? rung.personId : null;
  if (task.personId !== holderId) return 'task-reassigned';
  return task.dueAtMs !== null && task.dueAtMs > nowMs ? 'task-postponed' : null;
}

function taskOf(deal: Deal | null, { taskId }: MailEffect) {
  return taskId === undefined ? undefined : deal?.tasks[taskId];
}

/** The event that caused an email. */
export async function causeOf(
  store: Store,
  { state, effect }: Unaddressed,
): Promise<ProjectEvent | undefined> {
  const [event] = await store.ledger.read(state.projectId, { afterRevision: effect.revision - 1, limit: 1 });
  return event;
}
