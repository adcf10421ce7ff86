import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020';
import { parse } from 'yaml';
import type { PlaybookProblem } from '../../contracts/playbook';
import {
  PlaybookError,
  playbookJsonSchema,
  playbookWireSchema,
  readPlaybook,
} from '../../contracts/playbook';
import { gateOf } from '../../domain/gates';
import type { Bilingual, Playbook } from '../../domain/playbook';
import { buyerStageIndex, clockDays, stageIndex } from '../../domain/playbook';
import type { Command } from '../../domain/project/commands';
import { decide } from '../../domain/project/decide';
import { evolve } from '../../domain/project/evolve';
import { newProject } from '../../domain/project/state';
import { isRefusal } from '../../domain/refusals';
import { loadPlaybookFile, standardPlaybookFile } from '../../store/playbook-files';

/** The table of the process: stage, its name, buyer stage, roles (`?` for optional), gate. */
const table = [
  ['plan', '客戶規劃與電話邀約', 'need', ['sales'], ['customer-profiled', 'meeting-agreed']],
  ['visit', '客戶拜訪與初步調研', 'feasibility', ['sales'], ['visited', 'need-confirmed']],
  ['propose', '送出初步專案', 'approved', ['sales'], ['proposal-sent', 'buying-team-known']],
  [
    'demonstrate',
    '專案演示與技術交流',
    'criteria',
    ['presales-engineer', 'sales'],
    ['demo-held', 'criteria-known'],
  ],
  [
    'design',
    '需求分析與正式專案設計',
    'tender',
    ['technical-consultant', 'presales-engineer', 'quality-engineer?'],
    ['requirements-confirmed', 'design-approved'],
  ],
  [
    'evaluate',
    '項目評估',
    'preferred',
    ['senior-executive', 'sales'],
    ['executive-sponsored', 'preferred-supplier'],
  ],
  [
    'negotiate',
    '商務談判',
    'negotiation',
    ['commercial-manager', 'finance', 'legal'],
    ['terms-agreed', 'credit-approved', 'contract-reviewed'],
  ],
  [
    'sign',
    '簽約成交並移交實施部門',
    'signed',
    ['senior-executive', 'delivery-manager'],
    ['contract-signed', 'delivery-accepted'],
  ],
] as const;

/** What the customer only watches or never sees: no contact. */
const noContact = [
  'customer-profiled',
  'proposal-sent',
  'executive-sponsored',
  'credit-approved',
  'contract-reviewed',
  'delivery-accepted',
  'quality-reviewed',
];

const buyerEvidence = {
  'meeting-agreed': 'need',
  'need-confirmed': 'feasibility',
  'budget-confirmed': 'feasibility',
  'buying-team-known': 'approved',
  'criteria-known': 'criteria',
  'tender-issued': 'tender',
  'preferred-supplier': 'preferred',
  'terms-agreed': 'negotiation',
  'contract-signed': 'signed',
};

/** Characters that only Simplified Chinese has, among those that a text on sales would use. */
const simplified =
  /[们这个国为发进说时会来对业务单审谈签约报价标设计实质请问题电话与应该过还没项关负责认证据记录]/u;
/** Words of the mainland that a reader in Taiwan stumbles over. */
const mainlandWords = /信息|質量|視頻|軟件|渠道|反饋|網絡|默認/;

let standard: Playbook;
let source: string;

beforeAll(async () => {
  standard = await loadPlaybookFile(standardPlaybookFile());
  source = await readFile(standardPlaybookFile(), 'utf8');
});

/** Every text of a playbook that people read, with where it stands. */
function textsOf(value: unknown, path = ''): [string, Bilingual][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value || 'zh-TW' in value) return [[path, value as Bilingual]];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, `${path}/${key}`));
}

