import type { Language } from '../../domain/playbook/playbook';
import type { RefusalCode } from '../../domain/project/model/refusals';
import type { ProblemCode } from '../../api/kit/problems/problem-codes';

/** Refusals in words: what is wrong and what to do about it. */
type Refusals = Readonly<Record<RefusalCode, string>> & Readonly<Partial<Record<ProblemCode, string>>>;

const english: Refusals = {
  malformed: 'We could not read what was sent. Please fill in the form again.',
  'not-opened': 'The project is still being opened. Please try again in a minute.',
  'already-opened': 'The project has been opened already.',
  'project-ended': 'The project has ended and can no longer be changed.',
  'unknown-milestone': 'The playbook of the project does not have this milestone.',
  'archive-decides':
    'Nobody needs to report this: it is done as soon as the customer archive has everything. Please write there what is missing.',
  'unknown-task': 'The project does not have this task.',
  'task-closed': 'The task has been closed in the meantime.',
  'contact-required': 'A follow-up is completed by a contact with the customer: please record the contact.',
  'judgement-required': 'Intent is judged with keep or drop: please choose one of them.',
  'assignment-required': 'Please assign somebody to the role; that completes the task.',
  'evidence-missing': 'The task reports a milestone: please say where the evidence is.',
  'event-reused': 'This event has been reported with other details before.',
  'note-missing': 'Please say why, in a note.',
  'next-date-missing': 'Please give the date on which intent is judged next.',
  'next-date-out-of-range': 'The date is too far away, or has passed.',
  'reason-missing': 'Please choose a reason.',
  'unknown-reason': 'Please choose a reason from the list.',
  'unknown-role': 'The playbook of the project does not have this role.',
  'role-not-assignable': 'This role cannot be assigned by hand.',
  'nothing-to-judge':
    'No judgement is needed any more: the customer has been in touch, or somebody has already judged.',
  'occurred-in-future':
    'This lies in the future. If the customer has confirmed a later day, please record it as a meeting.',
  'no-decision': 'This task is not a decision about other tasks.',
  'task-reassigned': 'The task has been given to somebody else in the meantime.',
  'due-date-out-of-range': 'The new date must be in the future, no later than the playbook allows.',
  'decline-not-possible': 'This task cannot be declined: please do it or pass it on.',
  'unknown-stage': 'The playbook of the project does not have this stage.',
  'stage-not-earlier': 'A project can only go back to an earlier stage.',
  'wake-date-out-of-range': 'The wake date must be in the future, no later than the playbook allows.',
  'not-held': 'The project is not on hold any more.',
  'meeting-out-of-range': 'The meeting must be in the future, no later than the playbook allows.',
  'no-meeting': 'There is no upcoming meeting to call off.',
  'receiver-needed': 'Please choose who leads the project from now on.',
  'week-out-of-range': 'The week of this review has not begun yet. Please decide once it has.',
  'not-ended': 'The project is still running: only an ended one can be reopened.',
  'not-for-actor': 'Only a manager above the owner of the project can do this.',
  'currency-missing': 'Amount and currency go together: please give both, or neither.',
  'too-many-references': 'The project has as many references as it may have.',
  'revision-mismatch': 'Somebody has changed the project in the meantime. Please look at it again.',
  'unknown-reference': 'This person cannot be chosen: they have left, or do not have the role.',
  'unknown-project': 'There is no such project.',
  'project-stopped': 'The project was stopped from outside. An operator has to restart it.',
  'temporal-unavailable':
    'Milepost cannot reach the project right now. Nothing was done; please try again in a minute.',
  'store-unavailable': 'Milepost cannot reach its data right now. Please try again in a minute.',
};

const traditionalChinese: Refusals = {
  malformed: '無法理解送出的內容，請重新填寫。',
  'not-opened': '案件正在開案中，請稍候一分鐘再試。',
  'already-opened': '案件已經開案。',
  'project-ended': '案件已結束，無法再變更。',
  'unknown-milestone': '此案件的標準化流程沒有這個里程碑。',
  'archive-decides': '這一項不必回報：客戶檔案補齊就會自動完成。請到客戶檔案補上還缺的資料。',
  'unknown-task': '此案件沒有這項任務。',
  'task-closed': '這項任務剛剛已經結案。',
  'contact-required': '這項任務須以跟進完成，請記錄這次跟進。',
  'judgement-required': '意向判斷須選擇保留或放棄。',
  'assignment-required': '請為角色指派人選，任務即完成。',
  'evidence-missing': '這項任務會回報里程碑，請註明佐證所在。',
  'event-reused': '這個事件先前已用不同的內容回報過。',
  'note-missing': '請在備註中說明原因。',
  'next-date-missing': '請填寫下次判斷意向的日期。',
  'next-date-out-of-range': '日期太遠或已經過去。',
  'reason-missing': '請選擇原因。',
  'unknown-reason': '請從清單中選擇原因。',
  'unknown-role': '此案件的標準化流程沒有這個角色。',
  'role-not-assignable': '這個角色無法由人指派。',
  'nothing-to-judge': '目前已不需要判斷意向：已有客戶消息，或已有人判斷過。',
  'occurred-in-future': '時間不能晚於現在。客戶已確認、尚未進行的會面，請改為記錄會面。',
  'no-decision': '這項任務不是有關其他任務的決定。',
  'task-reassigned': '這項任務剛剛已轉交給別人。',
  'due-date-out-of-range': '新的期限須在今天之後，且不超過流程規定的期限。',
  'decline-not-possible': '這項任務須有人負責，請完成或轉交他人。',
  'unknown-stage': '此案件的標準化流程沒有這個階段。',
  'stage-not-earlier': '案件只能退回先前的階段。',
  'wake-date-out-of-range': '恢復日期須在今天之後，且不超過流程規定的期限。',
  'not-held': '案件已不在暫緩中。',
  'meeting-out-of-range': '會面日期須在今天之後，且不超過流程規定的期限。',
  'no-meeting': '目前沒有可取消的會面。',
  'receiver-needed': '請選擇接手負責案件的人。',
  'week-out-of-range': '這次檢視的那一週尚未開始，請於該週開始後再決定。',
  'not-ended': '案件仍在進行，只有已結束的案件才能重新開案。',
  'not-for-actor': '只有案件負責人的上級主管可以這樣做。',
  'currency-missing': '金額與幣別須同時填寫，或同時留空。',
  'too-many-references': '此案件的外部編號已達上限。',
  'revision-mismatch': '案件剛剛已被他人變更，請重新查看。',
  'unknown-reference': '無法選擇此人：已離職，或不具備這個角色。',
  'unknown-project': '查無此案件。',
  'project-stopped': '案件已被外部停止，須由維運人員處理。',
  'temporal-unavailable': '目前無法連線到案件，尚未執行任何動作，請稍候一分鐘再試。',
  'store-unavailable': '目前無法讀取資料，請稍候一分鐘再試。',
};

const texts: Readonly<Record<Language, Refusals>> = { en: english, 'zh-TW': traditionalChinese };

/** A refusal in the reader's language; `detail` replaces a code that has no words here. */
export function refusalText(language: Language, code: ProblemCode, detail: string): string {
  return texts[language][code] ?? detail;
}
