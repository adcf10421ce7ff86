import type { ReadingFaultTexts } from './fault-texts';

export const readingTextsZhTw: ReadingFaultTexts = {
  'file-empty': {
    message: '檔案裡沒有任何文字。',
    cure: '請確認匯出已完成,再重新上傳。第一列必須是欄位名稱。',
  },
  'file-too-large': {
    message: '檔案大小為 {size} 位元組,上限是 {most}。',
    cure: '請拆成幾個檔案,每個檔案的第一列都放欄位名稱。',
  },
  'too-many-rows': {
    message: '檔案超過 {most} 列。',
    cure: '請拆成幾個檔案,每個檔案的第一列都放欄位名稱。',
  },
  'too-many-columns': {
    message: '檔案超過 {most} 欄。',
    cure: '請刪除用不到的欄位。',
  },
  'line-too-long': {
    message: '從這一行開始的資料列超過 {most} 個字元。',
    cure: '多半是引號只有開頭、沒有結尾:請從這一行往下找落單的 "。',
  },
  'encoding-unclear': {
    message: '無法確定檔案的文字編碼。這一行可能是:{samples}。',
    cure: '請指定讀起來正確的那一種編碼({candidates}),或另存為「CSV UTF-8」。',
  },
  'encoding-contradicted': {
    message: '指定的編碼是 {stated},但檔案開頭標示為 {marked}。',
    cure: '請不要指定編碼,或改為 {marked}。',
  },
  'not-text': {
    message: '檔案含有零位元組,不是純文字。',
    cure: '請另存為「CSV UTF-8」或 .xlsx。如果是沒有 BOM 的 UTF-16,請指定 utf-16le 或 utf-16be。',
  },
  'delimiter-unclear': {
    message: '欄位分隔符號可能有好幾種:{delimiters}。',
    cure: '請指定分隔符號:comma(逗號)、semicolon(分號)或 tab(定位字元)。',
  },
  'quote-open': {
    message: '從這一行開始的資料列,引號只有開頭、沒有結尾。',
    cure: '請補上結尾的引號。引號內若還有引號,要寫成兩個:""。',
  },
  'quote-misplaced': {
    message: '引號出現在儲存格的中間。',
    cure: '請用引號把整個儲存格括起來,裡面的引號寫成兩個:""。',
  },
  'old-workbook': {
    message: '這是舊格式的 .xls 活頁簿。',
    cure: '請開啟後另存為「Excel 活頁簿 (.xlsx)」或「CSV UTF-8」。',
  },
  'locked-workbook': {
    message: '活頁簿設有密碼。',
    cure: '請另存一份沒有密碼的檔案再上傳。',
  },
  'not-a-workbook': {
    message: '這是壓縮檔,不是 .xlsx 活頁簿。',
    cure: '請直接上傳活頁簿或 CSV 檔。',
  },
  'workbook-damaged': {
    message: '活頁簿已損壞或不完整。',
    cure: '請開啟後重新儲存,再上傳一次:傳送時可能遺失了一部分。',
  },
  'workbook-too-large': {
    message: '活頁簿解壓縮後為 {size} 位元組,上限是 {most}。',
    cure: '請刪除圖片和其他工作表,或改用 CSV 檔。',
  },
  'workbook-suspicious': {
    message: '活頁簿的組成檔案或合併儲存格有 {count} 個,上限是 {most}。',
    cure: '請把表格複製到新的活頁簿再上傳。',
  },
  'sheet-unknown': {
    message: '沒有名為「{wanted}」的工作表。活頁簿裡有:{sheets}。',
    cure: '請指定其中一個名稱,一字不差。',
  },
  'column-twice': {
    message: '有兩個欄位都叫「{name}」。',
    cure: '請讓每個欄位的名稱都不同。',
  },
  'column-missing': {
    message: '沒有「{name}」這個欄位。檔案的欄位有:{columns}。',
    cure: '請修改欄位對應,或修改檔案裡的欄位名稱。',
  },
  'cells-missing': {
    message: '這一列有 {cells} 格,標題列有 {columns} 格。',
    cure: '請和前後列比對:可能少了分隔符號,或引號有誤。',
  },
  'cells-too-many': {
    message: '這一列有 {cells} 格,標題列有 {columns} 格。',
    cure: '內容含有分隔符號的儲存格請用引號括起來,並為每個欄位命名。',
  },
  'cell-too-long': {
    message: '儲存格的字數過多,開頭是「{text}」。',
    cure: '請縮短內容。',
  },
  'characters-lost': {
    message: '「{text}」裡有無法辨識的字元:先前轉檔時已遺失,或編碼不對。',
    cure: '請重新匯出為「CSV UTF-8」,或指定正確的編碼。',
  },
  formula: {
    message: '這一格是公式:{text}。系統不會計算公式,也不採用先前的計算結果。',
    cure: '請複製該欄,再以「值」貼上。',
  },
  'error-value': {
    message: '這一格顯示錯誤值 {text}。',
    cure: '請填入正確的值,或清空這一格。',
  },
  'merged-cell': {
    message: '這一格已併入 {text},本身沒有值。',
    cure: '請取消合併儲存格,並在每一列填入值。',
  },
  'date-impossible': {
    message: '數字 {text} 以日期顯示,但無法確定是哪一天。',
    cure: '請直接填寫日期,例如 2026-03-02。',
  },
  'names-erased-person': {
    message: '檔案裡有一位已被刪除個人資料的人,因此檔案已刪除。先前匯入的資料會保留。',
    cure: '請從檔案和來源系統中移除這個人,再重新上傳檔案。',
  },
};
