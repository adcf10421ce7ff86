import { bundleWorkflowCode } from '@temporalio/worker';
import Table from 'cli-table3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { searchAttributeTypes } from '../contracts/search-attributes';
import { startTemporal } from '../embedded/temporal-server';
import { quietRuntime } from '../test/support/quiet-runtime';
import { payloadConverterPath } from '../worker/bundle';
import type { Footprint } from './footprint';
import { measureFootprint } from './footprint';
import type { Latency } from './latency';
import { measureLatency } from './latency';
import type { Memory } from './memory';
import { measureMemory } from './memory';

/** `npm run bench`: what Milepost costs, as ratios against a baseline of the same run. */

interface Figure {
  readonly what: string;
  readonly milepost: number;
  readonly baseline: number;
  readonly ratio: number;
  /** The ratio must not be above it. */
  readonly limit: number;
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(): Promise<void> {
  quietRuntime();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'milepost-bench-'));
  try {
    const { code } = await bundleWorkflowCode({
      workflowsPath: require.resolve('./bench-workflows'),
      payloadConverterPath,
    });
    const bundlePath = path.join(folder, 'bundle.js');
    writeFileSync(bundlePath, code);
    const { footprint, memory } = await onServer(folder, async (address) => {
      print('A nine-month project, day by day (half a minute) …');
      const footprint = await measureFootprint(address, code);
      print('Memory of 500 cached workflows, three times each …');
      return { footprint, memory: await measureMemory(address, bundlePath) };
    });
    print('Latency of milestones on the whole platform …');
    const figures = figuresOf(footprint, memory, await measureLatency());
    print(tableOf(figures));
    print(
      `${footprint.messages} messages, ${footprint.mails} mails, ${footprint.followUps} follow-up checks fired`,
    );
    const result = { date: new Date().toISOString().slice(0, 10), node: process.version, figures, footprint };
    writeFileSync(path.join(__dirname, 'latest.json'), `${JSON.stringify(result, null, 2)}\n`);
    if (figures.some(({ ratio, limit }) => ratio > limit)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onServer<T>(folder: string, measure: (address: string) => Promise<T>): Promise<T> {
  const options = { port: 0, uiPort: 'none', logFile: path.join(folder, 'temporal.log') } as const;
  const temporal = await startTemporal({ ...options, searchAttributes: searchAttributeTypes }, print);
  try {
    return await measure(temporal.address);
  } finally {
    await temporal.stop();
  }
}

function figuresOf({ milepost, bare }: Footprint, memory: Memory, latency: Latency): Figure[] {
  const figure = (what: string, ours: number, baseline: number, limit: number): Figure => ({
    what,
    milepost: ours,
    baseline,
    ratio: ours / baseline,
    limit,
  });
  return [
    figure('billed actions of a nine-month project', milepost.billedActions, bare.billedActions, 1.5),
    figure('history bytes of a nine-month project', milepost.bytes, bare.bytes, 1.5),
    figure('history events of a nine-month project', milepost.events, bare.events, 1.5),
    figure(
      `bytes of a cached workflow (${memory.workflows} of them)`,
      memory.milepostBytes,
      memory.bareBytes,
      1.25,
    ),
    figure('milestone by API against a direct update, p50 ms', latency.apiMs, latency.directMs, 1.5),
  ];
}

function tableOf(figures: readonly Figure[]): string {
  const table = new Table({
    head: ['what', 'Milepost', 'baseline', 'ratio', 'at most', ''],
    style: { head: [], border: [] },
  });
  const round = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 });
  for (const { what, milepost, baseline, ratio, limit } of figures) {
    table.push([
      what,
      round(milepost),
      round(baseline),
      ratio.toFixed(2),
      limit,
      ratio <= limit ? 'ok' : 'ABOVE',
    ]);
  }
  return table.toString();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
