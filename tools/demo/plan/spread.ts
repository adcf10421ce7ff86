/** How some numbers lie. */
export interface Spread {
  /** the middle one (of an even count the lower of the two) */
  readonly p50: number;
  readonly max: number;
}

/** 0 of nothing. */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => a - b);
  return { p50: sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, max: sorted.at(-1) ?? 0 };
}
