import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildIdOf } from './build-id';
import { buildWorkflowBundle } from './bundle';

/**
 * Writes the workflow bundle. Without an argument it is part of `npm run build` and makes the one that an image's
 * worker loads; with a folder it makes `<build id>.js` there. Prints the path.
 */
async function main(): Promise<void> {
  const code = await buildWorkflowBundle();
  const [folder] = process.argv.slice(2);
  const target = folder
    ? path.join(folder, `${buildIdOf(code)}.js`)
    : path.resolve('dist', 'workflow-bundle.js');
  await mkdir(path.dirname(target), { recursive: true });
  // the file only gets its name once it is complete, even if this process is killed
  await writeFile(`${target}.part`, code);
  await rename(`${target}.part`, target);
  process.stdout.write(`${target}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
