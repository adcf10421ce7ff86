import { parseArgs } from 'node:util';

import type { ClockDays, CustomerClass } from '../../domain/playbook/playbook';
import type { ClockChange } from '../../what-if/model/rules';
import { contradictions } from '../../what-if/model/rules';
import { ClearError } from '../../embedded/processes/clear-error';

/** What `npm run whatif` was asked for. */
export interface WhatIfCommand {
  /** `public`: the opportunities of data/crm-opportunities. `ledger`: the projects of an installation. */
  readonly source: 'public' | 'ledger';
  /** The days to compare, one for each `--judge`. */
  readonly changes: readonly ClockChange[];
  /** For the public data: mean days between contacts; null: nobody is heard in between. */
  readonly contactsEvery: readonly (number | null)[];
  readonly seed: number;
  /** Only JSON is printed. */
  readonly json: boolean;
  /** Where to write the chart. */
  readonly svgFile: string | undefined;
  /** Whether the report in docs/what-if.md is written anew. */
  readonly updateReadme: boolean;
}

/** The limits that are compared when none is named. */
export const usualJudgeDays = [20, 30, 45, 60, 90] as const;
/** What the public data is taken for when nothing is said, and what the report in docs/what-if.md compares, in days. */
export const usualContactDays = 10;
export const comparedContactDays = [5, 10, 20, null] as const;
const usualSeed = 1;

/** As in a playbook file. */
const most = { days: 365, graceDays: 60 } as const;
const mostChanges = 10;

/** How to call it. */
export const usage = `npm run whatif -- [--judge DAYS] [--follow-up DAYS] [--grace DAYS] [--class A:DAYS/DAYS] [--stage KEY:DAYS/DAYS]
                  [--source public|ledger] [--contacts-every DAYS] [--seed N] [--json] [--svg FILE] [--update-readme]

What the clock would have done under other days. Days that are not named are those of the playbook.

  --judge DAYS           days from a contact until intent is judged; several are compared, such as 30,45
                         (default ${usualJudgeDays.join(',')})
  --follow-up DAYS       days from a contact until the rep must follow up
  --grace DAYS           working days that a judgement may stay unanswered
  --class A:7/15[/3]     follow-up, judgement (and grace) for customers of class A, B or C; may be repeated
  --stage sign:7/15[/3]  the same in a stage of the playbook; where class and stage name a day, the smaller holds
  --source SOURCE        public: 8,800 opportunities of data/crm-opportunities (default)
                         ledger: the projects of an installation, read from MILEPOST_MONGODB_URI or, without it,
                         from the MongoDB that npm start runs on this machine
  --contacts-every DAYS  for the public data, which has no contacts: mean days between them, or "none";
                         several are compared, such as 5,10,none (default ${usualContactDays})
  --seed N               another number draws other contacts (default ${usualSeed})
  --json                 print one JSON object, with every class and stage
  --svg FILE             write a chart to this file
  --update-readme        write docs/what-if.json, docs/what-if.svg and the table of docs/what-if.md anew`;

/**
 * Reads the arguments of the command line.
 *
 * @throws ClearError with every problem at once
 */
export function readCommand(args: readonly string[]): WhatIfCommand {
  const given = readArguments(args);
  const problems: string[] = [];
  const read = <T>(value: T | Problem): T | undefined => {
    if (!isProblem(value)) return value;
    problems.push(value.problem);
    return undefined;
  };

  const source = read(readSource(given.source));
  const judgeDays = read(readDayList('--judge', given.judge ?? usualJudgeDays.join(',')));
  const days: Partial<ClockDays> = {
    ...optional('followUpDays', given['follow-up'], (text) => read(readDays('--follow-up', text, most.days))),
    ...optional('graceWorkingDays', given.grace, (text) => read(readDays('--grace', text, most.graceDays))),
  };
  const byClass = Object.fromEntries(
    (given.class ?? []).flatMap((text) => read(readSpecial('--class', text, /^[ABC]$/)) ?? []),
  ) as Partial<Record<CustomerClass, Partial<ClockDays>>>;
  const byStage = Object.fromEntries(
    (given.stage ?? []).flatMap((text) => read(readSpecial('--stage', text, /^[a-z][a-z0-9-]*$/)) ?? []),
  );
  const contactsEvery = read(readContacts(given['contacts-every'] ?? String(usualContactDays)));
  const seed = read(readSeed(given.seed ?? String(usualSeed)));

  const special = { ...(given.class && { byClass }), ...(given.stage && { byStage }) };
  const changes = (judgeDays ?? []).map((judge): ClockChange => ({ judgeDays: judge, ...days, ...special }));
  if (problems.length === 0) problems.push(...new Set(changes.flatMap(contradictions).map(sentence)));
  problems.push(...misplaced(given));
  if (problems.length > 0) throw new ClearError(`${problems.join('\n')}\n\n${usage}`);
  return {
    source: source ?? 'public',
    changes,
    contactsEvery: contactsEvery ?? [],
    seed: seed ?? usualSeed,
    json: given.json,
    svgFile: given.svg,
    updateReadme: given['update-readme'],
  };
}

