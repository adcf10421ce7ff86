import type { ProblemCode } from '../../api/kit/problems/problem-codes';
import type { Problem } from '../../api/kit/problems/problems';
import type { ProblemPage } from '../../api/kit/responses';
import type { Language } from '../../domain/playbook/playbook';
import { actTexts } from './act-texts-by-language';
import { pageHeaders, renderPage } from './document';
import { presentPlace } from './frame';
import { NavigationLinks } from './navigation';

const texts = {
  en: {
    ours: 'That did not work',
    oursText:
      'It is not your fault. Please go back and try again in a minute; what you have typed is not lost.',
    theirs: 'This page cannot be shown',
    theirsText: 'The address or the form is not complete. Please open the link from your email again.',
    tooLarge: 'What you have typed is too long. Please go back and shorten it.',
    tooMany: 'Too many pages were opened from here in the last minute. Please wait a minute and try again.',
    unreadable: (field: string, character: number) =>
      `The form cannot be read from character ${character} of the field “${field}”. Please go back and type it again; pasted text may be in another encoding.`,
    reference: (id: string) => `If you need help, give this number: ${id}`,
    nowhere: 'There is no page at this address',
    nowhereText:
      'It may be mistyped, or the page has moved. Links from emails are long: copy the whole address, or open it from the email again.',
    search: 'Search for it',
    home: 'To the start',
  },
  'zh-TW': {
    ours: '暫時無法處理',
    oursText: '這不是您的問題。請返回上一頁，稍候一分鐘再試；您輸入的內容仍在。',
    theirs: '無法顯示此頁',
    theirsText: '網址或表單不完整，請從郵件重新開啟連結。',
    tooLarge: '輸入的內容過長，請返回上一頁並縮短。',
    tooMany: '此處在一分鐘內開啟的頁面過多，請稍候一分鐘再試。',
    unreadable: (field: string, character: number) =>
      `表單中「${field}」欄位從第 ${character} 個字元起無法讀取。請返回上一頁重新輸入；貼上的內容可能使用了不同的文字編碼。`,
    reference: (id: string) => `如需協助，請提供此編號：${id}`,
    nowhere: '這個網址沒有頁面',
    nowhereText: '網址可能輸入有誤，或頁面已移動。郵件中的連結很長，請複製完整網址，或從郵件重新開啟。',
    search: '搜尋看看',
    home: '回到首頁',
  },
} as const;

/** A problem for people: what they can do, and the number under which the log says more. */
export const problemAsPage: ProblemPage = (problem, browsers, requestId) => {
  const language = presentPlace()?.frame?.reader.language ?? browsers;
  const body =
    problem.code === 'unknown-route' || problem.code === 'method-not-allowed'
      ? nowherePage(language)
      : faultPage(problem, language, requestId);
  return { body, headers: pageHeaders };
};

function faultPage({ status, code, extras: { formFault } }: Problem, language: Language, requestId: string) {
  const { ours, oursText, theirs, theirsText, tooLarge, tooMany, unreadable, reference } = texts[language];
  const title = status >= 500 ? ours : theirs;
  const special: Partial<Record<ProblemCode, string>> = {
    'body-too-large': tooLarge,
    'too-many-requests': tooMany,
    ...(formFault && { 'malformed-form': unreadable(formFault.field, formFault.character) }),
  };
  const text = status >= 500 ? oursText : (special[code] ?? theirsText);
  return renderPage(
    language,
    actTexts(language).errorTitle(title),
    <>
      <h1>{title}</h1>
      <p>{text}</p>
      <p className="soft">{reference(requestId)}</p>
      <NavigationLinks navigation={{ projectUrl: null }} language={language} />
    </>,
  );
}

/** For an address at which there is nothing, with ways on. */
function nowherePage(language: Language): string {
  const { nowhere, nowhereText, search, home } = texts[language];
  const isSignedIn = presentPlace()?.frame != null;
  return renderPage(
    language,
    actTexts(language).errorTitle(nowhere),
    <>
      <h1>{nowhere}</h1>
      <p>{nowhereText}</p>
      <p className="navigation">
        <a className="button" href="/">
          {home}
        </a>
        {isSignedIn && (
          <a className="button plain" href="/search">
            {search}
          </a>
        )}
      </p>
    </>,
  );
}