describe('the standard playbook', () => {
  it('has the eight stages of the process with their roles and gates, in order', () => {
    const { rules } = standard;
    const stages = rules.stages.map((stage) => [
      stage.key,
      stage.name['zh-TW'],
      stage.roles.map(({ role, required }) => (required ? role : `${role}?`)),
      gateOf(rules, stage.key),
    ]);
    expect(stages).toEqual(table.map(([key, name, , roles, gate]) => [key, name, roles, gate]));
  });

  it('has the eight buyer stages of the process, in order', () => {
    expect(standard.rules.buyerStages.map((stage) => stage.key)).toEqual(table.map((row) => row[2]));
  });

  it('is led by sales, ends with delivery, and runs the 15-30 clock for every class and stage', () => {
    const { rules } = standard;
    expect(rules).toMatchObject({
      key: 'standard',
      version: 1,
      ownerRole: 'sales',
      deliveryRole: 'delivery-manager',
    });
    expect(rules.clocks.keepMaxDays).toBe(60);
    for (const { key } of rules.stages) {
      const days = { followUpDays: 15, judgeDays: 30, graceWorkingDays: 3 };
      expect((['A', 'B', 'C'] as const).map((each) => clockDays(rules, each, key))).toEqual([
        days,
        days,
        days,
      ]);
    }
  });

  it('resets the clock only with what the customer takes part in or causes', () => {
    const entries = Object.entries(standard.rules.milestones);
    const without = entries.filter(([, rule]) => !rule.contact).map(([key]) => key);
    expect(without.sort()).toEqual([...noContact].sort());
  });

  it('moves the buyer on evidence, and lets one that has not issued a tender fall two stages behind', () => {
    const { rules } = standard;
    const proofs = Object.entries(rules.milestones).flatMap(([key, { buyerStage }]) =>
      buyerStage ? [[key, buyerStage]] : [],
    );
    expect(Object.fromEntries(proofs)).toEqual(buyerEvidence);

    const behind = rules.stages.map((stage, place) => {
      const gates = rules.stages.slice(0, place).flatMap((earlier) => gateOf(rules, earlier.key));
      const proven = gates.map((key) => buyerStageIndex(rules, rules.milestones[key]?.buyerStage ?? ''));
      return [stage.key, stageIndex(rules, stage.key) - Math.max(0, ...proven)];
    });
    expect(behind.filter(([, stages]) => Number(stages) >= 2)).toEqual([['evaluate', 2]]);
  });

  it('carries a project to its end by its gates alone, warning of drift once when no tender came', () => {
    const base = { actor: 'crm', source: 'crm', at: 0 };
    const { rules } = standard;
    const opening: Command = {
      ...base,
      name: 'open',
      commandId: 'opening',
      title: 'Packing line 2',
      customerId: 'c1',
      customerClass: 'B',
      ownerId: 'p1',
      playbook: rules,
    };
    const commands = rules.stages
      .flatMap(({ key }) => gateOf(rules, key))
      .map((milestone): Command => ({
        ...base,
        name: 'reachMilestone',
        commandId: milestone,
        milestone,
        evidence: `record of ${milestone}`,
      }));

    const told: string[] = [];
    const end = [opening, ...commands].reduce((state, command) => {
      const events = decide(state, command, 1_000);
      if (isRefusal(events)) throw new Error(events.message);
      for (const { type } of events) if (type.startsWith('drift')) told.push(`${command.commandId}: ${type}`);
      return events.reduce(evolve, state);
    }, newProject('packing-line-2'));

    expect(end).toMatchObject({ status: 'won', deal: { buyerStage: 'signed' } });
    expect(told).toEqual(['design-approved: driftWarned', 'preferred-supplier: driftEnded']);
  });

  it('asks one person for each milestone of a gate, and quality for a review outside of it', () => {
    const { stages, milestones } = standard.rules;
    const reported = stages.flatMap((stage) => stage.tasks.map((task) => task.milestone));
    const gates = Object.keys(milestones).filter((key) => milestones[key]?.gate);
    expect([...reported].sort()).toEqual([...gates, 'quality-reviewed'].sort());
    expect(milestones['quality-reviewed']).toMatchObject({ stage: 'design', gate: false });
    expect(
      stages.flatMap((stage) => stage.tasks).find((task) => task.key === 'review-quality'),
    ).toMatchObject({
      role: 'quality-engineer',
      milestone: 'quality-reviewed',
    });
  });

  it('names the reasons to give up and to lose', () => {
    expect(Object.keys(standard.rules.dropReasons)).toEqual([
      'no-intent',
      'no-budget',
      'no-fit',
      'project-cancelled',
      'duplicate',
    ]);
    expect(Object.keys(standard.rules.lossReasons)).toEqual([
      'price',
      'competitor-preferred',
      'technical-fit',
      'delivery-time',
      'terms',
      'relationship',
      'other',
    ]);
  });

  it('guides every stage and every task with three to six sentences in both languages', () => {
    const { guidance, rules } = standard;
    const taskKeys = rules.stages.flatMap((stage) => stage.tasks.map((task) => task.key));
    expect(Object.keys(guidance.stages)).toEqual(rules.stages.map((stage) => stage.key));
    expect(Object.keys(guidance.tasks)).toEqual([...taskKeys, 'follow-up', 'judge', 'fill-role', 'fix-mail']);

    for (const [path, text] of textsOf(guidance)) {
      const sentences = [text.en.match(/[.?]"?(?= |$)/g) ?? [], text['zh-TW'].match(/[。？](?!」)/g) ?? []];
      for (const found of sentences)
        expect([path, found.length >= 3 && found.length <= 6]).toEqual([path, true]);
    }
  });

  it('speaks English and the Chinese of Taiwan everywhere', () => {
    const texts = textsOf(standard);
    expect(texts.length).toBeGreaterThan(90);
    for (const [path, text] of texts) {
      expect([path, text.en]).toEqual([path, expect.not.stringMatching(/\p{Script=Han}/u)]);
      expect([path, text['zh-TW']]).toEqual([path, expect.stringMatching(/\p{Script=Han}/u)]);
      expect([path, text['zh-TW']]).toEqual([path, expect.not.stringMatching(simplified)]);
      expect([path, text['zh-TW']]).toEqual([path, expect.not.stringMatching(mainlandWords)]);
      // lines that were broken in the file leave no gap between Chinese characters
      expect([path, text['zh-TW']]).toEqual([path, expect.not.stringMatching(/\s/)]);
    }
  });

  it('keeps guidance out of the rules that every project carries', () => {
    const rules = JSON.stringify(standard.rules);
    expect(rules).not.toContain('guidance');
    expect(Buffer.byteLength(rules)).toBeLessThan(10_000);
  });

  it('is what the API answers with', () => {
    expect(playbookWireSchema.parse(JSON.parse(JSON.stringify(standard)))).toEqual(standard);
  });
});

describe('the JSON Schema for editors', () => {
  const file = (): string => join(dirname(standardPlaybookFile()), 'playbook.schema.json');

  it('is up to date (npx tsx playbooks/write-schema.ts writes it)', async () => {
    const written: unknown = JSON.parse(await readFile(file(), 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(playbookJsonSchema())));
  });

  it('accepts the standard playbook, whose first line points to it', async () => {
    const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(await readFile(file(), 'utf8')));
    validate(parse(source));
    expect(validate.errors ?? []).toEqual([]);
    expect(source.split('\n')[0]).toBe(`# yaml-language-server: $schema=./${basename(file())}`);
  });

  it('refuses what is misspelt', async () => {
    const validate = new Ajv2020().compile(JSON.parse(await readFile(file(), 'utf8')));
    expect(validate(parse(source.replace('dueDays:', 'duedays:')))).toBe(false);
  });
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
    (draft) => delete draft.dropReasons['no-intent'],
    'dropReasons',
    /must contain "no-intent"/,
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