type Given = ReturnType<typeof readArguments>;

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        judge: { type: 'string' },
        'follow-up': { type: 'string' },
        grace: { type: 'string' },
        class: { type: 'string', multiple: true },
        stage: { type: 'string', multiple: true },
        source: { type: 'string', default: 'public' },
        'contacts-every': { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'boolean', default: false },
        svg: { type: 'string' },
        'update-readme': { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error;
    throw new ClearError(`${message}\n\n${usage}`, { cause: error });
  }
}

/** What is wrong with an argument, in a sentence. */
interface Problem {
  readonly problem: string;
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'problem' in value;
}

function optional<Name extends string, T>(
  name: Name,
  text: string | undefined,
  read: (text: string) => T | undefined,
): Partial<Record<Name, T>> {
  const value = text === undefined ? undefined : read(text);
  return value === undefined ? {} : ({ [name]: value } as Partial<Record<Name, T>>);
}

function readSource(text: string): WhatIfCommand['source'] | Problem {
  if (text === 'public' || text === 'ledger') return text;
  return { problem: `--source is "${text}" but must be public or ledger.` };
}

function readDays(name: string, text: string, largest: number): number | Problem {
  const isInRange = /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= largest;
  return isInRange
    ? Number(text)
    : { problem: `${name} is "${text}" but must be a whole number of days from 1 to ${largest}.` };
}

function readDayList(name: string, text: string): number[] | Problem {
  const values = text.split(',').map((part) => readDays(name, part.trim(), most.days));
  const problem = values.find(isProblem);
  if (problem) return problem;
  const days = [...new Set(values.filter((value) => typeof value === 'number'))].sort((a, b) => a - b);
  return days.length <= mostChanges ? days : { problem: `${name} names more than ${mostChanges} limits.` };
}

/** `A:7/15/3`: for what, and its days. */
function readSpecial(name: string, text: string, key: RegExp): [string, Partial<ClockDays>][] | Problem {
  const example = name === '--class' ? 'A:7/15 or A:7/15/3' : 'negotiate:7/30 or negotiate:7/30/3';
  const [what = '', days = '', ...more] = text.split(':');
  const parts = days.split('/');
  if (!key.test(what) || more.length > 0 || parts.length < 2 || parts.length > 3) {
    return { problem: `${name} is "${text}" but must be such as ${example}.` };
  }
  const [followUp, judge, grace] = parts.map((part, index) =>
    readDays(name, part, index === 2 ? most.graceDays : most.days),
  );
  const problem = [followUp, judge, grace].find(isProblem);
  if (problem) return problem;
  return [
    [
      what,
      {
        followUpDays: Number(followUp),
        judgeDays: Number(judge),
        ...(grace !== undefined && { graceWorkingDays: Number(grace) }),
      },
    ],
  ];
}

const mostContactLists = 6;

function readContacts(text: string): (number | null)[] | Problem {
  const values = text
    .split(',')
    .map((part) => part.trim())
    .map((part) => (part === 'none' ? null : readDays('--contacts-every', part, most.days)));
  const problem = values.find(isProblem);
  if (problem) return { problem: `${problem.problem.slice(0, -1)}, or "none".` };
  const days = [...new Set(values.filter((value): value is number | null => !isProblem(value)))];
  return days.length <= mostContactLists
    ? days
    : { problem: `--contacts-every names more than ${mostContactLists} values.` };
}

function readSeed(text: string): number | Problem {
  return /^\d{1,9}$/.test(text)
    ? Number(text)
    : { problem: `--seed is "${text}" but must be a whole number of at most nine digits.` };
}

/** Arguments that would be without effect where they stand. */
function misplaced(given: Given): string[] {
  const ofPublicData = ['contacts-every', 'seed'] as const;
  const problems: string[] = [];
  if (given.source === 'ledger') {
    for (const name of ofPublicData) {
      if (given[name] !== undefined)
        problems.push(`--${name} is for the public data: a ledger has its contacts.`);
    }
    if (given['update-readme']) problems.push('--update-readme writes the report of the public data.');
  }
  const others = ['judge', 'follow-up', 'grace', 'class', 'stage', 'contacts-every', 'seed'] as const;
  if (given['update-readme'] && others.some((name) => given[name] !== undefined)) {
    problems.push(
      '--update-readme writes what is compared by default: it goes with no other days, contacts or seed.',
    );
  }
  return problems;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
