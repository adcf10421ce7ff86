import type { Client } from '@temporalio/client';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type {
  HandOverMessage,
  HandOverPayloads,
  HandOverRequest,
} from '../../contracts/sandbox/hand-over-run';
import { handOverMemo, handOverTitle } from '../../contracts/sandbox/hand-over-run';
import { handOverWorkflowId, workflowTypes } from '../../contracts/sandbox/names';
import { titled } from '../../contracts/sandbox/search-attributes';
import type { HandOverStatus } from '../../domain/hand-over/hand-over-progress';
import { handOverRefusals, isOver, newHandOver } from '../../domain/hand-over/hand-over-progress';
import type { HandOverRecord } from '../../store/hand-overs';
import type { Store } from '../../store/store';
import { callBy, deliver } from '../../temporal/command-delivery';
import { problemKind } from '../kit/problems/problem-codes';
import { Problem } from '../kit/problems/problems';
import type { WaitForAnswer } from './project-commands';
import { untilShown } from './until-shown';

/** Starts hand-overs and passes on what people answer and decide. */
export interface HandOverCommands {
  /** @returns the hand-over that runs for the person, and whether this request started it */
  start(request: HandOverRequest): Promise<{ readonly id: string; readonly isNew: boolean }>;
  /**
   * Sends a message to a hand-over and waits until the store shows the result. `accepted`: no worker answers, and the
   * message is kept for the next one.
   *
   * @throws Problem when it is refused, or when Temporal cannot be reached
   */
  tell<Name extends HandOverMessage>(
    record: HandOverRecord,
    name: Name,
    payload: HandOverPayloads[Name],
    wait?: WaitForAnswer,
  ): Promise<{ readonly kind: 'answered' | 'accepted'; readonly status: HandOverStatus }>;
}

export interface HandOverCommandDeps {
  readonly client: Client;
  readonly taskQueue: string;
  /** How long to wait for a worker's answer, in milliseconds. */
  readonly waitMs: number;
  readonly store: Pick<Store, 'handOvers'>;
}

/** Limit for a start, and for reading what runs, in milliseconds. */
const startWaitMs = 4_000;

interface Receipt {
  readonly status: HandOverStatus;
  readonly version: number;
}

export function createHandOverCommands(deps: HandOverCommandDeps): HandOverCommands {
  const { client, store } = deps;
  return {
    start: (request) => start(deps, request),
    async tell(record, name, payload, { waitMs = deps.waitMs } = {}) {
      if (isOver(record.state)) throw ended(record);
      const handle = client.workflow.getHandle(handOverWorkflowId(record.fromPersonId));
      const args: [HandOverPayloads[typeof name]] = [{ ...payload, handOverId: record.id }];
      const update = () => handle.executeUpdate<Receipt, typeof args>(name, { args });
      const sent = await deliver(
        client,
        { update: () => refusalsAsProblems(update), signal: () => handle.signal(name, ...args) },
        waitMs,
      );
      switch (sent.kind) {
        case 'answered': {
          const { status, version } = sent.receipt;
          const isThere = (shown: HandOverRecord | null) => (shown?.state.version ?? 0) >= version;
          await untilShown(() => store.handOvers.read(record.id), isThere);
          return { kind: 'answered', status };
        }
        case 'accepted':
          return { kind: 'accepted', status: record.state.status };
        case 'failed': {
          const cause = sent.failure.kind === 'refused' ? undefined : sent.failure.error;
          if (sent.failure.kind === 'gone') throw ended(record, cause);
          throw new Problem('temporal-unavailable', 'Temporal cannot be reached: nothing was kept.', {
            headers: { 'Retry-After': '5' },
            cause,
          });
        }
      }
    },
  };
}

async function start(
  { client, taskQueue, store }: HandOverCommandDeps,
  request: HandOverRequest,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { handOverId: id, fromPersonId, reason, requestedBy } = request;
  // a repeat of a request whose hand-over may have ended since must not start another one
  if (await store.handOvers.read(id)) return { id, isNew: true };
  const { memo } = await callBy(client, Date.now() + startWaitMs, async () => {
    const handle = await client.workflow.start(workflowTypes.handOver, {
      workflowId: handOverWorkflowId(fromPersonId),
      taskQueue,
      args: [{ request }],
      memo: { [handOverMemo]: id },
      ...titled(handOverTitle(request), fromPersonId),
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    });
    return handle.describe();
  });
  const running = memo?.[handOverMemo];
  if (typeof running === 'string' && running !== id) return { id: running, isNew: false };
  // readable at once; should this process die first, the workflow's plan writes the same
  const state = newHandOver(request);
  await store.handOvers.begin({ id, fromPersonId, reason, requestedBy, startedAtMs: Date.now(), state });
  return { id, isNew: true };
}

/** Turns a hand-over's refusal into a problem; any other failure is left to the caller. */
async function refusalsAsProblems<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
    const type = cause instanceof ApplicationFailure ? cause.type : undefined;
    const code = handOverRefusals.find((known) => known === type);
    if (code === undefined || !cause) throw error;
    const { pointer } = problemKind(code);
    throw new Problem(code, cause.message, pointer ? { errors: [{ pointer, detail: cause.message }] } : {});
  }
}

function ended({ state }: HandOverRecord, cause?: unknown): Problem {
  const why: Readonly<Partial<Record<HandOverStatus, string>>> = {
    done: 'Everything has moved: nothing is left to answer or decide.',
    cancelled: 'The hand-over was called off: everything stays as it was.',
  };
  const detail =
    why[state.status] ?? 'Its workflow was stopped from outside: an operator has to look after it.';
  return new Problem('hand-over-ended', detail, { cause });
}
