import { parseArgs } from 'node:util';

import { ClearError } from '../../embedded/processes/clear-error';

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
const dayRangeMs = { least: 50, most: 86_400_000 } as const;
const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** How to call the demo. */
export const usage = `npm run demo -- [--projects N] [--day LENGTH] [--json] [--keep-open]

  --projects N    opportunities to run, 1 to ${mostProjects} (default ${defaults.projects})
  --day LENGTH    length of a day, such as 500ms or 1s (default ${defaults.day})
  --json          end with one line of JSON
  --keep-open     leave everything running afterwards, to look at it; Ctrl-C stops it`;

/**
 * Reads the arguments of the command line.
 *
 * @throws ClearError with every problem at once
 */
export function readOptions(args: readonly string[]): DemoOptions {
  const { projects, day, json, 'keep-open': keepOpen } = readArguments(args);
  const read = { projects: readProjects(projects), dayMs: readDay(day) };
  const problems = Object.values(read).filter((value) => typeof value === 'string');
  if (problems.length > 0) throw wrong(problems);
  return { projects: Number(read.projects), dayMs: Number(read.dayMs), json, keepOpen };
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        projects: { type: 'string', default: defaults.projects },
        day: { type: 'string', default: defaults.day },
        json: { type: 'boolean', default: false },
        'keep-open': { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error;
    throw wrong([message]);
  }
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

function wrong(problems: readonly string[]): ClearError {
  return new ClearError(`${problems.join('\n')}\n\n${usage}`);
}
