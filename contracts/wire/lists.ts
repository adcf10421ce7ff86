import { z } from 'zod';
import { visiblePattern } from '../sandbox/given-text';

/** What lists of the HTTP API may be asked for. */

/** One of some names, or several with commas between them. */
export function listOf(names: readonly string[]): RegExp {
  const one = `(?:${names.join('|')})`;
  return new RegExp(`^${one}(?:,${one})*$`);
}

/** The longest list of values in a parameter. */
const longestList = 2_000;

/** Some of a few names, with commas between them. */
export function namesSchema<Name extends string>(names: readonly Name[]) {
  return z
    .string()
    .max(longestList)
    .regex(listOf(names), `must be of ${names.join(', ')}, with commas between them`)
    .transform((given) => given.split(',') as Name[]);
}

/** Ids or keys with commas between them. */
export const idsSchema = z
  .string()
  .max(longestList)
  .regex(listOf(['[A-Za-z0-9][A-Za-z0-9._-]{0,63}']), 'must be ids with commas between them')
  .transform((given) => given.split(','));

/** `true` or `false`. */
export const flagSchema = z.enum(['true', 'false']).transform((given) => given === 'true');

/** The longest text that is searched for: a title or a reference, with room. */
const longestSearch = 200;

export const searchSchema = z
  .string()
  .max(longestSearch)
  .regex(visiblePattern, 'must have something to search for');
