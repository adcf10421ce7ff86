import type { BuiltForTests } from './build-programs';

/** Removes what was built for this run. */
export default function removeBuild(): void {
  (globalThis as BuiltForTests).milepostTestBuild?.release();
}
