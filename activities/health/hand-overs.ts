import { randomUUID } from 'node:crypto';
import type { RepairNote } from '../../contracts/sandbox/health';
import type { HandOverInput, HandOverRequest } from '../../contracts/sandbox/hand-over-run';
import { handOverMemo, handOverNotificationKeys, handOverTitle } from '../../contracts/sandbox/hand-over-run';
import type { NotificationRequest } from '../../contracts/sandbox/notifications';
import { handOverWorkflowId, workflowTypes } from '../../contracts/sandbox/names';
import { titled } from '../../contracts/sandbox/search-attributes';
import { holdingIn } from '../../queries/hand-over/hand-over-plan';
import { unplacedPart } from '../../domain/hand-over/hand-over';
import type { HandOverState } from '../../domain/hand-over/hand-over-progress';
import { isOver } from '../../domain/hand-over/hand-over-progress';
import type { HandOverRecord } from '../../store/hand-overs';
import type { Store } from '../../store/store';
import { newestRun } from '../../temporal/runs';
import type { Concern, Found } from './concern';
import { finding, lookAtEach } from './concern';
import type { HealthDeps } from './deps';
import { timeOf } from './deps';
import { unlessAway } from './faults';

const pageSize = 100;

/** The actor of requests that nobody else makes. */
const ownActor = 'milepost';

/** Hand-overs that have stopped, and parts that nobody is left to decide about. */
export const handOverConcern: Concern = {
  kinds: ['hand-over-stopped', 'hand-over-undecided'],
  async find(deps) {
    const found: Found[] = [];
    for await (const record of openHandOvers(deps.store)) {
      found.push(...(await lookAtEach('hand-over-stopped', record.id, () => lookAt(deps, record))));
    }
    return found;
  },
};

async function lookAt(deps: HealthDeps, record: HandOverRecord): Promise<Found[]> {
  if ((await runOf(deps, record)) === 'ours') return undecided(deps.store, record);
  const detail = `It is ${record.state.status} by its record, and no workflow runs for it.`;
  const restart = { from: 'all', run: () => restartNote(deps, record) } as const;
  return [{ finding: finding('hand-over-stopped', record.id, detail), repair: restart }];
}

async function* openHandOvers({ handOvers }: Pick<Store, 'handOvers'>): AsyncGenerator<HandOverRecord> {
  let after: { startedAtMs: number; id: string } | undefined;
  for (;;) {
    const page = await handOvers.list({}, { after, limit: pageSize });
    for (const record of page) if (!isOver(record.state)) yield record;
    const last = page.at(-1);
    if (page.length < pageSize || !last) return;
    after = { startedAtMs: last.startedAtMs, id: last.id };
  }
}

/** The hand-over that is running for the person of a record. */
async function runOf(
  { client }: HealthDeps,
  { id, fromPersonId }: Pick<HandOverRecord, 'id' | 'fromPersonId'>,
): Promise<'ours' | 'another' | 'none'> {
  const run = await newestRun(client, handOverWorkflowId(fromPersonId));
  if (!run?.isRunning) return 'none';
  const running = run.memo[handOverMemo];
  return running === undefined || running === id ? 'ours' : 'another';
}

async function undecided({ people }: Pick<Store, 'people'>, { id, state }: HandOverRecord): Promise<Found[]> {
  const waiting = state.parts.filter((part) => part.status === 'deciding' && part.dueAtMs === null);
  const found: Found[] = [];
  for (const { partId, asked, projects } of waiting) {
    const managers = await people.readMany(asked);
    if (managers.some(({ active }) => active)) continue;
    const who = asked.length === 0 ? 'Nobody could be asked' : 'Nobody who was asked is active';
    const detail = `${who} about ${projects} projects for ${partId}.`;
    found.push({ finding: finding('hand-over-undecided', `${id}:${partId}`, detail) });
  }
  return found;
}

async function restartNote(deps: HealthDeps, record: HandOverRecord): Promise<RepairNote> {
  const isStarted = await restartHandOver(deps, record);
  return isStarted
    ? { atMs: timeOf(deps), outcome: 'repaired', detail: 'Started from its record.' }
    : {
        atMs: timeOf(deps),
        outcome: 'left',
        detail: 'It had no plan yet, or another one runs for the person: ask for it again.',
      };
}

/**
 * Starts a hand-over from the state that its workflow wrote last. Notifications are known by their keys, so those
 * already sent are not sent again. One without a plan has left nothing to go on from.
 *
 * @returns whether it runs now
 */
