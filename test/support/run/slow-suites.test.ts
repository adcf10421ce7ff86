import { describe, expect, it } from '@jest/globals';
import SlowSuites from './slow-suites.cjs';

interface Given {
  /** What suites have taken (s), by their file. */
  readonly suites: Readonly<Record<string, number>>;
  readonly load?: number;
  readonly env?: Readonly<Record<string, string>>;
}

function report({ suites, load = 0, env = { CI: 'true' } }: Given) {
  const lines: string[] = [];
  const reporter = new SlowSuites(
    { rootDir: '/milepost' },
    { load: () => load, print: (line) => void lines.push(line.trim()), env },
  );
  for (const [file, seconds] of Object.entries(suites)) {
    const perfStats = { start: 5_000, end: 5_000 + seconds * 1_000 };
    reporter.onTestFileResult({}, { testFilePath: `/milepost/test/${file}`, perfStats });
  }
  reporter.onRunComplete();
  return { lines, error: reporter.getLastError()?.message };
}

describe('a suite that takes long', () => {
  it('fails the run with its name, and no other does', () => {
    const { lines, error } = report({ suites: { 'a.test.ts': 30, 'b.test.ts': 30.1, 'c.test.ts': 300 } });

    expect(error).toBe('Suites that took too long: test/b.test.ts, test/c.test.ts');
    expect(lines).toEqual([
      'TOO SLOW: test/b.test.ts took 30.1 s; a suite may take 30 s',
      'TOO SLOW: test/c.test.ts took 300.0 s; a suite may take 30 s',
    ]);
  });

  it('is named and fails nothing where somebody works beside the run', () => {
    const { lines, error } = report({ suites: { 'a.test.ts': 31 }, env: {} });

    expect(lines).toHaveLength(1);
    expect(error).toBeUndefined();
  });

  it('has more time on a slow machine whose limit says so', () => {
    const env = { CI: 'true', MILEPOST_TEST_SUITE_SECONDS: '60' };

    expect(report({ suites: { 'a.test.ts': 59 }, env }).error).toBeUndefined();
    expect(report({ suites: { 'a.test.ts': 61 }, env }).error).toContain('test/a.test.ts');
  });

  it('has more time while other work wants the cores, and not for the load of the run itself', () => {
    const suites = { 'a.test.ts': 50 };

    expect(report({ suites, load: 2 }).error).toContain('test/a.test.ts');
    expect(report({ suites, load: 3 }).error).toContain('test/a.test.ts');
    expect(report({ suites, load: 4 }).error).toBeUndefined();
  });
});
