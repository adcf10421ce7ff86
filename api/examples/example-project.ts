import type { PlaybookRules } from '../../domain/playbook/playbook';
import type { Command } from '../../domain/project/model/commands';
import { internalSource } from '../../domain/project/model/commands';
import { decide } from '../../domain/project/decide/decide';
import type { ProjectEvent } from '../../domain/project/model/events';
import { evolve } from '../../domain/project/evolve/evolve';
import type { ProjectState } from '../../domain/project/model/state';
import { newProject } from '../../domain/project/model/state';
import { isRefusal } from '../../domain/project/model/refusals';
import { exampleCustomer, examplePerson } from './examples';
import { realDayMs } from '../../domain/project/evolve/clocks';

/**
 * The project in the document's examples. The domain itself makes it from two commands, so that the examples never show
 * what the API would not.
 */

export const exampleProjectId = 'project-9f2c61d0aa3b4e5f8c70';

/** Monday, 2 March 2026, 10:00 in Taipei. */
const openedAtMs = Date.UTC(2026, 2, 2, 2);
/** When somebody looks at it: three days later, epoch milliseconds. */
export const exampleAtMs = openedAtMs + 3 * realDayMs;
const rules: PlaybookRules = {
  key: 'standard',
  version: 1,
  ownerRole: 'sales',
  deliveryRole: 'delivery-manager',
  roles: {
    sales: { en: 'Sales representative', 'zh-TW': '銷售人員' },
    'delivery-manager': { en: 'Delivery manager', 'zh-TW': '實施部門經理' },
  },
  stages: [
    {
      key: 'plan',
      name: { en: 'Customer planning and phone invitation', 'zh-TW': '客戶規劃與電話邀約' },
      roles: [{ role: 'sales', required: true }],
      tasks: [
        {
          key: 'agree-meeting',
          name: { en: 'Agree on the first meeting', 'zh-TW': '約定首次拜訪' },
          role: 'sales',
          milestone: 'meeting-agreed',
          dueDays: 7,
        },
      ],
    },
  ],
  buyerStages: [{ key: 'need', name: { en: 'Need raised', 'zh-TW': '發現問題，提出需求' } }],
  milestones: {
    'customer-profiled': {
      name: { en: 'Customer archive complete', 'zh-TW': '客戶檔案已補齊' },
      stage: 'plan',
      gate: true,
      contact: false,
      fact: 'archive-complete',
    },
    'meeting-agreed': {
      name: { en: 'First meeting agreed', 'zh-TW': '已約定首次拜訪' },
      stage: 'plan',
      gate: true,
      contact: true,
      buyerStage: 'need',
    },
  },
  facts: {
    'archive-complete': {
      name: { en: 'Customer archive complete', 'zh-TW': '客戶檔案已補齊' },
      stage: 'plan',
      gate: false,
      from: 'archive',
      fields: ['tax-number', 'address'],
      situationDays: 365,
      people: 2,
      parts: ['buys', 'decides'],
    },
  },
  clocks: { followUpDays: 15, judgeDays: 30, graceWorkingDays: 3, keepMaxDays: 90, byClass: {}, byStage: {} },
  limits: {
    dueDays: { 'follow-up': 3, judge: 3, resume: 3, 'fill-role': 2, 'fix-mail': 2, reassign: 2 },
    driftStages: 2,
    postponeMaxDays: 60,
    pushMaxDays: 60,
    holdMaxDays: 548,
    keptByReviewDays: 7,
    answerWorkingDays: 2,
    escalationWeeks: 3,
  },
  dropReasons: {
    'no-answer': { en: 'No answer', 'zh-TW': '無人回覆' },
    'no-intent': { en: 'No intent', 'zh-TW': '客戶沒有意向' },
  },
  lossReasons: { price: { en: 'Price', 'zh-TW': '價格' } },
};

const base = { actor: examplePerson.id, source: 'crm', at: openedAtMs } as const;
const commands: readonly Command[] = [
  {
    ...base,
    name: 'open',
    commandId: 'api-5b0e7d3c',
    title: 'Cooling line, hall 3',
    customerId: exampleCustomer.id,
    customerClass: exampleCustomer.class,
    ownerId: examplePerson.id,
    amount: 1_850_000,
    currency: 'TWD',
    playbook: rules,
    facts: { 'archive-complete': ['tax-number'] },
  },
  // somebody has written the tax number into the archive, which reaches the milestone
  {
    ...{ actor: internalSource, source: internalSource, at: openedAtMs },
    name: 'noteFacts',
    commandId: 'milepost-4',
    facts: { 'archive-complete': [] },
  },
];

function made(): { state: ProjectState; events: ProjectEvent[] } {
  let state = newProject(exampleProjectId);
  const events: ProjectEvent[] = [];
  for (const command of commands) {
    const decision = decide(state, command, openedAtMs);
    if (isRefusal(decision)) throw new Error(`The example is refused: ${decision.message}`);
    for (const [index, event] of decision.events.entries()) {
      const planned = {
        clock: {
          revision: 1,
          followUpAtMs: openedAtMs + 15 * realDayMs,
          judgeAtMs: openedAtMs + 30 * realDayMs,
        },
        tasks: { t3: openedAtMs + 7 * realDayMs },
      };
      const isLast = index === decision.events.length - 1;
      const recorded = command.name === 'open' && isLast ? { ...event, planned } : event;
      state = evolve(state, recorded);
      events.push(recorded);
    }
  }
  return { state, events };
}

const example = made();
export const exampleState = example.state;
export const exampleEvents = example.events;
/** The example's playbook, cut down to one stage. */
export const exampleRules = rules;
