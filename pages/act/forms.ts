import { localDate } from '../../domain/calendar/local-dates';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { isAskedFor } from '../../contracts/wire/command-requests';
import { mostDays } from '../../contracts/sandbox/command-shape';
import type { ClockDays, Language } from '../../domain/playbook/playbook';
import { clockDays, customerClasses, dropReasonsOfPeople, stageIndex } from '../../domain/playbook/playbook';
import { contactKinds, holdReasons } from '../../domain/project/model/command-fields';
import type { Deal, Hold } from '../../domain/project/model/state';
import { wakesAtMs } from '../../domain/project/model/state';
import { textsIn } from '../../domain/explain/texts-by-language';
import type { Store } from '../../store/store';
import type { ActTexts } from '../kit/act-texts';
import { actTexts } from '../kit/act-texts-by-language';
import { actionForms } from './action-forms';
import { alsoField } from './also-about';
import { projectActTexts } from './project-act-texts-by-language';
import type { ProjectActionContext } from './project-eligibility';
import type { DayName } from './chosen-days';
import { day, dayScale } from './chosen-days';
import type { Choice, Field, FieldName } from '../kit/fields';
import { localMinute } from '../kit/local-minutes';
import { holders, receivers, roleChoices } from './people-choices';
import { reportable } from './project-actions';
import type { ActionContext, TaskActionContext } from './action-context';

/** How many days ago a contact may have been: anything older is a typing error. */
const oldestContactDays = 366;

/** The fields of the form for an action, in order. */
export async function formOf(
  store: Store,
  context: TaskActionContext | ProjectActionContext,
): Promise<Field[]> {
  const { fields } = actionForms[context.action];
  const shown = fields.filter((name) => name !== 'evidence' || asksForProof(context));
  const found = await Promise.all(shown.map((name) => fieldOf(store, context, name)));
  return found.filter((field) => field !== null);
}

/** A task of the playbook may have a proof; a reminder, a check or a decision has none. */
function asksForProof(context: TaskActionContext | ProjectActionContext): boolean {
  return context.action !== 'complete' || !('task' in context) || context.task.kind === 'stage';
}

async function fieldOf(
  store: Store,
  context: TaskActionContext | ProjectActionContext,
  name: FieldName,
): Promise<Field | null> {
  const { deal, reader } = context;
  const texts = actTexts(reader.language);
  switch (name) {
    case 'evidence':
      return { name, type: 'line', isRequired: isRequired(context, name) };
    case 'also':
      return alsoField(store, context);
    case 'note':
      return note(isRequired(context, name));
    case 'milestone':
      return milestones(context);
    case 'title':
      return { name, type: 'line', isRequired: true, initial: deal.title };
    case 'competitor':
      return { name, type: 'line', isRequired: false };
    case 'amount':
    case 'currency':
      return valueField(name, deal);
    case 'expectedSigningOn':
      return signing(context);
    case 'holder':
      return choice(name, await roleChoices(store, context, texts));
    case 'kind':
      return choice(name, context.action === 'confirm-meeting' ? meetingChoices(texts) : kindChoices(texts));
    case 'occurredAt':
      return occurredAt(context, isRequired(context, name));
    case 'meetingAt':
      return meetingAt(context, isRequired(context, name));
    case 'personId':
      return choice(name, await peopleChoices(store, context as TaskActionContext, texts));
    case 'reason':
      if (context.action === 'hold') return holdReason(context);
      return choice(
        name,
        context.action === 'lose'
          ? lossReasonChoices(deal, reader.language)
          : dropReasonChoices(deal, reader.language),
      );
    case 'dueOn': {
      const { postponeMaxDays } = deal.playbook.limits;
      return { ...dayOf(name, context, postponeMaxDays), hint: texts.dueOnHint(postponeMaxDays) };
    }
    case 'nextOn':
      return dayOf(name, context, deal.playbook.clocks.keepMaxDays);
    case 'wakeOn':
      return wakeOn(context);
    case 'followUpDays':
    case 'judgeDays':
    case 'graceWorkingDays':
      return days(name, context);
    case 'customerClass':
      return classes(context);
    case 'stage':
      return reachedStages(context);
  }
}

/** Whether a field must be filled in: as the table of commands says, where nothing else does. */
function isRequired(context: TaskActionContext | ProjectActionContext, name: FieldName): boolean {
  const { command, needsNote } = actionForms[context.action];
  if (name === 'note' && needsNote) return true;
  if (name === 'evidence' && context.action === 'complete' && 'task' in context)
    return context.task.milestone !== undefined;
  return isAskedFor(command, name);
}

function peopleChoices(store: Store, context: TaskActionContext, texts: ActTexts): Promise<Choice[]> {
  const { action, task, about } = context;
  return action === 'assign'
    ? holders(store, context, task.about ?? '', texts)
    : receivers(store, context, about[0] ?? task, texts);
}

/** For a project already on hold the fields start with the present values. */
function holdReason(context: ActionContext): Field {
  const words = textsIn(context.reader.language).holdReasons;
  const field = choice(
    'reason',
    holdReasons.map((value) => ({ value, label: words[value] })),
  );
  const known = knownHold(context);
  return known ? { ...field, initial: known.reason } : field;
}

function wakeOn(context: ActionContext): Field {
  const field = dayOf('wakeOn', context, context.deal.playbook.limits.holdMaxDays);
  const known = knownHold(context);
  return known
    ? { ...field, initial: localDate(wakesAtMs(known), dayScale(context, 'wakeOn').timeZone) }
    : field;
}

