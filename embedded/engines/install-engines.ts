/** Installs what the tests need and this machine lacks, showing progress, before they start. */
import { ClearError } from '../processes/clear-error';
import { findMongodb, findTemporal, findTimeSkippingServer } from './programs';

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(): Promise<void> {
  await Promise.all([findTemporal(print), findMongodb(print), findTimeSkippingServer(print)]);
}

main().catch((error: unknown) => {
  if (!(error instanceof ClearError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
