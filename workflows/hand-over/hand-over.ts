import { CancellationScope, setCurrentDetails } from '@temporalio/workflow';
import type { HandOverInput } from '../../contracts/sandbox/hand-over-run';
import { handOverNotificationKeys } from '../../contracts/sandbox/hand-over-run';
import { place } from '../../contracts/sandbox/operator-words';
import type { NotificationRequest } from '../../contracts/sandbox/notifications';
import type { HandOverPart, HandOverState } from '../../domain/hand-over/hand-over-progress';
import {
  handOverCounts,
  isOver,
  managerAsked,
  newHandOver,
  nextDueAtMs,
  notReached,
  offered,
  planned,
  progressed,
  receiversToTell,
  receiverNotified,
} from '../../domain/hand-over/hand-over-progress';
import { lazyAlarm } from '../shared/alarm';
import {
  answerDueAt,
  moveProjects,
  nextDecider,
  noteHandOver,
  planHandOver,
  post,
} from './hand-over-activities';
import { handOverDetails } from './hand-over-details';
import { listen } from './hand-over-messages';
import { loopPasses } from '../shared/passes';
import { isRollOverDue } from '../shared/roll-over';
import { rollOver, watchForUpgrade } from '../shared/upgrade';

export type HandOverOutcome = Pick<HandOverState, 'handOverId' | 'status'> &
  ReturnType<typeof handOverCounts>;

/** Projects in one batch: enough to take some seconds, few enough that operators see the count go up. */
const batch = 25;

/** Versions begin with 0. */
const noVersion = -1;

/**
 * One hand-over: plans who gets what, asks each receiver once for everything, takes silence and refusals to a manager,
 * and moves what was accepted. Nothing is ever sent to whoever hands over. A cancel request has no effect: a hand-over
 * is called off by a message that says who does it.
 */
export async function handOver(input: HandOverInput): Promise<HandOverOutcome> {
  return CancellationScope.nonCancellable(() => run(input));
}

