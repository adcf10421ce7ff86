import { describe, expect, it } from '@jest/globals';

import { ClearError } from '../../../embedded/processes/clear-error';
import { readOptions } from '../../../tools/demo/options';

describe('options of the demo', () => {
  it('runs 100 projects with days of half a second when nothing is said', () => {
    expect(readOptions([])).toEqual({ projects: 100, dayMs: 500, json: false, keepOpen: false });
  });

  it.each([
    ['500ms', 500],
    ['1s', 1_000],
    ['1.5s', 1_500],
    ['2m', 120_000],
    ['24h', 86_400_000],
  ])('reads a day of %s as %d ms', (text, dayMs) => {
    expect(readOptions(['--day', text, '--projects', '8800', '--json', '--keep-open'])).toEqual({
      projects: 8_800,
      dayMs,
      json: true,
      keepOpen: true,
    });
  });

  it('says everything that is wrong, at once', () => {
    const read = (): unknown => readOptions(['--projects', '0', '--day', '500']);
    expect(read).toThrow(ClearError);
    expect(read).toThrow(/--projects is "0" but must be a whole number from 1 to 8800/);
    expect(read).toThrow(/--day is "500" but must be a length from 50ms to 24h/);
  });

  it.each([
    ['--projects=1e2'],
    ['--projects=8801'],
    ['--day=49ms'],
    ['--day=25h'],
    ['--day=1 s'],
    ['--dya=1s'],
  ])('refuses %s and shows how it is called', (argument) => {
    expect(() => readOptions([argument])).toThrow(/npm run demo -- /);
  });
});
