import type { Language } from '../../domain/playbook/playbook';

/** The words of the customers that administrators look after. */
interface CustomersTexts {
  readonly about: string;
  readonly search: string;
  readonly hint: string;
  readonly owned: string;
  readonly owners: Readonly<Record<'all' | 'nobody', string>>;
  readonly show: string;
  readonly none: string;
  readonly more: string;
  readonly fromTheStart: string;
  readonly inClass: (customerClass: string) => string;
  readonly ownedBy: (name: string) => string;
  readonly unowned: string;
  readonly off: string;
  readonly title: (name: string) => string;
  readonly labels: Readonly<Record<'ownerId' | 'class' | 'classReason' | 'active', string>>;
  readonly hints: Readonly<Record<'ownerId' | 'class' | 'classReason' | 'active', string>>;
  readonly nobody: string;
  readonly yes: string;
  readonly no: string;
  readonly save: string;
  readonly saved: string;
  readonly changedMeanwhile: (by: string) => string;
  readonly notTaken: string;
  readonly history: string;
  readonly noHistory: string;
  readonly changed: (label: string, from: string, to: string) => string;
  readonly empty: string;
}

const english: CustomersTexts = {
  about:
    'Who looks after which customer, and how important it is. What the company knows of a customer stays with those who work with it.',
  search: 'Find a customer',
  hint: 'A name in any script, a number, a tag or a reference.',
  owned: 'Owner',
  owners: { all: 'all', nobody: 'nobody' },
  show: 'Show',
  none: 'No customer is found.',
  more: 'More customers',
  fromTheStart: 'From the start',
  inClass: (customerClass) => `class ${customerClass}`,
  ownedBy: (name) => `${name} looks after it`,
  unowned: 'Nobody looks after it',
  off: 'Not active',
  title: (name) => `Customer: ${name}`,
  labels: {
    ownerId: 'Who looks after it',
    class: 'Class',
    classReason: 'Why this class',
    active: 'Active',
  },
  hints: {
    ownerId:
      'They see the customer and change what is known of it, and so does their team. Projects stay with who leads them.',
    class:
      'It says after how many days somebody must follow up in new projects. A running project keeps its class until that is changed there.',
    classReason: 'For those who wonder later. It may be empty.',
    active: 'No project is opened with a customer that is not active.',
  },
  nobody: 'nobody',
  yes: 'yes',
  no: 'no',
  save: 'Save',
  saved: 'It is saved.',
  changedMeanwhile: (by) =>
    `${by} has changed this customer since you opened it. Nothing of yours is saved yet: compare below, then save again.`,
  notTaken: 'Please choose somebody who is active.',
  history: 'Who changed it',
  noHistory: 'Nobody has changed this since the customer was made.',
  changed: (label, from, to) => `${label}: ${from} → ${to}`,
  empty: 'empty',
};

const traditionalChinese: CustomersTexts = {
  about: '誰負責哪個客戶，以及客戶的等級。公司對客戶的了解只給與該客戶往來的人員。',
  search: '尋找客戶',
  hint: '任何文字的名稱、編號、標籤或外部編號。',
  owned: '負責人',
  owners: { all: '全部', nobody: '無人負責' },
  show: '顯示',
  none: '找不到客戶。',
  more: '更多客戶',
  fromTheStart: '回到開頭',
  inClass: (customerClass) => `${customerClass} 級`,
  ownedBy: (name) => `負責人：${name}`,
  unowned: '無人負責',
  off: '停用',
  title: (name) => `客戶：${name}`,
  labels: { ownerId: '負責人', class: '客戶分類', classReason: '分類理由', active: '啟用' },
  hints: {
    ownerId: '負責人及其團隊可檢視並更新客戶資料。案件仍由原負責人進行。',
    class: '決定新案件的跟進天數。進行中的案件維持原分類，除非在案件中變更。',
    classReason: '供日後參考，可留白。',
    active: '停用的客戶無法開立新案件。',
  },
  nobody: '無人',
  yes: '是',
  no: '否',
  save: '儲存',
  saved: '已儲存。',
  changedMeanwhile: (by) => `您開啟後，${by} 已變更此客戶。您的內容尚未儲存：請對照下方後再儲存一次。`,
  notTaken: '請選擇在職人員。',
  history: '變更紀錄',
  noHistory: '自建立後尚未變更。',
  changed: (label, from, to) => `${label}：${from} → ${to}`,
  empty: '空白',
};

const texts: Readonly<Record<Language, CustomersTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function customersTexts(language: Language): CustomersTexts {
  return texts[language];
}
