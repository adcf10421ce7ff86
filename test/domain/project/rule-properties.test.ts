import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clockPlanner } from '../../../domain/calendar/clock-planner';
import { officeHours } from '../../../domain/calendar/working-days';
import type { PlanRequest } from '../../../domain/project/evolve/deadline-plans';
import { nextDeadlineMs } from '../../../domain/project/evolve/clocks';
import { explain } from '../../../domain/explain/explain';
import type { PlaybookRules } from '../../../domain/playbook/playbook';
import type { DeadlinePlan, ProjectEvent } from '../../../domain/project/model/events';
import { fold } from '../../../domain/project/evolve/evolve';
import type { ProjectState } from '../../../domain/project/model/state';
import { hasEnded } from '../../../domain/project/model/state';
import type { SimulatedProject, ReceivedCommand } from '../../support/simulated-project';
import { day, simulate, start } from '../../support/simulated-project';
import { rules } from '../../support/standard-playbook';

/** One stage without ladders: what is looked at is the clock, and many projects have to run in seconds. */
const playbook: PlaybookRules = {
  ...rules,
  stages: rules.stages.slice(0, 1),
  ladders: {},
  clocks: {
    ...rules.clocks,
    byClass: { A: { followUpDays: 7, judgeDays: 15 }, C: { followUpDays: 20, judgeDays: 60 } },
  },
};

const planClocks = clockPlanner(day, () => officeHours('Asia/Taipei'));
/** The ledger's own clocks, which this is about; tasks get their dates without a calendar. */
const planner = (request: PlanRequest): DeadlinePlan => ({
  ...planClocks(request),
  tasks: Object.fromEntries(request.tasks.map(({ taskId, fromMs, days }) => [taskId, fromMs + days * day])),
});

type Move = { readonly after: number } & (
  | { readonly kind: 'contact' | 'wake' | 'cancel-meeting' | 'calendar' }
  | { readonly kind: 'hold' | 'meeting' | 'keep' | 'late-contact'; readonly days: number }
  | { readonly kind: 'class'; readonly to: 'A' | 'B' | 'C' }
  | { readonly kind: 'days'; readonly judgeDays: number }
);

const hour = 3_600_000;
/** Hours until the next move; now and then exactly until the next deadline, which is the instant that matters. */
const waits = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 25 * 24 }) },
  { weight: 1, arbitrary: fc.constant(-1) },
);
const moves: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ after: waits, kind: fc.constant('contact' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      after: waits,
      kind: fc.constantFrom('wake' as const, 'cancel-meeting' as const, 'calendar' as const),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      after: waits,
      kind: fc.constantFrom('hold' as const, 'meeting' as const, 'keep' as const, 'late-contact' as const),
      days: fc.integer({ min: 1, max: 59 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      after: waits,
      kind: fc.constant('class' as const),
      to: fc.constantFrom('A' as const, 'B' as const, 'C' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      after: waits,
      kind: fc.constant('days' as const),
      judgeDays: fc.integer({ min: 16, max: 90 }),
    }),
  },
);

function commandOf(move: Move, now: number): ReceivedCommand {
  switch (move.kind) {
    case 'contact':
      return { name: 'recordContact', kind: 'call' };
    case 'late-contact':
      return { name: 'recordContact', kind: 'call', occurredAtMs: Math.max(start, now - move.days * day) };
    case 'wake':
      return { name: 'wake' };
    case 'cancel-meeting':
      return { name: 'cancelMeeting' };
    case 'calendar':
      return { name: 'replanDeadlines', cause: 'calendar-changed', subject: 'tw@2' };
    case 'hold':
      return { name: 'hold', reason: 'customer-wish', wakeAtMs: now + move.days * day };
    case 'meeting':
      return {
        name: 'confirmMeeting',
        kind: 'meeting',
        meetingAtMs: now + move.days * day,
        evidence: 'cal:1',
      };
    case 'keep':
      return { name: 'judge', verdict: 'keep', noteId: 'n', nextAtMs: now + move.days * day };
    case 'class':
      return { name: 'changeClass', customerClass: move.to };
    case 'days':
      return { name: 'changeClock', judgeDays: move.judgeDays, noteId: 'n' };
  }
}

/** What the customer or the company has said, so that nothing may be asked or dropped as if it had not. */
const answers = new Set<ProjectEvent['type']>([
  'contactRecorded',
  'projectKept',
  'projectHeld',
  'projectWoken',
  'meetingConfirmed',
]);

