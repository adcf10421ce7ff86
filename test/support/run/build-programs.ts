import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { transformSync } from '@swc/core';

import { openDataDir } from '../../../embedded/engines/data-dir';
import { buildWorkflowBundle } from '../../../worker/bundle';
import { buildFolder } from '../build-of-run';

/** How the build of a run reaches its teardown: both run in the process of jest itself. */
export interface BuiltForTests {
  milepostTestBuild?: { release(): void };
}

const checkoutDir = path.join(__dirname, '..', '..', '..');

/** What files at hand when a program runs are read from beside its code. */
const assets = ['.yaml', '.css'];

/**
 * Makes what `npm run build` makes, in a temporary folder, with the compiler of the tests: a program that a test starts
 * from its sources would compile them first, which takes longer than all else of its start. Does nothing when it is
 * there already.
 */
export default async function buildPrograms(): Promise<void> {
  if (process.env[buildFolder] !== undefined) return;
  const dataDir = openDataDir('temporary', () => undefined);
  for (const room of roomsOfBuild()) compileRoom(room, dataDir.path);
  for (const name of ['node_modules', 'data', 'docs', 'package.json']) {
    symlinkSync(path.join(checkoutDir, name), path.join(dataDir.path, name));
  }
  writeFileSync(path.join(dataDir.path, 'workflow-bundle.js'), await buildWorkflowBundle());
  process.env[buildFolder] = dataDir.path;
  (globalThis as BuiltForTests).milepostTestBuild = dataDir;
}

/** The rooms that are built for production. */
function roomsOfBuild(): readonly string[] {
  const { include } = JSON.parse(readFileSync(path.join(checkoutDir, 'tsconfig.build.json'), 'utf8')) as {
    include: string[];
  };
  return include;
}

function compileRoom(room: string, into: string): void {
  for (const name of readdirSync(path.join(checkoutDir, room), { recursive: true, encoding: 'utf8' })) {
    const source = path.join(checkoutDir, room, name);
    const { dir, name: base, ext } = path.parse(path.join(into, room, name));
    if (['.ts', '.tsx'].includes(ext)) {
      mkdirSync(dir, { recursive: true });
      writeFileSync(path.join(dir, `${base}.js`), compiled(source, ext === '.tsx'));
    } else if (assets.includes(ext)) {
      mkdirSync(dir, { recursive: true });
      copyFileSync(source, path.join(dir, `${base}${ext}`));
    }
  }
}

function compiled(file: string, tsx: boolean): string {
  return transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    swcrc: false,
    jsc: {
      parser: { syntax: 'typescript', tsx },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022',
    },
    module: { type: 'commonjs' },
  }).code;
}
