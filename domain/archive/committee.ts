import type { CommitteeRole } from '../playbook/facts';

/** As much of a person at a customer as the picture of the committee needs. */
export interface CommitteeMember {
  readonly committee: readonly CommitteeRole[];
  readonly position: string | null;
  readonly presence: 'there' | 'gone' | 'deceased';
}

/** Whether somebody counts: who has gone or has died plays no part any more. */
export function isThere({ presence }: Pick<CommitteeMember, 'presence'>): boolean {
  return presence === 'there';
}

/** Who plays each of some parts, in the order of the people; nobody known: an empty list. */
export function committeeOf<Member extends Pick<CommitteeMember, 'committee' | 'presence'>>(
  people: readonly Member[],
  parts: readonly CommitteeRole[],
): { readonly part: CommitteeRole; readonly people: readonly Member[] }[] {
  const there = people.filter(isThere);
  return parts.map((part) => ({ part, people: there.filter(({ committee }) => committee.includes(part)) }));
}

/** The parts that nobody is known to play. */
export function unknownParts(
  people: readonly Pick<CommitteeMember, 'committee' | 'presence'>[],
  parts: readonly CommitteeRole[],
): CommitteeRole[] {
  return committeeOf(people, parts).flatMap(({ part, people: known }) => (known.length === 0 ? [part] : []));
}
