import type { ProjectBrief } from '../../contracts/wire/hand-over-briefs';
import type { Language } from '../../domain/playbook/playbook';

/** The words of a hand-over's page, besides those of its notifications. Names and instants come in ready to print. */
export interface HandOverPageTexts {
  readonly title: (from: string) => string;
  readonly greeting: (name: string) => string;
  readonly insteadOf: (name: string) => string;
  readonly offered: (projects: number, from: string, by: string | null) => string;
  readonly full: string;
  readonly accept: string;
  readonly decline: string;
  readonly effect: string;
  readonly note: string;
  readonly declineNote: string;
  readonly accepted: (who: string, on: string) => string;
  readonly declined: (who: string, on: string) => string;
  readonly decided: (who: string, to: string, on: string) => string;
  readonly nobodyWaits: string;
  readonly moved: (moved: number, projects: number) => string;
  readonly cancelled: string;
  readonly planning: string;
  readonly kept: string;
  readonly noted: (who: string) => string;
  readonly decide: {
    readonly title: (projects: number, receiver: string | null) => string;
    readonly why: Readonly<Record<'declined' | 'silent' | 'unplaced', (receiver: string) => string>>;
    readonly who: string;
    readonly same: (receiver: string) => string;
    readonly fitting: string;
    readonly others: string;
    readonly submit: string;
    readonly effect: string;
    readonly choose: string;
  };
  readonly projects: string;
  readonly more: string;
  readonly status: Readonly<Record<ProjectBrief['status'], string>>;
  readonly customer: string;
  readonly stage: string;
  readonly value: string;
  readonly next: string;
  readonly tasks: string;
  readonly contacts: string;
  readonly notes: string;
  readonly people: string;
  readonly due: (at: string) => string;
  readonly notYours: { readonly title: string; readonly text: string };
  readonly refused: Readonly<Record<string, string>>;
}

const english: HandOverPageTexts = {
  title: (from) => `Hand-over of the projects of ${from}`,
  greeting: (name) => `For ${name}. This link is personal: please do not pass it on.`,
  insteadOf: (name) => `You answer for ${name}.`,
  offered: (projects, from, by) =>
    `You are asked to take over ${projects === 1 ? '1 project' : `${projects} projects`} of ${from}${by === null ? '' : `. Please answer by ${by}`}.`,
  full: 'With these you would have more open tasks than planned, and nobody else with room was found.',
  accept: 'Accept everything',
  decline: 'Decline',
  effect: 'When you accept, everything moves to you at once. When you decline, your manager decides.',
  note: 'Note (optional)',
  declineNote: 'Why, or who would be better',
  accepted: (who, on) => `${who} accepted on ${on}.`,
  declined: (who, on) => `${who} declined on ${on}. A manager decides who takes over.`,
  decided: (who, to, on) => `${who} decided on ${on}: ${to} takes over.`,
  nobodyWaits: 'There is nothing left to answer.',
  moved: (moved, projects) => `${moved} of ${projects} projects have moved.`,
  cancelled: 'The hand-over was called off. Everything stays as it was.',
  planning: 'Who gets what is still being worked out. Please open the link again in a minute.',
  kept: 'Your answer is saved and will be carried out in a moment.',
  noted: (who) => `${who} wrote:`,
  decide: {
    title: (projects, receiver) =>
      `${projects === 1 ? '1 project' : `${projects} projects`} ${receiver === null ? 'without a taker' : `planned for ${receiver}`}`,
    why: {
      declined: (receiver) => `${receiver} was asked and declined.`,
      silent: (receiver) => `${receiver} was asked and did not answer in time.`,
      unplaced: () => 'Nobody was found who has the roles, works for these customers and is available.',
    },
    who: 'Who takes over',
    same: (receiver) => `${receiver}, anyway`,
    fitting: 'With the roles for it',
    others: 'Others',
    submit: 'Decide',
    effect: 'Whoever you name is not asked again: the projects move at once.',
    choose: 'Choose somebody',
  },
  projects: 'The projects',
  more: 'More projects',
  status: { open: 'Open', won: 'Won', lost: 'Lost', dropped: 'Dropped' },
  customer: 'Customer',
  stage: 'Stage',
  value: 'Expected value',
  next: 'Next check',
  tasks: 'Your open tasks',
  contacts: 'What was said last',
  notes: 'Notes',
  people: 'At the customer',
  due: (at) => `due ${at}`,
  notYours: {
    title: 'Nothing to answer here',
    text: 'No project of this hand-over goes to you, and you are not asked to decide. The newest email says what is yours.',
  },
  refused: {
    'hand-over-answered': 'This has already been answered or decided. Nothing was changed.',
    'hand-over-ended': 'The hand-over has ended. Nothing was changed.',
    'receiver-missing': 'Please choose who takes over.',
    'unknown-reference': 'This person cannot be chosen: they are no longer active.',
    'temporal-unavailable':
      'Milepost cannot be reached right now. Nothing was done; please try again in a minute.',
    'hand-over-planning': 'Who gets what is still being worked out. Please try again in a minute.',
    'not-a-receiver': 'Nothing of this hand-over was planned for this person.',
    'invalid-body':
      'The note cannot be saved: it is longer than 4,000 characters, or has characters that cannot be stored. Nothing was done.',
  },
};

