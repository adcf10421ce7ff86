import type { ImportRuns } from '../../../temporal/imports';
import type { Import } from '../../../store/imports';
import type { Store } from '../../../store/store';
import { Problem } from '../../kit/problems/problems';

/**
 * Carries out what the dry run of an import has found; once more it changes nothing.
 *
 * @throws Problem when its dry run has not ended well, or Temporal cannot be reached
 */
export async function commitImport(
  { store, importRuns }: { readonly store: Pick<Store, 'imports'>; readonly importRuns: ImportRuns },
  found: Import,
): Promise<void> {
  const { importId, status } = found;
  // a process that died after it had taken the file has not begun the dry run
  if (status === 'checking') await importRuns.start({ importId, phase: 'check' });
  const isUnderWay = status === 'committing' || status === 'done';
  if (!isUnderWay && !(await store.imports.beginCommit(importId))) {
    throw notReady(found, 'its dry run has not ended well');
  }
  if (status !== 'done') await importRuns.start({ importId, phase: 'commit' });
}

export function notReady({ importId, status }: Import, why: string): Problem {
  return new Problem('import-not-ready', `The import "${importId}" is at "${status}": ${why}.`);
}
