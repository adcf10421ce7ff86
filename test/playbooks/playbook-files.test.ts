import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { PlaybookProblem } from '../../playbooks/playbook';
import { PlaybookError, readPlaybook } from '../../playbooks/playbook';
import type { Playbook } from '../../domain/playbook/playbook';
import { loadPlaybookFile, standardPlaybookFile } from '../../playbooks/playbook-files';

let standard: Playbook;
let source: string;

beforeAll(async () => {
  standard = await loadPlaybookFile(standardPlaybookFile());
  source = await readFile(standardPlaybookFile(), 'utf8');
});

/** A playbook file's data, open to be spoilt. */
interface Draft {
  [key: string]: unknown;
  roles: Record<string, unknown>;
  buyerStages: { key: unknown }[];
  stages: {
    key: string;
    name: Record<string, unknown>;
    roles: Record<string, unknown>[];
    milestones: Record<string, unknown>[];
    tasks: Record<string, unknown>[];
  }[];
  clocks: Record<string, unknown>;
  dropReasons: Record<string, unknown>;
  tasks: Record<string, unknown>;
}

type Spoil = (draft: Draft) => void;

const stage = (draft: Draft, place: number): Draft['stages'][number] => {
  const found = draft.stages[place];
  if (!found) throw new Error(`no stage ${place}`);
  return found;
};
const change = (list: Record<string, unknown>[], place: number, changes: Record<string, unknown>): void => {
  list[place] = { ...list[place], ...changes };
};

function problemsOf(...spoils: Spoil[]): readonly PlaybookProblem[] {
  const draft = parse(source) as Draft;
  for (const spoil of spoils) spoil(draft);
  try {
    readPlaybook(draft);
  } catch (error) {
    if (error instanceof PlaybookError) return error.problems;
    throw error;
  }
  return [];
}

const placesOf = (problems: readonly PlaybookProblem[]): string[] =>
  problems.map(({ path }) => path.join('/')).sort();