/** Who hears of a contact late has no reason to judge sooner. Holds, judgements and meetings are planned otherwise. */
function expectNoEarlierJudgement(before: ProjectState, after: ProjectState): void {
  const [was, is] = [before.deal, after.deal];
  if (!was || !is || hasEnded(before) || was.hold || was.meeting) return;
  if (was.clock.phase === 'judging' || was.clock.phase === 'asking-again') return;
  // a contact since the keep begins a clock of its own
  if (was.clock.phase === 'kept' && is.clock.phase !== 'kept') return;
  assert(is.clock.judgeAtMs! >= was.clock.judgeAtMs!, `${is.clock.judgeAtMs} < ${was.clock.judgeAtMs}`);
}

/** Plays the moves, each before what comes due at the same instant, and notes every instant that was planned. */
function play(schedule: readonly Move[]): { project: SimulatedProject; planned: Set<number> } {
  const project = simulate({ open: { playbook, customerClass: 'B' }, planner });
  const planned = new Set<number>();
  const look = (): void => {
    const state = project.state();
    const atMs = nextDeadlineMs(state);
    // the one timer of the workflow waits for this, and the explanation says the same
    assert.equal(explain(state, { language: 'en' }).nextAtMs, atMs);
    if (atMs !== null) planned.add(atMs);
    if (!hasEnded(state)) assert.notEqual(atMs, null);
  };
  const passUntil = (untilMs: number): void => {
    for (let atMs = nextDeadlineMs(project.state()); atMs !== null && atMs <= untilMs;) {
      look();
      project.passUntil(atMs);
      atMs = nextDeadlineMs(project.state());
    }
    project.passUntil(untilMs);
  };
  look();
  for (const move of schedule) {
    const next = nextDeadlineMs(project.state());
    const atMs = move.after === -1 && next !== null ? next : project.now() + Math.max(0, move.after) * hour;
    passUntil(atMs - 1);
    const before = project.state();
    project.tell(commandOf(move, atMs), atMs);
    look();
    if (move.kind === 'late-contact') expectNoEarlierJudgement(before, project.state());
  }
  passUntil(start + 900 * day);
  return { project, planned };
}

/** How many random projects are played; more by `RULE_RUNS=10000`, which takes minutes. */
const runs = Number(process.env['RULE_RUNS'] ?? 1_500);

// asked a hundred thousand times: `expect` collects a stack each time, `assert` where something is wrong
describe('the 15-30 rule, whatever happens in whatever order', () => {
  it('fires each check once, at its planned instant, and drops nobody who was heard', () => {
    fc.assert(
      fc.property(fc.array(moves, { maxLength: 10 }), (schedule) => {
        const { project, planned } = play(schedule);
        const events = project.events();

        let asked: 'nothing' | 'follow-up' | 'judgement' = 'nothing';
        let isHeld = false;
        let [meetingAtMs, heardAtMs] = [0, start];
        for (const event of events) {
          const { type, atMs, source } = event;
          if (event.type === 'meetingConfirmed') ({ meetingAtMs } = event);
          if (type === 'meetingCancelled') meetingAtMs = 0;
          const isCheck = /Due$|Dropped$/.test(type);
          if (isCheck) assert(atMs > meetingAtMs, `${type} before a meeting`);
          if (isCheck && source === 'milepost') assert(planned.has(atMs), `${type} was not planned`);
          // what is older than what is known says nothing new
          const isOld = event.type === 'contactRecorded' && event.occurredAtMs < heardAtMs;
          if (event.type === 'contactRecorded') heardAtMs = Math.max(heardAtMs, event.occurredAtMs);
          if (answers.has(type) && !isOld) asked = 'nothing';
          if (type === 'projectHeld') isHeld = true;
          if (type === 'projectWoken') isHeld = false;
          if (type === 'followUpDue') {
            assert.equal(asked, 'nothing');
            asked = 'follow-up';
          }
          if (type === 'judgementDue') {
            assert.notEqual(asked, 'judgement');
            asked = 'judgement';
          }
          // a drop follows a judgement to which nobody has answered
          if (type === 'projectDropped') assert.equal(asked, 'judgement');
          if (isCheck) assert(!isHeld, `${type} while on hold`);
        }
        // left alone, every project comes to an end by itself
        expect(project.state().status).toBe('dropped');
        expect(fold('p1', events)).toEqual(project.state());
      }),
      { numRuns: runs, seed: 20_261_125 },
    );
  }, 300_000);
});
