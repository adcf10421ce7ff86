import type { RowTexts } from './fault-texts';

export const rowTextsZhTw: RowTexts = {
  'value-missing': {
    message: '這一格是空的,但「{field}」必填。',
    cure: '請填入內容,或在欄位對應中為所有列指定同一個值。',
  },
  'value-missing-for-new': {
    message: '這是新資料,新資料必須有「{field}」。',
    cure: '請填入內容、對應一個欄位,或在欄位對應中為所有列指定同一個值。',
  },
  'day-unreadable': {
    message: '「{text}」不是 {form} 格式的日期。',
    cure: '請更正日期,或在欄位對應中指定檔案的日期格式。',
  },
  'time-unreadable': {
    message: '「{text}」在 {zone} 不存在:當時時鐘撥快了。',
    cure: '請更正時間,或更正欄位對應的時區。',
  },
  'number-unreadable': {
    message: '「{text}」不是 {form} 格式的數字。',
    cure: '請只寫數字,不要加幣別,或在欄位對應中指定小數點和千分位符號。',
  },
  'not-whole': { message: '「{text}」不是整數。', cure: '請改為整數。' },
  'phone-unreadable': {
    message: '「{text}」不是有效的電話號碼。',
    cure: '請加上國碼,例如 +886 2 2345 6789,或在欄位對應中指定國家。',
  },
  'email-unreadable': {
    message: '「{text}」不是電子郵件地址。',
    cure: '請只寫一個地址,例如 name@example.com,不要加姓名。',
  },
  'word-unknown': {
    message: '「{text}」不在下列選項中:{words}。',
    cure: '請更正這一格,或在欄位對應(`words`)中說明「{text}」代表什麼。',
  },
  'yes-or-no': { message: '「{text}」看不出是或否。', cure: '請寫「是」或「否」、true 或 false、1 或 0。' },
  'reference-unreadable': {
    message: '「{text}」不是代號,也不是外部編號。',
    cure: '請寫 Milepost 的代號或 `system:id`,或在欄位對應中指定系統。',
  },
  'row-twice': {
    message: '第 {first} 列是同一筆資料。',
    cure: '兩列請只留一列。',
  },
  'value-invalid': {
    message: '「{field}」的內容不正確:{detail}。',
    cure: '請更正這一格。',
  },
  'record-unknown': {
    message: '沒有代號為「{name}」的資料,而新資料必須有外部編號。',
    cure: '請更正代號,或把外部編號欄對應到 `reference`。',
  },
  'customer-unknown': {
    message: '沒有「{name}」這個客戶。',
    cure: '請先匯入客戶,或更正這一格。',
  },
  'customer-person-unknown': {
    message: '客戶端沒有「{name}」這個人。',
    cure: '請把主管的那一列移到前面,或再匯入一次:到時兩個人都已建檔。',
  },
  'project-unknown': {
    message: '沒有「{name}」這個案件。',
    cure: '請先匯入案件,或更正這一格。',
  },
  'colleague-unknown': {
    message: '通訊錄裡沒有可以負責這個案件的「{name}」。',
    cure: '請更正代號、賦予這個角色,或在欄位對應(`words`)中說明「{name}」是誰。',
  },
  'other-customer': {
    message: '這個人已建檔在客戶「{customer}」之下。',
    cure: '人員不會從一個客戶移到另一個客戶:請在原客戶標示為離職,再以另一個外部編號匯入。',
  },
  'reference-taken': {
    message: '外部編號「{name}」已屬於另一筆資料。',
    cure: '請更正外部編號,或從另一筆資料移除。',
  },
  'not-your-customer': {
    message: '您無權修改客戶「{name}」。',
    cure: '請由該客戶團隊的成員或其上級主管匯入這一列。',
  },
  'not-your-project': {
    message: '您無權寫入這個案件,或替「{name}」開立案件。',
    cure: '請由案件負責人或其上級主管匯入這一列。',
  },
  'people-by-programs': {
    message: '同事資料不能在網頁上匯入。',
    cure: '請系統管理員以具有 people:write 權限的金鑰匯入這個檔案。',
  },
  'manager-unknown': {
    message: '找不到可以當主管的人員「{name}」。',
    cure: '請先匯入主管:用主管自己的檔案,或由列出主管的那一欄匯入。',
  },
  administrator: {
    message: '匯入不會新增系統管理員,也不會更改其電子郵件。',
    cure: '請以可執行所有操作的金鑰,或以命令列逐一處理。',
  },
  'outcome-differs': {
    message: '這裡的案件狀態是「{here}」,檔案寫的是「{file}」。',
    cure: '匯入不會結束這裡已有的案件,也不會更改結果:請回報里程碑或以指令結案,或更正這一格。',
  },
  'ended-before-opened': {
    message: '結案日 {endedOn} 早於開案日 {openedOn}。',
    cure: '請更正其中一個日期,或在欄位對應中指定檔案的日期格式。',
  },
  'ended-in-future': {
    message: '{endedOn} 還沒到。',
    cure: '請更正日期;仍在進行的案件,結果請填「open」,日期放在 expectedSigningOn。',
  },
  'reason-unknown': {
    message: '標準化流程對這種結果沒有「{reason}」這個原因。',
    cure: '請在欄位對應(`words`)說明它是下列哪一個,或留空:{reasons}。',
  },
  'command-refused': {
    message: '系統不接受({code}):{detail}',
    cure: '請更正這一列,再匯入一次:已匯入的資料不受影響。',
  },
  'person-erased': {
    message: '這個人的所有資料正在刪除中,因此沒有匯入這一列。',
    cure: '請從檔案和來源系統中移除這個人。',
  },
};
