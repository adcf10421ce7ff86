import { assertNever } from '../../domain/assert-never';
import { daysOf } from '../../domain/project/evolve/clocks';
import type { Language } from '../../domain/playbook/playbook';
import type { Deal } from '../../domain/project/model/state';
import { hasEnded, hasMeetingAhead } from '../../domain/project/model/state';
import { textsIn } from '../../domain/explain/texts-by-language';
import { mailTexts } from '../../mail/texts/texts-by-language';
import type { ProjectAction } from '../../domain/project/model/project-actions';
import type { ProjectActionContext, ProjectEligibility } from './project-eligibility';
import { actTexts } from '../kit/act-texts-by-language';
import type { Notice } from '../kit/notice-page';
import type { ClockState, Start } from './project-act-texts';
import { projectActTexts } from './project-act-texts-by-language';
import type { Wording } from '../kit/wording';

/** The name of an action on a project as a whole, on its link, its page and its button. */
export function projectActionLabel(
  language: Language,
  action: ProjectAction,
  { hold }: Pick<Deal, 'hold'>,
): string {
  const { labels, changeHold } = projectActTexts(language);
  if (action === 'record-contact' || action === 'confirm-meeting' || action === 'drop')
    return mailTexts(language).actions[action];
  return action === 'hold' && hold ? changeHold : labels[action];
}

/** What pressing the button of an action on a project as a whole does. */
export function projectEffect(context: ProjectActionContext, wording: Wording): string {
  const { action, deal, nowMs } = context;
  const { language, moment } = wording;
  const { effect } = actTexts(language);
  const { effect: texts } = projectActTexts(language);
  const { sentences } = textsIn(language);
  const start = startOf(deal, wording);
  const meetingAt = deal.meeting ? moment(deal.meeting.atMs) : '';
  switch (action) {
    case 'record-contact':
      return deal.hold ? texts.recordContactHeld : effect.recordContact;
    case 'confirm-meeting':
      return sentences([
        deal.hold ? texts.confirmMeetingHeld : effect.confirmMeeting,
        ...(hasMeetingAhead(deal, nowMs) ? [texts.insteadOfMeeting(meetingAt)] : []),
      ]);
    case 'cancel-meeting':
      return clockStateOf(deal) === 'runs'
        ? texts.cancelMeeting(meetingAt, start)
        : texts.cancelMeetingOnly(meetingAt);
    case 'hold':
      return deal.hold ? texts.changeHold : effect.hold;
    case 'wake':
      return texts.wake(wording.date(deal.hold?.sinceMs ?? nowMs));
    case 'change-clock':
      return sentences([
        texts.daysNow(daysOf(deal), hasOwnDays(deal)),
        texts.changeClock(start),
        ...butClock(deal, wording),
      ]);
    case 'change-class':
      return sentences([
        texts.changeClass(deal.customerClass, start),
        ...(hasOwnDays(deal) ? [texts.butOwnDays] : []),
        ...butClock(deal, wording),
      ]);
    case 'drop':
      return effect.drop;
    case 'report-milestone':
    case 'add-note':
    case 'lose':
    case 'assign-role':
    case 'change-deal':
      return texts[action];
    case 'reopen':
      return texts.reopen;
  }
}

function hasOwnDays({ ownDays = {} }: Deal): boolean {
  return Object.keys(ownDays).length > 0;
}

function startOf({ clock: { startedBy, startedAtMs } }: Deal, { date }: Wording): Start {
  const isContact = startedBy.cause === 'contact' || startedBy.cause === 'milestone';
  return { isContact, on: date(startedAtMs) };
}

function butClock(deal: Deal, { language }: Wording): string[] {
  const state = clockStateOf(deal);
  return state === 'runs' ? [] : [projectActTexts(language).effect.butClock[state]];
}

function clockStateOf({ hold, clock }: Deal): ClockState {
  if (hold) return 'held';
  if (clock.phase === 'judging' || clock.phase === 'asking-again') return 'judging';
  return clock.phase === 'kept' ? 'kept' : 'runs';
}

type Ineligible = Exclude<ProjectEligibility, { kind: 'project' }>;

/** Why somebody cannot do something about a project, or why there is nothing to do. */
export function projectNotice(eligibility: Ineligible, wording: Wording): Pick<Notice, 'title' | 'lines'> {
  const { notYours, askManager } = projectActTexts(wording.language);
  switch (eligibility.kind) {
    case 'project-not-yours':
      return {
        title: notYours.title,
        lines: [notYours.text(wording.person(eligibility.context.deal.ownerId))],
      };
    case 'ask-manager':
      return { title: askManager.title, lines: [askManager.text(eligibility.manager?.name ?? null)] };
    case 'does-not-fit':
      return unfitNotice(eligibility, wording);
  }
}

function unfitNotice(
  { context, woken }: Extract<Ineligible, { kind: 'does-not-fit' }>,
  { language, person, moment }: Wording,
): Pick<Notice, 'title' | 'lines'> {
  const { action, state, deal } = context;
  const { ended, notHeld, noMeeting, nothingToReport, running } = projectActTexts(language);
  if (hasEnded(state)) return { title: ended.title, lines: [ended.text] };
  switch (action) {
    case 'wake': {
      const line = woken ? notHeld.woken(person(woken.actor), moment(woken.atMs)) : notHeld.never;
      return { title: notHeld.title, lines: [line] };
    }
    case 'cancel-meeting': {
      const { meeting } = deal;
      return {
        title: noMeeting.title,
        lines: [meeting ? noMeeting.passed(moment(meeting.atMs)) : noMeeting.none],
      };
    }
    case 'reopen':
      return { title: running.title, lines: [running.text(moment(deal.reopenedAtMs ?? deal.openedAtMs))] };
    case 'report-milestone':
      return nothingToReport;
    case 'record-contact':
    case 'confirm-meeting':
    case 'add-note':
    case 'hold':
    case 'lose':
    case 'drop':
    case 'assign-role':
    case 'change-deal':
    case 'change-clock':
    case 'change-class':
      throw new Error(`"${action}" fits every project that runs.`);
    default:
      return assertNever(action);
  }
}
