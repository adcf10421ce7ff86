import type { Language } from '../../domain/playbook/playbook';
import type { AdminActKind } from '../../store/admin-acts';

/** The words of webhooks, of what is set up, and of who did what. */
interface OthersTexts {
  readonly webhooks: {
    readonly about: string;
    readonly none: string;
    readonly on: string;
    readonly off: string;
    readonly causes: Readonly<Record<'down' | 'not-taken' | 'gone' | 'by-hand' | 'restored', string>>;
    readonly offSince: (why: string, at: string) => string;
    readonly by: (name: string) => string;
    readonly failing: (at: string) => string;
    readonly behind: (projects: number) => string;
    readonly delivered: (at: string) => string;
    readonly owner: (name: string) => string;
    readonly failures: (count: number) => string;
    readonly answered: (status: number) => string;
    readonly noAnswer: string;
    readonly switchOn: string;
    readonly switchOff: string;
    readonly one: (act: string, name: string) => string;
    readonly done: Readonly<Record<'on' | 'off', string>>;
  };
  readonly setup: {
    readonly calendars: string;
    readonly calendarsText: string;
    readonly company: string;
    readonly version: (version: number, by: string, at: string) => string;
    readonly years: (years: string) => string;
    readonly noYears: string;
    readonly people: (count: number) => string;
    readonly playbooks: string;
    readonly playbooksText: string;
    readonly stages: (stages: string) => string;
  };
  readonly log: {
    readonly acts: string;
    readonly noActs: string;
    readonly actWords: Readonly<Record<AdminActKind, (subject: string) => string>>;
    readonly recordsText: string;
    readonly views: string;
    readonly viewsText: string;
    readonly noViews: string;
    readonly tookAway: (list: string) => string;
    readonly saw: (person: string, customer: string) => string;
    readonly through: Readonly<Record<string, string>>;
  };
}

const english: OthersTexts = {
  webhooks: {
    about: 'Programs elsewhere that are told what happens.',
    none: 'There are no webhooks.',
    on: 'On',
    off: 'Off',
    causes: {
      down: 'nothing could be delivered for three days',
      'not-taken': 'what happened in one project was not taken for three days',
      gone: 'the receiver wants no more',
      'by-hand': 'switched off by hand',
      restored: 'the feed was restored to an earlier state',
    },
    offSince: (why, at) => `${why}, ${at}`,
    by: (name) => `by ${name}`,
    failing: (at) => `Nothing is taken since ${at}`,
    behind: (projects) =>
      projects === 1
        ? 'What happens in one project is not taken'
        : `What happens in ${projects} projects is not taken`,
    delivered: (at) => `last delivered ${at}`,
    owner: (name) => `${name} looks after it`,
    failures: (count) => `Last failures (${count})`,
    answered: (status) => `answered ${status}`,
    noAnswer: 'no answer',
    switchOn: 'Switch on',
    switchOff: 'Switch off',
    one: (act, name) => `${act}: ${name}`,
    done: {
      on: 'It is on, and goes on from where it stopped: what happened meanwhile is delivered.',
      off: 'It is off. It misses nothing: what happens is delivered once it is on again.',
    },
  },
  setup: {
    calendars: 'Calendars',
    calendarsText: 'Working days of countries and sites, by which due dates fall.',
    company: 'the company’s',
    version: (version, by, at) => `version ${version} by ${by}, ${at}`,
    years: (years) => `holidays of ${years}`,
    noYears: 'no holidays',
    people: (count) => (count === 1 ? 'one person' : `${count} people`),
    playbooks: 'Playbooks',
    playbooksText: 'A project keeps the version that it was opened with.',
    stages: (stages) => `Stages: ${stages}`,
  },
  log: {
    acts: 'What administrators did',
    noActs: 'Nothing yet.',
    actWords: {
      'mail-retried': (subject) => `had an email sent again: ${subject}`,
      'project-repaired': (subject) => `had a project repaired: ${subject}`,
      'all-repaired': () => 'had everything looked at and repaired',
      'key-made': (subject) => `made the API key ${subject}`,
      'key-rotated': (subject) => `gave the API key ${subject} a new secret`,
      'key-revoked': (subject) => `revoked the API key ${subject}`,
      'webhook-made': (subject) => `made the webhook ${subject}`,
      'webhook-secret-replaced': (subject) => `replaced the secret of the webhook ${subject}`,
      'webhook-enabled': (subject) => `switched on the webhook ${subject}`,
      'webhook-disabled': (subject) => `switched off the webhook ${subject}`,
    },
    recordsText:
      'Who changed the record of a person, or a calendar, stands on the page of that person or calendar.',
    views: 'Who has seen personal facts',
    viewsText: 'Of people at customers, from outside the team that works with them.',
    noViews: 'Nobody yet.',
    tookAway: (list) => `took a list away: ${list}`,
    saw: (person, customer) => `saw what is known of ${person} at ${customer}`,
    through: {
      api: 'through a program',
      page: 'on a page',
      mail: 'in an email',
      export: 'as an export',
      access: 'as a copy for the person',
    },
  },
};

