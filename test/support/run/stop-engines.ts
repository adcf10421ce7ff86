import removeBuild from './remove-build';
import type { RunningForTests } from './start-engines';

/** Ends the engines of this run. */
export default async function stopTestEngines(): Promise<void> {
  await (globalThis as RunningForTests).milepostTestEngines?.stop();
  removeBuild();
}
