import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportMapping } from '../contracts/wire/import-mappings';
import type { ImportOnWire } from '../contracts/wire/imports';
import type { Platform } from '../embedded/platform/platform';
import { startPlatform } from '../embedded/platform/platform';
import { prepareInstallation } from '../embedded/platform/seed';
import { createRunner } from '../tools/milepost/kit/command';
import { openInstallation } from '../tools/milepost/kit/installation';
import { createProgram } from '../tools/milepost/program';

/**
 * How long imports take on the whole platform, and how much memory worker and API have at most: the public CRM data (35
 * people, 85 accounts, 8,800 opportunities) by one command, and customers that are made up.
 *
 * `npx tsx bench/imports.ts [customers] [opportunities]`
 */

const customers = Number(process.argv[2] ?? 100_000);
const opportunities = Number(process.argv[3] ?? 8_800);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const dataDir = path.join(__dirname, '..', 'data', 'crm-opportunities');

type Fields = ImportMapping['fields'];
const forNew = { timeZone: { value: 'Asia/Taipei' }, language: { value: 'en' } } satisfies Fields;

async function main(): Promise<void> {
  const platform = await startPlatform({ dataDir: 'temporary', ports: 'free', dayMs: 86_400_000 });
  try {
    const { apiKey } = await prepareInstallation(platform);
    const call = async (method: string, at: string, body?: object | Buffer): Promise<unknown> => {
      const isFile = Buffer.isBuffer(body);
      const response = await fetch(`${platform.apiUrl}/v1${at}`, {
        method,
        headers: {
          'Content-Type': isFile ? 'text/csv' : 'application/json',
          Authorization: `Bearer ${apiKey}`,
        },
        ...(body && { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${at}: ${response.status} ${await response.text()}`);
      return response.json();
    };
    const importOf = async (
      name: string,
      mapping: Omit<ImportMapping, 'name'>,
      file: Buffer,
    ): Promise<void> => {
      await call('PUT', `/import-mappings/${name}`, mapping);
      const { id } = (await call('POST', '/imports', { mapping: name })) as ImportOnWire;
      const seconds: number[] = [];
      let found = (await call('PUT', `/imports/${id}/file`, file)) as ImportOnWire;
      for (const phase of ['check', 'commit'] as const) {
        const began = performance.now();
        if (phase === 'commit') await call('POST', `/imports/${id}/commit`);
        do {
          await pause(200);
          found = (await call('GET', `/imports/${id}`)) as ImportOnWire;
        } while (found[phase].endedAt === null);
        seconds.push((performance.now() - began) / 1_000);
        if (found.status === 'failed') throw new Error(JSON.stringify(found.problem));
      }
      const { rows, created, changed, same, refused } = found.commit;
      const isWhole = rows === created + changed + same + refused;
      print(
        `${name}: ${rows} rows (${created} new, ${changed} changed, ${same} same, ${refused} refused${isWhole ? '' : ', NOT ALL'}): ` +
          `dry run ${seconds[0]?.toFixed(1)} s, import ${seconds[1]?.toFixed(1)} s; ` +
          `at most worker ${peak(platform.worker.pid)}, API ${peak(platform.api.pid)}`,
      );
    };

    if (opportunities > 0) await importSetOf(platform, opportunities);
    const made = Array.from(
      { length: customers },
      (_, at) =>
        `${at},第${at}號精密工業股份有限公司,${'ABC'[at % 3]},${at % 900},台北市信義區松仁路 ${at} 號`,
    );
    await importOf(
      'made-up-customers',
      {
        kind: 'customers',
        system: 'erp',
        fields: {
          reference: { column: 'no' },
          name: { column: 'name' },
          class: { column: 'class' },
          employees: { column: 'staff' },
          address: { column: 'address' },
          ...forNew,
        },
      },
      Buffer.from(`no,name,class,staff,address\n${made.join('\n')}\n`),
    );
  } finally {
    await platform.stop();
  }
}

/** The public files, by one command as an operator gives it, and once more: that changes nothing. */
async function importSetOf(platform: Platform, count: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'milepost-import-set-'));
  try {
    cpSync(dataDir, folder, { recursive: true });
    const pipeline = path.join(folder, 'sales_pipeline.csv');
    const lines = readFileSync(pipeline, 'utf8').split('\n');
    writeFileSync(pipeline, lines.slice(0, count + 1).join('\n'));
    for (const time of ['first', 'second']) {
      const began = performance.now();
      await commandLine(platform, ['import-set', folder]);
      const seconds = (performance.now() - began) / 1_000;
      print(
        `the ${time} time: ${seconds.toFixed(1)} s; at most worker ${peak(platform.worker.pid)}, API ${peak(platform.api.pid)}; ` +
          `load ${os.loadavg()[0]?.toFixed(1)} on ${os.cpus().length} cores; seconds of CPU so far: ${cpuSeconds(process.pid)}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function commandLine(platform: Platform, args: readonly string[]): Promise<void> {
  const output = { out: print, err: print, columns: 120, isWatched: false };
  const env = {
    MILEPOST_MONGODB_URI: platform.mongoUri,
    TEMPORAL_ADDRESS: platform.temporalAddress,
  };
  const run = createRunner({
    output,
    signal: new AbortController().signal,
    isVerbose: () => true,
    exit: () => undefined,
    open: () => openInstallation({ env, origin: 'of the measurement' }),
  });
  await createProgram(run, output, {}).parseAsync(args, { from: 'user' });
}

/** Seconds of CPU of all processes below one, by program: on a busy machine they tell more than the clock. */
function cpuSeconds(pid: number): string {
  const ticksASecond = 100;
  const byProgram = new Map<string, number>();
  const add = (each: string): void => {
    try {
      const words = readFileSync(`/proc/${each}/cmdline`, 'utf8').split('\0');
      const fields = readFileSync(`/proc/${each}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      const name = path.basename(
        words.find((word) => /main\.|nx-27017|temporal$|mongod$|maildev/.test(word)) ?? 'else',
      );
      const folder = words.find((word) => /(worker|api)\/main/.test(word))
        ? path.basename(path.dirname(words.find((word) => word.includes('main.')) ?? ''))
        : name;
      byProgram.set(
        folder,
        (byProgram.get(folder) ?? 0) + (Number(fields[11]) + Number(fields[12])) / ticksASecond,
      );
      for (const task of readFileSync(`/proc/${each}/task/${each}/children`, 'utf8').trim().split(' ')) {
        if (task !== '') add(task);
      }
    } catch {
      // it has ended meanwhile
    }
  };
  add(String(pid));
  return [...byProgram].map(([name, seconds]) => `${name} ${seconds.toFixed(0)}`).join(', ');
}

/** The most memory that a process has had; one that guards another counts as that. */
function peak(pid: number | undefined): string {
  if (pid === undefined) return 'unknown';
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  const sizes = [String(pid), ...children.filter((each) => each !== '')].map((each) => {
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${each}/status`, 'utf8')) ?? [];
    return Number(kilobytes);
  });
  return `${Math.round(Math.max(...sizes) / 1_024)} MB`;
}

void main();
