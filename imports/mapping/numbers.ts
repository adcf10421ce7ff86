/** How numbers are written. */
export interface NumberForm {
  readonly decimal?: '.' | ',' | undefined;
  /** Absent: numbers have no groups. */
  readonly group?: ',' | '.' | ' ' | "'" | undefined;
}

/** Groups of three digits, counted from the decimal separator. */
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, '\\$&');

/**
 * Reads numbers of one stated form, and no others: `1,234` is nothing unless the form says what its comma is. A
 * currency sign is no part of a number.
 */
export function numberReader({ decimal = '.', group }: NumberForm): (text: string) => number | null {
  const grouped = group === undefined ? '' : `|\\d{1,3}(?:${groupPattern(group)}\\d{3})+`;
  const pattern = new RegExp(`^([-+]?)(\\d+${grouped})(?:${escaped(decimal)}(\\d+))?$`, 'u');
  return (text) => {
    const [, sign = '', whole = '', part = ''] = pattern.exec(text) ?? [];
    if (whole === '') return null;
    const value = Number(`${sign}${whole.replaceAll(/\D/g, '')}.${part || '0'}`);
    return Number.isFinite(value) ? value : null;
  };
}

/** Spaces that group digits are often ones that do not break. */
function groupPattern(group: string): string {
  return group === ' ' ? '[ \\u00a0\\u202f]' : escaped(group);
}
