import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Memory that one more cached workflow takes in its worker, in bytes. */
export interface Memory {
  readonly workflows: number;
  readonly milepostBytes: number;
  readonly bareBytes: number;
}

const workflows = 500;

/** Open projects and bare workflows, each kind in a worker process of its own, measured alternately. */
export async function measureMemory(address: string, bundlePath: string): Promise<Memory> {
  const grown: Record<string, number[]> = { salesProject: [], bareProject: [] };
  for (let round = 0; round < 5; round += 1) {
    for (const [type, measured] of Object.entries(grown)) {
      measured.push(await measureOnce(address, bundlePath, type));
    }
  }
  const each = (type: string): number => Math.round(median(grown[type] ?? []) / workflows);
  return { workflows, milepostBytes: each('salesProject'), bareBytes: each('bareProject') };
}

async function measureOnce(address: string, bundlePath: string, type: string): Promise<number> {
  const script = path.join(__dirname, 'memory-worker.ts');
  const args = ['--import', 'tsx', script, address, bundlePath, type, String(workflows)];
  const { stdout } = await run(process.execPath, args, { timeout: 180_000 });
  const { grown, cached } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as {
    grown: number;
    cached: number;
  };
  if (cached < workflows)
    throw new Error(`Only ${cached} of ${workflows} workflows were cached: nothing was measured.`);
  return grown;
}

/** The middle value; for an even number of values the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
