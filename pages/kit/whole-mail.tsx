import type { ReactElement } from 'react';
import type { Language } from '../../domain/playbook/playbook';
import { pageTexts } from './texts';

/** The whole of an email of which a note shows what was new in it. */
export function WholeMail({
  text,
  language,
}: {
  readonly text: string;
  readonly language: Language;
}): ReactElement {
  return (
    <details>
      <summary>{pageTexts(language).wholeMail}</summary>
      <blockquote>{text}</blockquote>
    </details>
  );
}
