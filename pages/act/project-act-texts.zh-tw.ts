import type { ProjectActTexts, Start } from './project-act-texts';

const from = ({ isContact, on }: Start): string =>
  isContact ? `自最近一次跟進 ${on} 起` : `自開始之日 ${on} 起`;

export const projectActTraditionalChinese: ProjectActTexts = {
  whatYouCanDo: '您可以做的事',
  askForDays: (manager) => `如需變更客戶分類或跟進天數，請洽 ${manager}。`,
  labels: {
    'report-milestone': '回報里程碑',
    'add-note': '新增備註',
    lose: '客戶決定不買（失單）',
    'assign-role': '請人加入',
    'change-deal': '修改金額或日期',
    hold: '暫緩案件',
    wake: '結束暫緩',
    'cancel-meeting': '會面取消',
    'change-clock': '變更天數',
    'change-class': '變更客戶分類',
    reopen: '重新開案',
  },
  changeHold: '變更暫緩',
  effect: {
    recordContactHeld: '按下按鈕後，將記錄一次跟進：暫緩隨即結束，跟進期限重新起算。',
    confirmMeetingHeld:
      '按下按鈕後，將記錄客戶已確認的會面：暫緩隨即結束，會面之前不會要求跟進或判斷。只有我方單方面的安排不算。',
    insteadOfMeeting: (at) => `原訂 ${at} 的會面即由此次會面取代。`,
    cancelMeeting: (at, start) =>
      `按下按鈕後，${at} 的會面即取消：目前的跟進期限${from(start)}重新排定，已逾期的檢查於下一個工作天早上進行。`,
    cancelMeetingOnly: (at) => `按下按鈕後，${at} 的會面即取消，案件其餘維持不變。`,
    changeHold:
      '按下按鈕後，將變更暫緩的原因與恢復日期：跟進期限與提醒在此之前停止計算。只要有任何跟進，暫緩即結束。',
    wake: (since) =>
      `按下按鈕後，自 ${since} 起的暫緩即結束：跟進期限、任務期限與提醒依剩餘時間繼續計算，負責人會收到繼續推進的任務。`,
    daysNow: ({ followUpDays, judgeDays, graceWorkingDays }, isOwn) =>
      `目前${isOwn ? '此案件另訂天數' : '依標準化流程'}：未跟進客戶滿 ${followUpDays} 天須跟進，滿 ${judgeDays} 天判斷意向，寬限 ${graceWorkingDays} 個工作天。`,
    changeClock: (start) =>
      `按下按鈕後，此案件改用新的天數：目前的跟進期限${from(start)}重新排定，因此逾期的檢查於下一個工作天早上進行。`,
    changeClass: (now, start) =>
      `此案件的客戶分類為 ${now}。按下按鈕後，改為您選的分類並採用其天數：目前的跟進期限${from(start)}重新排定，因此逾期的檢查於下一個工作天早上進行。`,
    butClock: {
      judging: '目前等候中的意向判斷維持原期限，新的天數自下一次跟進起適用。',
      kept: '案件保留的日期不變，新的天數自下一次跟進起適用。',
      held: '案件暫緩中，新的天數於恢復後適用。',
    },
    butOwnDays: '此案件另訂的天數不因分類而改變。',
    'report-milestone': '按下按鈕即回報里程碑與佐證。若本階段已無其他缺項，案件會自動進入下一階段。',
    'add-note': '按下按鈕即在案件中新增備註。備註不算跟進，跟進期限照常計算。',
    lose: '按下按鈕即以失單結案：所有未完成的任務會取消，並通知承辦人。若客戶日後回頭，可以重新開案。',
    'assign-role': '按下按鈕即把此案件的一個角色交給某人，該角色的任務也一併交給他。',
    'change-deal': '按下按鈕即修改案件的交易資料。清空的欄位視為未知。',
    reopen:
      '按下按鈕後，將從您選的階段重新開案，跟進期限重新起算；自該階段起已達成的里程碑須重新達成，上次的結果仍保留在紀錄中。',
  },
  daysHint: (usual, most) => `1 至 ${most} 的整數；留空即依標準化流程：${usual}。`,
  classWithDays: (customerClass, { followUpDays, judgeDays }) =>
    `${customerClass}：${followUpDays} 天後跟進，${judgeDays} 天後判斷意向`,
  onHold: '暫緩',
  heldUntil: (until, reason) => `至 ${until}：${reason}`,
  notYours: {
    title: '您無法在此案件執行這個動作',
    text: (owner) => `只有負責人 ${owner}、其代理人與上級主管可以執行。`,
  },
  askManager: {
    title: '這項變更須由主管處理',
    text: (manager) =>
      manager === null
        ? '多久須跟進客戶一次，由負責人的上級主管決定，但通訊錄中沒有這位主管。'
        : `多久須跟進客戶一次，由負責人的上級主管決定，請洽 ${manager}。`,
  },
  ended: { title: '案件已結束', text: '只能從案件頁面重新開案。' },
  notHeld: {
    title: '案件已不在暫緩中',
    woken: (who, at) => `暫緩已由 ${who} 於 ${at} 結束。`,
    never: '目前沒有可結束的暫緩。',
  },
  noMeeting: {
    title: '目前沒有預定的會面',
    passed: (at) => `${at} 的會面時間已過：如已會面，請記錄為一次跟進。`,
    none: '沒有可取消的會面。',
  },
  nothingToReport: { title: '沒有可回報的里程碑', lines: ['可由人員回報的里程碑，此案件都已具備。'] },
  more: '更多',
  running: {
    title: '案件仍在進行',
    text: (since) => `案件自 ${since} 起進行中，只有已結束的案件才能重新開案。`,
  },
  myProjects: '我的案件',
  noProjects: '您目前沒有負責的案件。',
  moreProjects: (count) => `您負責的案件不只這些，僅顯示最先到期的 ${count} 個。`,
  openProjects: '進行中與暫緩',
  endedProjects: (count) => `最近 ${count} 天內結束`,
  nextCheck: {
    'follow-up': '下次跟進',
    judge: '判斷意向',
    drop: '若無回覆即放棄',
    wake: '暫緩至',
  },
  beingPlanned: '下一次檢查時間排定中。',
};
