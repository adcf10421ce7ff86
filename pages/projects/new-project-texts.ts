import type { Language } from '../../domain/playbook/playbook';

/** The words of the form for a new project. */
export interface NewProjectTexts {
  readonly title: string;
  readonly customer: string;
  readonly search: string;
  readonly searchHint: string;
  readonly find: string;
  readonly found: string;
  readonly notFound: string;
  readonly choose: (name: string) => string;
  readonly other: string;
  readonly newCustomer: string;
  readonly newCustomerHint: string;
  readonly name: string;
  readonly class: string;
  readonly project: string;
  readonly owner: string;
  readonly playbook: string;
  readonly open: string;
  readonly similar: string;
  readonly similarHint: string;
  readonly isNew: (name: string) => string;
  readonly nobody: string;
  readonly nobodyText: string;
  readonly noCustomer: string;
  readonly noName: string;
  readonly kept: string;
  readonly keptText: string;
  readonly formAgain: string;
}

const english: NewProjectTexts = {
  title: 'New project',
  customer: 'Customer',
  search: 'Find the customer',
  searchHint: 'Part of a name, a company number or a tag, in any script.',
  find: 'Find',
  found: 'Choose one',
  notFound: 'No customer has this in its name. Try less of it, or make a new one below.',
  choose: (name) => `Choose ${name}`,
  other: 'Another customer',
  newCustomer: 'New customer',
  newCustomerHint: 'Only if the customer is not there yet. Look for it first.',
  name: 'Name of the new customer',
  class: 'Class',
  project: 'Project',
  owner: 'Owner',
  playbook: 'Playbook',
  open: 'Open the project',
  similar: 'Is it one of these?',
  similarHint: 'These customers may be the same. Nothing has been made yet.',
  isNew: (name) => `No, ${name} is new`,
  nobody: 'You cannot open a project',
  nobodyText:
    'A project is opened by whoever can lead it, or by a manager above them. Ask your manager, or the person who keeps the directory.',
  noCustomer: 'Please choose a customer, or give the name of a new one.',
  noName: 'Please give the name of the customer in one line.',
  kept: 'The project is being opened',
  keptText:
    'The project cannot be reached right now. It will be opened automatically; you do not need to send the form again.',
  formAgain:
    'You signed in again after typing this. Nothing is done yet: please check it and press the button.',
};

const traditionalChinese: NewProjectTexts = {
  title: '新增案件',
  customer: '客戶',
  search: '尋找客戶',
  searchHint: '輸入名稱的一部分、統一編號或標籤，中英文皆可。',
  find: '尋找',
  found: '請選擇',
  notFound: '找不到名稱符合的客戶。請少輸入幾個字，或在下方建立新客戶。',
  choose: (name) => `選擇 ${name}`,
  other: '換一個客戶',
  newCustomer: '新客戶',
  newCustomerHint: '確定客戶尚未建檔時才填寫，請先尋找。',
  name: '新客戶名稱',
  class: '客戶分類',
  project: '案件',
  owner: '負責人',
  playbook: '標準化流程',
  open: '開案',
  similar: '是不是其中一個？',
  similarHint: '這些客戶可能是同一家，目前尚未建立任何資料。',
  isNew: (name) => `都不是，${name} 是新客戶`,
  nobody: '您無法開案',
  nobodyText: '案件由可以負責的人，或其上層主管開立。請洽您的主管或通訊錄管理人員。',
  noCustomer: '請選擇客戶，或填寫新客戶的名稱。',
  noName: '請以一行填寫客戶名稱。',
  kept: '案件開立中',
  keptText: '目前無法處理，稍後會自動開案，不需要再送一次。',
  formAgain: '您在填寫後重新登入。目前尚未開案，請確認內容後按下按鈕。',
};

const texts: Readonly<Record<Language, NewProjectTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function newProjectTexts(language: Language): NewProjectTexts {
  return texts[language];
}
