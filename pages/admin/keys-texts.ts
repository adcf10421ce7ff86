import type { Language } from '../../domain/playbook/playbook';
import type { Scope } from '../../store/models/api-key-models';

/** The words of API keys. */
interface KeysTexts {
  readonly about: string;
  readonly none: string;
  readonly revoked: string;
  readonly statuses: Readonly<Record<'live' | 'expired' | 'revoked', string>>;
  readonly made: (name: string, at: string) => string;
  readonly operator: string;
  readonly lastUsed: (at: string) => string;
  readonly neverUsed: string;
  readonly expires: (at: string) => string;
  readonly neverExpires: string;
  readonly ended: (name: string, at: string) => string;
  readonly may: string;
  readonly revoke: string;
  readonly revokeOne: (name: string) => string;
  readonly revokeTitle: (name: string) => string;
  readonly revokeText: string;
  readonly keep: string;
  readonly rotate: string;
  readonly rotateOne: (name: string) => string;
  readonly rotateTitle: (name: string) => string;
  readonly rotateText: string;
  readonly overlap: string;
  /** How long the present key works beside the new one, by the number of hours. */
  readonly overlaps: Readonly<Record<'0' | '24' | '168', string>>;
  readonly ends: (at: string) => string;
  readonly past: string;
  readonly showPast: (count: number) => string;
  readonly newTitle: string;
  readonly name: string;
  readonly nameHint: string;
  readonly scopes: string;
  readonly scopesHint: string;
  readonly scopeWords: Readonly<Partial<Record<Scope, string>>>;
  readonly expiresOn: string;
  readonly expiresHint: string;
  readonly make: string;
  readonly madeTitle: (name: string) => string;
  readonly madeText: string;
  readonly faults: {
    readonly name: string;
    readonly taken: string;
    readonly scopes: string;
    readonly date: string;
  };
}

const english: KeysTexts = {
  about: 'Each program that calls the API has a key of its own, which may do what its scopes say.',
  none: 'There are no keys.',
  revoked: 'The key is revoked. Within a second it is refused everywhere.',
  statuses: { live: 'Works', expired: 'Expired', revoked: 'Revoked' },
  made: (name, at) => `made by ${name}, ${at}`,
  operator: 'an operator at the command line',
  lastUsed: (at) => `last used ${at}`,
  neverUsed: 'never used',
  expires: (at) => `expires ${at}`,
  neverExpires: 'does not expire',
  ended: (name, at) => `Revoked by ${name}, ${at}`,
  may: 'May',
  revoke: 'Revoke',
  revokeOne: (name) => `Revoke: ${name}`,
  revokeTitle: (name) => `Revoke the key “${name}”?`,
  revokeText:
    'Within a second the program that has it is refused. It cannot be undone: a new key is needed then.',
  keep: 'Keep it',
  rotate: 'Replace',
  rotateOne: (name) => `Replace: ${name}`,
  rotateTitle: (name) => `Replace the key “${name}”?`,
  rotateText:
    'The program gets a new key that may do the same; it is shown once. The present one works on as long as you choose here, so that nothing stops meanwhile.',
  overlap: 'The present key works on',
  overlaps: { '0': 'not at all: it may be in wrong hands', '24': 'for a day', '168': 'for a week' },
  ends: (at) => `the key before it works until ${at}`,
  past: 'Keys that do not work any more',
  showPast: (count) => `Keys that do not work any more (${count})`,
  newTitle: 'Make a key',
  name: 'Name',
  nameHint: 'Which program it is for, such as CRM. What it does is shown under this name.',
  scopes: 'What it may do',
  scopesHint: 'As little as the program needs.',
  scopeWords: {},
  expiresOn: 'Works until',
  expiresHint: 'To the end of this day. Empty: it does not expire.',
  make: 'Make the key',
  madeTitle: (name) => `The key “${name}”`,
  madeText: 'Copy it now into the program: it is stored nowhere and cannot be shown again.',
  faults: {
    name: 'Please write 1 to 60 characters in one line.',
    taken: 'A key that works has this name already. If you have just sent this form twice, revoke that one.',
    scopes: 'Please choose at least one.',
    date: 'Please choose a day that is not over.',
  },
};

