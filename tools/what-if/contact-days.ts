import { createHash } from 'node:crypto';

/**
 * When a customer was heard. The public data has the day of opening and the day of the end, and nothing in between: what
 * lies there is an assumption, drawn so that the same seed always gives the same days.
 */
export interface ContactAssumption {
  /** Mean days from one contact to the next; null: nobody is heard between opening and end. */
  readonly meanDays: number | null;
  /** A whole number; another one gives another draw. */
  readonly seed: number;
}

/**
 * Shape of the distribution of gaps (Lomax, also called Pareto II). The smaller, the heavier its tail: with 3 one gap of
 * 16 is longer than three times the mean, and one of 64 longer than six times. Evenly spread contacts would make every
 * limit look harmless; customers fall silent for weeks and come back.
 */
const shape = 3;

/**
 * The days on which a customer was heard, in order.
 *
 * @param id of the opportunity: its days do not depend on those of any other
 * @param openDay the first gap starts here
 * @param endDay days from here on are left out
 */
export function contactDays(
  id: string,
  openDay: number,
  endDay: number,
  { meanDays, seed }: ContactAssumption,
): number[] {
  if (meanDays === null) return [];
  const scale = meanDays * (shape - 1);
  const days: number[] = [];
  for (let day = openDay; ;) {
    day += scale * ((1 - drawOf(`${seed}/${id}/${days.length}`)) ** (-1 / shape) - 1);
    if (day >= endDay) return days;
    days.push(day);
  }
}

/** A number from 0 up to 1, without it, that depends on a text alone. */
function drawOf(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, drawBytes) / 2 ** (8 * drawBytes);
}

/** The most that a buffer reads as one number. */
const drawBytes = 6;
