import { ApplicationFailure, Context } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import pLimit from 'p-limit';
import { createProjectCommands } from '../../api/commands/project-commands';
import type { ImportCounts, ImportInput, ImportProgress, RowOutcome } from '../../contracts/sandbox/imports';
import { isApplication } from '../../domain/project/model/actors';
import { FileFault } from '../../imports/faults/fault-codes';
import { rowMapper } from '../../imports/mapping/map-rows';
import { openKeptFile } from '../../imports/reading/kept-file';
import type { Import } from '../../store/imports';
import type { Store } from '../../store/store';
import { withHeartbeat } from '../kit/heartbeat';
import { gathered } from './gathered';
import { importBatch } from './import-batch';
import type { ImportOf, KindDeps, SeenRow } from './import-kind';
import { colleagueRows } from './colleague-rows';
import { contactRows } from './contact-rows';
import { customerPersonRows } from './customer-person-rows';
import { customerRows } from './customer-rows';
import { projectRows } from './project-rows';

export interface ImportDeps {
  readonly store: Store;
  readonly client?: Client;
}

/** Rows that are counted together. A crash repeats one batch at most. */
const batchSize = 200;

/** Projects that are asked at the same time, and records that are changed: each waits for several answers. */
const fewAtOnce = 16;

/** Milliseconds after which a pass ends between two batches: the worker may have to roll over. */
const passMs = 5 * 60_000;

/** How long a worker's answer is waited for, in milliseconds. */
const answerMs = 30_000;

const kinds: Readonly<Record<Import['mapping']['kind'], (deps: KindDeps) => ImportOf>> = {
  people: colleagueRows,
  customers: customerRows,
  'customer-people': customerPersonRows,
  projects: projectRows,
  contacts: contactRows,
};

/** One pass over the rows of a file, from behind the last that is counted. */
export async function importRows(deps: ImportDeps, input: ImportInput): Promise<ImportProgress> {
  const { imports } = deps.store;
  const { importId, phase } = input;
  const known = await imports.read(importId);
  if (!known) throw ApplicationFailure.nonRetryable(`There is no import "${importId}".`, 'unknown-import');
  if (known.status !== (phase === 'check' ? 'checking' : 'committing')) {
    return { ...known[phase].counts, isDone: true };
  }
  try {
    return await withHeartbeat(() => pass(deps, input, known));
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    // whoever maps the file on a page may say how to read it
    const keepsFile = phase === 'check' && !isApplication(known.createdBy);
    await imports.fail(importId, phase, error.fault, keepsFile);
    return { ...known[phase].counts, isDone: true };
  }
}

async function pass(
  deps: ImportDeps,
  { importId, phase }: ImportInput,
  known: Import,
): Promise<ImportProgress> {
  const { store, client } = deps;
  if (!client) throw new Error('This worker has no client to send commands with.');
  const { info, cancellationSignal } = Context.current();
  const commands = createProjectCommands({ client, taskQueue: info.taskQueue, waitMs: answerMs, store });
  const { mapping, createdBy: actor } = known;
  const kindDeps: KindDeps = {
    ...{ store, client, commands, importId, mapping, actor },
    gathered: gathered(store),
    oneOfFew: pLimit(fewAtOnce),
    planned: new Map(),
  };
  const of = kinds[mapping.kind](kindDeps);
  const table = await openKeptFile(known, store.imports);
  const mapped = rowMapper(mapping, table.columns, table.headRow);
  await store.imports.readAs(importId, { ...table.form });

  const until = Date.now() + passMs;
  const firstRows = new Map<string, { readonly row: number; readonly said: string | null }>();
  let { row: afterRow, counts, batch: begun } = known[phase];
  await store.imports.forgetProblemsAfter(importId, phase, afterRow);
  const settle = async (rows: readonly SeenRow[]): Promise<void> => {
    const outcomes = await importBatch(of, rows, {
      isDry: phase === 'check',
      begun: begun ?? {},
      about: (batch) => store.imports.about(importId, phase, batch),
    });
    counts = added(
      counts,
      [...outcomes.values()].map(({ outcome }) => outcome),
    );
    const faults = [...outcomes.values()].flatMap((each) => each.faults);
    const row = rows.at(-1)?.mapped.row ?? afterRow;
    await store.imports.done(importId, phase, { afterRow, row, counts, faults });
    begun = null;
    afterRow = row;
  };

  let batch: SeenRow[] = [];
  for await (const read of table.rows()) {
    const row = mapped(read);
    const identity = of.identityOf(row);
    const first = identity === null ? undefined : firstRows.get(identity);
    const said = of.mayRepeat ? JSON.stringify(row.values) : null;
    if (identity !== null && first === undefined) firstRows.set(identity, { row: row.row, said });
    if (row.row <= known[phase].row) {
      if (phase === 'check') await of.again?.(row);
      continue;
    }
    const isRepeat = said !== null && first?.said === said;
    batch.push({ mapped: row, identity, first: first?.row ?? null, isRepeat });
    if (batch.length < batchSize) continue;
    await settle(batch);
    batch = [];
    if (cancellationSignal.aborted || Date.now() > until) return { ...counts, isDone: false };
  }
  if (batch.length > 0) await settle(batch);
  await store.imports.finish(importId, phase);
  return { ...counts, isDone: true };
}

function added(before: ImportCounts, outcomes: readonly RowOutcome[]): ImportCounts {
  const counts = { ...before, rows: before.rows + outcomes.length };
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
}
