import { quoted } from '../../domain/explain/zh-tw';
import type { MailTexts, Which } from './texts';

const deal = ({ title, customer }: Which): string => `${title} · ${customer}`;

const causes = {
  'specification-changed': '規格變更',
  'price-changed': '價格變更',
  'tender-restarted': '重新招標',
  other: '其他因素',
};

const silentSince = {
  contact: (on: string) => `最近一次跟進客戶是 ${on}`,
  milestone: (on: string) => `最近一次得到客戶消息是 ${on}`,
  opened: (on: string) => `案件於 ${on}開案，之後一直沒有客戶的消息`,
  reopened: (on: string) => `案件於 ${on}重新開案，之後一直沒有客戶的消息`,
};

export const traditionalChinese: MailTexts = {
  subject: {
    stage: (which, task, mark) => `${task}：${deal(which)}${mark}`,
    followUp: (which, mark) => `請跟進客戶：${deal(which)}${mark}`,
    push: (which, mark) => `每週檢視交辦：${deal(which)}${mark}`,
    resume: (which, mark) => `暫緩結束，請繼續推進：${deal(which)}${mark}`,
    judge: (which, mark) => `請判斷保留或放棄：${deal(which)}${mark}`,
    fillRole: (which, role, mark) => `請指派${role}：${deal(which)}${mark}`,
    fixMail: (which, person, mark) =>
      `請處理無法送達${person ? ` ${person} ` : ''}的郵件：${deal(which)}${mark}`,
    reassign: (which, [first = '', ...others], mark) =>
      `由誰接手「${first}」${others.length > 0 ? `等 ${others.length + 1} 項任務` : ''}？${deal(which)}${mark}`,
    overdue: (which, task) => `尚未完成：${task} · ${deal(which)}`,
    holdEnded: (which) => `暫緩已結束：${deal(which)}`,
    held: (which, wakesOn) => `暫緩至${wakesOn}：${deal(which)}`,
    returned: (which) => `任務已取消：${deal(which)}（退回先前階段）`,
    won: (which) => `成交：${deal(which)}`,
    dropped: (which) => `無須再處理：${deal(which)}（已放棄）`,
    lost: (which) => `無須再處理：${deal(which)}（已失單）`,
    drift: (which) => `請確認客戶進度：${deal(which)}`,
  },
  mark: {
    due: (day) => (day === null ? '' : `（${day}前）`),
    reminder: (day, isOver, number) => {
      const what = number > 1 ? `第 ${number} 次提醒` : '提醒';
      return day === null ? `（${what}）` : `（${what}：${day}${isOver ? '已到期' : '到期'}）`;
    },
  },
  ask: ({ name, isRecipient }, what, when) => {
    const by = when === null ? '儘快' : `於 ${when}前`;
    return isRecipient ? `${name} 您好，請${by}${what}。` : `${name} 須${by}${what}。`;
  },
  what: {
    stage: ({ customer }, task) => `為「${customer}」完成「${task}」`,
    followUp: ({ customer }) => `跟進客戶「${customer}」`,
    push: ({ customer }) => `依下方備註推進「${customer}」的案件`,
    resume: ({ customer }) => `重新跟進客戶「${customer}」`,
    judge: ({ title, customer }) => `判斷「${customer}」的「${title}」要保留還是放棄`,
    fillRole: ({ title }, role) => `為「${title}」指派一位${role}`,
    fixMail: (person) => (person ? `確認 ${person} 能收到郵件` : '查明是誰沒有收到郵件'),
    reassign: ({ customer }, tasks) => `決定「${customer}」的任務${quoted(tasks)}由誰接手`,
    drift: ({ customer }) => `確認「${customer}」目前的採購進度`,
  },
  sentences: (first, second) => `${first}${second}`,
  together: { title: '同時開啟的任務', subject: (more) => `，另有 ${more} 項任務` },
  quoted,
  toDecideOn: '待決定的任務',
  ended: (who, { title, customer }) => `${who} 您好，「${customer}」的「${title}」無須再處理。`,
  won: (who, { title, customer }) => `恭喜 ${who}！「${customer}」的「${title}」已經成交。`,
  why: {
    stage: ({ title }, stage, on) => `原因：「${title}」已於 ${on}進入「${stage}」階段，這是該階段的任務。`,
    followUp: ({ days, since }, on) =>
      `原因：${silentSince[since](on)}，至今已 ${days} 天，依標準化流程應再次跟進。`,
    push: (by) => `原因：${by === '' ? '主管' : by} 在每週檢視中看過這個案件，交辦這件事。`,
    resume: (hold) =>
      hold
        ? `原因：案件自 ${hold.since}起暫緩（${hold.reason}），恢復日期已到。`
        : '原因：案件暫緩的恢復日期已到。',
    judge: ({ days, since }, on) =>
      `原因：${silentSince[since](on)}，至今已 ${days} 天，需要判斷客戶是否仍有意向。`,
    fillRole: (stage) => `原因：「${stage}」階段需要這個角色，但目前沒有合適人選，相關任務都在等候。`,
    fixMail: (person) =>
      person
        ? `原因：寄給 ${person} 的案件郵件無法送達，對方可能不知道有任務要處理。`
        : '原因：有一封案件郵件無法送達，收件人可能不知道有任務要處理。',
    declined: (by) => `原因：${by} 表示無法承接這項任務，在您決定之前無人負責。`,
    hasSince: (holder, since) =>
      holder === null ? `任務自 ${since}起無人負責。` : `任務自 ${since}起由 ${holder} 負責。`,
    several: (count) => `原因：有 ${count} 項任務逾期未完成或無人承接，詳列如下。`,
    declinedBy: (by) => `${by} 表示無法承接。`,
    wasDue: (on) => (on === null ? '已經逾期。' : `期限是 ${on}。`),
    leftUndone: (holder, on) =>
      on === null
        ? `原因：任務由 ${holder} 負責，已經逾期，多次提醒仍未完成。`
        : `原因：任務由 ${holder} 負責，期限是 ${on}，多次提醒仍未完成。`,
    reminder: (on, daysFromDue) => {
      if (on === null) return '這是提醒。';
      if (daysFromDue === 0) return `提醒：期限就是今天，${on}。`;
      return daysFromDue < 0
        ? `提醒：期限是 ${on}，還有 ${-daysFromDue} 天。`
        : `提醒：期限是 ${on}，已逾期 ${daysFromDue} 天。`;
    },
    overdue: (on, daysLate) => {
      if (on === null) return '任務已經逾期，尚無任何回報。';
      const when = daysLate > 0 ? `期限是 ${on}，已逾期 ${daysLate} 天` : `期限就是今天，${on}`;
      return `${when}，尚無任何回報。`;
    },
    returned: ({ from, to, cause, by, on }) =>
      `原因：${causes[cause]}，案件已於 ${on}${by ? `由 ${by} ` : ''}從「${from}」退回「${to}」。`,
    held: ({ reason, by, on }) => `原因：${by ? `${by} 已` : '已'}於 ${on}暫緩這個案件：${reason}。`,
    won: (on, manager) => {
      const done = `所有階段已於 ${on}完成`;
      if (!manager) return `${done}，銷售方面無須再處理；實施部門的負責人尚未指定。`;
      if (manager.isRecipient) return `${done}，接下來由您接手實施。`;
      return `${done}，接下來由 ${manager.name} 接手實施，銷售方面無須再處理。`;
    },
    droppedByClock: (on, reason) =>
      `原因：期限內沒有人回覆是否保留，案件已於 ${on}由系統自動放棄。放棄理由：${reason}。`,
    droppedBy: (on, reason, by) => `原因：${by} 已於 ${on}放棄這個案件。放棄理由：${reason}。`,
    lost: (on, reason, by, competitor) =>
      `原因：案件已於 ${on}${by ? `由 ${by} ` : ''}登記為失單。失單理由：${reason}。` +
      (competitor ? `訂單由「${competitor}」取得。` : ''),
    drift: (stage, buyerStage, ahead) =>
      `原因：我方已到「${stage}」，客戶還在「${buyerStage}」，我方超前了 ${ahead} 個階段。`,
  },
  alsoDue: (title, on) => `「${title}」（${on}）`,
  how: {
    title: '請這樣做',
    stage: (milestone) =>
      milestone
        ? [`回報里程碑「${milestone}」並附上佐證，任務即完成。`]
        : ['做完之後，請在案件中標示任務完成。'],
    followUp: (also) => [
      '致電、拜訪或與客戶開會，再到案件中記錄這次跟進，任務即完成。',
      '與客戶實際往來才算跟進；我方寄出的郵件和內部備註都不算。',
      ...(also.length > 0 ? [`同一客戶一週內還有：${also.join('；')}。同一次跟進可以一併記錄。`] : []),
    ],
    push: [
      '照備註完成，再標示任務完成並說明結果。',
      '若已與客戶往來，也請記錄這次跟進，只有跟進會讓期限重新起算。',
    ],
    resume: [
      '致電、拜訪或與客戶開會，確認客戶等待的事情是否已有結果，再記錄這次跟進。',
      '還沒有結果？請再次暫緩，並訂出新的恢復日期。',
      '已無機會？請放棄案件並說明理由。',
    ],
    judge: (keepMaxDays, dropReasons) => [
      `保留：請說明理由，並訂出下次判斷的日期（最遲 ${keepMaxDays} 天內）。`,
      dropReasons.length > 0 ? `放棄：請選擇理由（${dropReasons.join('、')}）。` : '放棄：請說明理由。',
      '客戶在等待某件事，例如明年的預算？請暫緩案件到某個日期。',
      '或者直接跟進客戶並記錄，或回報客戶已確認的會面，就不需要再判斷。',
    ],
    fillRole: [
      '開啟案件並指派人選，等候中的任務會立即轉給對方。',
      '如果合適的人不在通訊錄中，或在通訊錄中已停用，請先更新通訊錄。',
    ],
    fixMail: (person) => [
      person ? `請直接告訴 ${person} 有哪些任務要處理。` : '開啟案件，查看任務由誰負責。',
      '更正通訊錄中的電子郵件地址。',
      '標示這項任務完成。',
    ],
    reassign: (tasks) => [
      ...(tasks > 1 ? ['您的選擇適用於所有任務；只處理其中一項時，請開啟案件。'] : []),
      '交給別人：對方會立即收到任務；如果任務已經逾期，期限重新起算。',
      '延長期限：請說明原因，並訂出新的日期。',
      '維持原狀。以上三種選一種，這項決定就完成了。',
    ],
    overdue: ['您不必處理。不過和當事人談一下往往有幫助：對方可能也在等別人的答覆。'],
    drift: [
      '問清楚客戶已經決定了什麼、下一步由誰決定、何時決定。',
      '如果客戶的進度比我方所知更快，請回報可以佐證的里程碑。',
      '如果不是，請先協助客戶走完他們自己的下一步。',
    ],
    meaning: '暫緩期間',
    held: [
      '跟進期限、提醒與任務期限均停止計算，恢復後從剩餘的時間繼續計算。您不必處理。',
      '只要有任何跟進、達成里程碑，或客戶確認會面，暫緩即結束。',
      '恢復日期當天，會請負責人繼續推進。',
    ],
  },
  silence: {
    title: '如果沒有人回覆',
    drop: (at) =>
      `案件將${at === null ? '在回覆期限過後' : `於 ${at}`}由系統自動放棄。在此之前只要有任何跟進，就不會放棄。`,
  },
  overdue: (holder, task, { customer }) => `${holder} 尚未為「${customer}」完成「${task}」。`,
  returned: (who, { title, customer }) =>
    `${who} 您好，「${customer}」的「${title}」退回先前的階段重新進行，下列任務已經取消。`,
  held: (who, { title, customer }, wakesOn) =>
    `${who} 您好，「${customer}」的「${title}」暫緩至 ${wakesOn}。`,
  holdEnded: {
    ask: (who, { title, customer }) => `${who} 您好，「${customer}」的「${title}」已結束暫緩。`,
    why: ({ cause, by, on, until, reason }) => {
      const what = cause === 'contact' ? '跟進' : '里程碑';
      return `原因：${by ? `${by} ` : ''}於 ${on}回報${what}，暫緩隨即結束。您原訂暫緩至 ${until}：${reason}。`;
    },
    items: ['跟進期限恢復計算，提醒也會繼續。', '在那天之前仍無須處理嗎？請再次暫緩，原因與日期已為您填好。'],
    again: '再次暫緩',
  },
  next: {
    title: '接下來',
    step: (step, holder, on) => {
      const then = on === null ? '如果一直沒有完成，' : `如果到 ${on}仍未完成，`;
      switch (step) {
        case 'ask-manager':
          return `${then}就由您決定誰來接手，屆時會另外寄信給您。`;
        case 'tell-next-manager':
          return `${then}會通知再上一級主管。`;
        case 'remind':
        case 'copy-manager':
          return `${then}會再次提醒 ${holder}。`;
      }
    },
  },
  insteadOf: {
    title: '代理',
    text: ({ name, until }) =>
      until === null
        ? `寄到 ${name} 信箱的郵件無法送達，這封信由您代收。`
        : `${name} 請假至 ${until}，這封信由您代理。`,
  },
  reason: ({ name, isRecipient }, as) =>
    isRecipient ? `這項任務由您負責（${as}）。` : `這項任務由 ${name} 負責（${as}）。`,
  noteTitle: (by) => (by === null ? '說明' : `${by} 的說明`),
  closedTasks: (ofOther) => (ofOther === null ? '您的下列任務已取消' : `${ofOther} 的下列任務已取消`),
  waitingTasks: (ofOther) => (ofOther === null ? '您的下列任務暫停' : `${ofOther} 的下列任務暫停`),
  cancelledTasks: (ofOther) => (ofOther === null ? '您的下列任務已取消' : `${ofOther} 的下列任務已取消`),
  answerAbove: '--- 請在這一行上方回覆 ---',
  answer: '您可以直接回覆這封郵件，回覆內容會保存在案件中，但不算跟進客戶。',
  missing: '本階段還缺少',
  about: '案件概況',
  facts: {
    customer: '客戶',
    project: '案件',
    amount: '預估金額',
    expectedSigning: '預計簽約日',
    changed: (now, before, until) => `${now}（${until}前為 ${before}）`,
    unknown: '未填寫',
    owner: '負責人',
    role: (isRecipient) => (isRecipient ? '您的角色' : '角色'),
    buyerStage: '客戶採購階段',
  },
  stages: {
    current: (number, of, name) => `第 ${number} 階段（共 ${of} 階段）：${name}`,
    all: (of) => `${of} 個階段全部完成`,
  },
  contacts: {
    title: '最近跟進',
    none: '尚無紀錄。',
    kind: { visit: '拜訪', call: '電話', meeting: '會議', reply: '客戶回覆', milestone: '里程碑' },
    milestone: (name) => `里程碑「${name}」`,
  },
  guidance: '標準化流程建議',
  actions: {
    complete: '完成任務',
    'record-contact': '記錄跟進',
    postpone: '需要更多時間',
    'pass-on': '轉交他人',
    decline: '無法承接',
    keep: '保留案件',
    drop: '放棄案件',
    assign: '指派人選',
    hold: '暫緩案件',
    'confirm-meeting': '客戶已確認會面',
  },
  decisions: {
    'pass-on': '交給別人',
    postpone: '延長期限',
    complete: '維持原狀',
  },
  openProject: '開啟案件',
  colon: '：',
  footer: (projectId, timeZone) =>
    `本郵件由 Milepost 自動寄出，案件編號 ${projectId}。時間以 ${timeZone} 時區為準。`,
};
