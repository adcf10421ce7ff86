import { dayCount } from '../../domain/calendar/calendar';
import { digestTimes } from '../../domain/calendar/digest-times';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { workTimes } from '../../people/work-time';
import type { Concern } from './concern';
import { finding } from './concern';
import type { HealthDeps } from './deps';
import { timeOf } from './deps';

/** How many emails one check looks at, oldest first. */
const mostMails = 500;
/** How long after its digest was due an email still waits where all is well: for spread, retries and a slow server. */
const patienceHours = 6;

/**
 * Emails that wait for a digest that did not come: its reader's next working morning is long over. Their projects ask
 * for them, so either these stand still, which other findings say, or no digest gets through.
 */
export const digestConcern: Concern = {
  kinds: [],
  async find(deps) {
    const { store, settings } = deps;
    const nowMs = timeOf(deps);
    const waiting = await store.waitingMails.forDigest(mostMails);
    const readers = [...new Set(waiting.map(({ personId }) => personId))];
    const workTimeOf = await workTimes(store, settings, readers);
    const { dayMs } = settings;
    return waiting.flatMap(({ _id: key, projectId, personId, digestSinceMs }) => {
      if (digestSinceMs === null) return [];
      const days = dayCount(personId ?? '', { dayMs, workTimeOf });
      const { next } = digestTimes(digestSinceMs, days, workTimeOf(personId).zone, dayMs);
      if (nowMs < next.atMs + patienceMs(deps)) return [];
      const due = new Date(next.atMs).toISOString();
      const detail = `It waits for a digest that was due on ${due}. \`milepost mail retry\` sends it on its own.`;
      return [{ finding: finding('mail-waits', key, detail, projectId) }];
    });
  },
};

function patienceMs({ settings: { dayMs } }: HealthDeps): number {
  return dayMs === realDayMs ? patienceHours * 3_600_000 : Math.max(dayMs, 60_000);
}
