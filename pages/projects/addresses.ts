/** Where the board and the list of projects are. */
export const boardPath = '/projects';
export const listPath = '/projects/list';
export const newProjectPath = '/projects/new';

/** An address with what is set of a query. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const set = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const text = new URLSearchParams(set).toString();
  return text === '' ? path : `${path}?${text}`;
}
