import type { ProjectCommand } from './commands';

/**
 * As what somebody acts for a project: an application with a key of its own, the owner, somebody in the owner's stead, a
 * manager above the owner, or anybody else who is active in the company.
 */
export type ActingAs = 'application' | 'owner' | 'stand-in' | 'manager' | 'colleague';

const everybody: readonly ActingAs[] = ['application', 'owner', 'stand-in', 'manager', 'colleague'];

/**
 * Who may do what, where it is not everybody. Days and class say how often the customer must be heard: a rep must not
 * loosen the clock that they are held to, and neither may whoever stands in for the rep or wishes them well. An
 * application may, for it says nothing in anybody's name: what the company's systems decide is decided.
 */
const allowed: Readonly<Partial<Record<ProjectCommand['name'], readonly ActingAs[]>>> = {
  changeClock: ['application', 'manager'],
  changeClass: ['application', 'manager'],
};

/** Whether a command is for everybody, whatever they act as. */
export function isForEverybody(name: ProjectCommand['name']): boolean {
  return allowed[name] === undefined;
}

/** Whether a command is for somebody who acts as this. */
export function mayDo(name: ProjectCommand['name'], as: ActingAs): boolean {
  return (allowed[name] ?? everybody).includes(as);
}
