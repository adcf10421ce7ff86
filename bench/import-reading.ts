import { parse } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import { bytesSource } from '../imports/reading/source';
import type { Source } from '../imports/reading/source';
import { openTable } from '../imports/reading/table';

/**
 * How long a large CSV takes to read, against csv-parse alone over the same bytes, and the most memory the process had.
 *
 * `npx tsx bench/import-reading.ts [rows]`
 */

const rows = Number(process.argv[2] ?? 100_000);

/** A CSV that is made while it is read: nothing of it is kept. */
function madeSource(): Source {
  const head = '客戶代號,公司名稱,等級,電話,地址,備註\n';
  const lineOf = (at: number): string =>
    `C-${at},"第${at}號精密工業股份有限公司",${'ABC'[at % 3]},+886 2 2345 ${1_000 + (at % 9_000)},台北市信義區松仁路 ${at} 號,"說「好」, 再議"\n`;
  async function* all(): AsyncGenerator<Buffer> {
    yield await Promise.resolve(Buffer.from(head));
    for (let at = 0; at < rows; at += 500) {
      let part = '';
      for (let each = at; each < Math.min(rows, at + 500); each += 1) part += lineOf(each);
      yield Buffer.from(part);
    }
  }
  let size = Buffer.byteLength(head);
  for (let at = 0; at < rows; at += 1) size += Buffer.byteLength(lineOf(at));
  return {
    size,
    async *read(from, to) {
      let place = 0;
      for await (const part of all()) {
        const [begin, end] = [Math.max(0, from - place), Math.min(part.length, to - place)];
        if (begin < end) yield part.subarray(begin, end);
        place += part.length;
        if (place >= to) return;
      }
    },
  };
}

async function bare(source: Source): Promise<number> {
  let count = 0;
  const parser = pipeline(Readable.from(source.read(0, source.size)), parse(), () => undefined);
  for await (const _record of parser) count += 1;
  return count - 1;
}

async function ours(source: Source): Promise<number> {
  let count = 0;
  for await (const _row of (await openTable(source)).rows()) count += 1;
  return count;
}

async function timed(work: () => Promise<number>): Promise<number> {
  const began = performance.now();
  const count = await work();
  if (count !== rows) throw new Error(`Read ${count} rows of ${rows}.`);
  return performance.now() - began;
}

async function main(): Promise<void> {
  const source = madeSource();
  const small = bytesSource(Buffer.from('a\n1\n'));
  await (await openTable(small)).rows().next();
  const alone: number[] = [];
  const whole: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    alone.push(await timed(() => bare(source)));
    whole.push(await timed(() => ours(source)));
  }
  const [bareMs, oursMs] = [Math.min(...alone), Math.min(...whole)];
  const peak = process.resourceUsage().maxRSS / 1_024;
  const line =
    `${rows} rows, ${(source.size / 1_048_576).toFixed(1)} MB: csv-parse alone ${bareMs.toFixed(0)} ms, ` +
    `with encoding, limits and lines ${oursMs.toFixed(0)} ms (${(oursMs / bareMs).toFixed(2)} times); ` +
    `peak memory ${peak.toFixed(0)} MB`;
  process.stdout.write(`${line}\n`);
}

void main();
