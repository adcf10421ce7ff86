import { localDate } from '../../domain/calendar/local-dates';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Language } from '../../domain/playbook/playbook';
import { dropReasonsOfPeople } from '../../domain/playbook/playbook';
import { contactKinds, holdReasons } from '../../domain/project/model/command-fields';
import type { Deal, Hold } from '../../domain/project/model/state';
import { wakesAtMs } from '../../domain/project/model/state';
import { textsIn } from '../../domain/explain/texts-by-language';
import type { Store } from '../../store/store';
import type { ActTexts } from '../kit/act-texts';
import { actTexts } from '../kit/act-texts-by-language';
import type { DayName } from './chosen-days';
import { day, dayScale } from './chosen-days';
import type { Choice, Field } from '../kit/fields';
import { localMinute } from '../kit/local-minutes';
import { holders, receivers } from './people-choices';
import type { ActionContext, TaskActionContext } from './action-context';

/** How many days ago a contact may have been: anything older is a typing error. */
const oldestContactDays = 366;

/** The fields of the form for an action on a task, in order. */
export async function formOf(store: Store, context: TaskActionContext): Promise<Field[]> {
  const { action, task, about, deal, reader } = context;
  const texts = actTexts(reader.language);
  switch (action) {
    case 'complete':
      if (task.kind === 'reassign') return [note(false)];
      return [...(task.kind === 'stage' ? [evidence(task.milestone !== undefined)] : []), note(false)];
    case 'record-contact':
      return contactFields(context);
    case 'postpone':
      return [dayOf('dueOn', context, deal.playbook.limits.postponeMaxDays), note(true)];
    case 'pass-on':
      return [choice('personId', await receivers(store, context, about[0] ?? task, texts)), note(false)];
    case 'decline':
      return [note(false)];
    case 'keep':
      return [dayOf('nextOn', context, deal.playbook.clocks.keepMaxDays), note(true)];
    case 'drop':
      return [choice('reason', dropReasonChoices(deal, reader.language)), note(false)];
    case 'hold':
      return holdFields(context);
    case 'confirm-meeting':
      return meetingFields(context);
    case 'assign':
      return [choice('personId', await holders(store, context, task.about ?? '', texts))];
  }
}

/** What is asked about a contact with the customer. */
export function contactFields(context: ActionContext): Field[] {
  const kinds = kindChoices(actTexts(context.reader.language));
  return [choice('kind', kinds), occurredAt(context), note(false), evidence(false)];
}

/** What is asked about a meeting that the customer has confirmed. */
export function meetingFields(context: ActionContext): Field[] {
  const kinds = meetingChoices(actTexts(context.reader.language));
  return [choice('kind', kinds), meetingAt(context), evidence(true), note(false)];
}

/** Why and until when a project is on hold; for a project already on hold the fields start with the present values. */
export function holdFields(context: ActionContext): Field[] {
  const { hold, playbook } = context.deal;
  const words = textsIn(context.reader.language).holdReasons;
  const choices = holdReasons.map((value) => ({ value, label: words[value] }));
  const [reason, wakeOn] = [choice('reason', choices), dayOf('wakeOn', context, playbook.limits.holdMaxDays)];
  const known = hold ?? endedEarly(context);
  if (!known) return [reason, wakeOn, note(false)];
  const initial = localDate(wakesAtMs(known), dayScale(context, 'wakeOn').timeZone);
  return [{ ...reason, initial: known.reason }, { ...wakeOn, initial }, note(false)];
}

/** The hold that a contact or a milestone ended before its date: one button sets it again. */
function endedEarly({ deal: { lastHold }, nowMs }: ActionContext | TaskActionContext): Hold | undefined {
  const cause = lastHold?.ended?.cause;
  const isEarly = cause === 'contact' || cause === 'milestone';
  return lastHold && isEarly && wakesAtMs(lastHold) > nowMs + realDayMs ? lastHold : undefined;
}

/** The reasons for which a project may be dropped. */
export function dropReasonChoices({ playbook }: Pick<Deal, 'playbook'>, language: Language): Choice[] {
  return dropReasonsOfPeople(playbook).map(([value, name]) => ({ value, label: name[language] }));
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

function evidence(isRequired: boolean): Field {
  return { name: 'evidence', type: 'line', isRequired };
}

export function choice(
  name: 'kind' | 'personId' | 'reason' | 'customerClass' | 'stage',
  choices: readonly Choice[],
): Field {
  return { name, type: 'choice', isRequired: true, choices };
}

function dayOf(name: DayName, context: ActionContext | TaskActionContext, withinDays: number): Field {
  return day(name, dayScale(context, name), context.nowMs, withinDays);
}

function occurredAt({ reader, nowMs }: ActionContext): Field {
  const now = localMinute(nowMs, reader.timeZone);
  const min = localMinute(nowMs - oldestContactDays * realDayMs, reader.timeZone);
  return { name: 'occurredAt', type: 'minute', isRequired: false, min, max: now, initial: now };
}

/** A future minute, as far ahead as a project may be put on hold. */
function meetingAt({ reader: { timeZone }, nowMs, deal }: ActionContext): Field {
  const min = localMinute(nowMs + 60_000, timeZone);
  const max = localMinute(nowMs + deal.playbook.limits.holdMaxDays * realDayMs, timeZone);
  return { name: 'meetingAt', type: 'minute', isRequired: true, min, max };
}
