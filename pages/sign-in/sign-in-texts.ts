import type { Language } from '../../domain/playbook/playbook';

/** The words of signing in and of the task list. */
export interface SignInTexts {
  /** The page for whoever comes without an address. */
  readonly front: {
    readonly title: string;
    readonly claim: string;
    readonly what: string;
    readonly gives: readonly string[];
  };
  readonly title: string;
  readonly intro: string;
  /** The same, where there is another way. */
  readonly orByEmail: string;
  readonly email: string;
  readonly send: string;
  readonly noAddress: string;
  readonly endedTitle: string;
  readonly ended: string;
  readonly endedSteps: readonly string[];
  readonly signInElsewhere: string;
  readonly sendAgain: string;
  /** Above a form that is shown again after somebody has signed in again. */
  readonly signedInAgain: string;
  readonly sentTitle: string;
  readonly sent: string;
  readonly confirm: (name: string) => string;
  readonly confirmText: (hours: number) => string;
  /** A box to tick. */
  readonly ownDevice: (days: number) => string;
  readonly usedTitle: string;
  readonly used: string;
  readonly again: string;
  readonly elsewhereTitle: string;
  readonly elsewhere: string;
  readonly signedOutTitle: string;
  readonly signedOut: string;
}

const english: SignInTexts = {
  front: {
    title: 'Every sales project, every week',
    claim: 'No sales project goes quiet',
    what: 'Milepost keeps every long sale moving: it knows what comes next, asks the right person at the right time, and says why a deal stands still.',
    gives: [
      'Each morning, what waits for you, in order.',
      'Each customer’s whole story, whoever holds the relation.',
      'Once a week, every project looked at and decided on.',
    ],
  },
  title: 'Sign in',
  intro: 'We email you a link that opens your tasks in this browser. No password needed.',
  orByEmail: 'Or by email: we send you a link that opens your tasks in this browser.',
  email: 'Your email address',
  send: 'Email me a link',
  noAddress:
    'This is not an email address: it needs a name, one @ and a domain, such as mei-ling@example.com.',
  endedTitle: 'You are no longer signed in',
  ended: 'Nothing has been done yet, and what you wrote is still here: please leave this page open.',
  endedSteps: [
    'Ask for a link in a new window, and open it from the email in this browser.',
    'Come back to this page and send the form again. You can check it once more before anything happens.',
  ],
  signInElsewhere: 'Sign in in a new window',
  sendAgain: 'Send it again',
  signedInAgain: 'Nothing has been done yet. Please check what you wrote, then send it.',
  sentTitle: 'Check your email',
  sent: 'If we know this address, an email is on its way. Its link works for 15 minutes, once, in one browser.',
  confirm: (name) => `Sign in as ${name} in this browser`,
  confirmText: (hours) =>
    `You stay signed in for ${hours} ${hours === 1 ? 'hour' : 'hours'}. On a shared device, please sign out when you leave.`,
  ownDevice: (days) => `This is my own device: keep me signed in for ${days} ${days === 1 ? 'day' : 'days'}`,
  usedTitle: 'This link has been used or has expired',
  used: 'A sign-in link works for 15 minutes, once, in one browser. Please ask for a new one.',
  again: 'Ask for a new link',
  elsewhereTitle: 'This was not sent from a page of Milepost',
  elsewhere: 'Nothing was done. Please open the page again and retry.',
  signedOutTitle: 'You are signed out',
  signedOut: 'Links in your emails still work.',
};

const traditionalChinese: SignInTexts = {
  front: {
    title: '每一個案件，每週都有進展',
    claim: '不讓任何一個案件沉默',
    what: 'Milepost 讓每一個長週期的銷售案件持續前進：知道下一步是什麼，在對的時間請對的人處理，並說明案件為何停滯。',
    gives: [
      '每天早上，依序列出等您處理的事。',
      '無論誰負責，客戶的完整歷程都在。',
      '每週檢視每一個案件，並做出決定。',
    ],
  },
  title: '登入',
  intro: '我們會寄一個連結給您，在這個瀏覽器開啟您的任務清單，無須密碼。',
  orByEmail: '或使用電子郵件：我們會寄一個連結給您，在這個瀏覽器開啟您的任務清單。',
  email: '您的電子郵件地址',
  send: '寄連結給我',
  noAddress: '這不是電子郵件地址：需要名稱、一個 @ 和網域，例如 mei-ling@example.com。',
  endedTitle: '您已不在登入狀態',
  ended: '尚未執行任何動作，您輸入的內容仍在，請勿關閉此頁。',
  endedSteps: [
    '在新視窗索取連結，並在這個瀏覽器從郵件開啟。',
    '回到此頁重新送出。執行前您可以再檢查一次內容。',
  ],
  signInElsewhere: '在新視窗登入',
  sendAgain: '重新送出',
  signedInAgain: '尚未執行任何動作，請檢查您輸入的內容後再送出。',
  sentTitle: '請查看您的信箱',
  sent: '如果這個地址在名單中，郵件已經寄出。連結於 15 分鐘內有效，且只能在一個瀏覽器使用一次。',
  confirm: (name) => `在這個瀏覽器以 ${name} 的身分登入`,
  confirmText: (hours) => `登入狀態維持 ${hours} 小時。若與他人共用裝置，離開前請登出。`,
  ownDevice: (days) => `這是我自己的裝置，登入狀態維持 ${days} 天`,
  usedTitle: '此連結已使用過或已過期',
  used: '登入連結於 15 分鐘內有效，且只能在一個瀏覽器使用一次。請重新索取。',
  again: '重新索取連結',
  elsewhereTitle: '此要求並非來自 Milepost 的頁面',
  elsewhere: '尚未執行任何動作，請重新開啟頁面後再試。',
  signedOutTitle: '您已登出',
  signedOut: '郵件中的連結仍可使用。',
};

const texts: Readonly<Record<Language, SignInTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function signInTexts(language: Language): SignInTexts {
  return texts[language];
}
