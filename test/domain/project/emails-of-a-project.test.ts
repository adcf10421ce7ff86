import { describe, expect, it } from '@jest/globals';
import { dayCount } from '../../../domain/calendar/calendar';
import { digestTimes } from '../../../domain/calendar/digest-times';
import { officeHours } from '../../../domain/calendar/working-days';
import { openTasks } from '../../../domain/project/model/state';
import type { SimulatedProject } from '../../support/simulated-project';
import { day, milestone, simulate, start } from '../../support/simulated-project';
import { rules } from '../../support/standard-playbook';

/** Nine months. */
const days = 274;
const zone = 'Asia/Taipei';
const inTaipei = dayCount('sales-1', { dayMs: day, workTimeOf: () => officeHours(zone) });

const everybody = { holder: (role: string) => (role === 'manager' ? 'boss' : 'sales-1') };

/** How many emails a project asks for to somebody: by the habit of the company, and each at once. */
function emailsTo(personId: string, project: SimulatedProject) {
  const events = new Map(project.events().map((event) => [event.revision, event]));
  const own = project.effects().filter(({ to }) => 'personId' in to && to.personId === personId);
  const mornings = new Set<string>();
  const steps = new Set<string>();
  for (const { mail, revision } of own) {
    const { atMs, commandId } = events.get(revision)!;
    if (mail === 'task' || mail === 'hold-ended') steps.add(`${commandId} ${atMs}`);
    else mornings.add(digestTimes(atMs, inTaipei, zone, day).next.day);
  }
  return { byHabit: steps.size + mornings.size, atOnce: own.length };
}

/** The milestones, in the order of the stages. */
const inOrder = Object.keys(rules.milestones);

/** Each stage is worked off in time, and the customer is spoken to every ten days. */
function workedOnNormally(): SimulatedProject {
  const project = simulate(everybody);
  const everyDays = Math.floor(days / inOrder.length);
  inOrder.forEach((key, index) => {
    for (let at = 0; at < everyDays; at += 10) {
      const now = start + (index * everyDays + at) * day;
      project.passUntil(now);
      for (const { id, kind } of openTasks(project.state().deal!))
        if (kind === 'stage')
          project.tell({ name: 'postponeTask', taskId: id, dueAtMs: now + 30 * day, noteId: 'n' });
      project.tell({ name: 'recordContact', kind: 'call', occurredAtMs: now });
    }
    project.tell(milestone(key));
  });
  return project;
}

/** Its owner does nothing; the manager calls the customer whenever intent is judged. */
function unattended(): SimulatedProject {
  const project = simulate(everybody);
  for (let at = 0; at < days; at += 1) {
    project.passUntil(start + at * day);
    const judge = openTasks(project.state().deal!).find(({ kind }) => kind === 'judge');
    if (judge) {
      // the customer answers the manager: the clock starts anew
      project.tell({ name: 'recordContact', kind: 'call', occurredAtMs: project.now(), actor: 'boss' });
    }
  }
  return project;
}

describe('the emails that a project of nine months costs its owner', () => {
  it('are at most 30 when it is worked on normally', () => {
    const project = workedOnNormally();
    const counts = emailsTo('sales-1', project);
    expect(project.state().deal!.path.length).toBeGreaterThanOrEqual(8);
    expect(counts.byHabit).toBeLessThanOrEqual(30);
  });

  it('are at most 45 when nobody attends to it', () => {
    const project = unattended();
    const counts = emailsTo('sales-1', project);
    expect(project.state().status).toBe('open');
    expect(counts.byHabit).toBeLessThanOrEqual(45);
  });
});
