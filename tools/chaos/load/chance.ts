import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that a seed repeats: the same seed gives the same choices in the same order. */
export interface Chance {
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  /** True in this part of all cases, from 0 to 1. */
  happens(part: number): boolean;
  oneOf<T>(choices: readonly [T, ...T[]]): T;
  /** One of the names, as often as its weight says. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name;
  shuffled<T>(items: readonly T[]): T[];
}

const fine = 1_000_000;

export function chanceOf(seed: number): Chance {
  const generator = xoroshiro128plus(seed);
  const between = (least: number, most: number): number => uniformInt(generator, least, most);
  return {
    between,
    happens: (part) => between(1, fine) <= part * fine,
    oneOf: (choices) => choices[between(0, choices.length - 1)] ?? choices[0],
    weighted: <Name extends string>(weights: Readonly<Record<Name, number>>): Name => {
      const names = Object.keys(weights) as Name[];
      const total = names.reduce((sum, name) => sum + weights[name], 0);
      let left = between(1, total);
      const found = names.find((name) => (left -= weights[name]) <= 0);
      if (found === undefined) throw new Error('Nothing to choose from.');
      return found;
    },
    shuffled: (items) => {
      const left = [...items];
      return items.flatMap(() => left.splice(between(0, left.length - 1), 1));
    },
  };
}
