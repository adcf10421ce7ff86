import type { Language } from '../../domain/playbook/playbook';

/** The words for what happened in a project. */
export interface TimelineTexts {
  readonly title: string;
  readonly older: string;
  readonly newest: string;
  readonly opened: string;
  readonly stageEntered: (stage: string) => string;
  readonly stageReturned: (stage: string) => string;
  readonly milestone: (name: string) => string;
  readonly taskDone: (task: string) => string;
  readonly taskDeclined: (task: string) => string;
  readonly taskPostponed: (task: string, until: string) => string;
  readonly taskTo: (task: string, who: string) => string;
  readonly role: (role: string, who: string) => string;
  readonly handedOver: (from: string, to: string) => string;
  readonly note: string;
  readonly held: (until: string, reason: string) => string;
  readonly woken: string;
  readonly meeting: (kind: string, at: string) => string;
  readonly meetingOff: string;
  readonly daysChanged: string;
  readonly classChanged: (from: string, to: string) => string;
  readonly changed: (what: string, from: string, to: string) => string;
  readonly unknown: string;
  readonly reopened: (stage: string) => string;
  readonly reviewed: string;
  readonly followUpDue: string;
  readonly judgementDue: string;
  readonly kept: (until: string) => string;
  readonly dropped: (reason: string) => string;
  readonly lost: (reason: string, competitor: string | null) => string;
  readonly won: string;
  readonly email: (about: string, who: string) => string;
  readonly notArrived: string;
  readonly evidence: (evidence: string) => string;
  readonly path: string;
  readonly inStage: (days: number) => string;
  readonly stillThere: string;
  readonly missing: string;
  readonly nothingMissing: string;
  readonly reportIt: string;
  readonly whoHas: (who: string, task: string) => string;
  readonly nobodyHas: string;
  readonly status: Readonly<Record<'open' | 'held' | 'won' | 'lost' | 'dropped' | 'stopped', string>>;
}

const english: TimelineTexts = {
  title: 'What happened',
  older: 'Older',
  newest: 'Back to the newest',
  opened: 'The project was opened',
  stageEntered: (stage) => `Entered the stage “${stage}”`,
  stageReturned: (stage) => `Went back to the stage “${stage}”`,
  milestone: (name) => `Milestone: ${name}`,
  taskDone: (task) => `Task done: ${task}`,
  taskDeclined: (task) => `Task declined: ${task}`,
  taskPostponed: (task, until) => `Task put off until ${until}: ${task}`,
  taskTo: (task, who) => `Task given to ${who}: ${task}`,
  role: (role, who) => `${role}: ${who}`,
  handedOver: (from, to) => `Handed over from ${from} to ${to}`,
  note: 'Note',
  held: (until, reason) => `On hold until ${until}: ${reason}`,
  woken: 'The hold ended',
  meeting: (kind, at) => `The customer has confirmed: ${kind}, ${at}`,
  meetingOff: 'The meeting was called off',
  daysChanged: 'The days of the clock were changed',
  classChanged: (from, to) => `Class changed from ${from} to ${to}`,
  changed: (what, from, to) => `${what}: ${to} (before: ${from})`,
  unknown: 'not known',
  reopened: (stage) => `A new attempt began in the stage “${stage}”`,
  reviewed: 'Decided in the weekly review',
  followUpDue: 'A follow-up became due',
  judgementDue: 'Intent was to be judged',
  kept: (until) => `Kept; judged again on ${until}`,
  dropped: (reason) => `Dropped: ${reason}`,
  lost: (reason, competitor) => `Lost: ${reason}${competitor === null ? '' : `, to ${competitor}`}`,
  won: 'Won',
  email: (about, who) => `Email to ${who}: ${about}`,
  notArrived: 'may not have arrived',
  evidence: (evidence) => `Evidence: ${evidence}`,
  path: 'The path so far',
  inStage: (count) => (count === 0 ? 'less than a day' : count === 1 ? '1 day' : `${count} days`),
  stillThere: 'so far',
  missing: 'Missing for this stage',
  nothingMissing: 'Nothing is missing for this stage.',
  reportIt: 'Report it',
  whoHas: (who, task) => `${who} has it: ${task}`,
  nobodyHas: 'no task asks for it at present',
  status: {
    open: 'Open',
    held: 'On hold',
    won: 'Won',
    lost: 'Lost',
    dropped: 'Dropped',
    stopped: 'Stopped by a fault',
  },
};

const traditionalChinese: TimelineTexts = {
  title: '案件歷程',
  older: '更早的紀錄',
  newest: '回到最新',
  opened: '開案',
  stageEntered: (stage) => `進入「${stage}」階段`,
  stageReturned: (stage) => `退回「${stage}」階段`,
  milestone: (name) => `里程碑：${name}`,
  taskDone: (task) => `任務完成：${task}`,
  taskDeclined: (task) => `任務婉拒：${task}`,
  taskPostponed: (task, until) => `任務延至 ${until}：${task}`,
  taskTo: (task, who) => `任務交給 ${who}：${task}`,
  role: (role, who) => `${role}：${who}`,
  handedOver: (from, to) => `由 ${from} 移交給 ${to}`,
  note: '備註',
  held: (until, reason) => `暫緩至 ${until}：${reason}`,
  woken: '暫緩結束',
  meeting: (kind, at) => `客戶已確認：${kind}，${at}`,
  meetingOff: '會面取消',
  daysChanged: '變更跟進天數',
  classChanged: (from, to) => `客戶分類由 ${from} 改為 ${to}`,
  changed: (what, from, to) => `${what}：${to}（原為 ${from}）`,
  unknown: '未知',
  reopened: (stage) => `重新開案，從「${stage}」階段開始`,
  reviewed: '每週檢視的決定',
  followUpDue: '應跟進客戶',
  judgementDue: '應判斷客戶意願',
  kept: (until) => `保留，於 ${until} 再次判斷`,
  dropped: (reason) => `放棄：${reason}`,
  lost: (reason, competitor) => `失單：${reason}${competitor === null ? '' : `，由 ${competitor} 取得`}`,
  won: '成交',
  email: (about, who) => `寄給 ${who} 的郵件：${about}`,
  notArrived: '可能未送達',
  evidence: (evidence) => `佐證：${evidence}`,
  path: '走過的階段',
  inStage: (count) => (count === 0 ? '不到 1 天' : `${count} 天`),
  stillThere: '至今',
  missing: '本階段尚缺',
  nothingMissing: '本階段條件已齊備。',
  reportIt: '回報',
  whoHas: (who, task) => `由 ${who} 負責：${task}`,
  nobodyHas: '目前沒有任務要求此項',
  status: {
    open: '進行中',
    held: '暫緩',
    won: '成交',
    lost: '失單',
    dropped: '放棄',
    stopped: '系統故障停止',
  },
};

const texts: Readonly<Record<Language, TimelineTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function timelineTexts(language: Language): TimelineTexts {
  return texts[language];
}
