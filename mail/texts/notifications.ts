import type { Language } from '../../domain/playbook/playbook';

/** Every sentence and label of the notifications. Dates and names come in ready to print. */
export interface NotificationTexts {
  readonly signIn: {
    readonly subject: string;
    readonly ask: (who: string) => string;
    readonly why: (minutes: number) => string;
    readonly open: string;
    readonly footer: string;
  };
  readonly queueOffer: {
    readonly subject: (roles: number) => string;
    readonly ask: (who: string) => string;
    readonly why: string;
    readonly title: string;
    readonly detail: (role: {
      customerName: string;
      stageName: string;
      ownerName: string;
      since: string;
    }) => string;
    readonly take: string;
    readonly footer: (timeZone: string) => string;
  };
  readonly addressFailed: AddressFailedTexts & {
    /** @param standIn who gets the emails meanwhile; null when nobody does */
    readonly toManager: (standIn: string | null) => AddressFailedTexts;
    readonly title: (person: string) => string;
    readonly detail: (task: { title: string; customerName: string; due: string | null }) => string;
    readonly footer: (timeZone: string) => string;
  };
  readonly lateAnswer: {
    readonly subject: (leaver: string, title: string) => string;
    readonly ask: (who: string, leaver: string) => string;
    readonly why: (leaver: string, title: string, customerName: string) => string;
    /** Shown above the reply. */
    readonly title: string;
    readonly footer: string;
  };
  readonly webhookDisabled: {
    readonly subject: (name: string) => string;
    readonly ask: (who: string, name: string) => string;
    readonly why: (url: string, since: string) => string;
    readonly title: string;
    readonly wrong: (
      cause: 'down' | 'not-taken' | 'gone' | 'by-hand' | 'restored',
      status: number | null,
      projectTitle: string | null,
    ) => readonly string[];
    readonly how: readonly string[];
    readonly footer: (timeZone: string) => string;
  };
  readonly reportsExpired: {
    readonly subject: (waitsFor: string) => string;
    readonly ask: (who: string, waitsFor: string) => string;
    readonly why: (count: number, waitsFor: string, since: string) => string;
    readonly title: string;
    readonly report: (what: string, source: string, date: string) => string;
    readonly how: (waitsFor: string) => readonly string[];
    readonly footer: (timeZone: string) => string;
  };
  /** How many are not listed. */
  readonly more: (count: number) => string;
}

/** What the notification about an address says, to a stand-in or to a manager who is not one. */
interface AddressFailedTexts {
  readonly subject: (person: string) => string;
  readonly ask: (who: string, person: string) => string;
  readonly why: (about: { name: string; email: string; code: string }) => string;
  readonly how: (person: string, hasTasks: boolean) => readonly string[];
}

