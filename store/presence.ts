import { randomUUID } from 'node:crypto';
import type { Model } from 'mongoose';
import type { PresenceRow } from './models/models';

/**
 * Which processes are alive, judged by a counter that each raises every second. Whoever sees it unchanged in several
 * looks of their own knows that the process is gone. No clock is compared with another machine's, and a failed look, as
 * while the database is away, counts for nothing.
 */
export interface Presence {
  /** The id of this process, once its first beat is written; from then on it beats until `end`. */
  begin(): Promise<string>;
  /** Whether a process is gone: it has ended, or has been silent for several looks. */
  isGone(id: string): Promise<boolean>;
  /** Stops the beat; what this process holds is free for others at once. */
  end(): Promise<void>;
}

/** Two small operations a second for each process. */
const beatMs = 1_000;

/**
 * A process that is merely busy misses a beat or two; being taken for gone by mistake costs its requests only a repeat.
 */
const silentLooks = 4;

/** By then nothing refers to the row of a process that died. */
const forgottenLooks = 600;

/**
 * @param afterBeat is called after each beat of this process
 */
export function presence(model: Model<PresenceRow>, afterBeat: () => Promise<void>): Presence {
  const own = randomUUID();
  const others = new Map<string, { readonly beat: number; readonly silent: number }>();
  let beat = 0;
  let begun: Promise<string> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();
  let hasEnded = false;

  const write = async (): Promise<void> => {
    beat += 1;
    await model.updateOne({ _id: own }, { $set: { beat } }, { upsert: true });
  };
  const look = async (): Promise<void> => {
    const rows = await model.find({ _id: { $ne: own } }).lean();
    const present = new Set(rows.map(({ _id }) => _id));
    for (const id of others.keys()) if (!present.has(id)) others.delete(id);
    for (const { _id, beat: seen } of rows) {
      const known = others.get(_id);
      const silent = known?.beat === seen ? known.silent + 1 : 0;
      others.set(_id, { beat: seen, silent });
      if (silent > forgottenLooks) await model.deleteOne({ _id, beat: seen });
    }
  };
  const again = (): void => {
    if (hasEnded) return;
    timer = setTimeout(() => {
      round = write()
        .then(look)
        .then(afterBeat)
        // whoever needs the database now learns it from their own request; the next beat tries again
        .catch(() => undefined)
        .then(again);
    }, beatMs).unref();
  };

  return {
    begin() {
      begun ??= write().then(
        () => {
          again();
          return own;
        },
        (error: unknown) => {
          begun = undefined;
          throw error;
        },
      );
      return begun;
    },
    async isGone(id) {
      if (id === own) return false;
      const known = others.get(id);
      if (known) return known.silent >= silentLooks;
      // it has ended, or has begun since the last look
      return (await model.findById(id).lean()) === null;
    },
    async end() {
      hasEnded = true;
      clearTimeout(timer);
      await round;
      // a row that cannot be deleted just falls silent
      if (begun) await model.deleteOne({ _id: own }).catch(() => undefined);
    },
  };
}
