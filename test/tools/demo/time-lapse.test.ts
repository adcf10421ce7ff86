import { describe, expect, it } from '@jest/globals';

import type { Schedule, Step } from '../../../tools/demo/plan/schedule';
import { axisOf } from '../../../tools/demo/plan/schedule';
import { busiestMinute } from '../../../tools/demo/plan/plan';
import type { SendStep, SentStep } from '../../../tools/demo/plan/time-lapse';
import { latenesses, startTimeLapse } from '../../../tools/demo/plan/time-lapse';

const dayMs = 20;

function schedule(id: string, days: readonly number[]): Schedule {
  const opportunity = {
    id,
    agent: 'Moses Frase',
    product: 'GTX Basic',
    account: 'Cancity',
    fate: 'lost',
    openDay: days[0] ?? 0,
    closeDay: days.at(-1) ?? 0,
    amount: 1,
  } as const;
  const steps = days.map((day, index): Step => ({ kind: index === 0 ? 'open' : 'loss', day }));
  return { opportunity, steps };
}

function accepted(id: string): SentStep {
  return { kind: 'accepted', status: 200, projectId: `p-${id}`, commandId: 'c', repeats: 0 };
}

function start(schedules: readonly Schedule[], send: SendStep, signal = new AbortController().signal) {
  return startTimeLapse(schedules, { axis: axisOf(schedules, 0), dayMs, send, signal });
}

describe('time-lapse', () => {
  it('sends each step on its day, never before', async () => {
    const sent: [string, number][] = [];
    const lapse = start([schedule('a', [10, 12]), schedule('b', [11, 13])], (run, step) => {
      expect(lapse.today()).toBeGreaterThanOrEqual(step.day - 0.1);
      sent.push([run.schedule.opportunity.id, step.day]);
      return Promise.resolve(accepted(run.schedule.opportunity.id));
    });
    await lapse.done;
    expect(sent).toEqual([
      ['a', 10],
      ['b', 11],
      ['a', 12],
      ['b', 13],
    ]);
    expect(lapse.runs.map(({ projectId }) => projectId)).toEqual(['p-a', 'p-b']);
  });

  it('waits for the answer of the step before within a project, and for no other project', async () => {
    const order: string[] = [];
    let answerA: (sent: SentStep) => void = () => undefined;
    const answerOfA = new Promise<SentStep>((resolve) => (answerA = resolve));
    const lapse = start([schedule('a', [0, 1]), schedule('b', [0, 1])], async (run, step) => {
      const { id } = run.schedule.opportunity;
      order.push(`${id} ${step.kind}`);
      if (id === 'a' && step.kind === 'open') return answerOfA;
      if (id === 'b' && step.kind === 'loss') answerA(accepted('a'));
      return accepted(id);
    });
    await lapse.done;
    expect(order).toEqual(['a open', 'b open', 'b loss', 'a loss']);
  });

  it('says by how much the latest request was late', async () => {
    const lapse = start([schedule('a', [0, 1])], async () => {
      await new Promise((resolve) => setTimeout(resolve, 3 * dayMs));
      return accepted('a');
    });
    await lapse.done;
    expect(Math.max(...latenesses(lapse.runs))).toBeGreaterThanOrEqual(2 * dayMs - 2);
  });

  it('sends nothing for a project that was not opened, and says so', async () => {
    let requests = 0;
    const lapse = start([schedule('a', [0, 1])], () => {
      requests += 1;
      return Promise.resolve({ kind: 'failed', reason: '422', repeats: 0 } as const);
    });
    await lapse.done;
    expect(requests).toBe(1);
    expect(lapse.runs[0]?.deliveries.map(({ sent }) => sent)).toEqual([
      { kind: 'failed', reason: '422', repeats: 0 },
      { kind: 'failed', reason: 'its project was not opened', repeats: 0 },
    ]);
  });

  it('ends when it is told to', async () => {
    const stopping = new AbortController();
    const lapse = start(
      [schedule('a', [0, 1_000_000])],
      () => Promise.resolve(accepted('a')),
      stopping.signal,
    );
    stopping.abort();
    await expect(lapse.done).rejects.toThrow(/abort/i);
  });
});

describe('the busiest minute', () => {
  it('is the one with the most steps', () => {
    const minutes = [schedule('a', [0, 1, 2, 60, 61]), schedule('b', [2, 61.5, 62])];
    expect(busiestMinute(minutes, 1_000)).toBe(5);
    expect(busiestMinute(minutes, 60_000)).toBe(2);
    expect(busiestMinute([], 500)).toBe(0);
  });
});
