import type { Model, QueryFilter } from 'mongoose';
import type { DueByWrite } from './models/archive-models';

/** What rows of the archive are marked with until something that a write calls for is done. */
type Mark = keyof DueByWrite;
/** Of customers, and of people, who name theirs. */
type MarkedRow = DueByWrite & { _id: string; customerId?: string };

/** A row that is marked. */
export interface Marked {
  readonly id: string;
  /** Absent: it is a customer itself. */
  readonly customerId: string | undefined;
  readonly mark: number;
}

/** The marks of one kind in a collection: they are written with the rows, so a crash loses none. */
export interface DueMarks {
  /** Rows that are marked, at most `limit`. */
  due(limit: number): Promise<Marked[]>;
  /** Removes a mark, unless the row was marked anew since. */
  settle(marked: Pick<Marked, 'id' | 'mark'>): Promise<void>;
  /** Marks a row that nobody writes. @returns the mark */
  put(id: string): Promise<number>;
}

export function dueMarks<Row extends MarkedRow>(model: Model<Row>, field: Mark): DueMarks {
  // one generic model for both collections: Mongoose's filter types need a concrete row
  const rows = model as unknown as Model<MarkedRow>;
  const markedWith = (mark: number | object): QueryFilter<MarkedRow> => ({ [field]: mark });
  return {
    async due(limit) {
      const found = await rows
        .find(markedWith({ $gt: 0 }), { customerId: 1, [field]: 1 })
        .limit(limit)
        .lean<MarkedRow[]>();
      return found.map(({ _id, customerId, [field]: mark = 0 }) => ({ id: _id, customerId, mark }));
    },
    async settle({ id, mark }) {
      await rows.updateOne({ _id: id, ...markedWith(mark) }, { $unset: { [field]: 1 } });
    },
    async put(id) {
      const mark = nextMark();
      await rows.updateOne({ _id: id }, { $set: { [field]: mark } });
      return mark;
    },
  };
}

let lastMark = 0;

/** Another one for each write of this process, and none that a revision could be. */
export function nextMark(): number {
  lastMark = Math.max(lastMark + 1, Date.now());
  return lastMark;
}
