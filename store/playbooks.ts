import { isDeepStrictEqual } from 'node:util';
import type { Model } from 'mongoose';
import type { Playbook } from '../domain/playbook/playbook';
import type { PlaybookRow } from './models/models';

export interface Playbooks {
  /**
   * Stores a version of a playbook. Guidance and the table of events may be improved within a version; rules may not, since projects have
   * pinned them.
   *
   * @throws when the version is stored with other rules
   */
  keep(playbook: Playbook): Promise<void>;
  read(key: string, version: number): Promise<Playbook | null>;
  /** The newest version of a playbook. */
  newest(key: string): Promise<Playbook | null>;
  list(): Promise<Playbook[]>;
  /** What events of other systems mean by the newest version of each playbook, by its key. */
  cloudEvents(): Promise<Map<string, Playbook['cloudEvents']>>;
}

export function playbooks(model: Model<PlaybookRow>): Playbooks {
  const idOf = (key: string, version: number): string => `${key}@${version}`;
  return {
    async keep(playbook) {
      const { key, version } = playbook.rules;
      const _id = idOf(key, version);
      await model.updateOne({ _id }, { $setOnInsert: { key, version, playbook } }, { upsert: true });
      const stored = await model.findById(_id).lean();
      if (stored && !isDeepStrictEqual(stored.playbook.rules, playbook.rules)) {
        throw new Error(
          `Playbook "${key}" version ${version} is stored with other rules: projects may have pinned them. ` +
            'Raise its version.',
        );
      }
      if (!isDeepStrictEqual(stored?.playbook, playbook)) {
        await model.updateOne({ _id }, { $set: { playbook } });
      }
    },
    async read(key, version) {
      return (await model.findById(idOf(key, version)).lean())?.playbook ?? null;
    },
    async newest(key) {
      return (await model.findOne({ key }).sort({ version: -1 }).lean())?.playbook ?? null;
    },
    async cloudEvents() {
      const rows = await model.find().sort({ key: 1, version: 1 }).lean();
      // of each key the last row, which is its newest version, counts
      return new Map(rows.map(({ key, playbook: { cloudEvents } }) => [key, cloudEvents]));
    },
    async list() {
      return (await model.find().sort({ key: 1, version: 1 }).lean()).map((row) => row.playbook);
    },
  };
}
