import type { Standing } from '../../../domain/archive/rights';
import type { Person } from '../../../contracts/wire/directory';
import type { ProjectActingAs } from '../../../people/access';

/**
 * Everybody of a small company, and how they stand to two customers and their projects that have nothing to do with each
 * other. It is said here, and not looked up: what the pages make of it is what the tests are about.
 */

export const worlds = ['east', 'far'] as const;
export type World = (typeof worlds)[number];

/** The roles of the standard playbook, but that of whoever leads. */
export const workRoles = [
  'presales-engineer',
  'technical-consultant',
  'quality-engineer',
  'senior-executive',
  'commercial-manager',
  'finance',
  'legal',
  'delivery-manager',
] as const;

/** Every role that a record can have: none of them opens anything by itself, but that of administrators. */
export const allRoles = ['sales', ...workRoles, 'administrator'] as const;

/** How somebody stands to what belongs to a world; nothing is said of those who have nothing to do with it. */
export interface Stand {
  readonly archive: readonly Standing[];
  /** To its second customer, which nobody works with but the keeper. */
  readonly second?: readonly Standing[];
  /** In which capacity they act for the running project; `part`: they have a role in it, and read it. */
  readonly project?: ProjectActingAs | 'part';
  /** The same for the project of somebody who is away. */
  readonly awayProject?: ProjectActingAs | 'part';
  /** Whether the one who leads the running project is below them. */
  readonly isAbove?: true;
  /** Whether the import of the world is theirs, or was sent by somebody below them. */
  readonly opensImport?: true;
}

export interface Colleague {
  readonly record: Partial<Person>;
  /** Whether anybody reports to them. */
  readonly isManager?: true;
  readonly stands: Partial<Readonly<Record<World, Stand>>>;
}

const foreign = Object.fromEntries(
  allRoles.map((role) => [`foreign-${role}`, { record: { roles: [role], team: 'elsewhere' }, stands: {} }]),
) satisfies Record<string, Colleague>;

const withRoles = Object.fromEntries(
  workRoles.map((role) => [
    `with-${role}`,
    {
      record: { roles: [role], team: 'specialists' },
      stands: { east: { archive: ['role'], project: 'part' } },
    } satisfies Colleague,
  ]),
);

const above = { archive: ['above-running'], project: 'manager', isAbove: true } as const;

/** By the id of each. `from` and `to` of absences are filled in by whoever makes them. */
export const colleagues: Readonly<Record<string, Colleague>> = {
  chief: {
    record: { roles: [], team: 'heads' },
    isManager: true,
    stands: { east: { ...above, opensImport: true } },
  },
  boss: {
    record: { roles: [], team: 'bosses', managerId: 'chief' },
    isManager: true,
    stands: { east: { ...above, opensImport: true } },
  },
  rep: {
    record: { team: 'east', managerId: 'boss' },
    stands: { east: { archive: ['team', 'role'], project: 'owner' } },
  },
  mate: { record: { team: 'east', managerId: 'boss' }, stands: { east: { archive: ['team'] } } },
  'keeper-boss': {
    record: { roles: [], team: 'heads-2' },
    isManager: true,
    stands: { east: { archive: ['above'], second: ['above'] } },
  },
  keeper: {
    record: { roles: [], team: null, managerId: 'keeper-boss' },
    stands: { east: { archive: ['owner'], second: ['owner'] } },
  },
  former: { record: { team: 'west' }, stands: { east: { archive: ['former-role'] } } },
  // leads another project of the customer, and is away
  absent: {
    record: { team: 'absents' },
    stands: { east: { archive: ['team', 'role'], awayProject: 'owner' } },
  },
  deputy: {
    record: { team: 'deputies' },
    stands: { east: { archive: ['role'], awayProject: 'stand-in' } },
  },
  ...withRoles,
  ...foreign,
  'far-boss': {
    record: { roles: [], team: 'far-bosses' },
    isManager: true,
    stands: { far: { ...above, archive: ['above-running', 'above'], second: ['above'], opensImport: true } },
  },
  'far-rep': {
    record: { team: 'far', managerId: 'far-boss' },
    stands: { far: { archive: ['owner', 'team', 'role'], second: ['owner', 'team'], project: 'owner' } },
  },
  // had a role in the running project, and is switched off
  leaver: { record: { roles: ['sales'], team: 'east' }, stands: {} },
};

export const everybody = Object.keys(colleagues);

export function standOf(who: string, world: World): Stand {
  return colleagues[who]?.stands[world] ?? { archive: [] };
}

export function isActive(who: string): boolean {
  return who !== 'leaver';
}

export function isManager(who: string): boolean {
  return colleagues[who]?.isManager === true;
}

/** Who owns the relation with both customers of a world. */
export const keepers = { east: 'keeper', far: 'far-rep' } as const satisfies Record<World, string>;
/** Who leads the running project of a world, and who sent the import. */
export const leads = { east: 'rep', far: 'far-rep' } as const satisfies Record<World, string>;
export const importers = { east: 'boss', far: 'far-boss' } as const satisfies Record<World, string>;
