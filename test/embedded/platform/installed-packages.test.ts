import { execFileSync } from 'node:child_process';
import path from 'node:path';

import { describe, expect, it } from '@jest/globals';

interface Entry {
  version: string;
  optional?: boolean;
}

const lock = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/a/node_modules/@s/b': { version: '2.0.0' },
  'node_modules/for-another-platform': { version: '3.0.0', optional: true },
};

/** The bootstrap is plain ESM that runs before anything is installed, so it is asked in a process of its own. */
function missing(installed: Record<string, Entry> | undefined): string[] {
  const file = path.resolve(__dirname, '../../../embedded/platform/installed-packages.mjs');
  const text = (packages: unknown) => JSON.stringify(JSON.stringify({ packages }));
  const script = `
    import { missingPackages } from ${JSON.stringify(file)};
    console.log(JSON.stringify(missingPackages(${text(lock)}, ${installed ? text(installed) : 'undefined'})));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
  ) as string[];
}

describe('the packages that the bootstrap installs', () => {
  it('are none when node_modules holds what the lock file says', () => {
    expect(
      missing({
        'node_modules/a': { version: '1.0.0' },
        'node_modules/a/node_modules/@s/b': { version: '2.0.0' },
      }),
    ).toEqual([]);
  });

  it('are those that the lock file has in another version', () => {
    expect(
      missing({
        'node_modules/a': { version: '1.0.0' },
        'node_modules/a/node_modules/@s/b': { version: '1.9.0' },
      }),
    ).toEqual(['@s/b']);
  });

  it('are all of them when an install broke off', () => {
    expect(missing(undefined)).toEqual(['a', '@s/b']);
  });
});