export async function restartHandOver(deps: HealthDeps, record: HandOverRecord): Promise<boolean> {
  const { id, fromPersonId, reason, requestedBy, state } = record;
  const running = await runOf(deps, record);
  if (running !== 'none' || state.status === 'planning') return running === 'ours';
  const request: HandOverRequest = { handOverId: id, fromPersonId, reason, requestedBy };
  await start(deps, request, { state, notifications: notificationsOf(state) });
  return true;
}

async function start(
  { client, taskQueue }: HealthDeps,
  request: HandOverRequest,
  carried?: HandOverInput['carried'],
): Promise<void> {
  await client.workflow.start(workflowTypes.handOver, {
    workflowId: handOverWorkflowId(request.fromPersonId),
    taskQueue,
    args: [{ request, ...(carried && { carried }) }],
    memo: { [handOverMemo]: request.handOverId },
    ...titled(handOverTitle(request), request.fromPersonId),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });
}

/** The notifications that the parts of a hand-over have requested. */
function notificationsOf({ handOverId, parts }: HandOverState): NotificationRequest[] {
  return parts.flatMap(({ partId, status, asked, told, receiverId }): NotificationRequest[] => {
    const manager = asked.at(-1);
    if (status === 'offered' && partId !== unplacedPart) {
      const key = handOverNotificationKeys.offer(handOverId, partId);
      return [{ key, personId: partId, notification: { kind: 'hand-over-offer', handOverId } }];
    }
    if (status === 'deciding' && manager !== undefined) {
      const key = handOverNotificationKeys.decision(handOverId, partId, manager);
      const notification = { kind: 'hand-over-decision', handOverId, receiverId: partId } as const;
      return [{ key, personId: manager, notification }];
    }
    if (told && receiverId !== null) {
      const key = handOverNotificationKeys.done(handOverId, receiverId, 0);
      return [{ key, personId: receiverId, notification: { kind: 'hand-over-done', handOverId } }];
    }
    return [];
  });
}

/**
 * Starts those that should be running but have no workflow. One that cannot be started is left for the next check,
 * which reports it, and holds up none of the others.
 */
export async function restartHandOvers(deps: HealthDeps): Promise<number> {
  let started = 0;
  for await (const record of openHandOvers(deps.store)) {
    const isStarted = await unlessAway(async () => {
      const runs = (await runOf(deps, record)) !== 'none';
      return !runs && (await restartHandOver(deps, record));
    });
    if (isStarted) started += 1;
  }
  return started;
}

/** Inactive people who still hold something and have nobody to hand it over. */
export const leaverConcern: Concern = {
  kinds: ['leaver-holds'],
  async find(deps) {
    const found: Found[] = [];
    for await (const personId of inactivePeople(deps.store)) {
      found.push(...(await lookAtEach('leaver-holds', personId, () => lookAtLeaver(deps, personId))));
    }
    return found;
  },
};

async function lookAtLeaver(deps: HealthDeps, personId: string): Promise<Found[]> {
  const { store, client } = deps;
  const held = await store.projects.heldBy(personId, { limit: pageSize });
  const holdings = held.filter((state) => holdingIn(state, personId));
  if (holdings.length === 0) return [];
  if ((await newestRun(client, handOverWorkflowId(personId)))?.isRunning) return [];
  const before = await store.handOvers.list({ fromPersonId: personId }, { limit: 1 });
  const count = held.length < pageSize ? holdings.length : `${pageSize} or more`;
  const detail = `${personId} is not active and still holds ${count} projects.`;
  // what is left after a hand-over has ended was left on purpose, or refused
  const repair = { from: before.length === 0 ? 'safe' : 'all', run: () => handOver(deps, personId) } as const;
  return [{ finding: finding('leaver-holds', personId, detail), repair }];
}

async function* inactivePeople({ people }: Pick<Store, 'people'>): AsyncGenerator<string> {
  let afterId: string | undefined;
  for (;;) {
    const page = await people.list({ ...(afterId !== undefined && { afterId }), limit: pageSize });
    for (const { id, active } of page) if (!active) yield id;
    afterId = page.at(-1)?.id;
    if (page.length < pageSize) return;
  }
}

async function handOver(deps: HealthDeps, fromPersonId: string): Promise<RepairNote> {
  const handOverId = `hand-over-${randomUUID()}`;
  await start(deps, { handOverId, fromPersonId, reason: 'leaving', requestedBy: ownActor });
  return { atMs: timeOf(deps), outcome: 'repaired', detail: 'A hand-over was started.' };
}
