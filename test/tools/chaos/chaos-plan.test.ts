import { describe, expect, it } from '@jest/globals';
import { readCommand } from '../../../contracts/sandbox/command-shape';
import { chanceOf } from '../../../tools/chaos/load/chance';
import { planCommands, shapeCommand } from '../../../tools/chaos/load/commands';
import { planKills } from '../../../tools/chaos/load/kills';
import { mailOf } from '../../../tools/chaos/checks/mail-files';
import type { ChaosOptions } from '../../../tools/chaos/options';
import { createProgram } from '../../../tools/chaos/options';
import { readLine } from '../../support/read-line';
import { openPace } from '../../../tools/chaos/load/pace';
import { rules } from '../../support/standard-playbook';

const processes = ['Temporal', 'MongoDB', 'mail catcher', 'worker', 'api'];
const holders = new Map([['sales', ['chaos-sales-1', 'chaos-sales-2']]]);

function planOf(seed: number) {
  const chance = chanceOf(seed);
  const kills = planKills(chance, 60, processes);
  return { kills, commands: planCommands(chance, { commands: 500, projects: 10, rules, holders }) };
}

describe('the plan of a chaos run', () => {
  it('is the same for the same seed and another for another', () => {
    expect(planOf(1)).toEqual(planOf(1));
    expect(planOf(1)).not.toEqual(planOf(2));
  });

  it('kills every process as often as any other, and none twice in a row', () => {
    const { kills } = planOf(3);
    for (const name of processes) {
      expect(kills.filter(({ process }) => process === name)).toHaveLength(60 / processes.length);
    }
    expect(kills.filter(({ process }, index) => process === kills[index - 1]?.process)).toEqual([]);
    expect(
      kills.filter(({ signal }) => signal === 'SIGTERM').every(({ process }) => process === 'worker'),
    ).toBe(true);
  });

  it('has signals that a project understands', () => {
    const base = { commandId: 'c1', actor: 'program', source: 'chaos-signal', at: 0 };
    for (const planned of planOf(4).commands) {
      const { fields } = shapeCommand(planned, ['t3', 't4'], Date.now());
      expect(readCommand(planned.name, { ...base, ...fields })).not.toHaveProperty('problems');
    }
  });
});

describe('the pace of a chaos run', () => {
  it('hands out numbers in turn as far as it is open, and none after its end', async () => {
    const pace = openPace(3);
    pace.openUpTo(1);
    expect(await pace.next()).toBe(0);
    const second = pace.next();
    const begun = pace.begun(2);
    pace.openUpTo(3);
    expect(await second).toBe(1);
    await begun;
    expect(await pace.next()).toBe(2);
    expect(await pace.next()).toBeNull();
  });

  it('lets everybody go who waits when it ends', async () => {
    const pace = openPace(10);
    const waiting = [pace.next(), pace.begun(5)];
    pace.end();
    expect(await Promise.all(waiting)).toEqual([null, undefined]);
  });
});

describe('mails in the folder of the catcher', () => {
  const head =
    'From: a@example.com\r\nMessage-ID:\r\n <m1@milepost>\r\nContent-Type: multipart/alternative;\r\n boundary="--_x-1"';

  it('are whole when their last part is closed', () => {
    const whole = `${head}\r\n\r\n----_x-1\r\n\r\nHello\r\n----_x-1--\r\n`;
    expect(mailOf(whole)).toEqual({ messageId: '<m1@milepost>', isWhole: true });
  });

  it('are not whole when the catcher was killed before it had the end', () => {
    expect(mailOf(`${head}\r\n\r\n----_x-1\r\n\r\nHel`)).toEqual({
      messageId: '<m1@milepost>',
      isWhole: false,
    });
    expect(mailOf('').isWhole).toBe(false);
  });
});

describe('the command line of a chaos run', () => {
  const read = (...args: string[]): Promise<ChaosOptions> => readLine(createProgram, args);

  it('asks for 5,000 commands and 60 kills when nothing is said', async () => {
    expect(await read()).toMatchObject({ commands: 5_000, kills: 60, projects: 100, seed: 1, seconds: null });
    expect(await read('--commands', '200', '--seconds', '30', '--json')).toMatchObject({
      commands: 200,
      projects: 4,
      seconds: 30,
      json: true,
    });
  });

  it('refuses what is no number', async () => {
    await expect(read('--kills', 'many')).rejects.toThrow('whole number');
    await expect(read('--commands', '0')).rejects.toThrow('whole number');
  });
});
