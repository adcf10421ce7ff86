import type { Model } from 'mongoose';
import type { CheckpointRow } from '../models/checkpoint-models';

export type Checkpoint = Omit<CheckpointRow, '_id'>;

export interface Checkpoints {
  read(job: string): Promise<Checkpoint | null>;
  write(job: string, checkpoint: Checkpoint): Promise<void>;
  remove(job: string): Promise<void>;
}

export function checkpoints(model: Model<CheckpointRow>): Checkpoints {
  return {
    async read(job) {
      const row = await model.findById(job).lean();
      if (!row) return null;
      const { _id, ...checkpoint } = row;
      return checkpoint;
    },
    async write(job, checkpoint) {
      await model.updateOne({ _id: job }, { $set: checkpoint }, { upsert: true });
    },
    async remove(job) {
      await model.deleteOne({ _id: job });
    },
  };
}
