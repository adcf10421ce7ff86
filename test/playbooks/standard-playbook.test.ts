import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020';
import { parse } from 'yaml';
import { playbookJsonSchema, playbookWireSchema } from '../../playbooks/playbook';
import { gateOf } from '../../domain/project/decide/gates';
import type { Bilingual, Playbook } from '../../domain/playbook/playbook';
import { buyerStageIndex, clockDays, stageIndex } from '../../domain/playbook/playbook';
import type { Command } from '../../domain/project/model/commands';
import { decide } from '../../domain/project/decide/decide';
import { newProject } from '../../domain/project/model/state';
import { isRefusal } from '../../domain/project/model/refusals';
import { everyFact } from '../support/known-archive';
import { loadPlaybookFile, standardPlaybookFile } from '../../playbooks/playbook-files';

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
      version: 6,
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
      facts: everyFact,
    };
    const commands = rules.stages
      .flatMap(({ key }) => gateOf(rules, key))
      // the archive reaches this one
      .filter((key) => rules.milestones[key]?.fact === undefined)
      .map((milestone): Command => ({
        ...base,
        name: 'reachMilestone',
        commandId: milestone,
        milestone,
        evidence: `record of ${milestone}`,
      }));

    const told: string[] = [];
    const end = [opening, ...commands].reduce((state, command) => {
      const decision = decide(state, command, 1_000);
      if (isRefusal(decision)) throw new Error(decision.message);
      for (const { type } of decision.events)
        if (type.startsWith('drift')) told.push(`${command.commandId}: ${type}`);
      return decision.state;
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
      'no-answer',
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
    expect(Object.keys(guidance.tasks)).toEqual([
      ...taskKeys,
      'follow-up',
      'judge',
      'fill-role',
      'fix-mail',
      'resume',
      'push',
      'reassign',
    ]);

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
    expect(Buffer.byteLength(rules)).toBeLessThan(11_600);
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