export const englishNotifications: NotificationTexts = {
  signIn: {
    subject: 'Open your tasks: the link you asked for',
    ask: (who) => `${who}, here is the link to your tasks.`,
    why: (minutes) => `It works once, in one browser, for ${minutes} minutes.`,
    open: 'Open my tasks',
    footer:
      'Sent by Milepost because somebody asked for it with your address. If that was not you, ignore this: ' +
      'nobody can sign in without this email.',
  },
  queueOffer: {
    subject: (roles) =>
      roles === 1 ? 'Take on a role: one is waiting' : `Take on a role: ${roles} are waiting`,
    ask: (who) => `${who}, please see whether you can take on one of these roles.`,
    why: 'Why: nobody has them, their tasks are waiting, and you have the skills for them.',
    title: 'Roles that nobody has',
    detail: ({ customerName, stageName, ownerName, since }) =>
      `${customerName} · stage “${stageName}” · owner ${ownerName} · waiting since ${since}`,
    take: 'Take it on',
    footer: (timeZone) =>
      `Whoever takes a role on first gets it, with its tasks. You do not have to answer.\nSent by Milepost. Times are in ${timeZone}.`,
  },
  addressFailed: {
    subject: (person) => `Stand in for ${person}: email does not arrive there`,
    ask: (who, person) => `${who}, please stand in for ${person}: email does not reach them.`,
    why: ({ name, email, code }) =>
      `Why: email to ${email} bounced (${code}). You get the emails for ${name} until the address in the directory is corrected.`,
    how: (person, hasTasks) => [
      `Tell ${person} directly, and have the address in the directory corrected.`,
      hasTasks
        ? 'Take care of what cannot wait: pass a task on, or do it yourself in the project.'
        : `${person} has no open tasks at present.`,
    ],
    toManager: (standIn) => ({
      subject: (person) => `Correct an address: email does not reach ${person}`,
      ask: (who, person) => `${who}, please have the address of ${person} corrected.`,
      why: ({ name, email, code }) =>
        `Why: email to ${email} bounced (${code}). ${standIn ?? 'Nobody'} gets the emails for ${name} until the address in the directory is corrected.`,
      how: (person, hasTasks) => [
        `Tell ${person} directly, and have the address in the directory corrected.`,
        ...(hasTasks && standIn !== null ? [`${standIn} takes care of what cannot wait.`] : []),
        ...(hasTasks ? [] : [`${person} has no open tasks at present.`]),
      ],
    }),
    title: (person) => `What ${person} has to do`,
    detail: ({ title, customerName, due }) =>
      `${title} · ${customerName} · ${due === null ? 'not dated yet' : `due ${due}`}`,
    footer: (timeZone) => `Sent by Milepost. Times are in ${timeZone}.`,
  },
  lateAnswer: {
    subject: (leaver, title) => `Read a reply meant for ${leaver}: ${title}`,
    ask: (who, leaver) => `${who}, please read this reply to an email for ${leaver}.`,
    why: (leaver, title, customerName) =>
      `Why: ${leaver} has left the company, and “${title}” (${customerName}) is with you now. The reply is kept as a note in the project.`,
    title: 'The reply',
    footer:
      'We cannot tell who wrote it: it came to a reply address that only the email to the person who left contained.\nSent by Milepost.',
  },
  webhookDisabled: {
    subject: (name) => `Repair a connection: ${name} gets no news any more`,
    ask: (who, name) => `${who}, please have the connection to “${name}” repaired.`,
    why: (url, since) =>
      `Why: what happens in projects could not be delivered to ${url}, so deliveries stopped on ${since}. Nothing is lost: they go on from where they stopped.`,
    title: 'What went wrong',
    wrong: (cause, status, projectTitle) => [
      {
        down: 'Nothing could be delivered for three days.',
        'not-taken': `What happened in “${projectTitle ?? 'one project'}” was not taken for three days.`,
        gone: 'The program says that it wants no more news.',
        'by-hand': 'Somebody has disabled it.',
        restored: 'Our database was restored to an earlier state: it has to be said from where to go on.',
      }[cause],
      ...(status === null ? [] : [`The last answer was ${status}.`]),
    ],
    how: [
      'Pass this on to whoever runs the program at that address. The API lists the last attempts of this webhook.',
      'Once it is repaired, have the webhook enabled again through the API.',
    ],
    footer: (timeZone) =>
      `Sent by Milepost because you look after this connection. Times are in ${timeZone}.`,
  },
  reportsExpired: {
    subject: (waitsFor) => `Find the project of ${waitsFor}: what was reported is not used`,
    ask: (who, waitsFor) => `${who}, please find out which project “${waitsFor}” is.`,
    why: (count, waitsFor, since) =>
      `Why: ${count === 1 ? 'a report has' : `${count} reports have`} waited for a project that another system calls “${waitsFor}”. None had this reference until ${since}, so what was reported counts nowhere.`,
    title: 'What was reported',
    report: (what, source, date) => `${what}, ${date}, reported by ${source}`,
    how: (waitsFor) => [
      `If the project is there under another name, have “${waitsFor}” added to its references.`,
      `If it is not, have it opened with this reference.`,
      'Then have the reports sent again: those that are sent after that find the project.',
    ],
    footer: (timeZone) =>
      `Sent by Milepost because you were named as the one to be told. Times are in ${timeZone}.`,
  },
  more: (count) => (count === 1 ? 'One more is not listed here.' : `${count} more are not listed here.`),
};

