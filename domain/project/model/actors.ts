/** Marks an actor that is another application and no person: its API key's name follows. */
const keyPrefix = 'key:';

/** The actor of a command that an application sends for itself. */
export function keyActor(keyName: string): string {
  return `${keyPrefix}${keyName}`;
}

/** Whether an actor is an application and no person. */
export function isApplication(actor: string): boolean {
  return actor.startsWith(keyPrefix);
}

/** What an actor without a name of their own is called: the application's name, or the id as it is. */
export function applicationOf(actor: string): string {
  return isApplication(actor) ? actor.slice(keyPrefix.length) : actor;
}

/**
 * As what somebody acts for a project: an application with a key of its own, the owner, somebody in the owner's stead, a
 * manager above the owner, or anybody else who is active in the company.
 */
export const waysToAct = ['application', 'owner', 'stand-in', 'manager', 'colleague'] as const;
export type ActingAs = (typeof waysToAct)[number];
