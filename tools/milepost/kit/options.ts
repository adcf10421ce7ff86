import { InvalidArgumentError } from 'commander';

/** Reads an option that is a number above zero. */
export function positiveNumber(text: string): number {
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError('It must be a number above 0.');
}
