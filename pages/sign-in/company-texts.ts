import type { Language } from '../../domain/playbook/playbook';

/** Why somebody who came from the company's own sign-in is not signed in here. */
export type CompanyRefusal =
  'unknown' | 'inactive' | 'ambiguous' | 'unverified' | 'declined' | 'stale' | 'away' | 'absent';

interface RefusalText {
  readonly title: string;
  /** What happened, then what to do. */
  readonly lines: (company: string, email: string) => readonly string[];
}

/** The words of signing in with the company's own accounts. */
interface CompanyTexts {
  readonly signInWith: (company: string) => string;
  readonly onward: (company: string) => string;
  readonly onwardText: string;
  readonly onwardLink: string;
  readonly tryAgain: (company: string) => string;
  readonly otherAccount: string;
  readonly byEmail: string;
  readonly refusals: Readonly<Record<CompanyRefusal, RefusalText>>;
}

const english: CompanyTexts = {
  signInWith: (company) => `Sign in with ${company}`,
  onward: (company) => `On to ${company}`,
  onwardText: 'You sign in there and come back here.',
  onwardLink: 'Continue',
  tryAgain: (company) => `Sign in with ${company} again`,
  otherAccount: 'Use another account',
  byEmail: 'Sign in by email',
  refusals: {
    unknown: {
      title: 'Nobody in Milepost has this address',
      lines: (company, email) => [
        `You signed in with ${company} as ${email}. Nobody here has this email address.`,
        'If you have another account, use that one. Otherwise ask whoever manages Milepost in your company to enter this address for you.',
      ],
    },
    inactive: {
      title: 'You are switched off in Milepost',
      lines: (company, email) => [
        `You signed in with ${company} as ${email}. The person with this email address is switched off here.`,
        'If that is a mistake, ask whoever manages Milepost in your company to switch you on again.',
      ],
    },
    ambiguous: {
      title: 'Several people have this address',
      lines: (company, email) => [
        `You signed in with ${company} as ${email}. Several people in Milepost have this email address, so we cannot tell who you are.`,
        'Ask whoever manages Milepost in your company to give each of them an address of their own.',
      ],
    },
    unverified: {
      title: 'Your email address is not verified',
      lines: (company) => [
        `${company} does not confirm an email address of yours, and Milepost knows people by theirs.`,
        `Verify your address there, or ask whoever manages ${company} to do so. Until then, sign in by email.`,
      ],
    },
    declined: {
      title: 'You are not signed in',
      lines: (company) => [
        `You turned back at ${company}, or it does not let you into Milepost.`,
        `If it should, ask whoever manages ${company}. You can also sign in by email.`,
      ],
    },
    stale: {
      title: 'This sign-in has been used or has expired',
      lines: () => [
        'A sign-in works for 15 minutes, once, in the browser in which it was begun. Please start again.',
      ],
    },
    away: {
      title: 'The company’s sign-in does not answer',
      lines: (company) => [
        `${company} cannot be reached, or does not answer as it should. Nothing is wrong with your account.`,
        'Sign in by email, or try again in a few minutes. If it stays like this, tell whoever runs Milepost in your company.',
      ],
    },
    absent: {
      title: 'There is no sign-in with company accounts here',
      lines: () => ['Please sign in by email.'],
    },
  },
};

const traditionalChinese: CompanyTexts = {
  signInWith: (company) => `使用 ${company} 登入`,
  onward: (company) => `前往 ${company}`,
  onwardText: '請在該處登入，完成後會回到這裡。',
  onwardLink: '繼續',
  tryAgain: (company) => `再次使用 ${company} 登入`,
  otherAccount: '使用其他帳號',
  byEmail: '以電子郵件登入',
  refusals: {
    unknown: {
      title: 'Milepost 中沒有人使用此地址',
      lines: (company, email) => [
        `您已使用 ${company} 以 ${email} 登入，但這裡沒有人使用此電子郵件地址。`,
        '若您有其他帳號，請改用該帳號；否則請洽貴公司的 Milepost 管理人員，將此地址加入您的資料。',
      ],
    },
    inactive: {
      title: '您在 Milepost 已被停用',
      lines: (company, email) => [
        `您已使用 ${company} 以 ${email} 登入，但使用此電子郵件地址的人員在這裡已停用。`,
        '若有誤，請洽貴公司的 Milepost 管理人員重新啟用。',
      ],
    },
    ambiguous: {
      title: '有多人使用此地址',
      lines: (company, email) => [
        `您已使用 ${company} 以 ${email} 登入，但 Milepost 中有多人使用此電子郵件地址，無法判斷您是哪一位。`,
        '請洽貴公司的 Milepost 管理人員，為每個人設定各自的地址。',
      ],
    },
    unverified: {
      title: '您的電子郵件地址尚未驗證',
      lines: (company) => [
        `${company} 未確認您的電子郵件地址，而 Milepost 以此地址識別人員。`,
        `請在該處驗證您的地址，或洽 ${company} 的管理人員處理。在此之前，請以電子郵件登入。`,
      ],
    },
    declined: {
      title: '您尚未登入',
      lines: (company) => [
        `您在 ${company} 取消了登入，或 ${company} 不允許您使用 Milepost。`,
        `若應可使用，請洽 ${company} 的管理人員。您也可以改以電子郵件登入。`,
      ],
    },
    stale: {
      title: '此登入已使用過或已過期',
      lines: () => ['登入須於 15 分鐘內，在開始登入的瀏覽器完成，且只能使用一次。請重新開始。'],
    },
    away: {
      title: '公司的登入服務沒有回應',
      lines: (company) => [
        `目前無法連線至 ${company}，或其回應不正確。您的帳號沒有問題。`,
        '請以電子郵件登入，或過幾分鐘再試。若持續如此，請通知貴公司的 Milepost 維運人員。',
      ],
    },
    absent: {
      title: '這裡未提供以公司帳號登入',
      lines: () => ['請以電子郵件登入。'],
    },
  },
};

const texts: Readonly<Record<Language, CompanyTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function companyTexts(language: Language): CompanyTexts {
  return texts[language];
}
