import { longestWaitSeconds } from '../../contracts/wire/wire';

/** How long a request waits, and how its answer says so. */
export interface Wait {
  readonly seconds: number;
  readonly applied: string;
}

/**
 * The `wait` of a Prefer header (RFC 7240, 4.3). More than the longest wait counts as that; a preference in any other
 * form is ignored, as the RFC has it.
 */
export function waitOf(prefer: string | undefined): Wait | undefined {
  for (const preference of (prefer ?? '').split(',')) {
    const [, given] = /^\s*wait\s*=\s*"?(\d{1,9})"?\s*(?:;.*)?$/i.exec(preference) ?? [];
    if (given === undefined) continue;
    const seconds = Math.min(Number(given), longestWaitSeconds);
    // of a preference that comes twice, the first counts (RFC 7240, 2)
    return { seconds, applied: `wait=${seconds}` };
  }
  return undefined;
}
