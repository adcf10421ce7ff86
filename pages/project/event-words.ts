import { roleName, taskName } from '../../domain/explain/explain';
import { textsIn } from '../../domain/explain/texts-by-language';
import { entryOf, reasonName } from '../../domain/playbook/playbook';
import type { ProjectEvent } from '../../domain/project/model/events';
import { dayText } from '../../mail/model/dates';
import { amountText } from '../../mail/model/amounts';
import { actTexts } from '../kit/act-texts-by-language';
import type { Shown } from './shown-project';
import { timelineTexts } from './timeline-texts';

/** What an event says to people; null for what only matters to the project itself. */
export function eventText(event: ProjectEvent, { deal, wording, texts }: Shown): string | null {
  const { language, person, date, moment } = wording;
  const words = timelineTexts(language);
  const { playbook } = deal;
  const stage = (key: string): string =>
    playbook.stages.find((rule) => rule.key === key)?.name[language] ?? key;
  const task = (taskId: string): string => {
    const found = deal.tasks[taskId];
    return found ? taskName(deal, found, language) : taskId;
  };
  const reason = (among: typeof playbook.dropReasons, key: string): string =>
    reasonName(among, key)?.[language] ?? key;
  switch (event.type) {
    case 'projectOpened':
      return words.opened;
    case 'stageEntered':
      return words.stageEntered(stage(event.stage));
    case 'stageReturned':
      return words.stageReturned(stage(event.stage));
    case 'milestoneReached':
      return words.milestone(
        entryOf(playbook.milestones, event.milestone)?.name[language] ?? event.milestone,
      );
    case 'contactRecorded':
      return texts.kinds[event.kind];
    case 'taskClosed':
      if (event.status === 'done') return words.taskDone(task(event.taskId));
      return event.status === 'declined' ? words.taskDeclined(task(event.taskId)) : null;
    case 'taskPostponed':
      return words.taskPostponed(task(event.taskId), date(event.dueAtMs));
    case 'taskAssigned':
      return event.reason === 'passed-on' ? words.taskTo(task(event.taskId), person(event.personId)) : null;
    case 'roleAssigned':
      return words.role(roleName(deal, event.role, language), person(event.personId));
    case 'handedOver':
      return words.handedOver(person(event.fromPersonId), person(event.toPersonId));
    case 'noteAdded':
      return words.note;
    case 'projectHeld':
    case 'holdChanged':
      return words.held(date(event.wakeOnMs), textsIn(language).holdReasons[event.reason]);
    case 'projectWoken':
      return words.woken;
    case 'meetingConfirmed':
      return words.meeting(actTexts(language).kinds[event.kind], moment(event.meetingAtMs));
    case 'meetingCancelled':
      return words.meetingOff;
    case 'clockChanged':
      return words.daysChanged;
    case 'classChanged':
      return words.classChanged(event.from, event.to);
    case 'titleChanged':
      return words.changed(actTexts(language).fields.title.label, event.from, event.to);
    case 'amountChanged': {
      const amount = (value: number | null) =>
        value === null ? words.unknown : amountText(language, value, undefined);
      return words.changed(texts.value, amount(event.from), amount(event.to));
    }
    case 'currencyChanged':
      return words.changed(
        actTexts(language).fields.currency.label,
        event.from ?? words.unknown,
        event.to ?? words.unknown,
      );
    case 'expectedSigningChanged': {
      const day = (value: string | null) => (value === null ? words.unknown : dayText(language, value));
      return words.changed(texts.expectedSigning, day(event.from), day(event.to));
    }
    case 'projectReopened':
      return words.reopened(stage(event.stage));
    case 'projectReviewed':
      return words.reviewed;
    case 'followUpDue':
      return words.followUpDue;
    case 'judgementDue':
      return words.judgementDue;
    case 'projectKept':
      return words.kept(date(event.nextAtMs));
    case 'projectDropped':
      return words.dropped(reason(playbook.dropReasons, event.reason));
    case 'projectLost':
      return words.lost(reason(playbook.lossReasons, event.reason), event.competitor ?? null);
    case 'projectWon':
      return words.won;
    default:
      return null;
  }
}
