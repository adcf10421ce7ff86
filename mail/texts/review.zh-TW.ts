import type { ReviewTexts } from './review';

export const traditionalChineseReview: ReviewTexts = {
  review: {
    subject: (day, count, left) =>
      `每週檢視（${day}）：${count} 個案件待決定${left > 0 ? `，其中 ${left} 個上次未決定` : ''}`,
    ask: (who, count) => `${who} 您好，請就團隊的 ${count} 個案件作出決定。`,
    why: '原因：漏斗中的每個案件每週檢視一次；未決定的案件，下週檢視再次列出。',
    clearSubject: (day) => `每週檢視（${day}）：一切正常`,
    clear: '一切正常。',
    clearWhy: '本週團隊沒有待決定的案件。',
    open: '開啟每週檢視',
    escalated: (count) => `下屬團隊中 ${count} 週以上未決定的案件`,
    reps: '團隊',
    rep: ({ name, projects, left, inTheWay }) =>
      [
        `${name}：${projects} 個案件`,
        ...(left > 0 ? [`${left} 個上次未決定`] : []),
        ...(inTheWay > 0 ? [`${inTheWay} 個有逾期任務或超前客戶`] : []),
      ].join('，'),
    numbers: '本週數字',
    held: '暫緩中',
    all: (shown, all) => `共 ${all} 個案件，本郵件列出最需要您處理的 ${shown} 個；全部案件請見頁面。`,
    lineSubject: (day, count) => `每週檢視（${day}）：下屬團隊共 ${count} 個案件`,
    lineAsk: (who, count) => `${who} 您好，本週沒有案件等您決定；下屬團隊共有 ${count} 個案件。`,
    lineWhy: '原因：漏斗中的每個案件每週檢視一次；這些案件由各團隊主管決定，您也可以直接決定。',
    teams: '下屬團隊',
    below: '下屬團隊最需要關注的案件',
    belowProject: ({ name, undecidedWeeks, isObstructed }) =>
      [
        name,
        ...(undecidedWeeks > 0 ? [`已 ${undecidedWeeks} 週未決定`] : []),
        ...(isObstructed ? ['遇到阻礙'] : []),
      ].join(' · '),
    more: (count) => `另有 ${count} 項，請見頁面`,
    footer: (timeZone) =>
      `本郵件由 Milepost 每週自動寄出一次。時間以 ${timeZone} 時區為準。您的任務另以郵件通知。`,
  },
  mirror: {
    subject: (day, count) => `${day}每週檢視：將問到您的 ${count} 個案件`,
    ask: (who, manager, at, count) => `${who} 您好，${manager} 將於 ${at} 檢視您的 ${count} 個案件。`,
    why: '原因：以下是目前情況下檢視時會看到的內容；在那之前完成的仍會計入。',
    title: '您的案件',
    held: (count) => `另有 ${count} 個案件暫緩中，不會問到。`,
    footer: (timeZone) =>
      `本郵件由 Milepost 每週自動寄出一次。時間以 ${timeZone} 時區為準。您的任務另以郵件通知。`,
  },
  unsubscribe: '不再收到這封每週郵件',
  project: {
    stage: (stage, inStage, all) =>
      `「${stage}」階段${inStage === 0 ? '今天開始' : `已 ${inStage} 天`}，${all === 0 ? '案件今天開案' : `案件共 ${all} 天`}`,
    undecided: (count) => `已 ${count} 週未決定`,
    done: (what) => `上次檢視後完成：${what}`,
    nothingDone: '上次檢視後沒有任何進展',
    opened: (day) => `${day}開案`,
    contact: (kind, day) => `${day}${kind}`,
    moved: (stages) => `進入階段：${stages}`,
    inTheWay: (what) => `阻礙：${what}`,
    missing: (milestones) => `尚缺 ${milestones}`,
    overdue: ({ name, due, held }) => `「${name}」已逾期，期限 ${due}（${held.join('；')}）`,
    heldBy: ({ who, since }) => (who === null ? `自 ${since}起無人負責` : `自 ${since}起由 ${who} 負責`),
    askedHeld: (name, held) => `「${name}」${held}`,
    drifting: '超前客戶兩個階段以上',
    stopped: (since) => `因系統故障自 ${since}起停止運作，請通知維運人員`,
    held: (reason, wakes) => `${reason}，${wakes}繼續`,
  },
  counts: {
    entered: '新進',
    won: '成交',
    lost: '失單',
    dropped: '放棄',
    held: '暫緩中',
    compared: (thisWeek, before) => `${thisWeek}（前四週平均每週 ${before}）`,
  },
  list: (items) => items.join('、'),
  listOfLists: (items) => items.join('；'),
  sentences: (sentences) => sentences.map((sentence) => `${sentence}。`).join(''),
};
