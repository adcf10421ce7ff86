import type { Client } from '@temporalio/client';
import type { Store } from '../../store/store';

/** How long a dependency may take to answer before it counts as down, in milliseconds. */
const patienceMs = 2_000;

export type PartState = 'up' | 'down';

/** Whether the API's dependencies answer. */
export interface Readiness {
  readonly isReady: boolean;
  readonly mongodb: PartState;
  readonly temporal: PartState;
}

/** Asks MongoDB and Temporal whether they are there. */
export async function checkReadiness(store: Pick<Store, 'ping'>, client: Client): Promise<Readiness> {
  const [mongodb, temporal] = await Promise.all([
    answers(() => store.ping()),
    answers(() =>
      client.withDeadline(Date.now() + patienceMs, () => client.workflowService.getSystemInfo({})),
    ),
  ]);
  return { isReady: mongodb === 'up' && temporal === 'up', mongodb, temporal };
}

async function answers(ask: () => Promise<unknown>): Promise<PartState> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<PartState>((resolve) => {
    timer = setTimeout(() => resolve('down'), patienceMs);
  });
  // why it is down is in the logs of whatever needs it; here only the fact counts
  const asked = ask().then(
    (): PartState => 'up',
    (): PartState => 'down',
  );
  const state = await Promise.race([asked, late]);
  clearTimeout(timer);
  return state;
}
