import type { Finding, OtherFindingKind, RepairMode, RepairNote } from '../../contracts/health';
import type { HealthDeps } from './deps';

/** Something that was found, and what could be done about it. */
export interface Found {
  readonly finding: Finding & { readonly kind: OtherFindingKind };
  /** The mildest mode in which it is repaired; absent: it takes somebody's decision. */
  readonly repair?: { readonly from: Exclude<RepairMode, 'none'>; readonly run: () => Promise<RepairNote> };
}

/** One kind of thing that can wait for ever, apart from projects. */
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
