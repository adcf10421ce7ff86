const os = require('node:os');
const path = require('node:path');

/** The longest that a suite may take (s) on two cores that do nothing else than this run. */
const usualLimitSeconds = 30;

/** The run itself keeps up to so many programs busy for each core: workers, engines, a browser. */
const usualLoadPerCore = 2;

/**
 * How long a suite may take now (s). Where other work than this run wants the cores, everything takes as much longer as
 * there are more programs that wait for them.
 *
 * @param loadPerCore programs that ran or waited for a core in the last minute, for each core; 0 where nobody counts them
 */
function limitSeconds(limit, loadPerCore) {
  return limit * Math.max(1, loadPerCore / usualLoadPerCore);
}

const loadPerCore = () => os.loadavg()[0] / os.cpus().length;

/**
 * Names every suite that takes too long, and in CI fails the run for it. `MILEPOST_TEST_SUITE_SECONDS` is the limit on a
 * slow machine.
 */
class SlowSuites {
  /** @param options.load, options.print, options.env as a test wants them */
  constructor(
    globalConfig,
    { load = loadPerCore, print = (line) => process.stderr.write(line), env = process.env } = {},
  ) {
    this.rootDir = globalConfig.rootDir;
    this.load = load;
    this.print = print;
    this.limit = Number(env.MILEPOST_TEST_SUITE_SECONDS || usualLimitSeconds);
    this.fails = env.CI === 'true';
    this.slow = [];
  }

  onTestFileResult(_test, { testFilePath, perfStats }) {
    const seconds = (perfStats.end - perfStats.start) / 1_000;
    const limit = limitSeconds(this.limit, this.load());
    if (seconds > limit) this.slow.push({ file: path.relative(this.rootDir, testFilePath), seconds, limit });
  }

  onRunComplete() {
    for (const { file, seconds, limit } of this.slow)
      this.print(
        `\nTOO SLOW: ${file} took ${seconds.toFixed(1)} s; a suite may take ${limit.toFixed(0)} s\n`,
      );
  }

  /** Jest fails the run for what this gives. */
  getLastError() {
    if (!this.fails || this.slow.length === 0) return undefined;
    return new Error(`Suites that took too long: ${this.slow.map(({ file }) => file).join(', ')}`);
  }
}

module.exports = SlowSuites;
