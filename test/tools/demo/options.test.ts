import { describe, expect, it } from '@jest/globals';

import type { DemoOptions } from '../../../tools/demo/options';
import { createProgram } from '../../../tools/demo/options';
import { readLine } from '../../support/read-line';

const readOptions = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<DemoOptions> =>
  readLine((run: (options: DemoOptions) => Promise<void>) => createProgram(run, env), args);

describe('options of the demo', () => {
  it('runs 100 projects with days of half a second when nothing is said, and leaves everything up', async () => {
    expect(await readOptions([])).toEqual({ projects: 100, dayMs: 500, json: false, keepOpen: true });
  });

  it.each([
    [['--exit'], {}],
    [['--json'], {}],
    [[], { CI: 'true' }],
  ])('ends at once where nobody looks: %j %j', async (args, env) => {
    expect(await readOptions(args, env)).toMatchObject({ keepOpen: false });
  });

  it.each([
    ['500ms', 500],
    ['1s', 1_000],
    ['1.5s', 1_500],
    ['2m', 120_000],
    ['24h', 86_400_000],
  ])('reads a day of %s as %d ms', async (text, dayMs) => {
    expect(await readOptions(['--day', text, '--projects', '8800', '--json'])).toEqual({
      projects: 8_800,
      dayMs,
      json: true,
      keepOpen: false,
    });
  });

  it('says everything that is wrong, at once', async () => {
    const read = readOptions(['--projects', '0', '--day', '500']);
    await expect(read).rejects.toThrow(/--projects is "0" but must be a whole number from 1 to 8800/);
    await expect(read).rejects.toThrow(/--day is "500" but must be a length from 50ms to 24h/);
  });

  it.each([
    ['--projects=1e2'],
    ['--projects=8801'],
    ['--day=49ms'],
    ['--day=25h'],
    ['--day=1 s'],
    ['--dya=1s'],
  ])('refuses %s and shows how it is called', async (argument) => {
    await expect(readOptions([argument])).rejects.toThrow(/npm run demo -- /);
  });
});
