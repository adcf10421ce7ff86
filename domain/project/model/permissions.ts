import type { Refusal } from './refusals';
import { refuse } from './refusals';
import type { ActingAs } from './actors';
import { isApplication, waysToAct } from './actors';
import type { ProjectCommand } from './commands';
import type { ProjectState } from './state';

/**
 * Who may do what, where it is not everybody. Days and class say how often the customer must be heard: a rep must not
 * loosen the clock that they are held to, and neither may whoever stands in for the rep or wishes them well. An
 * application may, for it says nothing in anybody's name: what the company's systems decide is decided.
 */
const allowed: Readonly<Partial<Record<ProjectCommand['name'], readonly ActingAs[]>>> = {
  changeClock: ['application', 'manager'],
  changeClass: ['application', 'manager'],
};

/** Whether everybody may give a command, whatever they act as. */
export function isForEverybody(name: ProjectCommand['name']): boolean {
  return allowed[name] === undefined;
}

/** Whether a command may be given by somebody acting as `as`. */
export function mayDo(name: ProjectCommand['name'], as: ActingAs): boolean {
  return (allowed[name] ?? waysToAct).includes(as);
}

/** The answer to somebody who gives a command that is for others. */
export function notForActor(actor: string): string {
  return `"${actor}" is no manager above the owner of the project: days and class are for them to change.`;
}

/**
 * Why the actor may not give a command, as far as the project itself can tell; null when they may. The project knows
 * its owner, and applications by name. Who is above the owner is in the directory: the API looks there and passes it in
 * `as`. A message without `as` counts as a colleague's: a signal in a person's name is not enough to change days or
 * class.
 */
export function whyNotFor({ deal }: Pick<ProjectState, 'deal'>, command: ProjectCommand): Refusal | null {
  if (command.name !== 'changeClock' && command.name !== 'changeClass') return null;
  const { name, actor, as: stated } = command;
  return mayDo(name, knownAs(actor, deal?.ownerId, stated))
    ? null
    : refuse('not-for-actor', notForActor(actor));
}

function knownAs(actor: string, ownerId: string | undefined, stated: ActingAs | undefined): ActingAs {
  if (isApplication(actor)) return 'application';
  if (actor === ownerId) return 'owner';
  return stated === undefined || stated === 'application' ? 'colleague' : stated;
}
