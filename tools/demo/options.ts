import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Command } from 'commander';
import { inheritedEnvironment } from '../../config/embedded';
import { commandLine } from '../kit/run-program';

/** What `npm run demo` was asked for. */
export interface DemoOptions {
  /** how many opportunities of the data are run */
  readonly projects: number;
  /** length of a day in milliseconds */
  readonly dayMs: number;
  /** the last line of the output is one JSON object */
  readonly json: boolean;
  /** the platform stays up afterwards, until Ctrl-C */
  readonly keepOpen: boolean;
}

/** Rows of the public data (data/crm-opportunities). */
const mostProjects = 8_800;
const defaults = { projects: '100', day: '500ms' } as const;

/** The shortest and the longest day that MILEPOST_DAY_MS allows. */
const dayRangeMs = { least: 50, most: realDayMs } as const;
const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

interface Given {
  readonly projects: string;
  readonly day: string;
  readonly json?: true;
  readonly exit?: true;
}

/**
 * The command line; `run` receives the options. Every mistake is reported at once.
 *
 * @param env where `CI=true` says that nobody is there to look
 */
export function createProgram(
  run: (options: DemoOptions) => Promise<void>,
  env: NodeJS.ProcessEnv = inheritedEnvironment(),
): Command {
  const program = commandLine('demo')
    .description('More than a year of sales, from public data, in a few minutes on the whole platform.')
    .option('--projects <n>', `opportunities to run, 1 to ${mostProjects}`, defaults.projects)
    .option('--day <length>', 'length of a day, such as 500ms or 1s', defaults.day)
    .option('--json', 'end with one line of JSON; implies --exit')
    .option(
      '--exit',
      'stop everything at the end, as where CI is true, instead of leaving it up to be looked at',
    )
    .action(({ projects, day, json, exit }: Given) => {
      const read = { projects: readProjects(projects), dayMs: readDay(day) };
      const problems = Object.values(read).filter((value) => typeof value === 'string');
      if (problems.length > 0) program.error(problems.join('\n'));
      return run({
        projects: Number(read.projects),
        dayMs: Number(read.dayMs),
        json: json === true,
        keepOpen: !exit && !json && env['CI'] !== 'true',
      });
    });
  return program;
}

/** The number, or what is wrong with it. */
function readProjects(text: string): number | string {
  const isInRange = /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= mostProjects;
  return isInRange
    ? Number(text)
    : `--projects is "${text}" but must be a whole number from 1 to ${mostProjects}.`;
}

/** The length in milliseconds, or what is wrong with it. */
function readDay(text: string): number | string {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  const dayMs = Math.round(Number(number) * (unitsMs[unit ?? ''] ?? Number.NaN));
  if (dayMs >= dayRangeMs.least && dayMs <= dayRangeMs.most) return dayMs;
  return `--day is "${text}" but must be a length from ${dayRangeMs.least}ms to 24h, such as 500ms or 1s.`;
}
