/** Prefix of an actor that is an application; the name of its API key follows. */
const keyPrefix = 'key:';

/** The actor of commands that an application sends on its own behalf. */
export function keyActor(keyName: string): string {
  return `${keyPrefix}${keyName}`;
}

/** Whether an actor is an application rather than a person. */
export function isApplication(actor: string): boolean {
  return actor.startsWith(keyPrefix);
}

/** The name shown for an actor who is no person: the application's name, or the id as it is. */
export function applicationOf(actor: string): string {
  return isApplication(actor) ? actor.slice(keyPrefix.length) : actor;
}

/**
 * In which capacity somebody acts for a project: an application with a key of its own, the owner, somebody standing in
 * for the owner, a manager above the owner, or any other active colleague.
 */
export const waysToAct = ['application', 'owner', 'stand-in', 'manager', 'colleague'] as const;
export type ActingAs = (typeof waysToAct)[number];
