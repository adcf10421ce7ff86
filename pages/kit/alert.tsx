import type { ReactElement } from 'react';

/** A field with a mistake, by its id, and what is wrong in words. */
export interface Mistake {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

/** Says why nothing was done. A mistake in a field links to that field, so that nobody has to search for it. */
export function Alert({
  text,
  mistakes = [],
  id,
}: {
  readonly text: string;
  readonly mistakes?: readonly Mistake[];
  readonly id?: string;
}): ReactElement {
  return (
    <div className="alert bad" role="alert" id={id}>
      <p>{text}</p>
      {mistakes.length > 0 && (
        <ul>
          {mistakes.map(({ id: field, label, text: what }) => (
            <li key={field}>
              <a className="bad" href={`#${field}`}>{`${label}: ${what}`}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
