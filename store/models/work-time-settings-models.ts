import type { WorkTimeSettingName } from '../../contracts/sandbox/calendar-change';

/** The settings on working times; null for a setting that is not made. */
export type NotedSettings = Readonly<Record<WorkTimeSettingName, string | null>>;

/** The settings by which deadlines are planned; there is one row. */
export interface WorkTimeSettingsRow {
  _id: string;
  /** Goes up with each change. */
  version: number;
  settings: NotedSettings;
  /** Changed settings that the projects have not been told of yet. */
  untold: WorkTimeSettingName[];
}