function knownHold(context: ActionContext): Hold | undefined {
  return context.deal.hold ?? endedEarly(context);
}

/** The hold that a contact or a milestone ended before its date: one button sets it again. */
function endedEarly({ deal: { lastHold }, nowMs }: ActionContext): Hold | undefined {
  const cause = lastHold?.ended?.cause;
  const isEarly = cause === 'contact' || cause === 'milestone';
  return lastHold && isEarly && wakesAtMs(lastHold) > nowMs + realDayMs ? lastHold : undefined;
}

/** The reasons for which a project may be dropped. */
export function dropReasonChoices({ playbook }: Pick<Deal, 'playbook'>, language: Language): Choice[] {
  return dropReasonsOfPeople(playbook).map(([value, name]) => ({ value, label: name[language] }));
}

function lossReasonChoices({ playbook }: Pick<Deal, 'playbook'>, language: Language): Choice[] {
  return Object.entries(playbook.lossReasons).map(([value, name]) => ({ value, label: name[language] }));
}

/** The milestones that can be reported, by their stages; the present one first. */
function milestones({ deal, reader }: ActionContext): Field {
  const { playbook } = deal;
  const { language } = reader;
  const keys = reportable(deal);
  const choices = keys.map((value): Choice => {
    const rule = playbook.milestones[value];
    const stage = playbook.stages[stageIndex(playbook, rule?.stage ?? '')];
    return {
      value,
      label: rule?.name[language] ?? value,
      ...(stage && { group: `${playbook.stages.indexOf(stage) + 1}. ${stage.name[language]}` }),
    };
  });
  return choice('milestone', choices);
}

function valueField(name: 'amount' | 'currency', deal: Deal): Field {
  const known = deal[name];
  return { name, type: name, isRequired: false, ...(known !== undefined && { initial: String(known) }) };
}

/** How many days ago, or ahead, a customer may be expected to sign. */
const signingDays = { ago: 366, ahead: 3_660 } as const;

function signing({ deal, reader: { timeZone }, nowMs }: ActionContext): Field {
  const { expectedSigningOn } = deal;
  return {
    ...{ name: 'expectedSigningOn', type: 'date', isRequired: false, timeZone },
    min: localDate(nowMs - signingDays.ago * realDayMs, timeZone),
    max: localDate(nowMs + signingDays.ahead * realDayMs, timeZone),
    ...(expectedSigningOn !== undefined && { initial: expectedSigningOn }),
  };
}

function kindChoices(texts: ActTexts): Choice[] {
  return contactKinds.map((value) => ({ value, label: texts.kinds[value] }));
}

/** A reply is left out: it has no date and cannot be arranged. */
function meetingChoices(texts: ActTexts): Choice[] {
  return kindChoices(texts).filter(({ value }) => value !== 'reply');
}

export function note(isRequired: boolean): Field {
  return { name: 'note', type: 'text', isRequired };
}

function choice(
  name: 'kind' | 'personId' | 'reason' | 'customerClass' | 'stage' | 'milestone' | 'holder',
  choices: readonly Choice[],
): Field {
  return { name, type: 'choice', isRequired: true, choices };
}

function dayOf(name: DayName, context: ActionContext | TaskActionContext, withinDays: number): Field {
  return day(name, dayScale(context, name), context.nowMs, withinDays);
}

function occurredAt({ reader, nowMs }: ActionContext, isRequired: boolean): Field {
  const now = localMinute(nowMs, reader.timeZone);
  const min = localMinute(nowMs - oldestContactDays * realDayMs, reader.timeZone);
  return { name: 'occurredAt', type: 'minute', isRequired, min, max: now, initial: now };
}

/** A future minute, as far ahead as a project may be put on hold. */
function meetingAt({ reader: { timeZone }, nowMs, deal }: ActionContext, isRequired: boolean): Field {
  const min = localMinute(nowMs + 60_000, timeZone);
  const max = localMinute(nowMs + deal.playbook.limits.holdMaxDays * realDayMs, timeZone);
  return { name: 'meetingAt', type: 'minute', isRequired, min, max };
}

/** Days of the project's own clock; empty where it goes by the playbook, whose number is shown beside the field. */
function days(name: keyof ClockDays, { deal, reader }: ActionContext): Field {
  const { playbook, customerClass, stage, ownDays = {} } = deal;
  const usual = clockDays(playbook, customerClass, stage)[name];
  const own = ownDays[name];
  return {
    name,
    type: 'number',
    isRequired: false,
    min: 1,
    max: mostDays,
    hint: projectActTexts(reader.language).daysHint(usual, mostDays),
    ...(own !== undefined && { initial: String(own) }),
  };
}

/** The other classes, each with its days in the present stage. */
function classes({ deal, reader }: ActionContext): Field {
  const { classWithDays } = projectActTexts(reader.language);
  const others = customerClasses.filter((customerClass) => customerClass !== deal.customerClass);
  return choice(
    'customerClass',
    others.map((value) => ({
      value,
      label: classWithDays(value, clockDays(deal.playbook, value, deal.stage)),
    })),
  );
}

/** The stages that the last attempt reached; by default the new one begins where that one ended. */
function reachedStages({ deal, reader }: ActionContext): Field {
  const { playbook, stage } = deal;
  const reached = playbook.stages.slice(0, stageIndex(playbook, stage) + 1);
  const choices = reached.map(({ key, name }, index) => ({
    value: key,
    label: `${index + 1}. ${name[reader.language]}`,
  }));
  return { ...choice('stage', choices), initial: stage };
}
