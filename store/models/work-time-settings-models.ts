import type { WorkTimeSettingName } from '../../contracts/sandbox/calendar-change';

/** What the settings say of when people work; null: the setting is not there. */
export type NotedSettings = Readonly<Record<WorkTimeSettingName, string | null>>;

/** By which settings deadlines are planned; there is one. */
export interface WorkTimeSettingsRow {
  _id: string;
  /** Goes up with each change. */
  version: number;
  settings: NotedSettings;
  /** What has changed of which the projects are not told yet; empty when they are. */
  untold: WorkTimeSettingName[];
}
