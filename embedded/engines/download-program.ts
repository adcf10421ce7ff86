/**
 * Downloads one program and prints its path: `download-program.ts <kind> <folder>`. A process of its own, so that a
 * hanging download can be ended.
 */
import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { TestWorkflowEnvironment } from '@temporalio/testing';
import { MongoBinary } from 'mongodb-memory-server-core';

async function download(kind: string | undefined, folder: string): Promise<string> {
  const server = { executable: { type: 'cached-download', downloadDir: folder } } as const;
  switch (kind) {
    case 'temporal':
      await (await TestWorkflowEnvironment.createLocal({ server })).teardown();
      return newestProgram(folder);
    case 'time-skipping':
      await (await TestWorkflowEnvironment.createTimeSkipping({ server })).teardown();
      return newestProgram(folder);
    case 'mongod':
      return MongoBinary.getPath({ downloadDir: folder });
    default:
      throw new Error(`nothing to download under the name ${kind}`);
  }
}

async function newestProgram(folder: string): Promise<string> {
  const name = (await readdir(folder)).find((each) => /-sdk-typescript-[\d.]+(\.exe)?$/.test(each));
  if (name === undefined) throw new Error('the download left no program');
  return path.join(folder, name);
}

const [kind, folder = '.'] = process.argv.slice(2);
process.stdout.write('{"trying":true}\n');
download(kind, folder).then(
  (file) => process.stdout.write(`${JSON.stringify({ file })}\n`),
  (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    process.stdout.write(`${JSON.stringify({ reason })}\n`, () => process.exit(1));
  },
);
