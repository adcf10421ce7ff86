/** What spreadsheets take for the beginning of a formula, in full width too; also behind apostrophes that are text. */
const formula = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;
const number = /^-\d+(?:\.\d+)?$/;

function isComputed(text: string): boolean {
  return formula.test(text) && !number.test(text);
}

/** A text that no spreadsheet computes: with an apostrophe in front where it would. */
export function guarded(text: string): string {
  return isComputed(text) ? `'${text}` : text;
}

/** The text of which `guarded` has made another: exactly what was added goes. */
export function unguarded(text: string): string {
  return text.startsWith("'") && isComputed(text.slice(1)) ? text.slice(1) : text;
}