/** What is spoilt, how, and the one problem that it makes: its path and a part of its message. */
const mutations: [string, Spoil, string, RegExp][] = [
  [
    'a role of a stage that does not exist',
    (draft) => stage(draft, 0).roles.push({ role: 'astrologer' }),
    'stages/0/roles/1/role',
    /"astrologer" is no role of this playbook; it has: sales, presales/,
  ],
  [
    'a task for a role that does not exist',
    (draft) => change(stage(draft, 1).tasks, 1, { role: 'quality' }),
    'stages/1/tasks/1/role',
    /"quality" is no role/,
  ],
  [
    'a task for a role that its stage does not need',
    (draft) =>
      stage(draft, 1).tasks.push({ ...stage(draft, 6).tasks[1], key: 'count', milestone: 'visited' }),
    'stages/1/tasks/2/role',
    /"finance" is not among the roles of its stage/,
  ],
  [
    'a role that its stage needs twice',
    (draft) => stage(draft, 5).roles.push({ role: 'sales' }),
    'stages/5/roles/2/role',
    /another role of the stage/,
  ],
  [
    'a role that its stage needs for nothing',
    (draft) => stage(draft, 2).roles.push({ role: 'legal' }),
    'stages/2/roles/1/role',
    /"legal" has no task in this stage/,
  ],
  [
    'an owner role that does not exist',
    (draft) => (draft['ownerRole'] = 'boss'),
    'ownerRole',
    /"boss" is no role/,
  ],
  [
    'a delivery role that does not exist',
    (draft) => (draft['deliveryRole'] = 'nobody'),
    'deliveryRole',
    /"nobody" is no role/,
  ],
  [
    'a delivery role without a task',
    (draft) => {
      draft.roles['site-manager'] = draft.roles['sales'];
      draft['deliveryRole'] = 'site-manager';
    },
    'deliveryRole',
    /"site-manager" has no task in any stage/,
  ],
  [
    'the manager as a role',
    (draft) => (draft.roles['manager'] = draft.roles['sales']),
    'roles/manager',
    /reserved/,
  ],
  [
    'a task for the manager',
    (draft) => stage(draft, 1).tasks.push({ ...stage(draft, 1).tasks[0], key: 'check', role: 'manager' }),
    'stages/1/tasks/2/role',
    /"manager" is reserved/,
  ],
  [
    'a buyer stage that does not exist',
    (draft) => change(stage(draft, 3).milestones, 1, { buyerStage: 'kriteria' }),
    'stages/3/milestones/1/buyerStage',
    /"kriteria" is no buyer stage of this playbook; it has: need, feasibility/,
  ],
  [
    'a milestone that does not exist',
    (draft) => change(stage(draft, 4).tasks, 1, { milestone: 'quality-revued' }),
    'stages/4/tasks/1/milestone',
    /"quality-revued" is no milestone of this playbook/,
  ],
  [
    'a milestone of another stage',
    (draft) => change(stage(draft, 4).tasks, 1, { milestone: 'visited' }),
    'stages/4/tasks/1/milestone',
    /"visited" belongs to the stage "visit"/,
  ],
  [
    'two stages with one key',
    (draft) => (stage(draft, 6).key = 'propose'),
    'stages/6/key',
    /"propose" is the key of another stage already/,
  ],
  [
    'two buyer stages with one key',
    (draft) => draft.buyerStages.push({ ...draft.buyerStages[0], key: 'need' }),
    'buyerStages/8/key',
    /another buyer stage/,
  ],
  [
    'one milestone in two stages',
    (draft) => stage(draft, 7).milestones.push({ ...stage(draft, 1).milestones[2], key: 'visited' }),
    'stages/7/milestones/2/key',
    /another milestone/,
  ],
  [
    'two tasks with one key',
    (draft) => change(stage(draft, 4).tasks, 1, { key: 'hold-demo' }),
    'stages/4/tasks/1/key',
    /another task/,
  ],
  [
    'a task with the key of one that the project opens itself',
    (draft) => change(stage(draft, 4).tasks, 1, { key: 'judge' }),
    'stages/4/tasks/1/key',
    /"judge" is reserved/,
  ],
  [
    'a stage without a gate',
    (draft) => stage(draft, 2).milestones.forEach((each) => (each['gate'] = false)),
    'stages/2/milestones',
    /at least one milestone in its gate/,
  ],
  [
    'a milestone of a gate that no task reports',
    (draft) => change(stage(draft, 4).milestones, 3, { gate: true }),
    'stages/4/milestones/3',
    /no task of the stage reports "tender-issued"/,
  ],
  [
    'a gate that hangs on an optional role',
    (draft) => change(stage(draft, 4).milestones, 2, { gate: true }),
    'stages/4/milestones/2',
    /only an optional role reports "quality-reviewed"/,
  ],
  [
    'no drop reason for the clock',
    (draft) => delete draft.dropReasons['no-answer'],
    'dropReasons',
    /must contain "no-answer"/,
  ],
  [
    'judgement before the follow-up',
    (draft) => (draft.clocks['judgeDays'] = 15),
    'clocks/judgeDays',
    /judgement after 15 days must come later than the follow-up after 15/,
  ],
  [
    'judgement before the follow-up for a class',
    (draft) => (draft.clocks['byClass'] = { A: { judgeDays: 10 }, B: { followUpDays: 20 } }),
    'clocks/byClass/A',
    /class A: judgement after 10 days/,
  ],
  [
    'judgement before the follow-up in a stage',
    (draft) => (draft.clocks['byStage'] = { negotiate: { followUpDays: 31 } }),
    'clocks/byStage/negotiate',
    /stage "negotiate": judgement after 30 days/,
  ],
  [
    'judgement before the follow-up only for a class in a stage',
    (draft) => {
      draft.clocks['byClass'] = { A: { followUpDays: 20 } };
      draft.clocks['byStage'] = { negotiate: { judgeDays: 18 } };
    },
    'clocks/byStage/negotiate',
    /class A in stage "negotiate": judgement after 18 days must come later than the follow-up after 20/,
  ],
  [
    'a clock for a stage that does not exist',
    (draft) => (draft.clocks['byStage'] = { negotiations: { followUpDays: 7 } }),
    'clocks/byStage/negotiations',
    /"negotiations" is no stage/,
  ],
  [
    'a clock for a class that does not exist',
    (draft) => (draft.clocks['byClass'] = { D: { followUpDays: 7 } }),
    'clocks/byClass/D',
    /is not known here/,
  ],
  [
    'a text in one language only',
    (draft) => delete stage(draft, 3).name['zh-TW'],
    'stages/3/name/zh-TW',
    /is missing/,
  ],
  ['a field that is misspelt', (draft) => (draft['clock'] = {}), 'clock', /is not known here/],
  ['an empty section', (draft) => (draft['lossReasons'] = null), 'lossReasons', /is missing/],
  [
    'no guidance for a task of the project',
    (draft) => delete draft.tasks['judge'],
    'tasks/judge',
    /is missing/,
  ],
  [
    'a due date of no days',
    (draft) => change(stage(draft, 0).tasks, 0, { dueDays: 0 }),
    'stages/0/tasks/0/dueDays',
    />=1/,
  ],
  [
    'a key that is no property name',
    (draft) => (draft.roles['constructor'] = draft.roles['sales']),
    'roles/constructor',
    /must be a key/,
  ],
  [
    'a key that objects would put first',
    (draft) => (draft.dropReasons['2'] = draft.dropReasons['no-fit']),
    'dropReasons/2',
    /must be a key/,
  ],
];

