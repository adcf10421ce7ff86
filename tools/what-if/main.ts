/** `npm run whatif`: what the clock would have done under other days, to public data or to the projects of an installation. */
import { writeFileSync } from 'node:fs';
import os from 'node:os';

import { crossProblems } from '../../playbooks/playbook-checks';
import { changedClocks } from '../../what-if/model/rules';
import { loadPlaybookFile, standardPlaybookFile } from '../../playbooks/playbook-files';
import { ClearError } from '../../embedded/processes/clear-error';
import { runProgram } from '../kit/run-program';
import { chartOf } from './chart';
import { daysText } from './figures';
import { runLedgers } from './ledger-run';
import type { WhatIfCommand } from './options';
import { comparedContactDays, createProgram } from './options';
import type { Comparison } from './outcome';
import { runInProcesses } from './processes';
import { publicAssumptions, runPart } from './public-run';
import { publish, publishedFiles, samplePart } from './readme';
import { comparisonText } from './tables';

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** More processes than that wait for memory more than they help. */
const mostProcesses = 8;

async function run(command: WhatIfCommand): Promise<void> {
  const startedAtMs = performance.now();
  const comparison = await (command.source === 'public'
    ? runPublic(command)
    : runLedgers(command.changes, Date.now()));
  const seconds = ((performance.now() - startedAtMs) / 1_000).toFixed(1);

  if (command.svgFile !== undefined) writeFileSync(command.svgFile, chartOf(comparison.outcomes));
  if (command.json) return void print(JSON.stringify(comparison));
  const { judgeDays: _, ...days } = command.changes[0] ?? {};
  const named = daysText(days);
  if (named !== '') print(`Days beside those in the table: ${named}. All others are as in the playbook.`);
  print(comparisonText(comparison));
  print(`\n${seconds} seconds`);
  if (command.updateReadme) print(`Written: ${Object.values(publishedFiles).join(', ')}`);
}

async function runPublic({ changes, contactsEvery, seed, updateReadme }: WhatIfCommand): Promise<Comparison> {
  await requireSound(changes);
  const means = updateReadme ? comparedContactDays : contactsEvery;
  const run = { changes, contacts: means.map((meanDays) => ({ meanDays, seed })) };
  const processes = Math.min(os.availableParallelism(), mostProcesses);
  const outcomes = await runInProcesses(run, processes);
  if (updateReadme) {
    publish({ outcomes, sample: { part: samplePart, outcomes: await runPart(run, samplePart) } });
  }
  return { outcomes, assumptions: publicAssumptions };
}

/** Refuses days that the standard playbook could not have. */
async function requireSound(changes: WhatIfCommand['changes']): Promise<void> {
  const { rules } = await loadPlaybookFile(standardPlaybookFile());
  const problems = changes.flatMap((change) => {
    const clocks = changedClocks(rules.clocks, change);
    const stages = rules.stages.map(({ key }) => ({ key }));
    return [...crossProblems({ clocks, stages })].filter(({ path }) => path[0] === 'clocks');
  });
  if (problems.length === 0) return;
  const lines = [...new Set(problems.map(({ message }) => message))];
  throw new ClearError(`With the other days of the standard playbook: ${lines.join('; ')}.`);
}

runProgram(createProgram(run));
