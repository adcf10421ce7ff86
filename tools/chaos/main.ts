/** `npm run chaos`: commands and kills on a whole platform, and then whether every acknowledged command is there once. */
import { startPlatform } from '../../embedded/platform/platform';
import { stopOnSignal } from '../../embedded/processes/shutdown';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { runProgram } from '../kit/run-program';
import { exitCodes } from '../milepost/kit/exit-codes';
import { jsonText, terminal } from '../milepost/kit/output';
import type { ChaosOptions } from './options';
import { createProgram } from './options';
import { reportText } from './report';
import { runChaos } from './run-chaos';

async function run(options: ChaosOptions): Promise<void> {
  const startedAtMs = Date.now();
  const output = terminal();
  const say = (line: string): void => {
    const seconds = ((Date.now() - startedAtMs) / 1_000).toFixed(1).padStart(6);
    output.err(`${seconds} s  ${line}`);
  };
  const stopping = new AbortController();
  const { signal } = stopping;
  say('Starting Milepost');
  const starting = startPlatform({
    dataDir: 'temporary',
    ports: 'free',
    dayMs: realDayMs,
    ...(options.build !== null && { build: options.build }),
    ...(options.verbose && { report: say }),
  });
  stopOnSignal(async () => {
    stopping.abort();
    output.err('Stopping. Press Ctrl-C again to end everything at once.');
    // what has not started yet is let start, so that nothing is left behind
    await (await starting.catch(() => undefined))?.stop();
    process.exit(exitCodes.interrupted);
  }, output.err);

  try {
    const platform = await starting;
    signal.throwIfAborted();
    const report = await runChaos({ options, platform, say, startedAtMs, signal });
    const keptAs = report.holds ? undefined : platform.keepData();
    await platform.stop();
    if (keptAs !== undefined) output.err(`Data and logs were kept in ${keptAs}`);
    output.out(
      options.json ? jsonText({ ...report, dataDir: keptAs ?? null }) : reportText(report, output.columns),
    );
    process.exitCode = report.holds ? exitCodes.ok : exitCodes.failed;
  } catch (error) {
    // a run that is being stopped ends by its signal
    if (signal.aborted) return;
    const platform = await starting.catch(() => undefined);
    const keptAs = platform?.keepData();
    await platform?.stop();
    if (keptAs !== undefined) output.err(`Data and logs were kept in ${keptAs}`);
    throw error;
  }
}

runProgram(createProgram(run));
