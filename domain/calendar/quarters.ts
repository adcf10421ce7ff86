import { localDate, morningMs } from './local-dates';

/** Three months of a calendar year. */
export interface Quarter {
  readonly year: number;
  /** From 1 to 4. */
  readonly number: number;
  /** From one instant up to but not including another; epoch milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** The quarter of an instant, by the days of a zone. */
export function quarterOf(atMs: number, zone: string): Quarter {
  const [year = 0, month = 1] = localDate(atMs, zone).split('-').map(Number);
  return quarter(year, Math.ceil(month / 3), zone);
}

function quarter(year: number, number: number, zone: string): Quarter {
  const firstDay = (ofYear: number, month: number): number =>
    morningMs(`${ofYear}-${String(month).padStart(2, '0')}-01`, zone, '00:00');
  const fromMs = firstDay(year, number * 3 - 2);
  const toMs = number === 4 ? firstDay(year + 1, 1) : firstDay(year, number * 3 + 1);
  return { year, number, fromMs, toMs };
}

/** The quarter that a text such as `2026-Q4` names; undefined when it names none. */
export function quarterNamed(text: string | undefined, zone: string): Quarter | undefined {
  const [, year, number] = /^(20\d\d)-Q([1-4])$/.exec(text ?? '') ?? [];
  return year === undefined || number === undefined ? undefined : quarter(Number(year), Number(number), zone);
}
