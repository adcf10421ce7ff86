import { mostDays } from '../../contracts/sandbox/command-shape';
import type { ClockDays, CustomerClass } from '../../domain/playbook/playbook';
import { clockDays, stageIndex } from '../../domain/playbook/playbook';
import { projectActTexts } from './project-act-texts-by-language';
import type { Field } from '../kit/fields';
import { choice, contactFields, holdFields, meetingFields, note } from './forms';
import type { ProjectActionContext } from './project-eligibility';

const customerClasses = ['A', 'B', 'C'] as const satisfies readonly CustomerClass[];

/** The fields of the form for an action on a project as a whole, in order. */
export function projectFormOf(context: ProjectActionContext): Field[] {
  switch (context.action) {
    case 'record-contact':
      return contactFields(context);
    case 'confirm-meeting':
      return meetingFields(context);
    case 'hold':
      return holdFields(context);
    case 'cancel-meeting':
    case 'wake':
      return [note(false)];
    case 'change-clock':
      return [
        days('followUpDays', context),
        days('judgeDays', context),
        days('graceWorkingDays', context),
        note(true),
      ];
    case 'change-class':
      return [classes(context), note(true)];
    case 'reopen':
      return [reachedStages(context), note(true)];
  }
}

/** Days of the project's own clock; empty where it goes by the playbook, whose number is shown beside the field. */
function days(name: keyof ClockDays, { deal, reader }: ProjectActionContext): Field {
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
function classes({ deal, reader }: ProjectActionContext): Field {
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
function reachedStages({ deal, reader }: ProjectActionContext): Field {
  const { playbook, stage } = deal;
  const reached = playbook.stages.slice(0, stageIndex(playbook, stage) + 1);
  const choices = reached.map(({ key, name }, index) => ({
    value: key,
    label: `${index + 1}. ${name[reader.language]}`,
  }));
  return { ...choice('stage', choices), initial: stage };
}
