import type { Client } from '@temporalio/client';
import type { RowOutcome } from '../../contracts/sandbox/imports';
import type { ImportMapping } from '../../contracts/wire/import-mappings';
import type { Fault } from '../../imports/faults/fault-codes';
import type { MappedRow } from '../../imports/mapping/mapped-row';
import type { ProjectCommands } from '../../api/commands/project-commands';
import type { Gathered } from './gathered';
import type { Store } from '../../store/store';

/** What rows of any kind are compared with and written by. */
export interface KindDeps {
  readonly store: Store;
  readonly client: Client;
  readonly commands: ProjectCommands;
  readonly importId: string;
  /** What rows look up and write, many at once. */
  readonly gathered: Gathered;
  /** Does something a few at a time: projects have to answer, or a record is changed. */
  readonly oneOfFew: <T>(work: () => Promise<T>) => Promise<T>;
  readonly mapping: ImportMapping;
  /** Who the changes are said to be of. */
  readonly actor: string;
  /** Records that rows of this file have made or would make, by id, with the customer where it is a person's. */
  readonly planned: Map<string, string | null>;
}

/** What one row is about to do, or why it cannot. */
export type RowPlan =
  | {
      readonly outcome: Exclude<RowOutcome, 'refused'>;
      /** Carries it out. Repeating it is harmless. @throws RowFaults, or a fault of ours */
      readonly apply: () => Promise<void>;
    }
  | { readonly outcome: 'refused'; readonly faults: readonly Fault[] };

/** Records of one kind, as rows of a file are about them. */
export interface ImportOf {
  /** What the row is about, to find rows about the same. */
  readonly identityOf: (row: MappedRow) => string | null;
  /** What it names of its own kind, in the same form: a row about that comes first. */
  readonly aboveOf: (row: MappedRow) => string | null;
  /** Notes what a row would make that an earlier pass of a dry run has counted. */
  readonly again?: (row: MappedRow) => Promise<unknown>;
  /** Whether a file may name a record again and again, as a list of people names their managers, in the same words. */
  readonly mayRepeat?: true;
  /** Compares a row with what is there. */
  readonly plan: (row: MappedRow) => Promise<RowPlan>;
}

/** A row, what it is about, and the row before it that is about the same. */
export interface SeenRow {
  readonly mapped: MappedRow;
  readonly identity: string | null;
  readonly first: number | null;
  /** Whether that one says the same, and may: a list of people names their managers again and again. */
  readonly isRepeat: boolean;
}

/** What became of a row. */
export interface SettledRow {
  readonly outcome: RowOutcome;
  readonly faults: readonly Fault[];
}

/** A row that could not be carried out, with the reasons. */
export class RowFaults extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(({ code }) => code).join(', '));
    this.name = 'RowFaults';
  }
}

/** A fault of a field in a row; its column is the one that the mapping has for it. */
export function fieldFault(
  { mapping }: Pick<KindDeps, 'mapping'>,
  row: number,
  field: string,
  code: string,
  values: Fault['values'] = {},
): Fault {
  const column = mapping.fields[field]?.column;
  return { code, row, ...(column !== undefined && { column }), values: { field, ...values } };
}

export const refused = (faults: readonly Fault[]): RowPlan => ({ outcome: 'refused', faults });
