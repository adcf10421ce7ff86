import { describe, expect, it } from '@jest/globals';
import { planDeadlines } from '../../../domain/calendar/plan-deadlines';
import { localDate } from '../../../domain/calendar/local-dates';
import { officeHours, weekday } from '../../../domain/calendar/working-days';
import type { JudgingClock } from '../../../domain/project/model/clock';
import { nextCheck, realDayMs } from '../../../domain/project/evolve/clocks';
import { fold } from '../../../domain/project/evolve/evolve';
import { openTasks } from '../../../domain/project/model/state';
import type { SimulatedProject } from '../../support/simulated-project';
import { day, simulate, start } from '../../support/simulated-project';

const zones: Readonly<Record<string, string>> = { 'berlin-1': 'Europe/Berlin', 'denver-1': 'America/Denver' };
const zoneOf = (personId: string | null): string => zones[personId ?? ''] ?? 'Asia/Taipei';

/** A project whose people live where they live. */
const project = (): SimulatedProject =>
  simulate({
    planner: (request) =>
      planDeadlines(request, { dayMs: realDayMs, workTimeOf: (id) => officeHours(zoneOf(id)) }),
  });

/** What somebody's clock shows: `Tue 09:00`. */
function local(atMs: number | null, personId: string): string {
  const text = new Date(atMs!).toLocaleString('en-GB', {
    timeZone: zoneOf(personId),
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return text.replace(',', '');
}

const instantsOf = (simulated: SimulatedProject): (number | null)[] => {
  const { clock, tasks } = simulated.state().deal!;
  return [
    clock.followUpAtMs,
    clock.judgeAtMs,
    ...Object.values(tasks).flatMap(({ dueAtMs, ladder }) => [dueAtMs, ladder!.atMs]),
  ];
};

const newOwners = [
  ['assigned', { name: 'assign', role: 'sales', personId: 'berlin-1' }],
  ['handed over', { name: 'handOver', handOverId: 'h1', fromPersonId: 'sales-1', toPersonId: 'berlin-1' }],
  [
    'reassigned in a review',
    { name: 'review', week: '2026-03-02', decision: 'reassign', personId: 'berlin-1' },
  ],
] as const;

describe('a new owner in another zone', () => {
  it.each(newOwners)(
    '(%s) is asked in their own morning, and the plan stands in the ledger',
    (_how, command) => {
      const simulated = project();
      simulated.tell(command, start + 2 * day);

      for (const atMs of instantsOf(simulated)) {
        expect(local(atMs, 'berlin-1')).toMatch(/^(Mon|Tue|Wed|Thu|Fri) 09:00$/);
      }
      expect(simulated.events().at(-1)!.planned).toMatchObject({
        clock: { revision: expect.any(Number) as unknown },
      });
      expect(fold('p1', simulated.events())).toEqual(simulated.state());
      simulated.passUntil(start + 16 * day);
      const followUp = simulated.events().find(({ type }) => type === 'followUpDue')!;
      expect(local(followUp.atMs, 'berlin-1')).toBe('Tue 09:00');
    },
  );

  it.each(newOwners)('(%s) keeps what is judged, and is dropped on a morning of theirs', (_how, command) => {
    const simulated = project();
    simulated.passUntil(start + 30 * day);
    const { judgedAtMs } = simulated.state().deal!.clock as JudgingClock;
    simulated.tell({ ...command }, start + 30 * day + 3_600_000);

    expect(simulated.state().deal!.clock).toMatchObject({ phase: 'judging', judgedAtMs });
    const check = nextCheck(simulated.state())!;
    expect(check.check).toBe('drop');
    expect(local(check.atMs, 'berlin-1')).toMatch(/09:00$/);
  });

  it.each(newOwners)('(%s) wakes a project on hold in their morning', (_how, command) => {
    const simulated = project();
    simulated.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: start + 90 * day });
    simulated.tell(command);
    expect(local(nextCheck(simulated.state())!.atMs, 'berlin-1')).toMatch(/09:00$/);
  });
});

describe('a task that somebody in another zone gets', () => {
  it('is due and reminded of in their morning', () => {
    const simulated = project();
    const [task] = openTasks(simulated.state().deal!);
    simulated.tell({ name: 'passOnTask', taskId: task!.id, personId: 'denver-1' });
    const { dueAtMs, ladder } = simulated.state().deal!.tasks[task!.id]!;
    expect(local(dueAtMs, 'denver-1')).toMatch(/09:00$/);
    expect(local(ladder!.atMs, 'denver-1')).toMatch(/09:00$/);
  });
});

describe('a task that is put off into a night', () => {
  it('is due then, and asks for nothing before the next working morning', () => {
    const simulated = project();
    simulated.passUntil(start + 15 * day);
    const followUp = openTasks(simulated.state().deal!).find(({ kind }) => kind === 'follow-up')!;
    // Sunday 22 March, 00:30 in Taipei
    const dueAtMs = Date.UTC(2026, 2, 21, 16, 30);
    simulated.tell({ name: 'postponeTask', taskId: followUp.id, dueAtMs, noteId: 'n1' });
    expect(simulated.state().deal!.tasks[followUp.id]!.dueAtMs).toBe(dueAtMs);

    simulated.passUntil(start + 22 * day);
    const fired = simulated
      .events()
      .flatMap((event) => (event.type === 'rungReached' && event.taskId === followUp.id ? [event] : []));
    expect(fired.map(({ step, atMs }) => [step, local(atMs, 'sales-1')])).toEqual([
      ['remind', 'Fri 09:00'],
      ['copy-manager', 'Mon 09:00'],
    ]);
  });

  it.each([
    ['in the afternoon', Date.UTC(2026, 2, 24, 6), 'Tue 14:00'],
    ['in the evening', Date.UTC(2026, 2, 24, 12), 'Wed 09:00'],
    ['early in the morning', Date.UTC(2026, 2, 23, 22), 'Tue 09:00'],
  ])('and one that is put off to a time %s asks in working hours', (_when, dueAtMs, asked) => {
    const simulated = project();
    simulated.passUntil(start + 15 * day);
    const followUp = openTasks(simulated.state().deal!).find(({ kind }) => kind === 'follow-up')!;
    simulated.tell({ name: 'postponeTask', taskId: followUp.id, dueAtMs, noteId: 'n1' });
    simulated.passUntil(start + 24 * day);
    const copied = simulated
      .events()
      .find(
        (event) =>
          event.type === 'rungReached' && event.step === 'copy-manager' && event.taskId === followUp.id,
      )!;
    expect(local(copied.atMs, 'sales-1')).toBe(asked);
    expect(weekday(localDate(copied.atMs, 'Asia/Taipei'))).toBeLessThan(6);
  });
});
