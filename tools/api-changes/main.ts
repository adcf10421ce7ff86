/** Fails when the API breaks programs that were written for its last release, unless a note names the change. */
import { ClearError } from '../../embedded/processes/clear-error';
import { breakingChanges, committedDocuments } from './breaking-changes';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function check(): Promise<void> {
  const changes = await breakingChanges(committedDocuments, print);
  if (changes.length === 0)
    return void print('Nothing breaks programs that were written for the last release.');
  print(`${changes.length} changes break programs that were written for the last release.`);
  print('Take them back, or name each in docs/api-changes.md with what to do instead:\n');
  for (const change of changes) print(`- ${change}`);
  process.exitCode = 1;
}

check().catch((error: unknown) => {
  if (!(error instanceof ClearError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