export const traditionalChineseNotifications: NotificationTexts = {
  signIn: {
    subject: '開啟您的任務：您要的連結',
    ask: (who) => `${who} 您好，這是開啟您任務的連結。`,
    why: (minutes) => `連結 ${minutes} 分鐘內有效，只能在一個瀏覽器使用一次。`,
    open: '開啟我的任務',
    footer:
      '本郵件由 Milepost 自動寄出，因為有人以您的信箱索取連結。如果不是您本人，不必理會：沒有這封郵件就無法登入。',
  },
  queueOffer: {
    subject: (roles) => `請考慮承接：有 ${roles} 個角色等候人選`,
    ask: (who) => `${who} 您好，請看看能否承接下列角色。`,
    why: '原因：這些角色目前無人擔任，相關任務都在等候，而您具備這樣的能力。',
    title: '無人擔任的角色',
    detail: ({ customerName, stageName, ownerName, since }) =>
      `${customerName} · 「${stageName}」階段 · 負責人 ${ownerName} · 自 ${since}起等候`,
    take: '由我承接',
    footer: (timeZone) =>
      `角色及其任務由最先承接的人負責，不承接則無須回覆。\n本郵件由 Milepost 自動寄出。時間以 ${timeZone} 時區為準。`,
  },
  addressFailed: {
    subject: (person) => `請代理 ${person}：對方收不到郵件`,
    ask: (who, person) => `${who} 您好，${person} 收不到郵件，請您代理。`,
    why: ({ name, email, code }) =>
      `原因：寄到 ${email} 的郵件遭退回（${code}）。在通訊錄中的地址更正之前，${name} 的郵件都改寄給您。`,
    how: (person, hasTasks) => [
      `請直接告訴 ${person}，並請人更正通訊錄中的電子郵件地址。`,
      hasTasks ? '不能等的任務請先處理：轉交他人，或到案件中接手。' : `${person} 目前沒有待辦任務。`,
    ],
    toManager: (standIn) => ({
      subject: (person) => `請更正郵件地址：${person} 收不到郵件`,
      ask: (who, person) => `${who} 您好，請協助更正 ${person} 的郵件地址。`,
      why: ({ name, email, code }) => {
        const whoGets = standIn === null ? `沒有人代收 ${name} 的郵件` : `${name} 的郵件都改寄給 ${standIn}`;
        return `原因：寄到 ${email} 的郵件遭退回（${code}）。在通訊錄中的地址更正之前，${whoGets}。`;
      },
      how: (person, hasTasks) => [
        `請直接告訴 ${person}，並請人更正通訊錄中的電子郵件地址。`,
        ...(hasTasks && standIn !== null ? [`不能等的任務由 ${standIn} 先處理。`] : []),
        ...(hasTasks ? [] : [`${person} 目前沒有待辦任務。`]),
      ],
    }),
    title: (person) => `${person} 的待辦任務`,
    detail: ({ title, customerName, due }) =>
      `${title} · ${customerName} · ${due === null ? '期限未定' : `期限 ${due}`}`,
    footer: (timeZone) => `本郵件由 Milepost 自動寄出。時間以 ${timeZone} 時區為準。`,
  },
  lateAnswer: {
    subject: (leaver, title) => `請查看寄給 ${leaver} 的郵件回覆：${title}`,
    ask: (who, leaver) => `${who} 您好，有人回覆了原本寄給 ${leaver} 的郵件，請您查看。`,
    why: (leaver, title, customerName) =>
      `原因：${leaver} 已離職，「${title}」（${customerName}）目前由您接手。回覆內容已存為案件的備註。`,
    title: '回覆內容',
    footer:
      '無法確認是誰所寫：回覆寄到的地址，只出現在當初寄給離職同事的郵件中。\n本郵件由 Milepost 自動寄出。',
  },
  webhookDisabled: {
    subject: (name) => `請修復連線：${name} 已收不到通知`,
    ask: (who, name) => `${who} 您好，請安排修復與「${name}」的連線。`,
    why: (url, since) =>
      `原因：案件動態無法送達 ${url}，已於 ${since}停止傳送。資料不會遺失，恢復後會從中斷處繼續傳送。`,
    title: '問題所在',
    wrong: (cause, status, projectTitle) => [
      {
        down: '連續三天，資料都無法送達。',
        'not-taken': `對方連續三天沒有接收${projectTitle === null ? '某個案件' : `「${projectTitle}」`}的動態。`,
        gone: '對方表示不再接收資料。',
        'by-hand': '已由人員停用。',
        restored: '資料庫已還原到較早的狀態，請確認要從哪裡繼續傳送。',
      }[cause],
      ...(status === null ? [] : [`對方最後的回應代碼是 ${status}。`]),
    ],
    how: [
      '請將這封郵件轉給該程式的負責人，最近的傳送紀錄可由系統介面查詢。',
      '修復之後，請管理員重新啟用這個連線。',
    ],
    footer: (timeZone) => `本郵件由 Milepost 自動寄出，因為這個連線由您負責。時間以 ${timeZone} 時區為準。`,
  },
  reportsExpired: {
    subject: (waitsFor) => `請找出案件 ${waitsFor}：收到的回報未採用`,
    ask: (who, waitsFor) => `${who} 您好，請查明「${waitsFor}」是哪一個案件。`,
    why: (count, waitsFor, since) =>
      `原因：有 ${count} 筆回報要歸入其他系統稱為「${waitsFor}」的案件，但到 ${since}為止都沒有案件使用這個編號，因此這些回報都沒有採用。`,
    title: '回報內容',
    report: (what, source, date) => `${what}，${date}，由 ${source} 回報`,
    how: (waitsFor) => [
      `如果案件已經建立，請將「${waitsFor}」加入該案件的外部編號。`,
      '如果還沒有建立，請以這個編號建立案件。',
      '完成後請對方重新傳送，之後的回報就會歸入案件。',
    ],
    footer: (timeZone) =>
      `本郵件由 Milepost 自動寄出，因為您被指定為這些回報的通知對象。時間以 ${timeZone} 時區為準。`,
  },
  more: (count) => `另有 ${count} 項未列出。`,
};

const texts: Readonly<Record<Language, NotificationTexts>> = {
  en: englishNotifications,
  'zh-TW': traditionalChineseNotifications,
};

/** The texts of the notifications in a language. */
export function notificationTexts(language: Language): NotificationTexts {
  return texts[language];
}
