import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextDeadlineMs } from '../../../domain/project/evolve/clocks';
import { explain, taskName } from '../../../domain/explain/explain';
import type { Language } from '../../../domain/playbook/playbook';
import { internalSource } from '../../../domain/project/model/commands';
import { decide } from '../../../domain/project/decide/decide';
import { isRefusal } from '../../../domain/project/model/refusals';
import type { ProjectState, Task } from '../../../domain/project/model/state';
import { isOpen, newProject, openTasks } from '../../../domain/project/model/state';
import type { SimulatedProject, ReceivedCommand } from '../../support/simulated-project';
import { day, milestone, simulate, start } from '../../support/simulated-project';
import { rules } from '../../support/standard-playbook';

/** 09:00 in Taipei, `days` calendar days after Monday 2 March 2026. */
const morning = (days: number): number => start + days * day;

const taskOf = (project: SimulatedProject, key: string): Task =>
  openTasks(project.state().deal!).find((task) => task.key === key)!;

/** The line about one task. */
function line(project: SimulatedProject, key: string, language: Language = 'en'): string {
  const state = project.state();
  const name = taskName(state.deal!, taskOf(project, key), language);
  return explain(state, { language }).lines.find((each) => each.includes(name))!;
}

/** Keeps the clock quiet: only ladders fire. */
function passHeard(project: SimulatedProject, untilDay: number): void {
  project.passUntil(morning(untilDay));
  project.tell({ name: 'recordContact', kind: 'call' });
}

