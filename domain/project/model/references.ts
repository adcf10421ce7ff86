/** What another system calls a project or a customer. Compared exactly, capitals included. */
export interface Reference {
  /** The system's key, such as `crm`. */
  readonly system: string;
  /** Its own id there: any characters in one line. */
  readonly id: string;
}

/** The most references of one project or customer: more systems than a company has. */
export const mostReferences = 20;

export function isSameReference(one: Reference, other: Reference): boolean {
  return one.system === other.system && one.id === other.id;
}

export function hasReference(references: readonly Reference[], reference: Reference): boolean {
  return references.some((each) => isSameReference(each, reference));
}

/** The references of the first list that the second lacks, in order. */
export function referencesBeside(list: readonly Reference[], other: readonly Reference[]): Reference[] {
  return list.filter((each) => !hasReference(other, each));
}

/** A reference as people and addresses name it: `crm:4711`. */
export function referenceText({ system, id }: Reference): string {
  return `${system}:${id}`;
}