const traditionalChinese: KeysTexts = {
  about: '每個呼叫 API 的程式各有一把金鑰，只能執行其權限範圍內的動作。',
  none: '目前沒有金鑰。',
  revoked: '金鑰已撤銷，一秒內即無法再使用。',
  statuses: { live: '有效', expired: '已到期', revoked: '已撤銷' },
  made: (name, at) => `由 ${name} 建立於 ${at}`,
  operator: '維運人員（命令列）',
  lastUsed: (at) => `最後使用 ${at}`,
  neverUsed: '從未使用',
  expires: (at) => `到期 ${at}`,
  neverExpires: '不會到期',
  ended: (name, at) => `${name} 已於 ${at} 撤銷`,
  may: '權限',
  revoke: '撤銷',
  revokeOne: (name) => `撤銷：${name}`,
  revokeTitle: (name) => `要撤銷金鑰「${name}」嗎？`,
  revokeText: '一秒內持有此金鑰的程式即被拒絕。此動作無法復原，之後需要新的金鑰。',
  keep: '保留',
  rotate: '更換',
  rotateOne: (name) => `更換：${name}`,
  rotateTitle: (name) => `要更換金鑰「${name}」嗎？`,
  rotateText: '程式將取得權限相同的新金鑰，且只顯示一次。目前的金鑰會依此處選擇繼續有效，以免中斷。',
  overlap: '目前的金鑰',
  overlaps: { '0': '立即失效：可能已外洩', '24': '再有效一天', '168': '再有效一週' },
  ends: (at) => `前一把金鑰有效至 ${at}`,
  past: '已失效的金鑰',
  showPast: (count) => `已失效的金鑰（${count}）`,
  newTitle: '建立金鑰',
  name: '名稱',
  nameHint: '供哪個程式使用，例如 CRM。其動作會以此名稱顯示。',
  scopes: '權限範圍',
  scopesHint: '只給程式需要的權限。',
  scopeWords: {
    'projects:read': '讀取案件、任務與時間軸',
    'projects:write': '開立案件並在其中決定：任務、角色、暫緩、天數、結案',
    'reports:write': '回報案件中發生的事：里程碑、跟進、備註',
    'reviews:read': '讀取每週檢視',
    'reviews:write': '記錄每週檢視的決定',
    'hand-overs:read': '讀取移交，以及某人持有的內容',
    'hand-overs:write': '開始、回覆、決定及取消移交',
    'people:read': '讀取人員及其地址',
    'people:write': '新增與變更人員',
    'customers:read': '讀取客戶及其人員',
    'customers:write': '新增與變更客戶及其人員',
    'personal-facts:read': '讀取客戶人員的個人資料；每次讀取皆有紀錄',
    'personal-facts:write': '寫入與移除客戶人員的個人資料',
    'personal-facts:erase': '刪除客戶人員的一切資料',
    'personal-facts:audit': '讀取誰看過這些資料',
    'retention:read': '查看依保存規則將刪除的人員',
    'retention:run': '依保存規則刪除客戶人員',
    'imports:read': '讀取匯入，以及檔案各列的問題',
    'imports:write': '儲存對應、傳送檔案並執行匯入',
    'calendars:read': '讀取行事曆及工作日',
    'calendars:write': '新增與變更行事曆',
    'playbooks:read': '讀取標準流程，並以其他天數試算',
    'events:read': '追蹤所有發生的事',
    'webhooks:read': '查看事件傳送至何處及結果',
    'webhooks:write': '決定事件傳送至何處',
    'keys:read': '查看有哪些金鑰（不含金鑰本身）',
    'keys:write': '建立、更換、限制與撤銷權限不超過自身的金鑰',
    'mail:inbound': '遞交郵件回覆：供郵件閘道使用',
    'act-for-people': '在 X-Milepost-Actor 中以人員名義執行',
    admin: '一切權限',
  },
  expiresOn: '有效至',
  expiresHint: '至當日結束。空白：不會到期。',
  make: '建立金鑰',
  madeTitle: (name) => `金鑰「${name}」`,
  madeText: '請立即複製到程式中：系統不儲存金鑰，無法再次顯示。',
  faults: {
    name: '請以一行輸入 1 至 60 個字元。',
    taken: '已有同名且有效的金鑰。若剛才重複送出表單，請撤銷該金鑰。',
    scopes: '請至少選擇一項。',
    date: '請選擇尚未過去的日期。',
  },
};

const texts: Readonly<Record<Language, KeysTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function keysTexts(language: Language): KeysTexts {
  return texts[language];
}