const traditionalChinese: HandOverPageTexts = {
  title: (from) => `移交 ${from} 的案件`,
  greeting: (name) => `${name} 專用連結，請勿轉寄。`,
  insteadOf: (name) => `您正代 ${name} 回覆。`,
  offered: (projects, from, by) =>
    `請回覆是否接手 ${from} 的 ${projects} 個案件${by === null ? '' : `，期限 ${by}`}。`,
  full: '接手後，您的未完成任務會超過原訂的份量；目前找不到其他有餘力的人選。',
  accept: '全部接受',
  decline: '婉拒',
  effect: '接受後所有案件立即轉到您名下；婉拒則由您的主管決定。',
  note: '備註（選填）',
  declineNote: '原因，或更合適的人選',
  accepted: (who, on) => `${who} 已於 ${on} 接受。`,
  declined: (who, on) => `${who} 已於 ${on} 婉拒，將由主管決定由誰接手。`,
  decided: (who, to, on) => `${who} 已於 ${on} 決定由 ${to} 接手。`,
  nobodyWaits: '目前沒有需要回覆的事項。',
  moved: (moved, projects) => `${projects} 個案件中已轉移 ${moved} 個。`,
  cancelled: '這次移交已取消，一切維持原狀。',
  planning: '仍在安排由誰接手，請一分鐘後再開啟連結。',
  kept: '您的回覆已保留，稍後即會處理。',
  noted: (who) => `${who} 的備註：`,
  decide: {
    title: (projects, receiver) =>
      receiver === null ? `${projects} 個案件尚無人選` : `原訂由 ${receiver} 接手的 ${projects} 個案件`,
    why: {
      declined: (receiver) => `已徵詢 ${receiver}，對方婉拒。`,
      silent: (receiver) => `已徵詢 ${receiver}，對方未在期限內回覆。`,
      unplaced: () => '找不到具備所需角色、服務這些客戶且目前可以接手的人選。',
    },
    who: '由誰接手',
    same: (receiver) => `仍由 ${receiver} 接手`,
    fitting: '具備所需角色',
    others: '其他人員',
    submit: '決定',
    effect: '您指定的人不會再被徵詢，案件立即轉移。',
    choose: '請選擇',
  },
  projects: '案件清單',
  more: '更多案件',
  status: { open: '進行中', won: '已成交', lost: '已失單', dropped: '已放棄' },
  customer: '客戶',
  stage: '階段',
  value: '預估金額',
  next: '下次檢查',
  tasks: '您的待辦任務',
  contacts: '最近談了什麼',
  notes: '備註',
  people: '客戶窗口',
  due: (at) => `期限 ${at}`,
  notYours: {
    title: '這裡沒有需要您回覆的事項',
    text: '這次移交沒有案件轉給您，也不需要您決定。請以最近一封郵件為準。',
  },
  refused: {
    'hand-over-answered': '先前已有人回覆或決定，本次未做任何變更。',
    'hand-over-ended': '這次移交已結束，本次未做任何變更。',
    'receiver-missing': '請選擇由誰接手。',
    'unknown-reference': '無法選擇此人：對方已停用。',
    'temporal-unavailable': '目前無法連線到 Milepost，未做任何變更，請一分鐘後再試。',
    'hand-over-planning': '仍在安排由誰接手，請一分鐘後再試。',
    'not-a-receiver': '這次移交沒有安排案件給此人。',
    'invalid-body': '備註超過 4,000 個字元，或含有無法儲存的字元，未做任何變更。',
  },
};

const texts: Readonly<Record<Language, HandOverPageTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function handOverPageTexts(language: Language): HandOverPageTexts {
  return texts[language];
}
