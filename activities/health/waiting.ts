import { setTimeout as delay } from 'node:timers/promises';
import type { HealthCounts, OtherFindingKind, RepairMode } from '../../contracts/sandbox/health';
import { repairModes } from '../../contracts/sandbox/health';
import type { SeenFinding } from '../../store/findings';
import { calendarConcern } from './calendar-changes';
import type { Concern, Found } from './concern';
import type { HealthDeps } from './deps';
import { timeOf } from './deps';
import { isAway, messageOf } from './faults';
import { handOverConcern, leaverConcern } from './hand-overs';
import { digestConcern } from './digests';
import { dueNotificationConcern, mailConcern, scheduleConcern } from './mails-and-schedules';
import { workflowConcern } from './workflows';

/** Everything apart from projects that can wait for ever. */
const concerns: readonly Concern[] = [
  handOverConcern,
  leaverConcern,
  calendarConcern,
  workflowConcern,
  dueNotificationConcern,
  scheduleConcern,
  mailConcern,
  digestConcern,
];
const kinds: readonly OtherFindingKind[] = concerns.flatMap((concern) => concern.kinds);

const usualSettleMs = 3_000;

/** Checks hand-overs, calendars, notifications, schedules and mails, and repairs what may be repaired. */
export async function checkWaiting(
  deps: HealthDeps,
  mode: RepairMode,
): Promise<{ readonly counts: HealthCounts; readonly findings: readonly SeenFinding[] }> {
  const { store, settleMs = usualSettleMs } = deps;
  const first = await findAll(deps);
  let lasting: Found[] = [];
  if (first.length > 0) {
    await delay(settleMs);
    const before = new Set(first.map(idOf));
    lasting = (await findAll(deps)).filter((found) => before.has(idOf(found)));
  }
  const findings: SeenFinding[] = [];
  for (const found of lasting) {
    const seen = await treat(deps, found, mode);
    if (seen) findings.push(seen);
  }
  await store.findings.settle({ kinds }, findings, timeOf(deps));
  const counts = {
    looked: first.length,
    found: findings.length,
    repaired: lasting.length - findings.length,
    started: 0,
  };
  return { counts, findings };
}

async function findAll(deps: HealthDeps): Promise<Found[]> {
  const found: Found[] = [];
  for (const concern of concerns) found.push(...(await concern.find(deps)));
  return found;
}

function idOf({ finding: { kind, subject } }: Found): string {
  return `${kind}:${subject}`;
}

/** @returns what is left of it; null when it is repaired */
async function treat(
  deps: HealthDeps,
  { finding, repair }: Found,
  mode: RepairMode,
): Promise<SeenFinding | null> {
  if (!repair || repairModes.indexOf(mode) < repairModes.indexOf(repair.from)) return finding;
  try {
    const note = await repair.run();
    return note.outcome === 'repaired' ? null : { ...finding, repair: note };
  } catch (error) {
    if (isAway(error)) throw error;
    const note = { atMs: timeOf(deps), outcome: 'failed', detail: messageOf(error) } as const;
    return { ...finding, repair: note };
  }
}
