import type { Client } from '@temporalio/client';
import type { Config } from '../../../config/config';
import { wantedSchedules } from '../../../people/weekly-schedules';
import type { Store } from '../../../store/store';
import { compare } from '../../../temporal/review-schedules';
import type { Finding } from './finding';
import { failed, ok, warning } from './finding';

const restart =
  'The API puts schedules right when it starts and once a day: restart it, and read its log if they stay wrong.';

/** Whether everybody who should get a weekly mail has its schedule. */
export async function checkWeeklySchedules(
  store: Pick<Store, 'people' | 'playbooks'>,
  client: Client,
  { taskQueue, reviewTime }: Pick<Config, 'taskQueue' | 'reviewTime'>,
): Promise<Finding[]> {
  const wanted = await wantedSchedules(store, reviewTime);
  const { missing, different, surplus, paused } = await compare({ client, taskQueue }, wanted);
  const findings: Finding[] = [];
  if (missing.length > 0) {
    findings.push(
      failed('weekly-schedules', `${some(missing)} missing: these weekly emails do not come.`, restart),
    );
  }
  if (different.length > 0) {
    findings.push(
      failed('weekly-schedules', `${some(different)} due at another time than the directory says.`, restart),
    );
  }
  if (surplus.length > 0) {
    findings.push(warning('weekly-schedules', `${some(surplus)} there, and should not be.`, restart));
  }
  if (paused.length > 0) {
    findings.push(
      warning(
        'weekly-schedules',
        `${some(paused)} paused: these weekly emails do not come.`,
        'If nobody wants that any more: temporal schedule toggle --unpause --schedule-id <id>',
      ),
    );
  }
  return findings.length > 0
    ? findings
    : [ok('weekly-schedules', `All ${wanted.length} schedules of weekly emails are there.`)];
}

const mostNamed = 5;

/** `2 schedules (review-a, review-b) are`. */
function some(ids: readonly string[]): string {
  const named = ids.slice(0, mostNamed).join(', ');
  const others = ids.length > mostNamed ? ', …' : '';
  return `${ids.length === 1 ? '1 schedule' : `${ids.length} schedules`} (${named}${others}) ${ids.length === 1 ? 'is' : 'are'}`;
}