const traditionalChinese: OthersTexts = {
  webhooks: {
    about: '接收事件通知的外部程式。',
    none: '目前沒有 Webhook。',
    on: '啟用',
    off: '停用',
    causes: {
      down: '三天內皆無法送達',
      'not-taken': '某案件的事件三天內未被接收',
      gone: '接收端不再需要',
      'by-hand': '人工停用',
      restored: '事件來源已還原至較早的狀態',
    },
    offSince: (why, at) => `${why}，${at}`,
    by: (name) => `由 ${name}`,
    failing: (at) => `自 ${at} 起皆未被接收`,
    behind: (projects) => `有 ${projects} 件案件的事件未被接收`,
    delivered: (at) => `最後送達 ${at}`,
    owner: (name) => `負責人：${name}`,
    failures: (count) => `最近的失敗（${count}）`,
    answered: (status) => `回應 ${status}`,
    noAnswer: '沒有回應',
    switchOn: '啟用',
    switchOff: '停用',
    one: (act, name) => `${act}：${name}`,
    done: {
      on: '已啟用，並從停止處繼續：期間發生的事件會補送。',
      off: '已停用。不會遺漏：再次啟用後會補送。',
    },
  },
  setup: {
    calendars: '行事曆',
    calendarsText: '各國與各據點的工作日，期限以此計算。',
    company: '公司預設',
    version: (version, by, at) => `第 ${version} 版，${by}，${at}`,
    years: (years) => `假日年度：${years}`,
    noYears: '無假日',
    people: (count) => `${count} 人使用`,
    playbooks: '標準流程',
    playbooksText: '案件沿用開立時的版本。',
    stages: (stages) => `階段：${stages}`,
  },
  log: {
    acts: '系統管理員的操作',
    noActs: '尚無紀錄。',
    actWords: {
      'mail-retried': (subject) => `重新寄送郵件：${subject}`,
      'project-repaired': (subject) => `修復案件：${subject}`,
      'all-repaired': () => '檢查並修復全部',
      'key-made': (subject) => `建立 API 金鑰 ${subject}`,
      'key-rotated': (subject) => `更換 API 金鑰 ${subject}`,
      'key-revoked': (subject) => `撤銷 API 金鑰 ${subject}`,
      'webhook-made': (subject) => `建立 Webhook ${subject}`,
      'webhook-secret-replaced': (subject) => `更換 Webhook ${subject} 的密鑰`,
      'webhook-enabled': (subject) => `啟用 Webhook ${subject}`,
      'webhook-disabled': (subject) => `停用 Webhook ${subject}`,
    },
    recordsText: '人員資料與行事曆的變更紀錄在各自的頁面。',
    views: '誰看過個人資料',
    viewsText: '客戶人員的個人資料，由服務該客戶的團隊以外的人查看。',
    noViews: '尚無紀錄。',
    tookAway: (list) => `匯出清單：${list}`,
    saw: (person, customer) => `查看 ${customer} 的 ${person} 的資料`,
    through: { api: '透過程式', page: '於頁面', mail: '於郵件', export: '於匯出' },
  },
};

const texts: Readonly<Record<Language, OthersTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function othersTexts(language: Language): OthersTexts {
  return texts[language];
}
