import type { ReactElement } from 'react';
import { delimiters, encodings } from '../../contracts/sandbox/imports';
import type { DelimiterName } from '../../contracts/sandbox/imports';
import { LineField, SelectField } from './form-parts';
import type { ImportTexts } from './import-texts';
import type { Typed } from './mapping-of-form';

/** What somebody may say about how a file is written. */
export function ReadingFields({
  texts,
  typed,
}: {
  readonly texts: ImportTexts;
  readonly typed: Typed;
}): ReactElement {
  const shared = { typed, faults: {} };
  return (
    <>
      <SelectField
        {...shared}
        name="encoding"
        label={texts.encoding}
        hint={texts.encodingHint}
        options={[
          { value: '', label: texts.detected },
          ...encodings.map((value) => ({ value, label: texts.encodings[value] })),
        ]}
      />
      <SelectField
        {...shared}
        name="delimiter"
        label={texts.delimiter}
        options={[
          { value: '', label: texts.fromFile },
          ...(Object.keys(delimiters) as DelimiterName[]).map((value) => ({
            value,
            label: texts.delimiters[value],
          })),
        ]}
      />
      <LineField {...shared} name="sheet" label={texts.sheet} hint={texts.sheetHint} />
    </>
  );
}
