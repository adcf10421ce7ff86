import type { Quarter } from '../../domain/calendar/quarters';
import { withQuery } from '../projects/addresses';

export const numbersPath = '/numbers';

/**
 * The figures of a line.
 *
 * @param personId whose; null: all that the reader sees
 * @param quarter by default the present one
 */
export function numbersAddress(personId: string | null, quarter?: Pick<Quarter, 'year' | 'number'>): string {
  return withQuery(numbersPath, {
    of: personId ?? undefined,
    ...(quarter && { quarter: quarterName(quarter) }),
  });
}

/** `2026-Q4`; also for the number before the first and after the last of a year. */
function quarterName({ year, number }: Pick<Quarter, 'year' | 'number'>): string {
  if (number < 1) return `${year - 1}-Q4`;
  return number > 4 ? `${year + 1}-Q1` : `${year}-Q${number}`;
}
