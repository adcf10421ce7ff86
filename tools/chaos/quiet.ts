import { setTimeout as delay } from 'node:timers/promises';
import type { Platform } from '../../embedded/platform/platform';
import type { Look } from './checks/look';

export interface QuietDeps {
  readonly platform: Pick<Platform, 'processes'>;
  readonly look: Look;
  readonly projectIds: readonly string[];
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  readonly mailPatienceMs: number;
}

const quietWithinMs = 120_000;
const lookEveryMs = 1_000;

/**
 * Resolves when all processes are up, ledger, documents and workflows agree and no email waits; or when the time is up,
 * and the checks then find what does not agree.
 */
export async function waitForQuiet(deps: QuietDeps): Promise<void> {
  const { platform, look, projectIds, say, mailPatienceMs } = deps;
  const isQuiet = await within(deps, quietWithinMs, async () => {
    const areUp = platform.processes.every(({ isUp }) => isUp);
    return areUp && (await look.areQuiet(projectIds));
  });
  if (!isQuiet) say(`Not quiet after ${quietWithinMs / 1_000} s`);
  const areSent = await within(deps, mailPatienceMs, async () => (await look.waitingMails()) === 0);
  if (!areSent) say(`${await look.waitingMails()} mails still wait`);
  // a mail that could not be sent makes an event, and with it another revision
  if (isQuiet) await within(deps, quietWithinMs, () => look.areQuiet(projectIds));
}

/** Whether it became true in time. */
async function within(
  { signal }: QuietDeps,
  limitMs: number,
  isTrue: () => Promise<boolean>,
): Promise<boolean> {
  const giveUpAtMs = Date.now() + limitMs;
  for (;;) {
    // a database that has just come back may refuse the first call
    if (await isTrue().catch(() => false)) return true;
    if (Date.now() > giveUpAtMs) return false;
    await delay(lookEveryMs, undefined, { signal });
  }
}
