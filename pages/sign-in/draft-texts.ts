import type { Language } from '../../domain/playbook/playbook';

/** The words about what was typed into a form whose session had ended. */
interface DraftTexts {
  readonly title: string;
  readonly kept: string;
  readonly signIn: string;
  readonly shown: (at: string) => string;
  readonly discard: string;
  readonly waiting: string;
}

const english: DraftTexts = {
  title: 'Your session has ended; what you typed is kept',
  kept: 'Nothing has been saved or carried out yet. Sign in, and the form opens again with everything that you typed.',
  signIn: 'Sign in and go on',
  shown: (at) =>
    `This is what you typed on ${at}, before your session ended. Nothing has been saved or carried out yet.`,
  discard: 'Throw the draft away',
  waiting: 'You have not finished',
};

const traditionalChinese: DraftTexts = {
  title: '登入已逾時，您輸入的內容已保留',
  kept: '尚未儲存，也尚未執行任何動作。重新登入後，表單會帶著您輸入的全部內容再次開啟。',
  signIn: '登入並繼續',
  shown: (at) => `以下是您在登入逾時前於 ${at}輸入的內容，尚未儲存或執行。`,
  discard: '捨棄草稿',
  waiting: '您有未完成的內容',
};

const texts: Readonly<Record<Language, DraftTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function draftTexts(language: Language): DraftTexts {
  return texts[language];
}