describe('a playbook file', () => {
  it.each(mutations)('is refused for %s', (_, spoil, path, message) => {
    const problems = problemsOf(spoil);
    expect(placesOf(problems)).toEqual([path]);
    expect(problems[0]?.message).toMatch(message);
  });

  it('is told all its problems at once, of shape and of sense', () => {
    const together = mutations.filter(([what]) =>
      [
        'an owner role that does not exist',
        'a delivery role that does not exist',
        'the manager as a role',
        'a role of a stage that does not exist',
        'a buyer stage that does not exist',
        'a milestone of another stage',
        'two buyer stages with one key',
        'a stage without a gate',
        'no drop reason for the clock',
        'judgement before the follow-up',
        'a text in one language only',
        'a field that is misspelt',
        'an empty section',
        'a due date of no days',
      ].includes(what),
    );
    expect(together).toHaveLength(14);
    const problems = problemsOf(...together.map(([, spoil]) => spoil));
    // with another owner, sales is an ordinary role; it has its tasks in every stage that names it
    expect(placesOf(problems)).toEqual(together.map(([, , path]) => path).sort());
  });

  it.each([[null], ['text'], [[]], [42], [{}]])('is refused when it holds %j', (data) => {
    expect(() => readPlaybook(data)).toThrow(PlaybookError);
  });

  it('may leave out what is usual: a role is required and a milestone belongs to the gate', () => {
    const draft = parse(source) as Draft;
    change(stage(draft, 0).roles, 0, { required: true });
    for (const each of stage(draft, 0).milestones) each['gate'] = true;
    expect(readPlaybook(draft)).toEqual(standard);
  });
});

describe('loading a playbook file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'playbooks-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  const refusalOf = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text);
    const refusal: unknown = await loadPlaybookFile(join(folder, name)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(PlaybookError);
    return (refusal as PlaybookError).message;
  };
  const lineOf = (text: string): number => source.slice(0, source.indexOf(text)).split('\n').length;

  it('names the file and the line of each problem', async () => {
    const spoilt = source
      .replace('buyerStage: criteria', 'buyerStage: criterion')
      .replace('judgeDays: 30', 'judgeDays: 9');
    const message = await refusalOf('spoilt.yaml', spoilt);
    expect(message).toContain('spoilt.yaml cannot be used:');
    expect(message).toContain(
      `line ${lineOf('buyerStage: criteria')}: stages[3].milestones[1].buyerStage: "criterion"`,
    );
    expect(message).toContain(`line ${lineOf('judgeDays: 30')}: clocks.judgeDays: judgement after 9 days`);
  });

  it('refuses a key that stands twice', async () => {
    const message = await refusalOf('twice.yaml', source.replace('  legal: {', '  finance: {'));
    expect(message).toContain(`line ${lineOf('  legal: {')}: a key stands twice in its map`);
  });

  it('refuses what is no YAML, with the line', async () => {
    expect(await refusalOf('broken.yaml', 'key: standard\nroles: [sales\n')).toMatch(/line [23]: /);
  });

  it('refuses aliases that expand without measure', async () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefg'.split('').map((key, place) => {
        const before = 'abcdefg'[place];
        return `${key}: &${key} [${Array(10).fill(`*${before}`).join(', ')}]`;
      }),
    ];
    expect(await refusalOf('bomb.yaml', bomb.join('\n'))).toContain('alias');
  });

  it('says so when the file is not there', async () => {
    await expect(loadPlaybookFile(join(folder, 'none.yaml'))).rejects.toThrow(
      /none\.yaml cannot be used:\n.*ENOENT/,
    );
  });
});