describe('what a project says of a task', () => {
  it('is who has it since when, and what happens by itself when it is left undone', () => {
    expect(line(simulate(), 'profile-customer')).toBe(
      'sales-1 has had "Complete the customer archive" since 2026-03-02 01:00 UTC, due 2026-03-09 01:00 UTC. ' +
        'If it is left undone, sales-1 is reminded on 2026-03-06 01:00 UTC.',
    );
    expect(line(simulate(), 'profile-customer', 'zh-TW')).toBe(
      'sales-1 自 2026-03-02 01:00 UTC 起負責「補齊客戶檔案」，期限 2026-03-09 01:00 UTC。' +
        '若仍未完成，將於 2026-03-06 01:00 UTC 提醒 sales-1。',
    );
  });

  it.each([
    [0, 'sales-1 is reminded on 2026-03-06', '將於 2026-03-06 01:00 UTC 提醒 sales-1。'],
    [4, 'sales-1 is reminded on 2026-03-10', '將於 2026-03-10 01:00 UTC 提醒 sales-1。'],
    [8, 'sales-1 is reminded and the manager is told on 2026-03-12', '提醒 sales-1，並通知主管。'],
    [10, 'the manager is asked on 2026-03-16 01:00 UTC who takes over', '請主管決定由誰接手。'],
  ])('after %d days announces the step of its ladder that comes next', (days, english, chinese) => {
    const project = simulate();
    passHeard(project, days);
    expect(line(project, 'profile-customer')).toContain(`If it is left undone, ${english}`);
    expect(line(project, 'profile-customer', 'zh-TW')).toContain('若仍未完成，');
    expect(line(project, 'profile-customer', 'zh-TW')).toContain(chinese);
  });

  it('announces nothing more when the manager has been asked, whose own task goes up to the next one', () => {
    const project = simulate();
    passHeard(project, 14);
    expect(line(project, 'profile-customer')).toMatch(/due 2026-03-09 01:00 UTC\.$/);
    expect(line(project, 'reassign')).toContain('If it is left undone, manager-1 is reminded on 2026-03-19');
    passHeard(project, 17);
    expect(line(project, 'reassign')).toContain(
      'If it is left undone, the manager above manager-1 is told on 2026-03-23',
    );
    expect(line(project, 'reassign', 'zh-TW')).toContain('通知 manager-1 的上一級主管。');
  });

  it('is that its holder has accepted it, whose ladder goes on', () => {
    const project = simulate();
    const { id: taskId } = taskOf(project, 'agree-meeting');
    expect(line(project, 'agree-meeting')).not.toContain('accepted');
    project.tell({ name: 'acceptTask', taskId });
    expect(line(project, 'agree-meeting')).toMatch(
      /^sales-1 has accepted "Agree on a first meeting", open since .*, due .*\. If it is left undone, /,
    );
    expect(line(project, 'agree-meeting', 'zh-TW')).toMatch(/^sales-1 已接受「約定首次拜訪」，自 .*起負責/);
    // whoever gets it next has not
    project.tell({ name: 'passOnTask', taskId, personId: 'sales-2' });
    expect(line(project, 'agree-meeting')).toMatch(/^sales-2 has had "/);
  });

  it('is that nobody has it: it stands in a queue, or was declined', () => {
    const queued = simulate({ holder: (role) => (role === 'presales-engineer' ? null : `${role}-1`) });
    for (const key of ['customer-profiled', 'meeting-agreed', 'visited', 'need-confirmed'])
      queued.tell(milestone(key));
    for (const key of ['proposal-sent', 'buying-team-known']) queued.tell(milestone(key));
    expect(line(queued, 'hold-demo')).toMatch(/^Nobody has .* in the queue of the role Presales engineer\.$/);

    const declined = simulate();
    const { id: taskId } = taskOf(declined, 'agree-meeting');
    declined.tell({ name: 'declineTask', taskId, noteId: 'n' });
    expect(line(declined, 'agree-meeting')).toMatch(
      /^Nobody has .*: it was declined, and the manager decides/,
    );
    expect(line(declined, 'agree-meeting', 'zh-TW')).toContain('等待主管決定由誰接手。');
  });

  it('names people and instants as it is told to', () => {
    const { lines } = explain(simulate().state(), {
      language: 'en',
      personName: (id) => (id === 'sales-1' ? 'Lin' : undefined),
      formatInstant: (atMs) => `day ${(atMs - start) / day}`,
    });
    expect(lines[0]).toBe(
      'Lin has had "Complete the customer archive" since day 0, due day 7. If it is left undone, Lin is reminded on day 4.',
    );
  });
});

describe('a decision who goes on with a task', () => {
  it('names the task, who has that and since when', () => {
    const project = simulate();
    project.passUntil(morning(14));
    const { lines } = explain(project.state(), { language: 'en' });
    expect(lines).toContainEqual(
      expect.stringMatching(/^manager-1 has had "Decide who takes over “Complete the customer archive”"/),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^sales-1 has had "Complete the customer archive" since 2026-03-02 01:00 UTC/),
    );
    const chinese = explain(project.state(), { language: 'zh-TW' }).lines.join();
    expect(chinese).toContain('決定「補齊客戶檔案」由誰接手');
  });
});

describe('the next check', () => {
  it('is the one of the clock, also when a task is left undone before it', () => {
    const { nextCheck, nextAtMs } = explain(simulate().state(), { language: 'en' });
    expect(nextCheck).toEqual({ check: 'follow-up', atMs: morning(15) });
    expect(nextAtMs).toBe(morning(4));
  });

  it('is that a held project wakes, in which no task is left undone', () => {
    const project = simulate();
    project.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: morning(105) });
    const { nextCheck, nextAtMs, lines } = explain(project.state(), { language: 'en' });
    expect(nextCheck).toEqual({ check: 'wake', atMs: morning(105) });
    expect(nextAtMs).toBe(morning(105));
    expect(lines.join()).not.toContain('left undone');
    expect(explain(project.state(), { language: 'en' }).headline).toMatch(
      /^On hold until 2026-06-15 01:00 UTC\./,
    );
    expect(explain(project.state(), { language: 'zh-TW' }).headline).toMatch(
      /^暫緩至 2026-06-15 01:00 UTC。/,
    );
  });

  it('is what comes next when no task has a ladder', () => {
    const project = simulate({ open: { playbook: { ...rules, ladders: {} } } });
    expect(explain(project.state(), { language: 'en' })).toMatchObject({
      nextCheck: { check: 'follow-up', atMs: morning(15) },
      nextAtMs: morning(15),
    });
    expect(explain(project.state(), { language: 'en' }).lines.join()).not.toContain('left undone');
  });

  it.each(['new', 'lost'])('is none of a project that is %s', (status) => {
    const project = simulate();
    project.tell({ name: 'lose', reason: 'price' });
    const state = status === 'new' ? newProject('p') : project.state();
    expect(explain(state, { language: 'en' })).toMatchObject({ nextCheck: null, nextAtMs: null });
  });
});

