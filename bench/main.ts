import { bundleWorkflowCode } from '@temporalio/worker';
import Table from 'cli-table3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { searchAttributeTypes } from '../contracts/sandbox/search-attributes';
import { openDataDir } from '../embedded/engines/data-dir';
import { startEngines, stopEngines } from '../embedded/engines/engines';
import { startTemporal } from '../embedded/engines/temporal-server';
import { quietRuntime } from '../test/support/quiet-runtime';
import { commandLine, runProgram } from '../tools/kit/run-program';
import { wholeNumber } from '../tools/milepost/kit/options';
import { buildWorkflowBundle, payloadConverterPath } from '../worker/bundle';
import type { Bulk } from './bulk';
import { measureBulk } from './bulk';
import type { Footprint } from './footprint';
import { measureFootprint } from './footprint';
import { measureHangingMail } from './hanging-mail';
import type { Latency } from './latency';
import { measureLatency } from './latency';
import type { Memory } from './memory';
import { measureMemory } from './memory';
import { measureSize } from './size';
import { measureThroughput } from './throughput';

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
  await withBundle(async ({ folder, code, bundlePath }) => {
    const { footprint, memory } = await onServer(folder, async (address) => {
      print('A nine-month project, day by day (half a minute) …');
      const footprint = await measureFootprint(address, code);
      print('Memory of 500 cached workflows, five times each (five minutes) …');
      return { footprint, memory: await measureMemory(address, bundlePath) };
    });
    print('Latency of milestones on the whole platform …');
    const latency = await measureLatency();
    print('Milestones in bulk on the whole platform …');
    const figures = figuresOf(footprint, memory, latency, await measureBulk());
    report(figures);
    print(
      `${footprint.messages} messages, ${footprint.mails} mails, ${footprint.followUps} follow-up checks fired`,
    );
    const result = { date: new Date().toISOString().slice(0, 10), node: process.version, figures, footprint };
    writeFileSync(path.join(__dirname, 'latest.json'), `${JSON.stringify(result, null, 2)}\n`);
  });
}

