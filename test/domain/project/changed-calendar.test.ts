import { describe, expect, it } from '@jest/globals';
import { planDeadlines } from '../../../domain/calendar/plan-deadlines';
import { localDate } from '../../../domain/calendar/local-dates';
import type { WorkingDays } from '../../../domain/calendar/working-days';
import { datesBetween, mondayToFriday, officeHours } from '../../../domain/calendar/working-days';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { plan, planRequest } from '../../../domain/project/evolve/deadline-plans';
import type { ProjectState, Task } from '../../../domain/project/model/state';
import { openTasks } from '../../../domain/project/model/state';
import { evolve } from '../../../domain/project/evolve/evolve';
import { day, simulate, start } from '../../support/simulated-project';
import type { SimulatedProject } from '../../support/simulated-project';

/** Monday is day 0; 09:00 in Taipei. */
const morning = (days: number): number => start + days * day;
const dateOf = (days: number): string => localDate(morning(days), 'Asia/Taipei');

/** Monday to Friday but for some days. */
const closed = (from: number, to: number): WorkingDays => ({
  ...mondayToFriday,
  days: new Map(
    datesBetween(dateOf(from), dateOf(to)).map((date) => [
      date,
      { isWorking: false, name: 'Closed', calendar: 'plant-1' },
    ]),
  ),
});

/** The state after its deadlines were asked for anew, and worked out by another calendar. */
function changed(project: SimulatedProject, calendar: WorkingDays, at: number): ProjectState {
  project.passUntil(at);
  const told = simulateWithoutPlans(project);
  const request = planRequest(told)!;
  return plan(
    told,
    planDeadlines(request, {
      dayMs: realDayMs,
      workTimeOf: () => ({ ...officeHours('Asia/Taipei'), calendar }),
    }),
  );
}

/** As after the command, before the ledger has answered. */
function simulateWithoutPlans(project: SimulatedProject): ProjectState {
  const before = project.state();
  project.tell({ name: 'replanDeadlines', cause: 'calendar-changed', subject: 'plant-1@2' });
  const event = project.events().at(-1)!;
  const { planned: _, ...bare } = event;
  return evolve(before, bare);
}

const tasksOf = ({ deal }: ProjectState): Task[] => openTasks(deal!);

describe('a changed calendar', () => {
  it('moves due dates and reminders that are ahead off the new days', () => {
    const project = simulate();
    const before = tasksOf(project.state());
    expect(before.length).toBeGreaterThan(0);
    const dueDays = before.map(({ dueAtMs }) => dueAtMs!);
    const last = Math.round((Math.max(...dueDays) - start) / day);

    const after = changed(project, closed(1, last + 3), morning(0) + 1);

    for (const task of tasksOf(after)) {
      expect(task.dueAtMs).toBeGreaterThan(morning(last + 3));
      expect(localDate(task.ladder!.atMs!, 'Asia/Taipei') > dateOf(last + 3)).toBe(true);
    }
    expect(after.deal!.clock.judgeAtMs).toBe(project.state().deal!.clock.judgeAtMs);
  });

  it('leaves a date that somebody has chosen, until the task is passed on when it is over', () => {
    const project = simulate();
    const { id: taskId } = tasksOf(project.state())[0]!;
    project.tell({ name: 'postponeTask', taskId, dueAtMs: morning(10), noteId: 'n' });

    const kept = changed(project, closed(1, 30), morning(1));
    expect(kept.deal!.tasks[taskId]).toMatchObject({ dueAtMs: morning(10), dueIsChosen: true });

    project.passUntil(morning(12));
    project.tell({ name: 'passOnTask', taskId, personId: 'sales-2' });
    expect(project.state().deal!.tasks[taskId]).not.toHaveProperty('dueIsChosen');
  });

  it('ends no hold on a day that is over: one that a new working day would have ended comes on the next morning', () => {
    const project = simulate();
    const [saturday, monday] = [12, 14];
    project.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: morning(saturday), noteId: 'n' });
    expect(project.state().deal!.hold!.wakeAtMs).toBe(morning(monday));
    const madeUp = { isWorking: true, name: 'Make-up', calendar: 'plant-1' };
    const calendar: WorkingDays = { ...mondayToFriday, days: new Map([[dateOf(saturday), madeUp]]) };

    const early = changed(project, calendar, morning(saturday - 1));
    expect(early.deal!.hold!.wakeAtMs).toBe(morning(saturday));

    const late = changed(project, calendar, morning(saturday + 1));
    expect(late.deal!.hold!.wakeAtMs).toBe(morning(monday));
  });

  it('leaves what is over, and lets nothing come before the next working morning', () => {
    const project = simulate();
    const everyDay: WorkingDays = { weekend: [], days: new Map() };
    // Saturday: by a calendar without weekends, what falls on Monday would have been due today or tomorrow
    const after = changed(project, everyDay, morning(5) + 6 * 3_600_000);
    const before = new Map(tasksOf(project.state()).map((task) => [task.id, task]));
    for (const { id, dueAtMs, ladder } of tasksOf(after)) {
      const due = before.get(id)!.dueAtMs!;
      if (due <= morning(5)) expect(dueAtMs).toBe(due);
      else expect(dueAtMs).toBeGreaterThanOrEqual(morning(6));
      if (ladder?.atMs != null) expect(ladder.atMs).toBeGreaterThanOrEqual(morning(6));
    }
  });
});
