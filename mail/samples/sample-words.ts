import type { Language } from '../../domain/playbook/playbook';

/** The words of the sample emails. Every person and thing in them is invented. */
export interface SampleWords {
  readonly owner: string;
  readonly manager: string;
  readonly deliveryManager: string;
  readonly customer: string;
  readonly competitor: string;
  readonly title: string;
  readonly taskName: string;
  /** Of the same customer. */
  readonly otherProject: string;
  readonly secondTaskName: string;
  readonly otherTaskName: string;
  readonly note: string;
  readonly decider: string;
  readonly deciderPosition: string;
  readonly deciderTrait: string;
  readonly user: string;
  readonly userPosition: string;
  /** What a gate lacks in the archive. */
  readonly lacking: string;
  readonly milestones: readonly [string, string];
  readonly earlierMilestone: string;
  readonly roles: { readonly sales: string; readonly presales: string; readonly manager: string };
  readonly stages: readonly string[];
  readonly buyerStages: readonly [string, string, string];
  readonly dropReasons: readonly [string, string, string];
  readonly lossReason: string;
  readonly stageGuidance: string;
  readonly followUpGuidance: string;
  readonly judgeGuidance: string;
  readonly reassignGuidance: string;
  readonly declineNote: string;
  readonly returnNote: string;
  readonly holdNote: string;
  readonly reasons: { readonly owner: string; readonly manager: string };
}

export const sampleWords: Readonly<Record<Language, SampleWords>> = {
  en: {
    owner: 'Mei-Ling Chen',
    manager: 'Robert Hale',
    deliveryManager: 'Ingrid Sorensen',
    customer: 'Sample Steel Works',
    competitor: 'Rival Cooling',
    title: 'Cooling line, hall 3',
    taskName: 'Send the preliminary proposal',
    otherProject: 'Cold store, second plant',
    secondTaskName: 'Find out who decides',
    otherTaskName: 'Name the buying team',
    note: 'Spoke with the plant manager. The budget round is in two weeks; she wants the proposal before that.',
    decider: 'Wang Zong',
    deciderPosition: 'General manager',
    deciderTrait: 'wants figures first',
    user: 'Lin Hsiu-Mei',
    userPosition: 'Plant manager',
    lacking:
      '“Answer on the budget” still lacks: an answer, “no” included. Write it among the answers in the record of the customer.',
    milestones: ['Proposal sent', 'Buying team known'],
    earlierMilestone: 'Need confirmed',
    roles: { sales: 'Sales representative', presales: 'Presales engineer', manager: 'Manager' },
    stages: [
      'Customer planning and phone invitation',
      'Visit and first survey',
      'Preliminary proposal',
      'Demonstration and technical exchange',
      'Requirement analysis and formal design',
      'Project evaluation',
      'Commercial negotiation',
      'Signature and hand-over to delivery',
    ],
    buyerStages: ['Need raised', 'Feasibility and budget', 'Contract signed'],
    dropReasons: ['No intent', 'No budget', 'Project cancelled by the customer'],
    lossReason: 'Price',
    stageGuidance:
      'Write the proposal for the people who will read it without you. Say in the first half page which problem ' +
      'it solves, what it costs in round figures and what happens next.\n\n' +
      'Ask who else will read it, and send it to them by name.',
    followUpGuidance:
      'Get an answer within days by a call or a visit. Open with something useful to them, then ask what has ' +
      'changed, what their next step is and on which day.',
    judgeGuidance:
      'Look at what they did: whether they gave people, time, data, money or a date. Friendly words do not count.',
    reassignGuidance: 'Ring them first and ask what is in the way. Then decide who goes on.',
    declineNote: 'I am on site at another customer until the end of the month.',
    returnNote: 'They want the line for a second hall too, so the proposal has to be written anew.',
    holdNote: 'The budget of this year is spent. The plant manager asks us to call in September.',
    reasons: { owner: 'the owner of the project', manager: 'the manager of the owner' },
  },
  'zh-TW': {
    owner: '陳美玲',
    manager: '林志強',
    deliveryManager: '黃雅婷',
    customer: '範例鋼鐵股份有限公司',
    competitor: '對手冷卻設備',
    title: '三廠冷卻產線',
    taskName: '送出初步專案',
    otherProject: '二廠冷藏庫',
    secondTaskName: '了解由誰決策',
    otherTaskName: '確認採購小組名單',
    note: '與廠長通過電話。兩週後編列預算，她希望在那之前收到初步專案。',
    decider: '王總',
    deciderPosition: '總經理',
    deciderTrait: '要先看數字',
    user: '林秀美',
    userPosition: '廠長',
    lacking: '「預算有無的答覆」還缺：答案（「沒有」也算）。請寫進客戶檔案的答覆欄。',
    milestones: ['已送出初步專案', '已掌握採購小組'],
    earlierMilestone: '需求已確認',
    roles: { sales: '銷售人員', presales: '售前技術人員', manager: '主管' },
    stages: [
      '客戶規劃與電話邀約',
      '客戶拜訪與初步調研',
      '送出初步專案',
      '專案演示與技術交流',
      '需求分析與正式專案設計',
      '項目評估',
      '商務談判',
      '簽約成交並移交實施部門',
    ],
    buyerStages: ['發現問題，提出需求', '研究可行性，確定預算', '簽約'],
    dropReasons: ['無購買意向', '沒有預算', '客戶取消案件'],
    lossReason: '價格',
    stageGuidance:
      '初步專案要寫給你不在場時會讀的人看。前半頁就說清楚解決什麼問題、大約多少錢、下一步是什麼。\n\n' +
      '問清楚還有誰會看，並直接寄給他們本人。',
    followUpGuidance:
      '這幾天內要得到回應：打電話或登門拜訪。開場先給對方一點有用的，再問有什麼變化、下一步是什麼、哪一天。',
    judgeGuidance: '看客戶做了什麼：有沒有出人、出時間、給資料、編預算、訂日期。客氣話不算。',
    reassignGuidance: '先打電話問清楚原因，再決定由誰接手。',
    declineNote: '這個月底前我都在另一家客戶的現場。',
    returnNote: '客戶希望二廠也納入產線範圍，初步專案需要重寫。',
    holdNote: '今年的預算已經用完，廠長請我們九月再去拜訪。',
    reasons: { owner: '案件負責人', manager: '案件負責人的主管' },
  },
};
