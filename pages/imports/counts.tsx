import type { ReactElement } from 'react';
import type { ImportCounts } from '../../contracts/sandbox/imports';
import type { ImportTexts } from './import-texts';

interface CountsProps {
  readonly counts: ImportCounts;
  readonly texts: ImportTexts;
}

const order = ['rows', 'created', 'changed', 'same', 'refused'] as const;

/** What became of the rows, one number below the other. */
export function Counts({ counts, texts }: CountsProps): ReactElement {
  return (
    <dl>
      {order.map((name) => (
        <div className="row" key={name}>
          <dt>{texts.counts[name]}</dt>
          <dd className={name === 'refused' && counts.refused > 0 ? 'bad' : undefined}>{counts[name]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The same in one line, without what is zero. */
export function CountsLine({ counts, texts }: CountsProps): ReactElement {
  const shown = order.filter((name) => name === 'rows' || counts[name] > 0);
  return (
    <p className="soft">
      {shown.map((name) => `${texts.counts[name]}${texts.colon}${counts[name]}`).join(' · ')}
    </p>
  );
}