/** Both workflows in one bundle, in a folder that is gone afterwards. */
async function withBundle(
  measure: (made: {
    readonly folder: string;
    readonly code: string;
    readonly bundlePath: string;
  }) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'milepost-bench-'));
  try {
    const { code } = await bundleWorkflowCode({
      workflowsPath: require.resolve('./bench-workflows'),
      payloadConverterPath,
    });
    const bundlePath = path.join(folder, 'bundle.js');
    writeFileSync(bundlePath, code);
    await measure({ folder, code, bundlePath });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figure(what: string, milepost: number, baseline: number, limit: number): Figure {
  return { what, milepost, baseline, ratio: milepost / baseline, limit };
}

/** Prints figures; one above its limit ends the run with 1. */
function report(figures: readonly Figure[]): void {
  print(tableOf(figures));
  if (figures.some(({ ratio, limit }) => ratio > limit)) process.exitCode = 1;
}

/** `npm run bench -- footprint` */
async function footprintMain(): Promise<void> {
  quietRuntime();
  await withBundle(({ folder, code }) =>
    onServer(folder, async (address) => {
      const footprint = await measureFootprint(address, code);
      report(footprintFigures(footprint));
      print(JSON.stringify(footprint.milepost));
    }),
  );
}

/** `npm run bench -- mail` */
async function mailMain(): Promise<void> {
  quietRuntime();
  const dataDir = openDataDir('temporary', print);
  const ports = { temporal: 0, temporalUi: 0, mongodb: 0, smtp: 0, mailUi: 0 };
  const engines = await startEngines({
    dataDir: dataDir.path,
    ports,
    searchAttributes: searchAttributeTypes,
    temporary: true,
    headless: true,
    report: print,
  });
  try {
    print('Commands of 50 projects, with a mail server that answers and with one that hangs …');
    const { healthy, hanging, waiting } = await measureHangingMail({
      temporalAddress: engines.temporal.address,
      mongoUri: (database) => `${engines.mongodb.address}/${database}?directConnection=true`,
      bundle: await buildWorkflowBundle(),
    });
    report(
      (['p50Ms', 'p99Ms'] as const).map((part) => {
        const what = `command to ledger while mail hangs against healthy, ${part.slice(0, 3)} ms`;
        return figure(what, hanging[part], healthy[part], 1.2);
      }),
    );
    print(`${hanging.commands} commands each; ${waiting} mails were still waiting for the server that hangs`);
  } finally {
    await stopEngines(engines);
    dataDir.release();
  }
}

interface SizeAsked {
  readonly projects: number;
  readonly events: number;
}

/** `npm run bench -- size` */
async function sizeMain(asked: SizeAsked): Promise<void> {
  print(`${asked.projects} projects and ${asked.events} events are written …`);
  const size = await measureSize(asked, print);
  report([
    ...size.lists.map(({ what, p50Ms, byIdMs }) =>
      figure(`first page, ${what}, against the same by _id, p50 ms`, p50Ms, byIdMs, 2),
    ),
    figure('document of a busy project against 8 KB, bytes', size.busyDocumentBytes, 8_192, 1),
    figure(
      'start of the API beyond an empty one against 2 s, ms',
      size.start.fullMs - size.start.emptyMs,
      2_000,
      1,
    ),
    figure('memory of the API against 300 MB, bytes', size.apiBytes, 300 * 2 ** 20, 1),
  ]);
  print(
    `${size.projects} projects, ${size.events} events, written in ${Math.round(size.filledInMs / 1_000)} s`,
  );
}

/** `npm run bench -- throughput` */
async function throughputMain(): Promise<void> {
  quietRuntime();
  await withBundle(async ({ bundlePath }) => {
    print('Contacts of 16 clients, half a minute each way (two and a half minutes) …');
    const { bare, direct, viaApi, keyed } = await measureThroughput(bundlePath);
    // as times, so that a ratio above its limit is a fault here too
    const slower = (what: string, ours: number, baseline: number, atLeast: number): Figure =>
      figure(`${what}, ms a command`, 1_000 / ours, 1_000 / baseline, 1 / atLeast);
    report([
      slower('updates of projects against those of bare workflows', direct, bare, 0.7),
      slower('through the API against updates', viaApi, direct, 0.9),
      slower('the same with an Idempotency-Key', keyed, direct, 0.8),
    ]);
    const perSecond = { bare, direct, API: viaApi, 'API with keys': keyed };
    print(
      `commands a second: ${Object.entries(perSecond)
        .map(([way, count]) => `${way} ${count.toFixed(1)}`)
        .join(', ')}`,
    );
  });
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

function footprintFigures({ milepost, bare }: Footprint): Figure[] {
  return [
    figure('billed actions of a nine-month project', milepost.billedActions, bare.billedActions, 1.25),
    figure('history bytes of a nine-month project', milepost.bytes, bare.bytes, 1.45),
    figure('history events of a nine-month project', milepost.events, bare.events, 1.1),
  ];
}

function figuresOf(footprint: Footprint, memory: Memory, latency: Latency, bulk: Bulk): Figure[] {
  return [
    ...footprintFigures(footprint),
    figure(
      `bytes of a cached workflow (${memory.workflows} of them)`,
      memory.milepostBytes,
      memory.bareBytes,
      1.15,
    ),
    figure('milestone by API against a direct update, p50 ms', latency.apiMs, latency.directMs, 1.3),
    figure('the same with an Idempotency-Key, p50 ms', latency.keyedMs, latency.directMs, 1.3),
    figure(
      '500 milestones in one call against single calls of 16 clients, ms',
      bulk.bulkMs,
      bulk.callsMs,
      1 / 3,
    ),
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
      limit.toFixed(2),
      ratio <= limit ? 'ok' : 'ABOVE',
    ]);
  }
  return table.toString();
}

const program = commandLine('bench').description(
  'What Milepost costs, as ratios against a baseline of the same run. One above its limit ends the run with 1.',
);
program
  .command('ratios', { isDefault: true })
  .description('a nine-month project, memory and latency against those of a bare workflow (the default)')
  .action(main);
program
  .command('footprint')
  .description('the nine-month project alone: what its history and its billed actions come to')
  .action(footprintMain);
program.command('mail').description('what a mail server that hangs costs everything else').action(mailMain);
program
  .command('size')
  .description('what a large store costs')
  .option('--projects <n>', 'projects that are written', wholeNumber(1, 10_000_000), 100_000)
  .option('--events <n>', 'events of all of them', wholeNumber(1, 100_000_000), 1_000_000)
  .action(sizeMain);
program.command('throughput').description('how many commands a second there are').action(throughputMain);
runProgram(program);
