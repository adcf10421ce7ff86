/**
 * Takes `count` entries spread evenly over a list: the middle one of each of `count` slices of the same size. The same
 * call always gives the same choice, and all of them when there are not more.
 */
export function spreadOver<T>(list: readonly T[], count: number): T[] {
  if (count >= list.length) return [...list];
  const sliceLength = list.length / count;
  return Array.from({ length: count }, (_, index) => list[Math.floor((index + 0.5) * sliceLength)]).filter(
    (entry) => entry !== undefined,
  );
}
