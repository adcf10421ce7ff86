import { realDayMs } from '../../domain/project/evolve/clocks';
import type { CommandBase, ChangeCommand } from '../../domain/project/model/commands';
import { whoseStandInIs } from '../../people/presence';
import type { DueTogether } from '../../queries/my-work/due-together';
import { dueTogether } from '../../queries/my-work/due-together';
import type { Store } from '../../store/store';
import { sendWithNote } from '../../api/commands/report-command';
import type { RouteDeps } from '../../api/context/context';
import { Problem } from '../../api/kit/problems/problems';
import { actTexts } from '../kit/act-texts-by-language';
import type { Choice, Field, Values } from '../kit/fields';
import type { ActionContext } from './action-context';

/**
 * One talk with a customer may be about several projects: whoever records it is shown those that they would follow up
 * within the week anyway.
 */

/** Between the ids of several projects in one value. */
const separator = ' ';

/** The field that asks for the other projects; null when there are none. */
export async function alsoField(store: Store, context: ActionContext): Promise<Field | null> {
  const others = await othersOf(store, context);
  if (others.length === 0) return null;
  const { alsoAll, alsoNone } = actTexts(context.reader.language);
  const all: Choice = {
    value: others.map(({ projectId }) => projectId).join(separator),
    label: alsoAll(titles(others)),
  };
  const each =
    others.length > 1 ? others.map(({ projectId, title }) => ({ value: projectId, label: title })) : [];
  const choices = [all, ...each, { value: '-', label: alsoNone }];
  return { name: 'also', type: 'choice', isRequired: false, initial: all.value, choices };
}

function titles(others: readonly DueTogether[]): string[] {
  return others.map(({ title }) => title);
}

/** The other projects of the customer that the reader follows up within the week, also in somebody's stead. */
export async function othersOf(
  store: Store,
  { reader, deal, state, nowMs }: Pick<ActionContext, 'reader' | 'deal' | 'state' | 'nowMs'>,
): Promise<DueTogether[]> {
  const others = await whoseStandInIs(store, reader.id, nowMs);
  const personIds = new Set([reader.id, ...others.map(({ id }) => id)]);
  const { customerId } = deal;
  return dueTogether(store, { customerId, projectId: state.projectId, personIds, nowMs, dayMs: realDayMs });
}

/**
 * Records a contact that was recorded in one project in the others too, and keeps it with the customer. A project that
 * does not take it, as when it has just ended, concerns none of the others.
 *
 * @param contact the command that the first project has taken
 */
export async function recordAlso(
  { store, commands }: Pick<RouteDeps, 'store' | 'commands'>,
  { state, deal }: Pick<ActionContext, 'state' | 'deal'>,
  values: Values,
  { base, contact }: { readonly base: CommandBase; readonly contact: ChangeCommand },
): Promise<void> {
  const also = values.also;
  if (also === undefined || also === '-' || contact.name !== 'recordContact') return;
  const projectIds = also.split(separator);
  const { kind, occurredAtMs = base.at, evidence } = contact;
  await store.customerContacts.keep({
    ...{ id: base.commandId, customerId: deal.customerId, kind, occurredAtMs },
    ...{ recordedAtMs: base.at, actor: base.actor, evidence: evidence ?? null, note: values.note ?? null },
    ...{ projectIds: [state.projectId, ...projectIds], personIds: [] },
  });
  for (const projectId of projectIds) {
    const own = { ...base, commandId: `${base.commandId}-${projectId}` };
    const fields = { kind, occurredAtMs, ...(evidence !== undefined && { evidence }) };
    try {
      await sendWithNote(store, { projectId, base: own, note: values.note }, (parts) =>
        commands.send(projectId, { ...fields, ...parts, name: 'recordContact' }),
      );
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
    }
  }
}
