import type { ProblemCode } from '../../api/kit/problems/problem-codes';
import type { ProblemPage } from '../../api/kit/responses';
import { pageHeaders, renderPage } from './document';
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
  },
} as const;

/** A problem for people: what they can do, and the number under which the log says more. */
export const problemAsPage: ProblemPage = ({ status, code, extras: { formFault } }, language, requestId) => {
  const { ours, oursText, theirs, theirsText, tooLarge, tooMany, unreadable, reference } = texts[language];
  const title = status >= 500 ? ours : theirs;
  const special: Partial<Record<ProblemCode, string>> = {
    'body-too-large': tooLarge,
    'too-many-requests': tooMany,
    ...(formFault && { 'malformed-form': unreadable(formFault.field, formFault.character) }),
  };
  const text = status >= 500 ? oursText : (special[code] ?? theirsText);
  const body = renderPage(
    language,
    title,
    <>
      <h1>{title}</h1>
      <p>{text}</p>
      <p className="soft">{reference(requestId)}</p>
      <NavigationLinks navigation={{ projectUrl: null }} language={language} />
    </>,
  );
  return { body, headers: pageHeaders };
};
