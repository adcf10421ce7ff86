import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildOfRun } from '../support/build-of-run';
import type { ChaosReport } from '../../tools/chaos/report';

const checkoutDir = path.join(__dirname, '..', '..');
const limitMs = 280_000;
const mostOutput = 50_000_000;

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm run chaos` in a process of its own: whatever it starts ends with it. */
function chaos(...args: string[]): Promise<Ended> {
  const command = ['--import', 'tsx', path.join(checkoutDir, 'tools', 'chaos', 'main.ts'), ...args];
  return promisify(execFile)(process.execPath, command, {
    cwd: checkoutDir,
    timeout: limitMs,
    maxBuffer: mostOutput,
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: unknown) => error as Ended,
  );
}

describe('a whole platform whose processes are killed', () => {
  it(
    'loses no command and carries none out twice, and sends each mail once',
    async () => {
      // on a busy machine fewer commands are sent in that time, and all that were sent must be there
      const size = ['--commands', '120', '--kills', '6', '--seconds', '25', '--mail-patience', '5'];
      const build = ['--build', buildOfRun()];
      const { code, stdout, stderr } = await chaos(...size, ...build, '--seed', '1', '--json');
      if (stdout === '') throw new Error(`no report: ${stderr}`);
      const report = JSON.parse(stdout) as ChaosReport;
      expect(report.faults).toEqual([]);
      expect(code).toBe(0);
      const killed = Object.values(report.kills).reduce((sum, { kills }) => sum + kills, 0);
      expect(killed).toBeGreaterThan(0);
      const { commands, mails } = report;
      expect(commands['carried-out'] + commands.kept).toBeGreaterThan(20);
      expect(mails.received).toBeGreaterThan(0);
    },
    limitMs + 20_000,
  );

  it('says what is wrong with its command line, and starts nothing', async () => {
    const { code, stderr } = await chaos('--kills', 'many');
    expect(code).toBe(2);
    expect(stderr).toContain('whole number');
  });
});
