import { expect, test } from '@jest/globals';
import { compareParties } from '../../matching/compare';
import { matchKeys } from '../../matching/keys';
import { foldedParty } from '../../matching/party';
import { labelledPairs } from './labelled-pairs';

const judged = labelledPairs().map((pair) => {
  const [ours, theirs] = [foldedParty(pair.ours), foldedParty(pair.theirs)];
  const keys = new Set(matchKeys(ours));
  return {
    ...pair,
    ...{ match: compareParties(ours, theirs), back: compareParties(theirs, ours) },
    areFound: matchKeys(theirs).some((key) => keys.has(key)),
  };
});

test('has 300 pairs, of them 120 in Chinese and 120 in English, of both kinds', () => {
  const counts = (set: string): number => judged.filter((pair) => pair.set === set).length;
  expect(judged.length).toBeGreaterThanOrEqual(300);
  expect(counts('zh')).toBeGreaterThanOrEqual(120);
  expect(counts('en')).toBeGreaterThanOrEqual(120);
  expect(judged.filter(({ isOne }) => !isOne).length).toBeGreaterThanOrEqual(100);
});

test('links nothing automatically that is two', () => {
  const linked = judged.filter(({ match }) => match.verdict === 'same');
  expect(linked.length).toBeGreaterThanOrEqual(20);
  expect(linked.filter(({ isOne }) => !isOne).map(({ text }) => text)).toEqual([]);
});

test('links or lists at least 95 of 100 that are one, and few that are two', () => {
  const ones = judged.filter(({ isOne }) => isOne);
  const found = ones.filter(({ match, areFound }) => match.verdict !== 'different' && areFound);
  const listed = judged.filter(({ match }) => match.verdict === 'review');
  const recall = found.length / ones.length;
  const precision = listed.filter(({ isOne }) => isOne).length / listed.length;
  const missed = ones.filter((pair) => !found.includes(pair)).map(({ text }) => text);
  expect({
    missed: recall >= 0.95 ? [] : missed,
    precision: precision >= 0.75 ? 'enough' : precision,
  }).toEqual({
    missed: [],
    precision: 'enough',
  });
});

test('gives the same answer in both directions', () => {
  const sorted = ({ reasons, ...rest }: (typeof judged)[number]['match']) => ({
    ...rest,
    reasons: reasons.map(({ code }) => code).sort(),
  });
  for (const { match, back } of judged) expect(sorted(back)).toEqual(sorted(match));
});

test('finds by keys whatever it would not call different', () => {
  const lost = judged.filter(({ match, areFound }) => match.verdict !== 'different' && !areFound);
  expect(lost.map(({ text }) => text)).toEqual([]);
});
