import { describe, expect, it } from '@jest/globals';
import type { SimulatedProject } from '../../support/simulated-project';
import { day, simulate, start } from '../../support/simulated-project';

/** 09:00 of a day, counted from Monday, 2 March 2026. */
const morning = (days: number): number => start + days * day;

/** On which days the rungs of a task have fired. */
const rungDays = (project: SimulatedProject, taskId: string): number[] =>
  project
    .events()
    .flatMap((event) =>
      event.type === 'rungReached' && event.taskId === taskId ? [(event.atMs - start) / day] : [],
    );

const meetingOf = (project: SimulatedProject): string =>
  Object.values(project.state().deal!.tasks).find(({ key }) => key === 'agree-meeting')!.id;

/** Keeps the clock quiet for four weeks: only ladders fire. */
function pass(project: SimulatedProject): void {
  for (const heardOn of [10, 20, 28]) {
    project.passUntil(morning(heardOn));
    project.tell({ name: 'recordContact', kind: 'call' });
  }
}

describe('the days of a ladder: a day before, then 1, 3 and 7 days after the due date', () => {
  it.each([
    // due on the tenth day after the opening; a weekend moves its own rung and none of those after it
    ['Thursday', 0, [9, 11, 14, 17]],
    // two rungs that a weekend would bring together on one Monday come on two days
    ['Friday', 1, [10, 14, 15, 18]],
    // Saturday, so Monday; the day before is a Sunday, so Friday
    ['Monday', 2, [11, 15, 17, 21]],
  ])('are those of the calendar when the task is due on a %s', (_, openedOn, expected) => {
    const project = simulate({ openedAtMs: morning(openedOn) });
    pass(project);
    expect(rungDays(project, meetingOf(project))).toEqual(expected);
  });

  it('count from a rung that fired late, so that no two come at once after an outage', () => {
    const project = simulate();
    const taskId = meetingOf(project);
    // the platform is down until the task is five days overdue: a single reminder, and then the rest at its distance
    project.tell({ name: 'recordContact', kind: 'call' }, morning(15));
    pass(project);
    expect(rungDays(project, taskId)).toEqual([15, 17, 21, 23]);
  });

  it('stay where an outage has moved them when the rungs after it are in time', () => {
    const project = simulate();
    const taskId = meetingOf(project);
    project.passUntil(morning(9));
    project.tell({ name: 'recordContact', kind: 'call' }, morning(16));
    pass(project);
    // 1 day after the due date came 5 days late: 3 and 7 days after it do too
    expect(rungDays(project, taskId)).toEqual([9, 16, 18, 22]);
  });
});
