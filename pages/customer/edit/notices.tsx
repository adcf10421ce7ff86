import type { ReactElement } from 'react';
import type { Language } from '../../../domain/playbook/playbook';
import { actTexts } from '../../kit/act-texts-by-language';
import { renderPage } from '../../kit/document';
import { customerTexts } from '../customer-texts-by-language';
import { shownValue } from './conflict';
import type { EditField, Typed } from './edit-fields';

/** What somebody typed, where no form can be shown with it. */
function TypedTexts({
  fields,
  typed,
  language,
}: {
  readonly fields: readonly EditField[];
  readonly typed: Typed;
  readonly language: Language;
}): ReactElement {
  const texts = customerTexts(language);
  return (
    <section>
      <p>{texts.refused.typed}</p>
      <dl>
        {fields
          .filter(({ name }) => (typed[name] ?? '') !== '')
          .map((field) => (
            <div className="row" key={field.name}>
              <dt>{field.label}</dt>
              <dd className="lines">{shownValue(field, typed[field.name] ?? '', texts)}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

/** For somebody who may not do this, or not any more; with what they typed, so that they can keep it. */
export function refusedPage(
  language: Language,
  refused: {
    readonly lines: readonly string[];
    readonly fields: readonly EditField[];
    readonly typed: Typed | null;
    /** Where they can go on; null when they may not see the customer any more. */
    readonly back: string | null;
  },
): string {
  const texts = customerTexts(language);
  const { title } = texts.refused;
  return renderPage(
    language,
    actTexts(language).errorTitle(title),
    <>
      <h1>{title}</h1>
      {refused.lines.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {refused.typed && <TypedTexts fields={refused.fields} typed={refused.typed} language={language} />}
      <p className="navigation">
        {refused.back !== null && (
          <a className="button plain" href={refused.back}>
            {texts.toCustomer}
          </a>
        )}
        <a className="button plain" href="/customers">
          {texts.myCustomers}
        </a>
      </p>
    </>,
  );
}
