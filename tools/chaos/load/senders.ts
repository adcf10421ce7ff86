import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { z } from 'zod';
import { projectWorkflowId } from '../../../contracts/sandbox/names';
import type { ApiAnswer, ApiClient } from '../../public-data/api-client';
import { postTo } from '../../public-data/api-client';
import { commandFailure } from '../../../temporal/command-failures';
import type { PlannedCommand, ShapedCommand } from './commands';
import type { Outcome } from './sent';
import { sources } from './sent';

/** Sends one command in its way, and repeats it until it has a final answer. */
export type Send = (
  planned: Pick<PlannedCommand, 'index' | 'name' | 'way'>,
  shaped: ShapedCommand,
  projectId: string,
) => Promise<Outcome>;

export interface SenderDeps {
  readonly api: ApiClient;
  readonly apiKey: string;
  readonly client: Client;
  /** Names the run in keys and ids. */
  readonly run: string;
  /** Ends the repeats. */
  readonly signal: AbortSignal;
}

export function openSender(deps: SenderDeps): Send {
  const { api, apiKey, run, signal } = deps;
  return async (planned, shaped, projectId) => {
    const id = `${run}-${planned.index}`;
    if (planned.way === 'signal') return signalled(deps, planned.name, shaped.fields, projectId, id);
    const path = `/v1/projects/${projectId}${shaped.path}`;
    const answer = await api
      .post({ send: postTo(path, shaped.body), idempotencyKey: id, apiKey })
      .catch((error: unknown): ApiAnswer => {
        if (signal.aborted) return { kind: 'unanswered', reason: 'the run has ended', repeats: 0 };
        throw error;
      });
    return outcomeOf(answer);
  };
}

const carriedOutSchema = z.looseObject({ commandId: z.string(), revision: z.int() });
const keptSchema = z.looseObject({ commandId: z.string() });

export function outcomeOf(answer: ApiAnswer): Outcome {
  switch (answer.kind) {
    case 'accepted': {
      if (answer.status === 202) return { kind: 'kept', ...pick(keptSchema.parse(answer.body)) };
      const { commandId, revision } = carriedOutSchema.parse(answer.body);
      return { kind: 'carried-out', commandId, revision };
    }
    case 'refused':
      return { kind: 'refused', code: answer.code };
    case 'unanswered':
      return { kind: 'unanswered' };
  }
}

function pick({ commandId }: z.infer<typeof keptSchema>): { commandId: string } {
  return { commandId };
}

const signalLimitMs = 5_000;
const pausesMs = { first: 100, longest: 2_000 } as const;

/** As another program does it: the same payload with the same id until Temporal has taken it. */
async function signalled(
  { client, signal }: SenderDeps,
  name: string,
  fields: object,
  projectId: string,
  commandId: string,
): Promise<Outcome> {
  const payload = { ...fields, commandId, actor: 'chaos-program', source: sources.signal, at: Date.now() };
  const handle = client.workflow.getHandle(projectWorkflowId(projectId));
  for (
    let pauseMs: number = pausesMs.first;
    !signal.aborted;
    pauseMs = Math.min(pauseMs * 2, pausesMs.longest)
  ) {
    try {
      await client.withDeadline(Date.now() + signalLimitMs, () => handle.signal(name, payload));
      return { kind: 'kept', commandId };
    } catch (error) {
      const failure = commandFailure(error);
      if (failure.kind === 'gone') return { kind: 'refused', code: 'workflow-not-found', commandId };
      await delay(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
  return { kind: 'unanswered', commandId };
}
