import { describe, expect, it } from '@jest/globals';
import { projectQueues } from '../../temporal/project-queues';
import { eventually } from '../support/eventually';

const soon = (): number => Date.now() + 60_000;

/** Runs that last until the test lets them end, in the order in which they began. */
function heldRuns() {
  const queues = projectQueues();
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const start = (name: number, untilMs = soon(), projectId = 'p1'): Promise<string> => {
    const run = (): Promise<string> => {
      begun.push(name);
      return new Promise((resolve) => ends.push(() => resolve(`run ${name}`)));
    };
    return queues.run(projectId, untilMs, run, `no place ${name}`);
  };
  return { begun, start, endOldest: () => ends.shift()?.() };
}

describe('the queue of a project', () => {
  it('let eight commands through at a time, the others in the order in which they came', async () => {
    const { begun, start, endOldest } = heldRuns();
    const runs = Array.from({ length: 11 }, (_, name) => start(name));
    await eventually(() => begun.length === 8);

    endOldest();
    await eventually(() => begun.length === 9);
    endOldest();
    await eventually(() => begun.length === 10);

    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (let each = 0; each < 9; each += 1) {
      endOldest();
      await eventually(() => begun.length >= 10);
    }
    expect(await Promise.all(runs)).toEqual(runs.map((_, name) => `run ${name}`));
  });

  it('are given up when none is free in time, and stay usable', async () => {
    const { begun, start, endOldest } = heldRuns();
    const held = Array.from({ length: 8 }, (_, name) => start(name));

    expect(await start(8, Date.now() + 30)).toBe('no place 8');
    const next = start(9);
    endOldest();
    await eventually(() => begun.includes(9));

    expect(begun).not.toContain(8);
    for (let each = 0; each < 8; each += 1) endOldest();
    await Promise.all([...held, next]);
  });

  it('of another project are free', async () => {
    const { begun, start, endOldest } = heldRuns();
    const runs = Array.from({ length: 8 }, (_, name) => start(name));
    runs.push(start(8, soon(), 'p2'));

    await eventually(() => begun.includes(8));

    for (let each = 0; each < 9; each += 1) endOldest();
    await Promise.all(runs);
  });

  it('are free again after a failure', async () => {
    const queues = projectQueues();
    const fail = () => queues.run('p1', soon(), () => Promise.reject(new Error('no')), undefined);
    for (let each = 0; each < 20; each += 1) await expect(fail()).rejects.toThrow('no');

    expect(await queues.run('p1', soon(), () => Promise.resolve('yes'), 'no place')).toBe('yes');
  });
});
