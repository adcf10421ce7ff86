/** Numbers of sheets that are days (ECMA-376 part 1, 18.8.30 and 18.17.4). */

/** Formats with an id below 164 are built in; those of East Asian editions are among them. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Whether a number format shows a day or a time. @param code of one that is not built in */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id);
  if (/^general$/i.test(code)) return false;
  // what is quoted, escaped, in brackets (colours, locales) or a filler says nothing about days
  const bare = code.replaceAll(/"[^"]*"|\\.|[_*]./gu, '').replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '');
  return /[dmyhseg]/iu.test(bare.replaceAll(/general/giu, '').replaceAll(/e[+-]/giu, ''));
}

const dayMs = 86_400_000;
/** Day 0 of the two systems. In the first 1900 had a 29 February, so from March 1900 on days count from 30 December. */
const origins = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;
const lastDay = Date.UTC(9999, 11, 31);

/**
 * The day, and the time where there is one, that a serial number means; null when it means none that is certain: a time
 * without a day, or a day of January and February 1900, of which programs disagree.
 */
export function serialDate(serial: number, system: keyof typeof origins): string | null {
  if (!Number.isFinite(serial) || serial < (system === 1900 ? 61 : 0)) return null;
  const ms = origins[system] + Math.round(serial * 86_400) * 1_000;
  if (ms > lastDay + dayMs - 1) return null;
  const text = new Date(ms).toISOString();
  return ms % dayMs === 0 ? text.slice(0, 10) : text.slice(0, 19);
}

/** A number as people see it: with 15 significant digits, as sheets have them, and without an exponent. */
export function plainNumber(text: string): string | null {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return null;
  const short = String(Number(value.toPrecision(15)));
  if (!/e/iu.test(short)) return short;
  const digits = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/iu.exec(short);
  if (!digits) return null;
  const [, sign = '', whole = '', part = '', exponent = '0'] = digits;
  const shift = Number(exponent);
  if (Math.abs(shift) > 30) return null;
  if (shift > 0) return `${sign}${whole}${part.padEnd(shift, '0')}`;
  return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${part}`;
}
