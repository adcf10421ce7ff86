import type { Command } from 'commander';
import { commandLine } from '../kit/run-program';
import type { ClockDays, CustomerClass } from '../../domain/playbook/playbook';
import type { ClockChange } from '../../what-if/model/rules';
import { contradictions } from '../../what-if/model/rules';

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

/** The limits that are compared by default. */
export const usualJudgeDays = [20, 30, 45, 60, 90] as const;
/** What the public data is taken for when nothing is said, and what the report in docs/what-if.md compares, in days. */
export const usualContactDays = 10;
export const comparedContactDays = [5, 10, 20, null] as const;
const usualSeed = 1;

/** As in a playbook file. */
const most = { days: 365, graceDays: 60 } as const;
const mostChanges = 10;

const several = (text: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  text,
];

/** Arguments as they are written, so that everything that is wrong can be said at once. */
interface Given {
  readonly judge?: string;
  readonly followUp?: string;
  readonly grace?: string;
  readonly class?: readonly string[];
  readonly stage?: readonly string[];
  readonly source: string;
  readonly contactsEvery?: string;
  readonly seed?: string;
  readonly json?: true;
  readonly svg?: string;
  readonly updateReadme?: true;
}

/** The command line; `run` receives the options. Every mistake is reported at once. */
export function createProgram(run: (command: WhatIfCommand) => Promise<void>): Command {
  const program = commandLine('whatif')
    .description(
      'What the clock would have done under other days. Days that are not named are those of the playbook.',
    )
    .option(
      '--judge <days>',
      `days from a contact until intent is judged; several are compared, such as 30,45 (default: ${usualJudgeDays.join(',')})`,
    )
    .option('--follow-up <days>', 'days from a contact until the rep must follow up')
    .option('--grace <days>', 'working days that a judgement may stay unanswered')
    .option(
      '--class <A:7/15[/3]>',
      'follow-up, judgement (and grace) for customers of class A, B or C; may be repeated',
      several,
    )
    .option(
      '--stage <sign:7/15[/3]>',
      'the same in a stage of the playbook; where class and stage name a day, the smaller holds',
      several,
    )
    .option(
      '--source <source>',
      'public: 8,800 opportunities of data/crm-opportunities; ledger: the projects of an installation, read from ' +
        'MILEPOST_MONGODB_URI or, without it, from the MongoDB that npm start runs on this machine',
      'public',
    )
    .option(
      '--contacts-every <days>',
      'for the public data, which has no contacts: mean days between them, or "none"; several are compared, such as ' +
        `5,10,none (default: ${usualContactDays})`,
    )
    .option('--seed <n>', `another number draws other contacts (default: ${usualSeed})`)
    .option('--json', 'print one JSON object, with every class and stage')
    .option('--svg <file>', 'write a chart to this file')
    .option(
      '--update-readme',
      'write docs/what-if.json, docs/what-if.svg and the table of docs/what-if.md anew',
    )
    .action((given: Given) => {
      const { command, problems } = readCommand(given);
      if (problems.length > 0) program.error(problems.join('\n'));
      return run(command);
    });
  return program;
}

/** What was asked for, and every problem with it; with problems it is not to be used. */
function readCommand(given: Given): {
  readonly command: WhatIfCommand;
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const read = <T>(value: T | Problem): T | undefined => {
    if (!isProblem(value)) return value;
    problems.push(value.problem);
    return undefined;
  };

  const source = read(readSource(given.source));
  const judgeDays = read(readDayList('--judge', given.judge ?? usualJudgeDays.join(',')));
  const days: Partial<ClockDays> = {
    ...optional('followUpDays', given.followUp, (text) => read(readDays('--follow-up', text, most.days))),
    ...optional('graceWorkingDays', given.grace, (text) => read(readDays('--grace', text, most.graceDays))),
  };
  const byClass = Object.fromEntries(
    (given.class ?? []).flatMap((text) => read(readSpecial('--class', text, /^[ABC]$/)) ?? []),
  ) as Partial<Record<CustomerClass, Partial<ClockDays>>>;
  const byStage = Object.fromEntries(
    (given.stage ?? []).flatMap((text) => read(readSpecial('--stage', text, /^[a-z][a-z0-9-]*$/)) ?? []),
  );
  const contactsEvery = read(readContacts(given.contactsEvery ?? String(usualContactDays)));
  const seed = read(readSeed(given.seed ?? String(usualSeed)));

  const special = { ...(given.class && { byClass }), ...(given.stage && { byStage }) };
  const changes = (judgeDays ?? []).map((judge): ClockChange => ({ judgeDays: judge, ...days, ...special }));
  if (problems.length === 0) problems.push(...new Set(changes.flatMap(contradictions).map(sentence)));
  problems.push(...misplaced(given));
  const command: WhatIfCommand = {
    source: source ?? 'public',
    changes,
    contactsEvery: contactsEvery ?? [],
    seed: seed ?? usualSeed,
    json: given.json === true,
    svgFile: given.svg,
    updateReadme: given.updateReadme === true,
  };
  return { command, problems };
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

/** Arguments that would have no effect where they are. */
function misplaced(given: Given): string[] {
  const ofPublicData = [
    ['--contacts-every', given.contactsEvery],
    ['--seed', given.seed],
  ] as const;
  const problems: string[] = [];
  if (given.source === 'ledger') {
    for (const [name, value] of ofPublicData) {
      if (value !== undefined) problems.push(`${name} is for the public data: a ledger has its contacts.`);
    }
    if (given.updateReadme) problems.push('--update-readme writes the report of the public data.');
  }
  const { judge, followUp, grace, class: classes, stage, contactsEvery, seed } = given;
  const others = [judge, followUp, grace, classes, stage, contactsEvery, seed];
  if (given.updateReadme && others.some((value) => value !== undefined)) {
    problems.push(
      '--update-readme writes what is compared by default: it goes with no other days, contacts or seed.',
    );
  }
  return problems;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
