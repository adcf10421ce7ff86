import { isDeepStrictEqual } from 'node:util';
import type { Model } from 'mongoose';
import type { NotedSettings, WorkTimeSettingsRow } from './models/work-time-settings-models';
import type { WorkTimeSettingName } from '../contracts/sandbox/calendar-change';
import { workTimeSettingNames } from '../contracts/sandbox/calendar-change';

/** A change of the settings that the projects have not been told of yet. */
export interface SettingsChange {
  readonly version: number;
  readonly changed: readonly WorkTimeSettingName[];
}

/** The settings that deadlines were last planned by, so that a start with other settings is noticed. */
export interface NotedWorkTimeSettings {
  /**
   * Records by which settings deadlines are planned from now on. Of several processes with the same ones, one records
   * them.
   */
  note(settings: NotedSettings): Promise<void>;
  /** Null when the projects go by the recorded settings. */
  unannounced(): Promise<SettingsChange | null>;
  /** Records that the projects are being told; a change made since stays. */
  announced(version: number): Promise<void>;
}

const _id = 'company';

export function workTimeSettings(model: Model<WorkTimeSettingsRow>): NotedWorkTimeSettings {
  return {
    async note(settings) {
      for (;;) {
        const row = await model.findById(_id).lean();
        if (!row) {
          // the first start: nothing was planned by other settings
          const first = { version: 1, settings, untold: [] };
          const made = await model.updateOne({ _id }, { $setOnInsert: first }, { upsert: true });
          if (made.upsertedCount === 1) return;
          continue;
        }
        if (isDeepStrictEqual(row.settings, settings)) return;
        const differs = workTimeSettingNames.filter((name) => row.settings[name] !== settings[name]);
        const untold = workTimeSettingNames.filter(
          (name) => differs.includes(name) || row.untold.includes(name),
        );
        const { version } = row;
        const next = { version: version + 1, settings, untold };
        if ((await model.updateOne({ _id, version }, { $set: next })).matchedCount === 1) return;
      }
    },
    async unannounced() {
      const row = await model.findById(_id).lean();
      return row && row.untold.length > 0 ? { version: row.version, changed: row.untold } : null;
    },
    async announced(version) {
      await model.updateOne({ _id, version }, { $set: { untold: [] } });
    },
  };
}
