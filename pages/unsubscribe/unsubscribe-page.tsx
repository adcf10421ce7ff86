import type { StoppedMail } from '../../contracts/wire/link-targets';
import type { Language } from '../../domain/playbook/playbook';
import { renderPage } from '../kit/document';
import { NavigationLinks } from '../kit/navigation';

interface UnsubscribeTexts {
  readonly mails: Readonly<Record<StoppedMail, string>>;
  readonly stopTitle: (mail: string) => string;
  readonly stopped: (mail: string) => string;
  readonly again: (mail: string) => string;
  readonly tasks: string;
  /** What stopping the digest means. */
  readonly onTheirOwn: string;
  readonly undo: string;
  readonly stop: string;
  readonly restart: string;
  readonly invalidTitle: string;
  readonly invalid: string;
}

const texts: Readonly<Record<Language, UnsubscribeTexts>> = {
  en: {
    mails: {
      review: 'the weekly review',
      mirror: 'what the weekly review will ask',
      digest: 'what can wait for the morning',
    },
    stopTitle: (mail) => `Stop the email with ${mail}?`,
    stopped: (mail) => `You will no longer get the email with ${mail}`,
    again: (mail) => `You will get the email with ${mail} again`,
    tasks: 'You still get tasks and all other emails.',
    onTheirOwn: 'Reminders, copies and news of projects then come each on its own, at once.',
    undo: 'To get it again, press the button below, or ask whoever maintains the people directory.',
    stop: 'Stop this email',
    restart: 'Send it again',
    invalidTitle: 'This link is not valid',
    invalid: 'It is incomplete or has expired. Each of these emails has a newer link at the end.',
  },
  'zh-TW': {
    mails: { review: '每週檢視', mirror: '每週檢視預告', digest: '今日工作摘要' },
    stopTitle: (mail) => `不再收到「${mail}」郵件？`,
    stopped: (mail) => `您不會再收到「${mail}」郵件`,
    again: (mail) => `您會再收到「${mail}」郵件`,
    tasks: '任務與其他郵件仍會寄送。',
    onTheirOwn: '提醒、副本與案件消息將改為即時逐封寄送。',
    undo: '若要恢復，請按下方按鈕，或請管理通訊錄的人員協助。',
    stop: '停止寄送',
    restart: '恢復寄送',
    invalidTitle: '連結無效',
    invalid: '連結不完整或已過期。每封此類郵件的末尾都有較新的連結。',
  },
};

/** The state of a weekly email for its reader. `asked`: nothing has been done yet. */
export type Subscription = 'asked' | 'stopped' | 'again';

/** The page to stop a weekly email, and to get it again. */
export function unsubscribePage(
  language: Language,
  { what, as, token, was }: { what: StoppedMail; as: Subscription; token: string; was?: string | undefined },
): string {
  const { mails, stopTitle, stopped, again, tasks, onTheirOwn, undo, stop, restart } = texts[language];
  const titles = { asked: stopTitle, stopped, again };
  const title = titles[as](mails[what]);
  const isStopped = as === 'stopped';
  const query = `?token=${encodeURIComponent(token)}`;
  const before = was === undefined ? '' : `&was=${encodeURIComponent(was)}`;
  return renderPage(
    language,
    title,
    <>
      <h1>{title}</h1>
      <p>{what === 'digest' && as !== 'again' ? onTheirOwn : tasks}</p>
      {isStopped && <p>{undo}</p>}
      <div className="navigation">
        <form method="post" action={isStopped ? `/subscribe${query}${before}` : `/unsubscribe${query}`}>
          <button type="submit" className={isStopped ? 'plain' : undefined}>
            {isStopped ? restart : stop}
          </button>
        </form>
      </div>
      <NavigationLinks navigation={{ projectUrl: null }} language={language} />
    </>,
  );
}

export function invalidUnsubscribePage(language: Language): string {
  const { invalidTitle, invalid } = texts[language];
  return renderPage(
    language,
    invalidTitle,
    <>
      <h1>{invalidTitle}</h1>
      <p>{invalid}</p>
      <NavigationLinks navigation={{ projectUrl: null }} language={language} />
    </>,
  );
}
