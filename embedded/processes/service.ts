import { checkoutDir } from './folders';
import { supervise, type Supervised, type SupervisedSpec } from './supervised';

export interface ServiceSpec extends Pick<
  SupervisedSpec,
  'name' | 'env' | 'logFile' | 'graceMs' | 'report' | 'answers'
> {
  /** file of its entry point; one in TypeScript is compiled as it starts */
  entry: string;
}

/** Worker or API, as a process of its own. */
export type Service = Supervised;

const startLimitMs = 120_000;

/**
 * Starts a service and resolves when it answers; it is restarted when it ends.
 *
 * @throws NotReadyError when it ends before it ever answered, with the end of its log
 */
export async function startService({ entry, ...spec }: ServiceSpec): Promise<Service> {
  return supervise({
    ...spec,
    startLimitMs,
    ownerOnly: true,
    command: process.execPath,
    args: entry.endsWith('.ts') ? ['--import', 'tsx', entry] : [entry],
    cwd: checkoutDir,
  });
}