async function run({ request, carried }: HandOverInput): Promise<HandOverOutcome> {
  // 1. state: what continue-as-new carries; the projects themselves stay in the store
  const { handOverId, fromPersonId } = request;
  let state = carried?.state ?? newHandOver(request);
  let notifications: readonly NotificationRequest[] = carried?.notifications ?? [];
  /** The version being written, and whether a step is under way. */
  const underWay = { noting: noVersion, step: false };
  let notedVersion = noVersion;
  const passes = loopPasses();
  const alarm = lazyAlarm(passes.wake);

  /** Runs something beside the loop; the next pass looks at what it changed. */
  const aside = (work: Promise<void>): void => void work.then(passes.wake, passes.fail);
  const note = async ({ version }: HandOverState): Promise<void> => {
    underWay.noting = version;
    await noteHandOver(state);
    underWay.noting = noVersion;
    notedVersion = Math.max(notedVersion, version);
  };
  // notifications leave beside the loop: a mail server that is down holds up no decision
  const sent = new Set<string>();
  const send = async (asked: NotificationRequest): Promise<void> => {
    sent.add(asked.key);
    const { status } = await post(asked);
    notifications = notifications.filter(({ key }) => key !== asked.key);
    const isLost = status === 'failed' || status === 'skipped';
    if (isLost && asked.notification.kind === 'hand-over-offer') state = notReached(state, asked.personId);
  };
  const mail = (notification: NotificationRequest): void => {
    notifications = [...notifications, notification];
  };

  // 2. handlers: registered before the first await; they change the state and wake the loop
  const become = (next: HandOverState): void => {
    state = next;
    passes.wake();
  };
  const upgrade = watchForUpgrade(passes.wake);
  listen({
    current: () => state,
    become,
    isNoted: (version) => passes.done(() => Math.max(notedVersion, underWay.noting) >= version),
  });

  const plan = async (): Promise<void> => {
    const { parts } = await planHandOver(request);
    state = planned(state, parts);
  };
  const offer = async ({ partId }: HandOverPart): Promise<void> => {
    const dueAtMs = await answerDueAt({ personId: partId });
    state = offered(state, partId, dueAtMs);
    const isOffered = state.parts.some((part) => part.partId === partId && part.status === 'offered');
    if (!isOffered) return;
    const key = handOverNotificationKeys.offer(handOverId, partId);
    mail({ key, personId: partId, notification: { kind: 'hand-over-offer', handOverId } });
  };
  const ask = async ({ partId, receiverId, asked }: HandOverPart): Promise<void> => {
    const whom = await nextDecider({ receiverId, fromPersonId, asked });
    const before = state;
    state = managerAsked(state, partId, whom);
    if (!whom || state === before) return;
    const key = handOverNotificationKeys.decision(handOverId, partId, whom.managerId);
    const notification = { kind: 'hand-over-decision', handOverId, receiverId: partId } as const;
    mail({ key, personId: whom.managerId, notification });
  };
  const move = async (part: HandOverPart, toPersonId: string): Promise<void> => {
    const actor = part.decision?.actor ?? part.answer?.actor ?? request.requestedBy;
    const { partId } = part;
    const counts = await moveProjects.executeWithOptions(
      { summary: `projects → ${place.person(toPersonId)}` },
      [{ handOverId, fromPersonId, partId, toPersonId, actor, limit: batch }],
    );
    state = progressed(state, partId, counts);
  };
  const tell = (receiverId: string): void => {
    const theirs = state.parts.filter((part) => part.receiverId === receiverId);
    const hasMoved = theirs.some(({ moved, told }) => moved > 0 && !told);
    const notifiedBefore = theirs.filter(({ told }) => told).length;
    state = receiverNotified(state, receiverId);
    if (!hasMoved) return;
    const key = handOverNotificationKeys.done(handOverId, receiverId, notifiedBefore);
    mail({ key, personId: receiverId, notification: { kind: 'hand-over-done', handOverId } });
  };

  // 3. loop: roll over, write down, act, or wait
  const nextStep = (): (() => Promise<void>) | undefined => {
    if (state.status === 'planning') return plan;
    if (isOver(state)) return undefined;
    const isDue = ({ dueAtMs }: HandOverPart): boolean => dueAtMs !== null && dueAtMs <= Date.now();
    for (const part of state.parts) {
      if (part.status === 'planned') return () => offer(part);
      if (isDue(part)) return () => ask(part);
      const { receiverId: toPersonId } = part;
      if (part.status === 'accepted' && toPersonId !== null) return () => move(part, toPersonId);
    }
    return undefined;
  };
  const step = async (work: () => Promise<void>): Promise<void> => {
    underWay.step = true;
    await work();
    underWay.step = false;
  };
  const isNoted = (): boolean => notedVersion === state.version;
  const isIdle = (): boolean => !underWay.step && underWay.noting === noVersion;
  const isDone = (): boolean => isOver(state) && isIdle() && isNoted() && notifications.length === 0;
  for (;;) {
    await passes.waking();
    await passes.settled();
    passes.begin();
    if (isRollOverDue(upgrade) && isIdle()) {
      await passes.letGo();
      return rollOver<typeof handOver>({ request, carried: { state, notifications } });
    }
    receiversToTell(state).forEach(tell);
    setCurrentDetails(handOverDetails(state, request));
    if (!isNoted() && underWay.noting === noVersion) aside(note(state));
    // a notification refers to what is written, so it leaves after that
    if (isNoted())
      notifications.filter(({ key }) => !sent.has(key)).forEach((notification) => aside(send(notification)));
    // one step at a time, each from what is written
    const isFree = isNoted() && isIdle();
    const next = isFree ? nextStep() : undefined;
    if (next) aside(step(next));
    else if (isFree)
      alarm.setFor(nextDueAtMs(state), false, (atMs) => `answer due ${place.soon(atMs, fromPersonId)}`);
    if (!isDone()) continue;
    await passes.end();
    if (isDone()) return { handOverId, status: state.status, ...handOverCounts(state.parts) };
  }
}
