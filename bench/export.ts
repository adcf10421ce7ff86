import type mongoose from 'mongoose';
import { realDayMs } from '../domain/project/evolve/clocks';
import { fold } from '../domain/project/evolve/evolve';
import type { ProjectRow } from '../store/models/models';
import { documents } from '../store/projects/documents';
import { projectRow } from '../store/projects/project-rows';
import { milestone, simulate } from '../test/support/simulated-project';
import { gateMilestones, rules } from '../test/support/standard-playbook';
import { commandLine, runProgram } from '../tools/kit/run-program';
import { wholeNumber } from '../tools/milepost/kit/options';
import { timed, withApiOverRows } from './api-over-rows';

/**
 * How long it takes to export 100,000 projects through the API, against a bare cursor over the same rows in the same
 * order, on the embedded database: `npx tsx bench/export.ts`, or with fewer `--projects 20000`.
 */

const rowsAtOnce = 1_000;
const formats = ['csv', 'ndjson'] as const;

function main({ projects }: { readonly projects: number }): Promise<void> {
  return withApiOverRows('export', async ({ url, apiKey, models }) => {
    await documents(models).keep(rules);
    await fill(models.projects.collection, projects);
    const bare = await timed(projects, () => bareCursor(models.projects.collection));
    process.stdout.write(`${projects} projects: a bare cursor ${Math.round(bare)} ms\n`);
    for (const format of formats) {
      const took = await timed(projects, () =>
        linesOf(`${url}/v1/projects?format=${format}`, apiKey, format),
      );
      process.stdout.write(`as ${format} ${Math.round(took)} ms, ratio ${(took / bare).toFixed(2)}\n`);
    }
    process.stdout.write(
      `memory of the process at its highest: ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB\n`,
    );
  });
}

/** Young projects, each at one of five places. */
async function fill(collection: mongoose.Collection, projects: number): Promise<void> {
  const rowAt = (reached: number): ProjectRow => {
    const project = simulate({ openedAtMs: Date.now() - (5 + reached) * realDayMs });
    for (const key of gateMilestones.slice(0, reached)) project.tell(milestone(key));
    return projectRow(fold('project', project.events()));
  };
  const first = rowAt(0);
  const rows = [first, ...[1, 2, 3, 4].map(rowAt)];
  for (let from = 0; from < projects; from += rowsAtOnce) {
    const many = Array.from({ length: Math.min(rowsAtOnce, projects - from) }, (_, index) => {
      const n = from + index;
      const row = rows[n % rows.length] ?? first;
      const projectId = `project-${String(n).padStart(7, '0')}`;
      const openedAtMs = row.openedAtMs - n;
      return { ...row, _id: projectId, projectId, openedAtMs, state: { ...row.state, projectId } };
    });
    await collection.insertMany(many as never[], { ignoreUndefined: true });
  }
}

async function bareCursor(collection: mongoose.Collection): Promise<number> {
  let read = 0;
  const order = { openedAtMs: -1, projectId: -1 } as const;
  for await (const _ of collection.find().sort(order).batchSize(rowsAtOnce)) read += 1;
  return read;
}

/** The entries of an export, by their lines. */
async function linesOf(url: string, apiKey: string, format: 'csv' | 'ndjson'): Promise<number> {
  const { body } = await fetch(url, { headers: { Authorization: `Bearer ${apiKey}` } });
  let lines = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    for (const byte of chunk) if (byte === 10) lines += 1;
  }
  return format === 'csv' ? lines - 1 : lines;
}

const program = commandLine('export')
  .description('What an export of all projects costs against a bare cursor over their rows.')
  .option('--projects <n>', 'projects that are exported', wholeNumber(1, 1_000_000), 100_000)
  .action(main);
runProgram(program);
