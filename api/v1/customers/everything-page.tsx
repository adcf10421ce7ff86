import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Language } from '../../../domain/playbook/playbook';
import type { Everything } from './everything';

interface Texts {
  readonly title: string;
  readonly parts: Readonly<Record<keyof Everything, string>>;
  readonly none: string;
}

const texts: Readonly<Record<Language, Texts>> = {
  en: {
    title: 'Everything that we keep about',
    parts: {
      person: 'Record',
      facts: 'What we have written about the person',
      history: 'How the record came about',
      factHistory: 'How the facts came about',
      contacts: 'Contacts',
      mentions: 'Notes that name the person',
      views: 'Who has seen the facts',
    },
    none: 'Nothing.',
  },
  'zh-TW': {
    title: '本公司保存的全部資料：',
    parts: {
      person: '基本資料',
      facts: '關於本人的記載',
      history: '基本資料的異動紀錄',
      factHistory: '記載的異動紀錄',
      contacts: '往來紀錄',
      mentions: '提到本人的備註',
      views: '查閱紀錄',
    },
    none: '無。',
  },
};

/** Everything about a person as a page that can be printed: no script, no style, nothing from elsewhere. */
export function asPage(everything: Everything, language: Language): string {
  const { title, parts, none } = texts[language];
  const { name } = everything.person;
  const page = (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} ${name}`}</title>
      </head>
      <body>
        <main>
          <h1>{`${title} ${name}`}</h1>
          {(Object.keys(parts) as (keyof Everything)[]).map((part) => (
            <section key={part}>
              <h2>{parts[part]}</h2>
              {isEmpty(everything[part]) ? <p>{none}</p> : shown(everything[part])}
            </section>
          ))}
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function shown(value: unknown): ReactNode {
  if (Array.isArray(value)) {
    return (
      <ul>
        {value.map((each, index) => (
          <li key={index}>{shown(each)}</li>
        ))}
      </ul>
    );
  }
  if (typeof value === 'object' && value !== null) {
    return (
      <dl>
        {Object.entries(value)
          .filter(([, each]) => !isEmpty(each))
          .map(([field, each]) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd>{shown(each)}</dd>
            </div>
          ))}
      </dl>
    );
  }
  return String(value);
}
