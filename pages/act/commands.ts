import { requestName } from '../../contracts/wire/command-requests';
import type { Fields } from '../../domain/project/model/command-fields';
import { commandFields } from '../../domain/project/model/command-fields';
import type { ChangeCommand } from '../../domain/project/model/commands';
import type { CommandParts } from '../../api/commands/report-command';
import type { DayName } from './chosen-days';
import { chosenDayMs, dayScale } from './chosen-days';
import type { FieldName, Values } from '../kit/fields';
import { localMinute, minuteMs } from '../kit/local-minutes';
import { actionForms } from './action-forms';
import type { ProjectActionContext } from './project-eligibility';
import type { ActionContext, TaskActionContext } from './action-context';

/**
 * The command for an action on a task.
 *
 * @param values the checked values of the action's form
 */
export function commandOf(context: TaskActionContext, values: Values, parts: CommandParts): ChangeCommand {
  const { action, task } = context;
  const isJudged = action === 'keep' || (action === 'drop' && task.kind === 'judge');
  const name = isJudged ? 'judge' : actionForms[action].command;
  const given = { ...parts, name, ...valuesFor(name, context, values) };
  if (isJudged) return { ...given, verdict: action } as ChangeCommand;
  if (action === 'assign') return { ...given, role: task.about ?? '' } as ChangeCommand;
  return { ...given, ...subjectOf(name, context) } as ChangeCommand;
}

/**
 * The command for an action on a project as a whole.
 *
 * @param values the checked values of the action's form
 */
export function projectCommandOf(
  context: ProjectActionContext,
  values: Values,
  parts: CommandParts,
): ChangeCommand {
  const name = actionForms[context.action].command;
  if (context.action === 'change-deal')
    return { ...parts, name: 'changeProject', ...changes(context, values) };
  if (context.action === 'assign-role') {
    const [role = '', personId = ''] = (values.holder ?? '').split('/', 2);
    return { ...parts, name: 'assign', role, personId };
  }
  // what the form has checked is what the table asks for; the compiler cannot follow a command chosen by value
  return { ...parts, name, ...valuesFor(name, context, values) } as ChangeCommand;
}

/** What differs from what the project has; a field that was emptied empties it. */
function changes({ deal }: ActionContext, { title, amount, currency, expectedSigningOn }: Values) {
  const worth = amount === undefined ? null : Number(amount);
  return {
    ...(title !== undefined && title !== deal.title && { title }),
    ...(worth !== (deal.amount ?? null) && { amount: worth }),
    ...((currency ?? null) !== (deal.currency ?? null) && { currency: currency ?? null }),
    ...((expectedSigningOn ?? null) !== (deal.expectedSigningOn ?? null) && {
      expectedSigningOn: expectedSigningOn ?? null,
    }),
  };
}

/** The task, for commands that are about one. A decision of the manager is about other tasks: those that its form showed. */
function subjectOf(name: ChangeCommand['name'], { task, decides }: TaskActionContext): object {
  const fields: Fields = commandFields[name];
  if (!fields['taskId']) return {};
  return {
    taskId: task.id,
    ...(task.personId !== null && { holderId: task.personId }),
    ...(fields['decides'] && decides.length > 0 && { decides }),
  };
}

/** The values of a form as the fields of a command. Days that are left empty are the playbook's again. */
function valuesFor(
  name: ChangeCommand['name'],
  context: ActionContext | TaskActionContext,
  values: Values,
): object {
  const fields: Fields = commandFields[name];
  const given = Object.entries(fields).flatMap(([field, rule]) => {
    const asked = requestName(field, rule) as FieldName;
    const day = asked.replace(/At$/, 'On') as DayName;
    const typed = values[asked];
    // the note goes with the parts that every command has
    if (field === 'noteId') return [];
    if (rule.kind === 'instant' && values[day] !== undefined)
      return [[field, chosenDayMs(values[day], dayScale(context, day))]];
    if (typed === undefined) return [];
    if (rule.kind === 'instant') return minuteIn(context, typed).map((ms) => [field, ms]);
    return [[field, rule.kind === 'days' ? Number(typed) : typed]];
  });
  return Object.fromEntries(given) as object;
}

/** The current minute means now and is left out: its start may lie before something that happened within it. */
function minuteIn({ reader: { timeZone }, nowMs }: ActionContext, minute: string): number[] {
  return minute === localMinute(nowMs, timeZone) ? [] : [minuteMs(minute, timeZone)];
}
