/**
 * Places in texts for operators that a workflow cannot fill in itself: it knows ids and instants, and neither names nor
 * zones nor the address of the pages. The worker does, on the text's way out (`worker/operator-codec.ts`), so nothing
 * of it is in a state or in an argument. Where nobody fills them in, they can be read as they are.
 */
export const place = {
  /** A person's name. */
  person: (personId: string): string => `{person:${personId}}`,
  /** `14 Dec 09:00` by the clock of a person. */
  soon: (atMs: number, personId: string): string => `{soon:${minute(atMs)}|${personId}}`,
  /** `Mon 14 Dec 2026, 09:00 (CET)` by the clock of a person. */
  at: (atMs: number, personId: string, language: 'en' | 'zh-TW' = 'en'): string =>
    `{at:${minute(atMs)}|${personId}|${language}}`,
  /** The address of a project's page. */
  project: (projectId: string): string => `{project:${projectId}}`,
};

/** Every place in a text; its kind, and what it is given, parted by `|`. */
export const places = /\{(person|soon|at|project):([^{}\s]+)\}/g;

function minute(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16)}Z`;
}
