import { describe, expect, it } from '@jest/globals';
import type { ProjectEvent } from '../../../domain/project/model/events';
import { evolve } from '../../../domain/project/evolve/evolve';
import { openTasks } from '../../../domain/project/model/state';
import type { ReceivedCommand } from '../../support/simulated-project';
import { day, simulate, start } from '../../support/simulated-project';

const hour = 3_600_000;

const review = (more: Partial<Extract<ReceivedCommand, { name: 'review' }>>): ReceivedCommand => ({
  name: 'review',
  week: '2026-03-02',
  decision: 'keep',
  actor: 'manager-1',
  ...more,
});

describe('a decision of the weekly review', () => {
  it('to keep, or a note, is kept with its week and changes nothing else', () => {
    const project = simulate();
    const { clock, tasks } = project.state().deal!;
    project.tell(review({ decision: 'note', noteId: 'n1' }));
    expect(project.state().deal).toMatchObject({
      review: { week: '2026-03-02', decision: 'note', actor: 'manager-1', noteId: 'n1' },
      clock,
      tasks,
    });
  });

  it('to push gives the owner a task by a date, and is no contact', () => {
    const project = simulate();
    const dueAtMs = start + 4 * day;
    project.tell(review({ decision: 'push', noteId: 'n1', dueAtMs }));
    const { tasks, clock } = project.state().deal!;
    expect(Object.values(tasks).at(-1)).toMatchObject({
      kind: 'push',
      personId: 'sales-1',
      dueAtMs,
      noteId: 'n1',
    });
    expect(project.effects().at(-1)).toMatchObject({ mail: 'task', to: { personId: 'sales-1' } });
    expect(clock.startedAtMs).toBe(start);
  });

  it('to drop ends the project for a reason of the playbook', () => {
    const project = simulate();
    expect(project.tell(review({ decision: 'drop', reason: 'boredom' }))).toMatchObject({
      code: 'unknown-reason',
    });
    project.tell(review({ decision: 'drop', reason: 'no-budget' }));
    expect(project.state()).toMatchObject({ status: 'dropped', deal: { review: { decision: 'drop' } } });
  });

  it('to reassign gives the project and its open tasks to another owner', () => {
    const project = simulate();
    project.tell(review({ decision: 'reassign', personId: 'sales-2' }));
    const { ownerId, roles } = project.state().deal!;
    expect([ownerId, roles['sales']?.personId]).toEqual(['sales-2', 'sales-2']);
    expect(openTasks(project.state().deal!).map(({ personId }) => personId)).toEqual(['sales-2', 'sales-2']);
  });

  it('for a week older than the one decided last has its effect, and the newer decision stands', () => {
    const project = simulate();
    project.passUntil(start + 7 * day);
    project.tell(review({ week: '2026-03-09', decision: 'keep' }));
    const dueAtMs = start + 11 * day;

    const told = project.tell(review({ decision: 'push', noteId: 'n1', dueAtMs }));

    expect(told).toMatchObject([{ type: 'projectReviewed', week: '2026-03-02' }, { type: 'taskOpened' }]);
    const { review: standing, tasks } = project.state().deal!;
    expect(standing).toMatchObject({ week: '2026-03-09', decision: 'keep' });
    expect(Object.values(tasks).at(-1)).toMatchObject({ kind: 'push', dueAtMs });
    project.tell(review({ decision: 'drop', reason: 'no-budget' }));
    expect(project.state()).toMatchObject({ status: 'dropped', deal: { review: { week: '2026-03-09' } } });
  });

  it('to keep answers a judgement that is open, for a week, and has to say why', () => {
    const project = simulate();
    project.passUntil(start + 31 * day);
    expect(project.state().deal!.clock.phase).toBe('judging');
    const week = '2026-03-30';

    expect(project.tell(review({ week }))).toMatchObject({ code: 'note-missing' });
    project.tell(review({ week, noteId: 'n1' }));

    const { clock, tasks } = project.state().deal!;
    // the seventh day from Thursday the 31st is the Thursday after
    expect(clock).toMatchObject({ phase: 'kept', judgeAtMs: start + 38 * day });
    expect(Object.values(tasks).filter(({ kind, status }) => kind === 'judge' && status !== 'done')).toEqual(
      [],
    );
    project.passUntil(start + 38 * day - 1);
    expect(project.state().status).toBe('open');
  });

  it('for the same week takes the place of the one before', () => {
    const project = simulate();
    project.tell(review({ decision: 'keep' }));
    project.tell(review({ decision: 'note', noteId: 'n1' }));
    expect(project.state().deal!.review).toMatchObject({ decision: 'note' });
  });

  it('takes the place of one for a week that had not begun, which was taken once', () => {
    const project = simulate();
    const [reviewed] = project.tell(review({})) as ProjectEvent[];
    const ahead = evolve(project.state(), { ...reviewed!, week: '2030-01-07' } as ProjectEvent);
    expect(evolve(ahead, reviewed!).deal!.review).toMatchObject({ week: '2026-03-02' });
  });

  it('counts from when its Monday begins in the zones that are furthest ahead', () => {
    const monday = Date.UTC(2026, 2, 9);
    const tooEarly = simulate().tell(review({ week: '2026-03-09' }), monday - 14 * hour - 1);
    const inTime = simulate().tell(review({ week: '2026-03-09' }), monday - 14 * hour);
    expect(tooEarly).toMatchObject({ code: 'week-out-of-range' });
    expect(inTime).toMatchObject([{ type: 'projectReviewed' }]);
  });

  it.each<[string, Partial<Extract<ReceivedCommand, { name: 'review' }>>, string]>([
    ['a push without a note', { decision: 'push', dueAtMs: start + day }, 'note-missing'],
    ['a push without a date', { decision: 'push', noteId: 'n' }, 'due-date-out-of-range'],
    [
      'a push that is due too late',
      { decision: 'push', noteId: 'n', dueAtMs: start + 61 * day },
      'due-date-out-of-range',
    ],
    ['a note without words', { decision: 'note' }, 'note-missing'],
    ['a drop without a reason', { decision: 'drop' }, 'reason-missing'],
    ['a day that is no Monday', { week: '2026-03-03' }, 'week-out-of-range'],
    ['a day that the calendar does not have', { week: '2026-02-30' }, 'week-out-of-range'],
    ['what is no date', { week: 'zzz' }, 'week-out-of-range'],
    ['a week that is still to come', { week: '2026-03-09' }, 'week-out-of-range'],
    ['a week years ahead', { week: '2030-01-07' }, 'week-out-of-range'],
    ['a new owner whom nobody names', { decision: 'reassign' }, 'receiver-needed'],
  ])('is refused: %s', (_what, more, code) => {
    expect(simulate().tell(review(more))).toMatchObject({ code });
  });
});
