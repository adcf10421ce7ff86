import { afterAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openTasks } from '../../../domain/project/model/state';
import { dueSectionIn, isForToday } from '../../../queries/my-work/due-sections';
import { todayOf } from '../../../queries/my-work/today';
import { digestFacts, digestPlan } from '../../../activities/mail/digest/digest-facts';
import { day, start } from '../../support/simulated-project';
import type { OfficeProject } from './mail-office';
import { openMailOffice, settings } from './mail-office';

/**
 * The digest of a morning is what the page of today says to the same person at that instant: the same things overdue,
 * due today and to be decided, whatever has happened before.
 */

const opened: { close(): Promise<void> }[] = [];
afterAll(() => Promise.all(opened.map((each) => each.close())));

/** What people do with a project between two mornings. */
type Act = 'nothing' | 'contact' | 'milestone' | 'postpone' | 'hold' | 'wake' | 'pass-on' | 'decline';
const acts: readonly Act[] = [
  'nothing',
  'contact',
  'milestone',
  'postpone',
  'hold',
  'wake',
  'pass-on',
  'decline',
];

interface Turn {
  readonly project: number;
  readonly days: number;
  readonly act: Act;
}

const history = fc.record({
  projects: fc.integer({ min: 1, max: 4 }),
  turns: fc.array(
    fc.record({
      project: fc.nat(3),
      days: fc.integer({ min: 0, max: 9 }),
      act: fc.constantFrom(...acts),
    }),
    { minLength: 1, maxLength: 14 },
  ),
  hour: fc.integer({ min: 0, max: 23 }),
  isAway: fc.boolean(),
});

function act({ project }: OfficeProject, { act }: Turn): void {
  const { deal } = project.state();
  const [task] = deal ? openTasks(deal).filter(({ personId }) => personId !== null) : [];
  const taskId = task?.id ?? 'none';
  const now = project.now();
  const done = task?.milestone ?? 'customer-profiled';
  // what the process refuses is part of a history, too
  switch (act) {
    case 'nothing':
      return;
    case 'contact':
      return void project.tell({ name: 'recordContact', kind: 'call', occurredAtMs: now });
    case 'milestone':
      return void project.tell({
        name: 'reachMilestone',
        milestone: done,
        evidence: `e-${now}`,
        occurredAtMs: now,
      });
    case 'postpone':
      return void project.tell({ name: 'postponeTask', taskId, dueAtMs: now + 2 * day, noteId: 'n' });
    case 'hold':
      return void project.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: now + 5 * day });
    case 'wake':
      return void project.tell({ name: 'wake' });
    case 'pass-on':
      return void project.tell({ name: 'passOnTask', taskId, personId: 'sales-2' });
    case 'decline':
      return void project.tell({ name: 'declineTask', taskId, noteId: 'n' });
  }
}

it('equals what is open on the page of today, nothing twice', async () => {
  const office = await openMailOffice();
  opened.push(office);
  let listed = 0;
  await fc.assert(
    fc.asyncProperty(history, async ({ projects, turns, hour, isAway }) => {
      const holder = (role: string): string => (role === 'manager' ? 'boss' : 'sales-1');
      const all = Array.from({ length: projects }, () => office.open({ holder }));
      let nowMs = start;
      for (const turn of turns) {
        nowMs += turn.days * day;
        for (const { project } of all) project.passUntil(nowMs);
        act(all[turn.project % projects]!, turn);
      }
      nowMs += hour * 3_600_000;
      for (const each of all) {
        each.project.passUntil(nowMs);
        await each.save();
      }
      const absences = isAway ? [{ from: '2026-01-01', to: '2028-12-31', substituteId: 'sales-2' }] : [];
      await office.change('sales-1', { absences });
      const ids = new Set(all.map(({ projectId }) => projectId));
      const { store } = office;
      for (const id of ['sales-1', 'sales-2', 'boss']) {
        const person = (await store.people.read(id))!;
        const deps = { store, sender: office.sender, settings };
        const { items, counts } = await digestFacts(
          deps,
          await digestPlan(deps, person, { nowMs, key: `digest:${id}:test` }),
          nowMs,
        );
        const sectionOf = dueSectionIn(person.timeZone, nowMs);
        // nothing of a project is to be done while it is on hold
        const page = (await todayOf(store, person, nowMs)).flatMap(({ tasks }) => {
          const [first, ...others] = tasks.filter(({ deal }) => !deal.hold);
          return first
            ? [{ tasks: [first, ...others] as const, section: sectionOf(first.task.dueAtMs) }]
            : [];
        });
        const isDecision = (kind: string): boolean =>
          ['judge', 'reassign', 'fill-role', 'fix-mail'].includes(kind);
        const expected = page.filter(
          ({ section, tasks: [{ task }] }) => isForToday(section) || isDecision(task.kind),
        );
        const keyOf = (projectId: string, taskId: string): string => `${projectId}:${taskId}`;
        const onPage = expected.map(({ tasks }) =>
          tasks.map(({ projectId, task }) => keyOf(projectId, task.id)),
        );
        const inDigest = items.map(({ mail, others = [] }) =>
          [mail, ...others].map((each) =>
            keyOf(each.project.id, each.kind === 'task' ? each.task.id : 'news'),
          ),
        );
        const sorted = (entries: string[][]): string[] => entries.map((entry) => entry.join(' + ')).sort();
        const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
        expect(total).toBe(expected.length);
        if (total <= 18) expect(sorted(inDigest)).toEqual(sorted(onPage));
        expect(new Set(inDigest.flat()).size).toBe(inDigest.flat().length);
        const overdue = expected.filter(
          ({ section, tasks: [{ task }] }) => section === 'overdue' && !isDecision(task.kind),
        );
        expect(counts.overdue).toBe(overdue.length);
        listed += items.length;
      }
      // the next history begins with nobody having anything to do
      for (const { project } of all) project.tell({ name: 'drop', reason: 'no-budget', actor: 'boss' });
      for (const each of all) await each.save();
      expect(ids.size).toBe(projects);
    }),
    { numRuns: 25 },
  );
  expect(listed).toBeGreaterThan(50);
});
