import { describe, expect, it } from '@jest/globals';

import type { WhatIfCommand } from '../../../tools/what-if/options';
import { createProgram } from '../../../tools/what-if/options';
import { readLine } from '../../support/read-line';

const readCommand = (args: readonly string[]): Promise<WhatIfCommand> => readLine(createProgram, args);

describe('arguments of what-if runs', () => {
  it('compare five limits on the public data when nothing is said', async () => {
    expect(await readCommand([])).toEqual({
      source: 'public',
      changes: [20, 30, 45, 60, 90].map((judgeDays) => ({ judgeDays })),
      contactsEvery: [10],
      seed: 1,
      json: false,
      svgFile: undefined,
      updateReadme: false,
    });
  });

  it('name days, classes, stages, contacts and what is written', async () => {
    const args = [
      '--follow-up',
      '20',
      '--judge=45,30',
      '--grace',
      '5',
      '--class',
      'A:7/15',
      '--class=B:9/20/2',
    ];
    const more = [
      '--stage',
      'negotiate:7/14',
      '--contacts-every',
      '5,none',
      '--seed',
      '7',
      '--json',
      '--svg',
      'a.svg',
    ];
    const days = {
      followUpDays: 20,
      graceWorkingDays: 5,
      byClass: {
        A: { followUpDays: 7, judgeDays: 15 },
        B: { followUpDays: 9, judgeDays: 20, graceWorkingDays: 2 },
      },
      byStage: { negotiate: { followUpDays: 7, judgeDays: 14 } },
    };

    expect(await readCommand([...args, ...more])).toEqual({
      source: 'public',
      changes: [
        { judgeDays: 30, ...days },
        { judgeDays: 45, ...days },
      ],
      contactsEvery: [5, null],
      seed: 7,
      json: true,
      svgFile: 'a.svg',
      updateReadme: false,
    });
  });

  it.each([
    ['--judge=0', /--judge is "0" but must be a whole number of days from 1 to 365\./],
    ['--judge=30,1e2', /--judge is "1e2" but must be/],
    ['--judge=', /--judge is "" but must be/],
    ['--judge=1,2,3,4,5,6,7,8,9,10,11', /--judge names more than 10 limits/],
    ['--follow-up=400', /--follow-up is "400" but must be a whole number of days from 1 to 365/],
    ['--follow-up=25', /Judgement after 20 days must come later than the follow-up after 25/],
    ['--grace=61', /--grace is "61" but must be a whole number of days from 1 to 60/],
    ['--class=D:7/15', /--class is "D:7\/15" but must be such as A:7\/15 or A:7\/15\/3/],
    ['--class=A:7', /--class is "A:7" but must be such as/],
    ['--class=A:15/15', /Class A: judgement after 15 days must come later/],
    ['--stage=sign:7/x', /--stage is "x" but must be a whole number/],
    ['--source=both', /--source is "both" but must be public or ledger/],
    [
      '--contacts-every=often',
      /--contacts-every is "often" but must be a whole number of days from 1 to 365, or "none"/,
    ],
    ['--seed=-1', /--seed is "-1" but must be a whole number/],
    ['--jugde=30', /unknown option '--jugde=30'/],
    ['30', /too many arguments/],
  ])('refuse %s, and show how it is called', async (argument, problem) => {
    const read = readCommand([argument]);

    await expect(read).rejects.toThrow(problem);
    await expect(read).rejects.toThrow(/npm run whatif -- /);
  });

  it('say everything that is wrong, at once', async () => {
    const read = readCommand(['--judge=0', '--grace=0', '--source=both', '--seed=x']);

    for (const name of ['--judge', '--grace', '--source', '--seed'])
      await expect(read).rejects.toThrow(new RegExp(`${name} is`));
  });

  it.each([
    [['--source=ledger', '--contacts-every=5'], /--contacts-every is for the public data/],
    [['--source=ledger', '--seed=5'], /--seed is for the public data/],
    [['--source=ledger', '--update-readme'], /--update-readme writes the report of the public data/],
    [['--update-readme', '--judge=30'], /goes with no other days/],
  ])('refuse %j: it would be without effect', async (args, problem) => {
    await expect(readCommand(args)).rejects.toThrow(problem);
  });
});
