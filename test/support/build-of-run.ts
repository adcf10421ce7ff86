import path from 'node:path';

/** Names the folder of the build; set for the test processes before they start. */
export const buildFolder = 'MILEPOST_TEST_BUILD';

/** The build of this run, as `npm run build` makes it: programs start from it in a third of the time that sources need. */
export function buildOfRun(): string {
  const folder = process.env[buildFolder];
  if (folder === undefined) throw new Error('No build: run the tests with `npm test`');
  return folder;
}

/** Of all workflows of this tree. */
export const bundlePathOfRun = (): string => path.join(buildOfRun(), 'workflow-bundle.js');

/**
 * How a program of the build is started, such as `api/main`.
 *
 * @returns arguments of Node
 */
export function programOfRun(program: string): string[] {
  // Node 20 tells of each module that it loads with require
  return ['--disable-warning=ExperimentalWarning', path.join(buildOfRun(), `${program}.js`)];
}
