import type { commandFields, ValuesOf } from './command-fields';

/** What a project is opened with, and keeps. */
export type Opening = ValuesOf<(typeof commandFields)['open']>;

/** The same alone, out of the command, the event or the project that has more. */
export function openingOf(given: Opening): Opening {
  const { title, customerId, customerClass, ownerId, amount, currency, playbook } = given;
  const { expectedSigningOn, references, facts, broughtIn } = given;
  return {
    title,
    customerId,
    customerClass,
    ownerId,
    ...(amount !== undefined && { amount }),
    ...(currency !== undefined && { currency }),
    ...(expectedSigningOn !== undefined && { expectedSigningOn }),
    ...(references !== undefined && { references }),
    playbook,
    ...(facts !== undefined && { facts }),
    ...(broughtIn !== undefined && { broughtIn }),
  };
}
