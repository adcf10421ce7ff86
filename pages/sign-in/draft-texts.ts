import type { Language } from '../../domain/playbook/playbook';

/** The words about what was typed into a form whose session had ended. */
interface DraftTexts {
  readonly title: string;
  readonly kept: string;
  readonly signIn: string;
  readonly shown: (at: string) => string;
  readonly discard: string;
  readonly waiting: string;
  readonly lost: string;
}

const english: DraftTexts = {
  title: 'Your session has ended; what you typed is kept',
  kept: 'Nothing has been saved or carried out yet. Sign in, and the form opens again with everything that you typed.',
  signIn: 'Sign in and go on',
  shown: (at) =>
    `This is what you typed on ${at}, before your session ended. Nothing has been saved or carried out yet.`,
  discard: 'Throw the draft away',
  waiting: 'You have not finished',
  lost: 'You have no part in this any more: a project was handed over, or a role went to somebody else.',
};

const traditionalChinese: DraftTexts = {
  title: '登入已逾時，您輸入的內容已保留',
  kept: '尚未儲存，也尚未執行任何動作。重新登入後，表單會帶著您輸入的全部內容再次開啟。',
  signIn: '登入並繼續',
  shown: (at) => `以下是您在登入逾時前於 ${at}輸入的內容，尚未儲存或執行。`,
  discard: '捨棄草稿',
  waiting: '您有未完成的內容',
  lost: '您已不再參與此案件或客戶：案件已移交，或角色已由他人擔任。',
};

const texts: Readonly<Record<Language, DraftTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function draftTexts(language: Language): DraftTexts {
  return texts[language];
}
