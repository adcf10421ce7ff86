import type { RowOutcome } from '../../contracts/sandbox/imports';
import type { ImportOf, RowPlan, SeenRow, SettledRow } from './import-kind';
import { RowFaults } from './import-kind';

export interface BatchSettings {
  /** Whether nothing is written. */
  readonly isDry: boolean;
  /** What an earlier attempt was about to do with some of these rows before it died. */
  readonly begun: Readonly<Partial<Record<string, RowOutcome>>>;
  /** Keeps what this attempt is about to do. */
  readonly about: (batch: Readonly<Partial<Record<string, RowOutcome>>>) => Promise<void>;
}

/** Settles some rows, all at the same time so that what they look up comes together, each apart from the others: one that is refused costs no other. By row, in their order. */
export async function importBatch(
  of: ImportOf,
  rows: readonly SeenRow[],
  settings: BatchSettings,
): Promise<Map<number, SettledRow>> {
  const settled = new Map<number, SettledRow>();
  const open: SeenRow[] = [];
  for (const seen of rows) {
    const { mapped, first, isRepeat } = seen;
    if (mapped.faults.length > 0) settled.set(mapped.row, { outcome: 'refused', faults: mapped.faults });
    else if (isRepeat) settled.set(mapped.row, { outcome: 'same', faults: [] });
    else if (first !== null) {
      const fault = { code: 'row-twice', row: mapped.row, values: { first } };
      settled.set(mapped.row, { outcome: 'refused', faults: [fault] });
    } else open.push(seen);
  }
  const about: Partial<Record<string, RowOutcome>> = { ...settings.begun };
  for (const wave of waves(of, open)) {
    await settleWave(of, wave, settings, about, settled);
  }
  return new Map(
    rows.flatMap(({ mapped: { row } }) => {
      const outcome = settled.get(row);
      return outcome ? [[row, outcome] as const] : [];
    }),
  );
}

/** Rows that name others of the same batch come after those, one at a time; all the rest go together, before them. */
function waves(of: ImportOf, rows: readonly SeenRow[]): readonly (readonly SeenRow[])[] {
  const identities = new Set(rows.map(({ identity }) => identity));
  const isAfter = ({ mapped }: SeenRow): boolean => {
    const above = of.aboveOf(mapped);
    return above !== null && identities.has(above);
  };
  return [rows.filter((seen) => !isAfter(seen)), ...rows.filter(isAfter).map((seen) => [seen])];
}

async function settleWave(
  of: ImportOf,
  wave: readonly SeenRow[],
  { isDry, begun, about: keep }: BatchSettings,
  about: Partial<Record<string, RowOutcome>>,
  settled: Map<number, SettledRow>,
): Promise<void> {
  const plans = await all(wave.map(async ({ mapped }) => ({ row: mapped.row, plan: await of.plan(mapped) })));
  for (const { row, plan } of plans) {
    // what a dead attempt was about to do, and what is done by now, was done by it
    if (plan.outcome === 'created' || plan.outcome === 'changed') about[row] ??= plan.outcome;
    if (plan.outcome === 'refused') settled.set(row, { outcome: 'refused', faults: plan.faults });
  }
  const wanted = plans.filter(({ plan }) => plan.outcome !== 'refused');
  if (!isDry && wanted.some(({ plan }) => plan.outcome !== 'same')) await keep(about);
  await all(
    wanted.map(async ({ row, plan }) => {
      const faults = isDry ? [] : await applied(plan);
      const outcome = plan.outcome === 'same' ? (begun[row] ?? 'same') : plan.outcome;
      settled.set(row, faults.length > 0 ? { outcome: 'refused', faults } : { outcome, faults: [] });
    }),
  );
}

/** Waits for all of them before it fails: nothing goes on behind an attempt that has ended. */
async function all<T>(work: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

async function applied(plan: RowPlan): Promise<RowFaults['faults']> {
  if (plan.outcome === 'refused') return plan.faults;
  try {
    await plan.apply();
    return [];
  } catch (error) {
    if (error instanceof RowFaults) return error.faults;
    throw error;
  }
}
