import { describe, expect, it } from '@jest/globals';
import { PassThrough } from 'node:stream';

import type { ProgressMoment } from '../../../tools/demo/progress-picture';
import { progressLine, progressPicture } from '../../../tools/demo/progress-picture';
import { openTerminal } from '../../../tools/demo/terminal';
import { rules } from '../../support/standard-playbook';

/** 2017-03-01 */
const firstDay = 17_226;

const moment: ProgressMoment = {
  axis: { firstDay, lastStepDay: firstDay + 400, lastDay: firstDay + 433 },
  today: firstDay + 31.5,
  projects: 100,
  counts: {
    statuses: { open: 26, won: 50, lost: 1 },
    stages: { plan: 25, sign: 1 },
    followUps: 7,
    judgements: 2,
  },
  mails: 1_234,
  lateness: { p50: 3, max: 120 },
};

describe('progress', () => {
  it('has a bar for each stage and each end, as long as its part of all projects', () => {
    const picture = progressPicture(moment, rules, 200);
    const bars = picture.map((line) => /█*$/.exec(line)?.[0].length);
    expect(picture[0]).toBe('day  31 of 433 · 2017-04-01');
    expect(bars).toEqual([0, 15, 0, 0, 0, 0, 0, 0, 1, 30, 1, 0, 0]);
  });

  it('fits the width of the terminal', () => {
    for (const line of progressPicture(moment, rules, 40)) expect(line.length).toBeLessThanOrEqual(40);
  });

  it('says all of it in one line where nothing can be drawn over', () => {
    expect(progressLine(moment)).toBe(
      'day  31 of 433 · 2017-04-01 · 26 open, 50 won, 1 lost, 0 dropped · 1234 mails · ' +
        '7 follow-ups, 2 judgements asked · requests 3 ms late, 120 at most',
    );
  });
});

const escape = '\u001b';

describe('the terminal', () => {
  /** What stands on a screen after these bytes; knows only the two sequences that are used. */
  function screenOf(bytes: string): string[] {
    const lines: string[] = [];
    for (const line of bytes.split('\n')) {
      // what follows "up so many lines, erase from here" is the text of the line
      const [, up, text = line] = /^\[(\d+)A\[J(.*)$/.exec(line.split(escape).join('')) ?? [];
      if (up !== undefined) lines.splice(lines.length - Number(up));
      if (text !== '') lines.push(text);
    }
    return lines;
  }

  it('draws over the picture, keeps it below what is printed, and leaves it at the end', () => {
    const output = new PassThrough();
    const terminal = openTerminal(Object.assign(output, { isTTY: true, columns: 80 }) as never);
    terminal.print('Starting');
    terminal.draw(['day 1', '1 mail']);
    terminal.draw(['day 2', '2 mails']);
    terminal.print('worker runs again');
    terminal.keepPicture();
    terminal.print('{"projects":1}');
    expect(screenOf(String(output.read()))).toEqual([
      'Starting',
      'worker runs again',
      'day 2',
      '2 mails',
      '{"projects":1}',
    ]);
  });
});