interface Move {
  readonly kind:
    'wait' | 'contact' | 'milestone' | 'keep' | 'hold' | 'wake' | 'accept' | 'postpone' | 'pass' | 'decline';
  /** Days, or which milestone or task: of so many as there are then. */
  readonly number: number;
}

describe('whatever comes in whatever order', () => {
  const kinds: fc.Arbitrary<Move['kind']> = fc.constantFrom(
    ...(['wait', 'wait', 'contact', 'milestone', 'milestone', 'keep', 'hold', 'wake'] as const),
    ...(['accept', 'postpone', 'pass', 'decline'] as const),
  );
  const moves = fc.array(fc.record({ kind: kinds, number: fc.nat(30) }), { maxLength: 25 });

  const told = ({ kind, number }: Move, project: SimulatedProject): ReceivedCommand | null => {
    const tasks = openTasks(project.state().deal!);
    const taskId = tasks[number % Math.max(1, tasks.length)]?.id ?? 'none';
    const later = project.now() + (number + 1) * day;
    const milestones = Object.keys(rules.milestones);
    switch (kind) {
      case 'contact':
        return { name: 'recordContact', kind: 'call' };
      case 'milestone':
        return milestone(milestones[number % milestones.length]!);
      case 'keep':
        return { name: 'judge', verdict: 'keep', noteId: 'n', nextAtMs: later };
      case 'hold':
        return { name: 'hold', reason: 'budget-year', wakeAtMs: later };
      case 'wake':
        return { name: 'wake' };
      case 'accept':
        return { name: 'acceptTask', taskId };
      case 'postpone':
        return { name: 'postponeTask', taskId, dueAtMs: later, noteId: 'n' };
      case 'pass':
        return { name: 'passOnTask', taskId, personId: `sales-${number}` };
      case 'decline':
        return { name: 'declineTask', taskId, noteId: 'n' };
      default:
        return null;
    }
  };

  /** A project after some moves. The ledger may not have answered yet, and some roles find nobody. */
  const lived = (each: readonly Move[], settles: boolean): ProjectState => {
    const holder = (role: string): string | null => (role === 'legal' ? null : `${role}-1`);
    const project = simulate({ settles, holder });
    for (const move of each) {
      const command = told(move, project);
      if (command) project.tell(command);
      else project.passUntil(project.now() + move.number * day);
    }
    return project.state();
  };

  const dueAt = (state: ProjectState, now: number) => {
    const own = { commandId: 'due', actor: internalSource, source: internalSource, at: now };
    const decision = decide(state, { ...own, name: 'deadlineReached' }, now);
    return isRefusal(decision) ? decision : decision.events;
  };

  it('announces the instant for which the one timer waits, says it in words, and acts then and not before', () => {
    fc.assert(
      fc.property(moves, fc.boolean(), (each, settles) => {
        const state = lived(each, settles);
        const { nextAtMs, nextCheck, lines } = explain(state, { language: 'en', formatInstant: String });
        expect(nextAtMs).toBe(nextDeadlineMs(state));
        if (nextAtMs === null) return;
        expect(lines.join('\n')).toContain(String(nextAtMs));
        expect(nextCheck?.atMs ?? nextAtMs).toBeGreaterThanOrEqual(nextAtMs);
        expect(dueAt(state, nextAtMs - 1)).toEqual([]);
        expect(dueAt(state, nextAtMs)).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('an open project whose ledger has answered announces something', () => {
    fc.assert(
      fc.property(moves, (each) => {
        const state = lived(each, true);
        expect(explain(state, { language: 'en' }).nextAtMs === null).toBe(!isOpen(state));
      }),
      { numRuns: 200 },
    );
  });
});
