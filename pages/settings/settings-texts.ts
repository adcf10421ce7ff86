import type { MailHabit } from '../../contracts/sandbox/mail-habits';
import type { ChosenHabit } from '../../people/mail-habit';
import type { Language } from '../../domain/playbook/playbook';

/** The words of the settings. */
interface SettingsTexts {
  readonly title: string;
  readonly saved: string;
  readonly you: string;
  readonly language: string;
  readonly timeZone: string;
  readonly timeZoneHint: string;
  readonly unknownZone: (nearest: string) => string;
  readonly save: string;
  readonly emails: string;
  readonly emailsText: string;
  readonly mailHabit: string;
  readonly mailHabitHint: string;
  readonly teamMailHabit: string;
  readonly teamMailHabitHint: string;
  /** What applies as long as nothing is chosen, and who has said it. */
  readonly usual: (habit: MailHabit, by: ChosenHabit['by']) => string;
  readonly habits: Readonly<Record<MailHabit, string>>;
  readonly undo: string;
  readonly sessions: string;
  readonly sessionsText: string;
  readonly unnamed: string;
  readonly thisOne: string;
  readonly ownDevice: string;
  readonly since: (at: string) => string;
  readonly lastUsed: (at: string) => string;
  readonly until: (at: string) => string;
  readonly end: string;
  readonly endOne: (device: string) => string;
  readonly endOthers: string;
  readonly changedMeanwhile: string;
}

const english: SettingsTexts = {
  title: 'Settings',
  saved: 'Saved.',
  you: 'Language and time',
  language: 'Language of emails and pages',
  timeZone: 'Time zone',
  timeZoneHint: 'Area and city, such as Asia/Taipei. Your due dates and working hours follow it.',
  unknownZone: (nearest) => `There is no such time zone. Did you mean ${nearest}?`,
  save: 'Save',
  emails: 'Emails',
  emailsText: 'New tasks, decisions and what others do with your tasks always come at once.',
  mailHabit: 'Reminders, copies and news of projects',
  mailHabitHint:
    'The digest comes a quarter of an hour after your working day begins, when there is something new.',
  teamMailHabit: 'The same for the people below you who have chosen nothing',
  teamMailHabitHint: 'Managers below you can say otherwise for their own teams.',
  usual: (habit, by) => {
    const short = { digest: 'digest', 'at-once': 'at once', both: 'both' };
    return `${by === 'company' ? 'As the company' : 'As the team'}: ${short[habit]}`;
  },
  habits: {
    digest: 'In one digest each morning',
    'at-once': 'Each at once',
    both: 'At once, and in the digest',
  },
  undo: 'Undo',
  sessions: 'Where you are signed in',
  sessionsText: 'End what you do not know, or a device that you no longer have.',
  unnamed: 'Unknown browser',
  thisOne: 'this browser',
  ownDevice: 'your own device',
  since: (at) => `since ${at}`,
  lastUsed: (at) => `last used ${at}`,
  until: (at) => `ends ${at}`,
  end: 'End',
  endOne: (device) => `End: ${device}`,
  endOthers: 'End all others',
  changedMeanwhile: 'Somebody else changed your record at the same moment. Please check and save again.',
};

const traditionalChinese: SettingsTexts = {
  title: '設定',
  saved: '已儲存。',
  you: '語言與時間',
  language: '郵件與頁面的語言',
  timeZone: '時區',
  timeZoneHint: '地區與城市，例如 Asia/Taipei。您的期限與工作時間以此為準。',
  unknownZone: (nearest) => `沒有這個時區，您是指 ${nearest} 嗎？`,
  save: '儲存',
  emails: '郵件',
  emailsText: '新任務、待決定事項，以及他人對您任務的處理，一律即時寄送。',
  mailHabit: '提醒、副本與案件消息',
  mailHabitHint: '有新消息時，於您的工作日開始後十五分鐘寄出摘要。',
  teamMailHabit: '您的團隊成員（未自行選擇者）',
  teamMailHabitHint: '您下屬的主管可為自己的團隊另行設定。',
  usual: (habit, by) => {
    const short = { digest: '早上彙整', 'at-once': '即時寄送', both: '兩者皆寄' };
    return `${by === 'company' ? '依公司設定' : '依團隊設定'}：${short[habit]}`;
  },
  habits: {
    digest: '每個工作日早上彙整成一封',
    'at-once': '即時逐封寄送',
    both: '即時寄送，並列入早上的摘要',
  },
  undo: '復原',
  sessions: '目前登入的裝置',
  sessionsText: '若有不認得或不再使用的裝置，請結束其登入。',
  unnamed: '不明的瀏覽器',
  thisOne: '這個瀏覽器',
  ownDevice: '您自己的裝置',
  since: (at) => `登入於 ${at}`,
  lastUsed: (at) => `最後使用 ${at}`,
  until: (at) => `到期 ${at}`,
  end: '結束',
  endOne: (device) => `結束：${device}`,
  endOthers: '結束其他所有登入',
  changedMeanwhile: '您的資料剛剛被他人變更，請檢查後再儲存一次。',
};

const texts: Readonly<Record<Language, SettingsTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function settingsTexts(language: Language): SettingsTexts {
  return texts[language];
}
