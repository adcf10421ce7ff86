import type { Finding, OtherFindingKind, RepairMode, RepairNote } from '../../contracts/sandbox/health';
import type { HealthDeps } from './deps';
import { isAway, messageOf } from './faults';

/** Something that was found, and how it could be repaired. */
export interface Found {
  readonly finding: Finding & { readonly kind: OtherFindingKind };
  /** The mildest mode that repairs it; absent when somebody has to decide. */
  readonly repair?: { readonly from: Exclude<RepairMode, 'none'>; readonly run: () => Promise<RepairNote> };
}

/** One kind of thing, apart from projects, that can wait for ever. */
export interface Concern {
  readonly kinds: readonly OtherFindingKind[];
  find(deps: HealthDeps): Promise<Found[]>;
}

export function finding(
  kind: OtherFindingKind,
  subject: string,
  detail: string,
  projectId: string | null = null,
): Found['finding'] {
  return { kind, subject, projectId, detail };
}

/**
 * Checks one of many. One that cannot be checked is itself a finding, and holds up none of the others.
 *
 * @throws when the database or Temporal is away: then none of them can be looked at
 */
export async function lookAtEach(
  kind: OtherFindingKind,
  subject: string,
  look: () => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  try {
    return await look();
  } catch (error) {
    if (isAway(error)) throw error;
    return [{ finding: finding(kind, subject, `It could not be looked at: ${messageOf(error)}`) }];
  }
}
