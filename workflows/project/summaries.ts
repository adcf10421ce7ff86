import { place } from '../../contracts/sandbox/operator-words';
import { taskName } from '../../domain/explain/explain';
import type { LadderStep } from '../../domain/playbook/playbook';
import { nextCheck } from '../../domain/project/evolve/clocks';
import { nextRungs } from '../../domain/project/evolve/ladders';
import type { ProjectEvent } from '../../domain/project/model/events';
import type { ProjectState } from '../../domain/project/model/state';
import type { MailEffect, MailKind } from '../../domain/project/react';

/** The summaries that Temporal UI shows at activities and timers. They are stored in the history: each byte costs. */

/** What an email about no task is about, and what one about a task is more than that task. */
const mailWords: Readonly<Record<MailKind, string>> = {
  task: '',
  reminder: 'reminder',
  overdue: 'overdue',
  'stage-returned': 'back to an earlier stage',
  'project-held': 'on hold',
  'hold-ended': 'hold ended',
  'project-ended': 'project ended',
  drift: 'ahead of the customer',
};

/** `Visit the customer → Baker`. */
export function mailSummary({ deal }: ProjectState, { mail, to, taskId }: MailEffect): string {
  const task = taskId === undefined ? undefined : deal?.tasks[taskId];
  const what = [mailWords[mail], ...(deal && task ? [taskName(deal, task, 'en')] : [])].filter(
    (part) => part !== '',
  );
  const whom = 'personId' in to ? place.person(to.personId) : `the manager of ${place.person(to.managerOf)}`;
  return `${what.join(': ') || mail} → ${whom}`;
}

/** `milestone reached: visited (+3)`. */
export function recordSummary(events: readonly ProjectEvent[]): string {
  const [first] = events;
  if (!first) return 'look at the archive';
  const what = first.type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const which = first.type === 'milestoneReached' ? `: ${first.milestone}` : '';
  return `${what}${which}${events.length > 1 ? ` (+${events.length - 1})` : ''}`;
}

const checkWords = {
  'follow-up': 'follow-up due',
  judge: 'intent judged',
  drop: 'dropped unless kept',
  wake: 'hold ends',
} as const;

const rungWords: Readonly<Record<LadderStep, string>> = {
  remind: 'reminder',
  'copy-manager': 'manager told',
  'ask-manager': 'manager decides',
  'tell-next-manager': 'next manager told',
};

/** `follow-up due 14 Dec 09:00`: what a timer that ends at an instant is for, by the owner's clock. */
export function timerSummary(state: ProjectState, atMs: number): string {
  const { deal } = state;
  if (!deal) return 'gives up waiting to be opened';
  const check = nextCheck(state);
  const rung = nextRungs(deal).find((each) => each.atMs === atMs);
  const what =
    check?.atMs === atMs
      ? checkWords[check.check]
      : rung
        ? `${rungWords[rung.step]}: ${taskName(deal, rung.task, 'en')}`
        : 'email waits until';
  return `${what} ${place.soon(atMs, deal.ownerId)}`;
}
