import { expect, it } from '@jest/globals';
import { answeredRevisions } from '../../../api/commands/answered-revisions';

const rememberedMs = 10_000;

it('remembers for ten seconds how far a project has come, and never goes back', () => {
  let nowMs = 1_000;
  const answered = answeredRevisions(() => nowMs);

  expect(answered.of('p')).toBe(0);
  answered.note('p', 7);
  answered.note('p', 5);
  expect(answered.of('p')).toBe(7);
  expect(answered.of('other')).toBe(0);
  nowMs += rememberedMs;
  expect(answered.of('p')).toBe(7);
  nowMs += 1;
  expect(answered.of('p')).toBe(0);
});

it('keeps the latest ten thousand projects', () => {
  const answered = answeredRevisions(() => 1_000);

  for (let n = 0; n < 10_001; n += 1) answered.note(`p${n}`, 1);

  expect(answered.of('p0')).toBe(0);
  expect(answered.of('p1')).toBe(1);
  expect(answered.of('p10000')).toBe(1);
});
