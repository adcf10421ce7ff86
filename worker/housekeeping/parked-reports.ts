import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Reference } from '../../domain/project/model/references';
import { hasReference } from '../../domain/project/model/references';
import type { ParkedReport } from '../../store/parked-reports';
import { latestState } from '../../store/projects/latest-state';
import type { Store } from '../../store/store';
import type { Notifications } from '../../temporal/notifications';
import { repeatedly } from './repeatedly';

/** What parked reports are looked after with. */
export interface ParkedReportDeps {
  readonly store: Store;
  readonly notifications: Pick<Notifications, 'start'>;
  /** Sends what is due for a reference. @returns false: something could not be sent now */
  readonly deliver: (reference: Reference) => Promise<boolean>;
  /** Epoch milliseconds; now by default. */
  readonly now?: () => number;
}

/** How often to look for reports that are due or over, and how often at everything that waits, milliseconds. */
const usualEvery = { looksMs: 5_000, wholeMs: 3_600_000 };

/** How many references, or reports, one look takes on: the rest comes next time. */
const atOnce = 100;

/**
 * Looks after parked reports from now on: brings those that are due to their projects, tells people of those that have
 * waited in vain, and once an hour looks whether something waits although its project is there, as after a restore.
 *
 * @returns ends it, once the look in progress is over
 */
export function keepParkedReports(
  deps: ParkedReportDeps,
  log: Logger,
  every: typeof usualEvery = usualEvery,
): () => Promise<void> {
  let wholeAtMs = 0;
  return repeatedly(
    async () => {
      if (Date.now() >= wholeAtMs) {
        await markDue(deps.store);
        wholeAtMs = Date.now() + every.wholeMs;
      }
      await deliverDue(deps);
      await endExpired(deps);
    },
    every.looksMs,
    (err) => log.warn({ err }, 'parked reports could not be looked after: they are at the next look'),
  );
}

/** Marks what waits for a project that is there. */
async function markDue({ parkedReports, references, projects, ledger }: Store): Promise<void> {
  let afterId = '';
  for (;;) {
    const waiting = await parkedReports.waitingAfter(afterId, atOnce);
    const wanted = new Map(waiting.map(({ waitsFor, reference }) => [waitsFor, reference]));
    for (const { reference, targetId } of await references.read('project', [...wanted.values()])) {
      const state = await latestState({ projects, ledger }, targetId);
      if (hasReference(state?.deal?.references ?? [], reference)) {
        await parkedReports.nowDue(reference, targetId);
      }
    }
    const last = waiting.at(-1);
    if (!last || waiting.length < atOnce) return;
    afterId = last.id;
  }
}

async function deliverDue({ store, deliver }: ParkedReportDeps): Promise<void> {
  for (const reference of await store.parkedReports.due(atOnce)) {
    // what keeps one from being sent keeps most: they are all tried at the next look
    if (!(await deliver(reference))) return;
  }
}

/** One email for each reference, person and time; asking for it again is harmless. */
async function endExpired({ store, notifications, now = Date.now }: ParkedReportDeps): Promise<void> {
  const groups = new Map<string, ParkedReport[]>();
  for (const report of await store.parkedReports.expire(now(), atOnce)) {
    const key = keyOf(report);
    groups.set(key, [...(groups.get(key) ?? []), report]);
  }
  for (const [key, [first, ...others]] of groups) {
    if (first?.endedAtMs === undefined) continue;
    const { waitsFor, personId, endedAtMs } = first;
    await notifications.start({
      key,
      personId,
      notification: { kind: 'reports-expired', waitsFor, endedAtMs },
    });
    await store.parkedReports.told([first, ...others].map(({ id }) => id));
  }
}

function keyOf({ waitsFor, personId, endedAtMs }: ParkedReport): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([waitsFor, personId, endedAtMs]))
    .digest('hex');
  return `reports-expired-${digest.slice(0, 32)}`;
}
