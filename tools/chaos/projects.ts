import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { ClearError } from '../../embedded/processes/clear-error';
import type { ApiClient } from '../public-data/api-client';
import { postTo } from '../public-data/api-client';
import { customerId } from './company';
import type { Look } from './checks/look';
import { outcomeOf } from './load/senders';
import type { Sent } from './load/sent';

export interface OpeningDeps {
  readonly api: ApiClient;
  readonly apiKey: string;
  readonly look: Look;
  readonly signal: AbortSignal;
}

const openedSchema = z.looseObject({ projectId: z.string() });
const openedWithinMs = 60_000;
const lookEveryMs = 250;

/**
 * Opens projects through the API, and resolves when all of them have a document.
 *
 * @throws ClearError when one is not opened
 */
export async function openProjects(
  { api, apiKey, look, signal }: OpeningDeps,
  count: number,
  owners: readonly string[],
): Promise<Sent[]> {
  const opened = await Promise.all(
    Array.from({ length: count }, async (_, index): Promise<Sent> => {
      const body = { title: `Line ${index + 1}`, customerId, ownerId: owners[index % owners.length] };
      const startedAtMs = Date.now();
      const answer = await api.post({
        send: postTo('/v1/projects', body),
        idempotencyKey: `open-${index}`,
        apiKey,
      });
      if (answer.kind !== 'accepted')
        throw new ClearError(`Project ${index} was not opened: ${answer.reason}`);
      const { projectId } = openedSchema.parse(answer.body);
      const outcome = outcomeOf(answer);
      return { what: `open ${index}`, way: 'api', projectId, outcome, startedAtMs, endedAtMs: Date.now() };
    }),
  );
  const projectIds = opened.map(({ projectId }) => projectId);
  const giveUpAtMs = Date.now() + openedWithinMs;
  while ((await look.opened(projectIds)) < count) {
    if (Date.now() > giveUpAtMs) throw new ClearError('Projects were opened and have no document.');
    await delay(lookEveryMs, undefined, { signal });
  }
  return opened;
}
