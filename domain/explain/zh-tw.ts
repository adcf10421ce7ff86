import type { Texts } from './texts';

const causes = { opened: '開案', contact: '跟進客戶', milestone: '客戶達成里程碑', reopened: '重新開案' };
const endings = { won: '成交', lost: '失單', dropped: '放棄' };

/** The names of tasks in a sentence. */
export const quoted = (tasks: readonly string[]): string => tasks.map((task) => `「${task}」`).join('、');

export const traditionalChinese: Texts = {
  manager: '主管',
  taskNames: {
    'follow-up': '跟進客戶',
    judge: '判斷客戶意向',
    resume: '暫緩結束，繼續推進',
    push: '每週檢視交辦事項',
    'fill-role': '指派角色人選',
    reassign: '決定任務由誰接手',
    'fix-mail': '處理無法送達的郵件',
  },
  whoGoesOn: (tasks) => `決定${quoted(tasks)}由誰接手`,
  list: (items) => items.join('、'),
  sentences: (sentences) => sentences.join(''),
  notOpened: '等待開案。',
  stage: ({ number, of, name }) => `第 ${number} 階段（共 ${of} 階段）：${name}。`,
  waitsFor: (missing) => `等待：${missing}。`,
  archiveParts: {
    'tax-number': '統一編號',
    'registration-number': '登記編號',
    address: '地址',
    website: '網站',
    sector: '產業別',
    size: '規模',
    situation: '近期經營狀況與出處',
    potential: '可能的案件',
    people: '更多人員及其職稱',
    decides: '由誰決定',
    pays: '由誰付款',
    uses: '由誰使用',
    judges: '由誰審技術',
    buys: '由誰採購',
    coaches: '誰願意幫我們',
    blocks: '誰反對我們',
    answer: '答案（「沒有」也算）',
  },
  archiveLacks: ({ name, lacks, where }) => `「${name}」還缺：${lacks}。${where}`,
  has: ({ who, task, since, due }) => `${who} 自 ${since} 起負責「${task}」${due ? `，期限 ${due}` : ''}。`,
  accepted: ({ who, task, since, due }) =>
    `${who} 已接受「${task}」，自 ${since} 起負責${due ? `，期限 ${due}` : ''}。`,
  undone: {
    remind: (who, at) => `若仍未完成，將於 ${at} 提醒 ${who}。`,
    'copy-manager': (who, at) => `若仍未完成，將於 ${at} 提醒 ${who}，並通知主管。`,
    'ask-manager': (_, at) => `若仍未完成，將於 ${at} 請主管決定由誰接手。`,
    'tell-next-manager': (who, at) => `若仍未完成，將於 ${at} 通知 ${who} 的上一級主管。`,
  },
  queued: ({ role, task, since }) => `「${task}」自 ${since} 起無人負責，列於「${role}」的待派清單。`,
  undecided: ({ task, since }) =>
    `「${task}」自 ${since} 起無人負責：原負責人表示無法承接，等待主管決定由誰接手。`,
  clockStarted: (cause, by, at) => `跟進期限自 ${at} ${causes[cause]}（${by}）起算。`,
  holdReasons: {
    'budget-year': '客戶等待下一個預算年度',
    reorganisation: '客戶正在改組',
    'awaiting-tender': '等待招標',
    'customer-wish': '客戶要求',
    other: '其他原因，見備註',
  },
  holdEnded: ({ cause, by, at, until }) =>
    `原訂暫緩至 ${until}，已於 ${at} 因${cause === 'contact' ? '跟進客戶' : '達成里程碑'}（${by}）結束。`,
  onHold: (until) => `暫緩至 ${until}。`,
  held: ({ since, by, reason }) =>
    `自 ${since} 起暫緩（${by}）：${reason}。跟進期限與提醒均停止計算；有跟進或里程碑即結束暫緩。`,
  meeting: ({ at, evidence }) => `客戶已確認於 ${at} 會面（${evidence}），在此之前不會要求跟進或判斷。`,
  ownDays: ({ followUpDays, judgeDays, graceWorkingDays }) =>
    `此案件另訂天數：${[
      ...(followUpDays === undefined ? [] : [`${followUpDays} 天後跟進`]),
      ...(judgeDays === undefined ? [] : [`${judgeDays} 天後判斷意向`]),
      ...(graceWorkingDays === undefined ? [] : [`寬限 ${graceWorkingDays} 個工作天`]),
    ].join('、')}。`,
  keptUntil: (at) => `已判斷意向，案件保留至 ${at}。`,
  next: {
    wake: (at) => `將於 ${at} 自動結束暫緩，由負責人繼續推進。`,
    'follow-up': (at) => `若無跟進，負責人須於 ${at} 跟進。`,
    judge: (at) => `若無跟進，將於 ${at} 判斷客戶意向。`,
    drop: (at) => `已要求判斷意向；若無跟進也無回覆，案件將於 ${at} 自動放棄。`,
  },
  expectedSigning: (date) => `預計簽約日：${date}。`,
  planning: '下一次檢查時間排定中。',
  buyer: (buyerStage) => `客戶採購階段：${buyerStage}。`,
  drifting: (buyerStage) => `已超前客戶兩個階段以上，客戶目前在：${buyerStage}。`,
  ended: (status, { at, by, reason, competitor }) =>
    `已於 ${at} ${endings[status]}（${by}）${status === 'won' ? '' : `：${reason}${competitor ? `，由 ${competitor} 取得` : ''}`}。`,
  delivery: (who) => `已移交實施部門：${who}。`,
  reasons: {
    owner: '案件負責人',
    named: '經人指定',
    'same-customer': '已為這個客戶擔任同一角色',
    'least-loaded-in-team-and-region': '團隊中負責該地區、手上任務最少的人',
    'least-loaded-in-team': '團隊中手上任務最少的人',
    'least-loaded': '手上任務最少的人',
    'hand-over': '移交後接手的人',
    'manager-of-owner': '案件負責人的主管',
    'above-manager-of-owner': '案件負責人的上級主管',
    'owner-has-no-manager': '案件負責人，上面沒有主管',
    'passed-on': '由他人轉交',
    'nobody-in-team': '團隊中沒有人具備這個角色',
    'nobody-present': '具備這個角色的人目前都不在',
    'nobody-available': '沒有人具備這個角色',
  },
  system: 'Milepost 系統',
};
