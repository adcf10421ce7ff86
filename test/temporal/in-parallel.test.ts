import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { inParallel } from '../../temporal/in-parallel';

it('does something with each of many, a few at a time', async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  await inParallel(
    [1, 2, 3, 4, 5, 6],
    async (one) => {
      running += 1;
      most = Math.max(most, running);
      await delay(5);
      running -= 1;
      done.push(one);
    },
    2,
  );

  expect(done.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(most).toBe(2);
});

it('begins nothing after the first that fails', async () => {
  const begun: number[] = [];
  const all = inParallel(
    [1, 2, 3, 4, 5, 6],
    async (one) => {
      begun.push(one);
      await delay(one === 1 ? 1 : 20);
      if (one === 1) throw new Error('one');
    },
    2,
  );

  await expect(all).rejects.toThrow('one');
  await delay(40);
  expect(begun).toEqual([1, 2]);
});
