/** `npm run demo`: more than a year of sales, from public data, in a few minutes on the whole platform. */
import type { Platform } from '../../embedded/platform/platform';
import { startPlatform } from '../../embedded/platform/platform';
import { stopOnSignal } from '../../embedded/processes/shutdown';
import { runProgram } from '../kit/run-program';
import type { DemoOptions } from './options';
import { createProgram } from './options';
import { sightLines } from './sights';
import { runDemo } from './run-demo';
import type { Terminal } from './terminal';
import { openTerminal } from './terminal';

/** What a shell gives for a program that was ended by Ctrl-C. */
const interruptedCode = 130;

async function run(options: DemoOptions): Promise<void> {
  const startedAtMs = Date.now();
  const terminal = openTerminal(process.stdout);
  const stopping = new AbortController();
  const print = (line: string): void => terminal.print(line);

  print('Starting Milepost for the demo');
  const starting = startPlatform({
    dataDir: 'temporary',
    ports: 'free',
    dayMs: options.dayMs,
    report: print,
  });
  let exitCode = interruptedCode;
  stopOnSignal(async () => {
    stopping.abort();
    toErrors('Stopping. Press Ctrl-C again to end everything at once.');
    // what has not started yet is let start, so that nothing is left behind
    const platform = await starting.catch(() => undefined);
    await platform?.stop();
    process.exit(exitCode);
  }, toErrors);

  try {
    const platform = await starting;
    const { signal } = stopping;
    signal.throwIfAborted();
    places(platform, terminal);
    const { summary, reasons, sights } = await runDemo({ options, platform, terminal, startedAtMs, signal });
    exitCode = reasons.length === 0 ? 0 : 1;
    for (const line of verdict(reasons)) print(line);
    if (options.keepOpen) {
      print('');
      places(platform, terminal);
      for (const line of sightLines(sights, platform.apiUrl)) print(line);
      print('Everything stays up to be looked at. Ctrl-C stops it.');
    } else await platform.stop();
    if (options.json) print(JSON.stringify(summary));
    if (!options.keepOpen) process.exitCode = exitCode;
  } catch (error) {
    // a run that is being stopped ends by its signal
    if (stopping.signal.aborted) return;
    await (await starting.catch(() => undefined))?.stop();
    throw error;
  }
}

/** Where everything can be looked at. */
function places({ apiUrl, temporalUiUrl, inboxUrl, dataDir }: Platform, terminal: Terminal): void {
  terminal.print(`API            ${apiUrl}`);
  if (temporalUiUrl !== undefined) terminal.print(`Temporal UI    ${temporalUiUrl}`);
  if (inboxUrl !== undefined) terminal.print(`mail inbox     ${inboxUrl}`);
  terminal.print(`logs           ${dataDir}/logs`);
}

function verdict(reasons: readonly string[]): string[] {
  if (reasons.length === 0) return ['All is as it should be.'];
  return ['Not as it should be:', ...reasons.map((reason) => `- ${reason}`)];
}

/** After the summary, standard output is left alone: its last line may be read by a program. */
function toErrors(line: string): void {
  process.stderr.write(`${line}\n`);
}

runProgram(createProgram(run));
