import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildWorkflowBundle } from './bundle';

/** Part of `npm run build`: writes the workflow bundle that an image's worker loads. */
async function main(): Promise<void> {
  const target = path.resolve('dist', 'workflow-bundle.js');
  await writeFile(target, await buildWorkflowBundle());
  process.stdout.write(`Wrote ${target}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
