import { proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { ImportActivities, ImportInput, ImportProgress } from '../contracts/sandbox/imports';
import { isRollOverDue } from './shared/roll-over';
import { rollOver, watchForUpgrade } from './shared/upgrade';

/**
 * One pass over the rows, of some minutes. Heartbeats reveal a killed worker within seconds; a repeat goes on behind the
 * last batch that the database has counted, and what that batch has written already it finds as it would write it. It is
 * retried until database and projects answer again: rows are refused one by one, never for an engine that is away.
 */
const { importRows } = proxyActivities<ImportActivities>({
  startToCloseTimeout: '20m',
  heartbeatTimeout: '10s',
  retry: {
    initialInterval: '1s',
    backoffCoefficient: 2,
    maximumInterval: '30s',
    nonRetryableErrorTypes: ['unknown-import'],
  },
});

/**
 * One phase of an import: the dry run over a file, or carrying it out. The workflow is called after both, so starting it
 * twice is harmless. File, rows and problems are in the database; the history has counts alone.
 */
export async function importFile(input: ImportInput): Promise<ImportProgress> {
  const upgrade = watchForUpgrade();
  for (;;) {
    const progress = await importRows(input);
    setCurrentDetails(details(input, progress));
    if (progress.isDone) return progress;
    if (isRollOverDue(upgrade)) return rollOver<typeof importFile>(input);
  }
}

/** The details shown to operators in the Temporal UI. In English. */
function details({ importId, phase }: ImportInput, progress: ImportProgress): string {
  const { rows, created, changed, same, refused } = progress;
  return [
    `**${phase === 'check' ? 'Dry run' : 'Import'} ${importId}**`,
    '',
    `${rows} rows: ${created} new, ${changed} changed, ${same} as they were, ${refused} refused`,
  ].join('\n');
}
