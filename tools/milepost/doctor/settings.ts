import { loadTemporalConnection, loadWorkerConfig, SettingsError } from '../../../config/config';
import type { FoundSettings } from '../../../config/local-installation';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { CheckedSettings, Finding } from './finding';
import { failed, ok, warning } from './finding';

/** Reads the settings as the worker does, which needs all of them; null: the other checks have nothing to go by. */
export function checkSettings({ env, origin }: FoundSettings): {
  readonly findings: readonly Finding[];
  readonly settings: CheckedSettings | null;
} {
  try {
    const config = loadWorkerConfig(env);
    const settings = { config, temporal: loadTemporalConnection(env) };
    return {
      settings,
      findings: [ok('settings', `The settings ${origin} can be used.`), ...oddities(settings)],
    };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const findings = error.problems.map(({ variable, problem, remedy }) =>
      failed('settings', `${variable} ${problem}.`, `${remedy}.${hintFor(variable)}`),
    );
    return { settings: null, findings };
  }
}

function hintFor(variable: string): string {
  return variable === 'MILEPOST_MONGODB_URI'
    ? ' In a checkout, npm start in another terminal sets all of them.'
    : '';
}

function oddities({ config }: CheckedSettings): Finding[] {
  if (config.dayMs === realDayMs) return [];
  return [
    warning(
      'settings',
      `A day lasts ${config.dayMs} ms here: this is a time lapse, without working days.`,
      'For real use, leave MILEPOST_DAY_MS unset.',
    ),
  ];
}
