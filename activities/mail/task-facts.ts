import { managersAbove } from '../../people/presence';
import { reasonText, roleName, taskName } from '../../domain/explain/explain';
import { textsIn } from '../../domain/explain/texts-by-language';
import { dropReasonsOfPeople, managerRole } from '../../domain/playbook/playbook';
import type { Task } from '../../domain/project/model/state';
import { askedAbout } from '../../domain/project/decide/decisions';
import { heldSinceMs } from '../../domain/project/model/state';
import type { MailTask, ReassignCause, TaskFacts } from '../../mail/model/model';
import { dueTogether } from '../../queries/my-work/due-together';
import type { Store } from '../../store/store';
import type { Facts } from './mail-facts';
import { actorName, mention, milestoneName } from './mail-facts';
import { dropAtMs } from '../../domain/project/evolve/clocks';

/** A task as its email shows it. */
export async function mailTask(store: Store, facts: Facts, task: Task): Promise<MailTask> {
  return {
    id: task.id,
    dueAtMs: task.dueAtMs,
    roleName: roleName(facts.deal, task.role, facts.language),
    assignee: mention(facts, task.personId ?? facts.meantId),
    ...(await taskFacts(store, facts, task)),
  };
}

async function taskFacts(store: Store, facts: Facts, task: Task): Promise<TaskFacts> {
  const { deal, language, names } = facts;
  const { clock, playbook } = deal;
  const silence = {
    sinceMs: clock.startedAtMs,
    since: clock.startedBy.cause,
    days: Math.floor((facts.nowMs - clock.startedAtMs) / facts.dayMs),
  };
  switch (task.kind) {
    case 'stage':
      return {
        kind: 'stage',
        name: taskName(deal, task, language),
        stageEnteredAtMs: deal.path.at(-1)?.enteredAtMs ?? task.openedAtMs,
        ...(task.milestone !== undefined && { milestoneName: milestoneName(facts, task.milestone) }),
      };
    case 'follow-up':
      return { kind: 'follow-up', silence, also: await alsoDue(store, facts) };
    case 'judge': {
      const dropReasons = dropReasonsOfPeople(playbook).map(([, name]) => name[language]);
      const { keepMaxDays } = playbook.clocks;
      return { kind: 'judge', silence, dropAtMs: dropAtMs(clock), keepMaxDays, dropReasons };
    }
    case 'resume': {
      const { lastHold: hold } = deal;
      const reason = hold && textsIn(language).holdReasons[hold.reason];
      return { kind: 'resume', hold: hold && reason ? { sinceMs: hold.sinceMs, reason } : null };
    }
    case 'push': {
      const texts = task.noteId === undefined ? null : await store.notes.texts([task.noteId]);
      const by = deal.review?.actor ?? '';
      const byName = actorName(facts, by) ?? names.get(by) ?? '';
      return { kind: 'push', byName, note: texts?.get(task.noteId ?? '') ?? null };
    }
    case 'fill-role':
      return { kind: 'fill-role', roleToFill: roleName(deal, task.about ?? '', language) };
    case 'reassign':
      return reassignFacts(store, facts, task);
    case 'fix-mail':
      return {
        kind: 'fix-mail',
        personName: task.about === undefined ? null : (names.get(task.about) ?? task.about),
      };
  }
}

/** What the reader would follow up with the same customer within the week anyway. */
async function alsoDue(
  store: Store,
  { state, deal, recipient, meantId, nowMs, dayMs }: Facts,
): Promise<{ projectId: string; title: string; dueAtMs: number }[]> {
  const { customerId } = deal;
  const personIds = new Set([recipient.id, meantId]);
  const found = await dueTogether(store, { customerId, projectId: state.projectId, personIds, nowMs, dayMs });
  return found.map(({ projectId, title, dueAtMs }) => ({ projectId, title, dueAtMs }));
}

/** The tasks that somebody has to go on with, and why that needs a decision. */
async function reassignFacts(store: Store, facts: Facts, decision: Task): Promise<TaskFacts> {
  const { deal, language } = facts;
  const asked = askedAbout(deal, decision).map(async (task) => ({
    name: taskName(deal, task, language),
    why: await causeOf(store, facts, task),
  }));
  return { kind: 'reassign', asked: await Promise.all(asked) };
}

async function causeOf(store: Store, facts: Facts, task: Task): Promise<ReassignCause> {
  const { personId, dueAtMs, replaces } = task;
  const sinceMs = heldSinceMs(task);
  const declined = facts.deal.tasks[replaces ?? ''];
  // a declined task may since have gone to somebody who leaves it undone
  if (personId !== null || !declined) {
    const holderName = mention(facts, personId ?? facts.meantId).name;
    return { cause: 'overdue', holderName, sinceMs, dueAtMs };
  }
  const note = await noteOfDecline(store, facts, declined.id);
  const byName = actorName(facts, declined.closedBy ?? '') ?? mention(facts, declined.personId ?? '').name;
  return { cause: 'declined', byName, sinceMs, ...(note !== undefined && { note }) };
}

/** What somebody wrote who declined a task; undefined when they wrote nothing or it was erased. */
async function noteOfDecline(store: Store, { state }: Facts, taskId: string): Promise<string | undefined> {
  const events = await store.ledger.read(state.projectId);
  const closed = events.findLast((event) => event.type === 'taskClosed' && event.taskId === taskId);
  const noteId = closed && 'noteId' in closed ? closed.noteId : undefined;
  return noteId === undefined ? undefined : (await store.notes.texts([noteId])).get(noteId);
}

/** In which capacity its holder has a task; nothing when that is no longer known. */
export async function reasonOf(store: Store, facts: Facts, task: Task): Promise<{ reason?: string }> {
  const reason = reasonText(await reasonCode(store, facts, task), facts.language);
  return reason === null ? {} : { reason };
}

async function reasonCode(store: Store, { deal }: Facts, { role, personId }: Task): Promise<string> {
  const holder = deal.roles[role];
  if (holder?.personId === personId) return holder.reason;
  if (role !== managerRole) return 'passed-on';
  if (personId === deal.ownerId) return 'owner-has-no-manager';
  const above = await managersAbove(store, deal.ownerId);
  const place = above.findIndex(({ id }) => id === personId);
  if (place === -1) return 'passed-on';
  return place === 0 ? 'manager-of-owner' : 'above-manager-of-owner';
}
